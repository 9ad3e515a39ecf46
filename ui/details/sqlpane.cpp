// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/sqlpane.h"

#include "ui/details/pythonoffer.h"
#include "ui/editor/sqlview.h"
#include "ui/theme/colours.h"
#include "ui/theme/emptystate.h"

#include <QCoreApplication>
#include <QDir>
#include <QLabel>
#include <QVBoxLayout>

namespace stemma {

namespace {

QString tr_(const char *text)
{
    return QCoreApplication::translate("SqlPane", text);
}

QString provenanceWord(Provenance provenance)
{
    switch (provenance) {
    case Provenance::SqlFile:
        return tr_("from the .sql file");
    case Provenance::Native:
        return tr_("native");
    case Provenance::FromAlembic:
        return tr_("from Alembic");
    case Provenance::Recorded:
        return tr_("recorded");
    case Provenance::Edited:
        return tr_("edited");
    }
    return {};
}

} // namespace

QString originText(const Statement &statement, const QString &folder)
{
    QString word = provenanceWord(statement.provenance);
    if (statement.tryBlock)
        word += tr_(" · may fail: the file passes over %1")
                    .arg(statement.tryBlock->errors.join(QStringLiteral(", ")));
    const Place &place = statement.place;
    if (place.isEmpty())
        return word;
    const QString file = QDir(folder).relativeFilePath(place.file);
    if (place.line <= 0)
        return tr_("%1 · %2").arg(word, file);
    if (place.endLine > place.line)
        return tr_("%1 · %2:%3–%4").arg(word, file).arg(place.line).arg(place.endLine);
    return tr_("%1 · %2:%3").arg(word, file).arg(place.line);
}

SqlPane::SqlPane(const QString &viewName, const QString &accessibleName, QWidget *parent)
    : QStackedWidget(parent)
    , m_view(new SqlView(accessibleName))
    , m_origin(new QLabel)
    , m_empty(new EmptyState)
    , m_offer(new PythonOffer(viewName + QStringLiteral("Python")))
    , m_nothing(new QWidget)
{
    m_view->setObjectName(viewName);
    m_origin->setObjectName(viewName + QStringLiteral("Origin"));
    m_origin->setTextFormat(Qt::RichText);
    m_origin->setContentsMargins(14, 5, 14, 5);
    m_origin->setAutoFillBackground(true);
    m_origin->setForegroundRole(QPalette::PlaceholderText);
    m_origin->setToolTip(tr("Where the statement under the cursor comes from; click to see the lines"));
    m_origin->setTextInteractionFlags(Qt::TextBrowserInteraction);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_origin);
    addWidget(page);
    m_nothing->setAutoFillBackground(true);
    m_nothing->setBackgroundRole(QPalette::Base);
    auto *below = new QVBoxLayout(m_nothing);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    below->addWidget(m_empty, 1);
    below->addWidget(m_offer, 1);
    addWidget(m_nothing);
    connect(m_view, &SqlView::currentStatementChanged, this, &SqlPane::showOrigin);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] { emit placeRequested(m_fault); });
    connect(m_origin, &QLabel::linkActivated, this, [this] {
        if (const int index = m_view->currentStatement(); index >= 0)
            emit placeRequested(m_view->statements().at(index).place);
    });
}

void SqlPane::display(const FunctionSql &sql, const QString &folder, const QString &file,
                      const QString &nothing)
{
    m_folder = folder;
    m_view->setStatements(sql.statements);
    if (!sql.isKnown()) {
        m_offer->setVisible(file.endsWith(QLatin1String(".py")));
        m_fault = Place{file, sql.needsPython->line, sql.needsPython->line};
        m_empty->say(
            tr("This SQL can't be shown without running the file"),
            tr("In line %1 the file %2.").arg(sql.needsPython->line).arg(sql.needsPython->reason)
                + (sql.needsPython->needsSchema ? QLatin1Char(' ')
                           + tr("The command line works it out from the history: stemma-cli upgrade.")
                                                : QString()),
            {}, tr("Show Line"));
        setCurrentWidget(m_nothing);
    } else if (sql.statements.isEmpty()) {
        sayUnavailable(tr("No statements"), nothing);
    } else {
        setCurrentIndex(0);
    }
}

void SqlPane::sayUnavailable(const QString &title, const QString &text)
{
    m_offer->hide();
    m_empty->say(title, text);
    setCurrentWidget(m_nothing);
}

void SqlPane::showOrigin()
{
    const int index = m_view->currentStatement();
    if (index < 0) {
        m_origin->setText(tr("no statement here"));
        return;
    }
    const QString text = originText(m_view->statements().at(index), m_folder);
    m_origin->setText(QStringLiteral("<a href=\"place\" style=\"text-decoration:none; color:%1\">%2</a>")
                          .arg(Colours::of(palette())(Role::MutedText).name(), text.toHtmlEscaped()));
}

} // namespace stemma
