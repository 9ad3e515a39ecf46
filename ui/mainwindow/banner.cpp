// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/banner.h"

#include "ui/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace stemma {

namespace {

struct Look
{
    Glyph glyph;
    Role role;
    Role base;
};

Look lookOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return {Glyph::Error, Role::Danger, Role::DangerBase};
    case Severity::Warning:
        return {Glyph::Warning, Role::Caution, Role::CautionBase};
    case Severity::Info:
        break;
    }
    return {Glyph::Info, Role::Info, Role::InfoBase};
}

QString buttonText(BannerAction action)
{
    return action == BannerAction::Retry ? Banner::tr("Retry") : Banner::tr("Not Now");
}

QString buttonName(BannerAction action)
{
    return action == BannerAction::Retry ? QStringLiteral("bannerRetry") : QStringLiteral("bannerNotNow");
}

} // namespace

Banner::Banner(const BannerText &text, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_icon(new QLabel)
    , m_label(new QLabel(text.sentence))
{
    setObjectName(text.id);
    m_label->setObjectName(QStringLiteral("bannerLabel"));
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setToolTip(text.details);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 7, 12, 7);
    layout->setSpacing(10);
    layout->addWidget(m_icon);
    layout->addWidget(m_label, 1);
    for (const BannerAction action : text.actions) {
        auto *button = new QPushButton(buttonText(action));
        button->setObjectName(buttonName(action));
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this,
                [this, action] { emit actionTriggered(m_text.id, action); });
    }
    dress();
}

void Banner::paintEvent(QPaintEvent *)
{
    const Colours &colours = Colours::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours(lookOf(m_text.severity).base));
    painter.fillRect(0, height() - 1, width(), 1, colours(Role::Line));
}

void Banner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dress();
}

void Banner::dress()
{
    const Look look = lookOf(m_text.severity);
    const QIcon icon = glyphIcon(look.glyph, Colours::of(palette()), look.role);
    m_icon->setPixmap(icon.pixmap(QSize(18, 18), devicePixelRatio()));
}

} // namespace stemma
