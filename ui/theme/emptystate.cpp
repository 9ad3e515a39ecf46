// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/emptystate.h"

#include "ui/theme/colours.h"
#include "ui/theme/fonts.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace stemma {

namespace {

QLabel *makeLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignHCenter);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(this, QStringLiteral("emptyTitle")))
    , m_text(makeLabel(this, QStringLiteral("emptyText")))
    , m_words(makeLabel(this, QStringLiteral("emptyWords")))
    , m_button(new QPushButton(this))
{
    m_button->setObjectName(QStringLiteral("emptyButton"));
    m_button->setAutoDefault(false);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 24, 32, 24);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_words);
    layout->addSpacing(8);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);
    dress();
}

void EmptyState::say(const QString &title, const QString &text, const QString &words, const QString &button)
{
    m_title->setText(title);
    m_text->setText(text);
    m_words->setText(words);
    m_button->setText(button);
    m_title->setVisible(!title.isEmpty());
    m_text->setVisible(!text.isEmpty());
    m_words->setVisible(!words.isEmpty());
    m_button->setVisible(!button.isEmpty());
}

QString EmptyState::text() const
{
    return QStringList{m_title->text(), m_text->text(), m_words->text()}.join(u'\n').trimmed();
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

void EmptyState::dress()
{
    QFont title = font();
    title.setPointSizeF(title.pointSizeF() * 1.2);
    title.setWeight(QFont::DemiBold);
    m_title->setFont(title);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_words->setFont(monospaceFont(font()));
    m_words->setForegroundRole(QPalette::PlaceholderText);
}

} // namespace stemma
