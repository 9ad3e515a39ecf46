// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runoutcomeview.h"

#include "ui/editor/sqlview.h"
#include "ui/theme/colours.h"
#include "ui/theme/fonts.h"

#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace stemma {

namespace {

QLabel *makeLabel(QWidget *parent, const char *name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

RunOutcomeView::RunOutcomeView(QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(this, "runOutcome"))
    , m_text(makeLabel(this, "runOutcomeText"))
    , m_words(makeLabel(this, "runServerWords"))
    , m_place(makeLabel(this, "runPlace"))
    , m_statement(new SqlView(tr("The failed statement"), this))
{
    m_statement->setObjectName(QStringLiteral("failedStatement"));
    m_words->setAccessibleName(tr("The server's words"));
    m_place->setTextFormat(Qt::RichText);
    m_place->setTextInteractionFlags(Qt::TextBrowserInteraction);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_words);
    layout->addWidget(m_place);
    layout->addWidget(m_text);
    layout->addWidget(m_statement, 1);
    layout->addStretch();
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(m_place, &QLabel::linkActivated, this, [this] { emit placeRequested(m_error.place); });
    dress();
}

void RunOutcomeView::sayGood(const QString &title, const QString &text)
{
    say(title, text, false);
}

void RunOutcomeView::sayStopped(const QString &title, const QString &text)
{
    say(title, text, false);
}

void RunOutcomeView::sayFailed(const QString &title, const QString &text, const Error &error,
                               const QString &folder)
{
    say(title, text, true);
    m_error = error;
    m_words->setText(error.nativeCode ? tr("%1: %2").arg(error.nativeCode).arg(error.native) : error.native);
    m_words->setVisible(!error.native.isEmpty());
    if (!error.place.isEmpty()) {
        const QString place = QDir(folder).relativeFilePath(error.place.file);
        m_place->setText(
            QStringLiteral("<a href=\"place\">%1</a>")
                .arg((error.place.line > 0 ? tr("%1:%2").arg(place).arg(error.place.line) : place)
                         .toHtmlEscaped()));
    }
    m_place->setVisible(!error.place.isEmpty());
    if (!error.statement.isEmpty())
        m_statement->setStatements({Statement{error.statement, error.place, Provenance::Native}});
    m_statement->setVisible(!error.statement.isEmpty());
}

void RunOutcomeView::say(const QString &title, const QString &text, bool failed)
{
    m_failed = failed;
    m_title->setText(title);
    m_text->setText(text);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_words, m_place, m_statement})
        widget->setVisible(false);
    dress();
}

void RunOutcomeView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

void RunOutcomeView::dress()
{
    const Colours &colours = Colours::of(palette());
    QFont title = font();
    title.setPointSizeF(title.pointSizeF() * 1.1);
    title.setWeight(QFont::DemiBold);
    m_title->setFont(title);
    m_words->setFont(monospaceFont(font()));
    const auto paint = [](QLabel *label, const QColor &colour) {
        QPalette own = label->palette();
        if (own.color(QPalette::WindowText) == colour)
            return;
        own.setColor(QPalette::WindowText, colour);
        own.setColor(QPalette::Text, colour); // what labels on a Base background write with
        label->setPalette(own);
    };
    paint(m_title, colours(m_failed ? Role::Danger : Role::Text));
    paint(m_words, colours(Role::Danger));
}

} // namespace stemma
