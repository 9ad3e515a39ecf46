// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/planview.h"

#include "ui/editor/sqlview.h"
#include "ui/theme/colours.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace stemma {

PlanView::PlanView(QWidget *parent)
    : QStackedWidget(parent)
    , m_title(new QLabel)
    , m_summary(new QLabel)
    , m_rows(new QLabel)
    , m_editor(new SqlView(tr("SQL of the plan")))
    , m_apply(new QPushButton)
    , m_close(new QPushButton(tr("Close")))
    , m_error(new EmptyState)
{
    setObjectName(QStringLiteral("planView"));
    m_title->setObjectName(QStringLiteral("planTitle"));
    m_summary->setObjectName(QStringLiteral("planSummary"));
    m_rows->setObjectName(QStringLiteral("planRows"));
    m_editor->setObjectName(QStringLiteral("planEditor"));
    m_apply->setObjectName(QStringLiteral("applyButton"));
    m_apply->setProperty("primary", true);
    m_apply->setToolTip(
        tr("Runs these statements on the database (Ctrl+Return while this button has the focus)"));
    m_apply->installEventFilter(this);
    m_editor->installEventFilter(this);
    m_close->setObjectName(QStringLiteral("closePlanButton"));
    m_close->setToolTip(tr("Leaves the database as it is (Esc)"));
    for (QLabel *label : {m_title, m_summary, m_rows}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    addWidget(makePage());
    addWidget(m_error);
    connect(m_apply, &QPushButton::clicked, this, &PlanView::apply);
    connect(m_close, &QPushButton::clicked, this, &PlanView::closeRequested);
    connect(m_error, &EmptyState::buttonClicked, this, [this] {
        if (m_fault.isEmpty())
            emit closeRequested();
        else
            emit placeRequested(m_fault);
    });
    dress();
}

QWidget *PlanView::makePage()
{
    auto *page = new QWidget;
    auto *texts = new QVBoxLayout;
    texts->setSpacing(3);
    texts->addWidget(m_title);
    texts->addWidget(m_summary);
    texts->addWidget(m_rows);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(14, 10, 12, 10);
    top->setSpacing(8);
    top->addLayout(texts, 1);
    top->addWidget(m_close, 0, Qt::AlignTop);
    top->addWidget(m_apply, 0, Qt::AlignTop);
    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(line);
    layout->addWidget(m_editor, 1);
    return page;
}

void PlanView::display(const QString &title, const RunPlan &plan, const QString &database)
{
    m_plan = plan;
    const int statements = plan.statementCount();
    const int steps = int(plan.steps.size());
    QStringList rows = plan.rowsBefore;
    QList<SqlView::Section> sections;
    for (int i = 0; i < steps; ++i) {
        const RunStep &step = plan.steps.at(i);
        rows = rowsAfter(std::move(rows), step.step.rowChanges);
        QStringList heading{
            tr("%1/%2 · %3 · %4").arg(i + 1).arg(steps).arg(step.step.revision, step.message),
            tr("rows after: %1").arg(rowsText(rows)),
        };
        if (step.statements.isEmpty())
            heading.append(tr("no statements, only the version row moves"));
        sections.append({heading, step.statements});
    }
    m_title->setText(title);
    //: "3 revisions · 11 statements · root@localhost/storyboard"
    m_summary->setText(
        tr("%1 · %2 · %3")
            .arg(tr("%n revision(s)", nullptr, steps), tr("%n statement(s)", nullptr, statements), database));
    //: the rows of the version table before and after the run
    m_rows->setText(tr("%1 → %2").arg(rowsText(plan.rowsBefore), rowsText(rows)));
    m_apply->setText(statements > 0 ? tr("Apply %n Statement(s)", nullptr, statements)
                                    : tr("Move Version Row"));
    m_apply->setEnabled(steps > 0);
    m_editor->setSections(sections);
    setCurrentIndex(0);
}

void PlanView::displayError(const QString &title, const Error &error)
{
    m_plan = {};
    m_fault = error.place;
    QString text = error.message;
    if (!error.advice.isEmpty())
        text = tr("%1\n%2").arg(text, error.advice);
    const bool line = !error.place.isEmpty() && error.place.line > 0;
    if (!line)
        m_fault = {};
    m_error->say(tr("There is no plan for “%1”").arg(title), text, error.native,
                 line ? tr("Show Line") : tr("Close"));
    setCurrentIndex(1);
}

void PlanView::focusPlan()
{
    (currentIndex() == 0 ? static_cast<QWidget *>(m_editor) : m_error)->setFocus();
}

void PlanView::apply()
{
    emit applyRequested(m_plan);
}

bool PlanView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_apply && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers() & Qt::ControlModifier) {
            m_apply->click();
            return true;
        }
    }
    // The document would keep Escape to itself, to clear its selection.
    if (watched == m_editor && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        emit closeRequested();
        return true;
    }
    return QStackedWidget::eventFilter(watched, event);
}

void PlanView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QStackedWidget::keyPressEvent(event);
}

void PlanView::changeEvent(QEvent *event)
{
    QStackedWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

void PlanView::dress()
{
    QFont title = font();
    title.setPointSizeF(title.pointSizeF() * 1.25);
    title.setWeight(QFont::DemiBold);
    m_title->setFont(title);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_rows->setFont(monospaceFont(font()));
}

} // namespace stemma
