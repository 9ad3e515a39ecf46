// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/elidedlabel.h"

#include "ui/theme/colours.h"

#include <QPainter>

#include <algorithm>

namespace stemma {

ElidedLabel::ElidedLabel(const QString &name, Role role, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
{
    setObjectName(name);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ElidedLabel::setText(const QString &text, const QString &fullText)
{
    const QString tip = fullText.isEmpty() ? text : fullText;
    if (text == m_text && tip == toolTip())
        return;
    m_text = text;
    setToolTip(tip);
    setAccessibleName(tip);
    updateGeometry();
    update();
}

void ElidedLabel::setRole(Role role)
{
    m_role = role;
    update();
}

void ElidedLabel::setBold(bool bold)
{
    QFont own = font();
    own.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    setFont(own);
}

QSize ElidedLabel::sizeHint() const
{
    return QSize(fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height() + 4);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int few = fontMetrics().averageCharWidth() * 10;
    return QSize(std::min(few, sizeHint().width()), sizeHint().height());
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Colours::of(palette())(m_role));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideMiddle, width()));
}

} // namespace stemma
