// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runview.h"

#include "ui/run/runmodel.h"
#include "ui/run/runoutcomeview.h"
#include "ui/theme/words.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace stemma {

namespace {

QTreeView *makeList(RunModel *model)
{
    auto *list = new QTreeView;
    list->setObjectName(QStringLiteral("runLog"));
    list->setAccessibleName(RunView::tr("Statements of the run"));
    list->setModel(model);
    list->setUniformRowHeights(true);
    list->setRootIsDecorated(false);
    list->setIndentation(0);
    list->setHeaderHidden(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setAllColumnsShowFocus(true);
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(RunModel::TextColumn, QHeaderView::Stretch);
    const QFontMetrics metrics(list->font());
    list->header()->resizeSection(RunModel::StateColumn,
                                  metrics.horizontalAdvance(RunView::tr("done, 1 warning")) + 24);
    list->header()->resizeSection(RunModel::TimeColumn,
                                  metrics.horizontalAdvance(QStringLiteral("10 min 59 s")) + 12);
    return list;
}

} // namespace

RunView::RunView(QWidget *parent)
    : QWidget(parent)
    , m_model(new RunModel(this))
    , m_list(makeList(m_model))
    , m_sentence(new QLabel)
    , m_progress(new QProgressBar)
    , m_stop(new QPushButton(tr("Stop After This Statement")))
    , m_outcome(new RunOutcomeView)
{
    m_model->setPalette(palette());
    m_sentence->setObjectName(QStringLiteral("runSentence"));
    m_progress->setObjectName(QStringLiteral("runProgress"));
    m_progress->setAccessibleName(tr("Statements done"));
    m_progress->setTextVisible(false);
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_stop->setToolTip(tr("The running statement ends by itself; nothing after it is started"));

    auto *top = new QHBoxLayout;
    top->setContentsMargins(14, 6, 10, 6);
    top->setSpacing(12);
    top->addWidget(m_sentence);
    top->addWidget(m_progress, 1);
    top->addWidget(m_stop);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(m_outcome);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(splitter, 1);
    m_outcome->hide();
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        m_sentence->setText(tr("Stopping after this statement"));
        emit stopRequested();
    });
    connect(m_outcome, &RunOutcomeView::placeRequested, this, &RunView::placeRequested);
}

void RunView::expect(const QString &title, const RunPlan &plan, const QString &folder)
{
    m_title = title;
    m_folder = folder;
    m_table = plan.versionTable.text();
    m_model->expect(plan);
    m_outcome->hide();
    m_progress->setRange(0, std::max(1, plan.statementCount()));
    m_progress->setValue(0);
    m_sentence->setText(title);
    m_stop->setEnabled(true);
    m_stop->show();
    m_done = 0;
    m_clock.start();
}

void RunView::handle(const RunEvent &event)
{
    m_model->handle(event);
    std::visit(overloaded{
                   [this](const RunStarted &e) {
                       m_rowsBefore = e.rows;
                       m_statements = e.statements;
                       m_done = 0;
                       m_progress->setRange(0, std::max(1, e.statements));
                       m_progress->setValue(0);
                       m_clock.restart();
                   },
                   [this](const StepStarted &e) {
                       m_step = e.step;
                       m_revision = e.revision;
                   },
                   [this](const StatementStarted &e) {
                       if (m_stop->isEnabled())
                           m_sentence->setText(tr("Statement %1 of %2").arg(m_done + 1).arg(m_statements));
                       if (const int row = m_model->rowOf(e.step, e.statement); row >= 0)
                           m_list->scrollTo(m_model->index(row, 0));
                   },
                   [this](const StatementDone &) { m_progress->setValue(++m_done); },
                   [this](const StatementFailed &e) {
                       if (const int row = m_model->rowOf(e.step, e.statement); row >= 0)
                           m_list->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
                   },
                   [this](const StatementPassedOver &) { m_progress->setValue(++m_done); },
                   [](const StepDone &) {},
                   [this](const RunFinished &e) { finish(e); },
               },
               event);
}

void RunView::finish(const RunFinished &finished)
{
    m_done = finished.statementsDone;
    m_stop->hide();
    const QString duration = durationText(m_clock.elapsed());
    switch (finished.outcome) {
    case RunOutcome::Done:
        m_progress->setValue(m_progress->maximum());
        m_sentence->setText(tr("%n statement(s) done in %1", nullptr, m_done).arg(duration));
        m_outcome->sayGood(
            tr("%1 is done").arg(m_title),
            tr("%1 before: %2\n%1 after: %3").arg(m_table, rowsText(m_rowsBefore), rowsText(finished.rows)));
        break;
    case RunOutcome::Cancelled:
        m_sentence->setText(tr("Stopped after %1").arg(duration));
        m_outcome->sayStopped(tr("%1 was stopped").arg(m_title), stateText(finished));
        break;
    case RunOutcome::Failed: {
        m_sentence->setText(tr("Failed after %1").arg(duration));
        const Error error = finished.error.value_or(Error{});
        m_outcome->sayFailed(error.message.isEmpty() ? tr("%1 failed").arg(m_title) : error.message,
                             error.advice.isEmpty() ? stateText(finished)
                                                    : tr("%1\n%2").arg(stateText(finished), error.advice),
                             error, m_folder);
        break;
    }
    }
    m_outcome->show();
}

// In what state the database was left. MySQL commits at every DDL: what is done stays done.
QString RunView::stateText(const RunFinished &finished) const
{
    QStringList sentences;
    sentences.append(tr("%1 of %2 statements are done.").arg(finished.statementsDone).arg(m_statements));
    if (finished.error && finished.error->kind == ErrorKind::ConnectionLost) {
        sentences.append(tr("The connection is lost, so %1 could not be read again.").arg(m_table));
        return sentences.join(u' ');
    }
    sentences.append(finished.rows == m_rowsBefore
                         ? tr("%1 still says %2.").arg(m_table, rowsText(finished.rows))
                         : tr("%1 now says %2.").arg(m_table, rowsText(finished.rows)));
    const int inStep = m_model->doneInStep(m_step);
    const int heading = m_model->rowOf(m_step, -1);
    const bool stepDone = heading >= 0
        && m_model->index(heading, 0).data(RunModel::StateRole).toInt() == int(RunModel::State::Done);
    if (inStep > 0 && !stepDone)
        sentences.append(tr("%n statement(s) of %1 (are) done without that row saying so.", nullptr, inStep)
                             .arg(m_revision));
    return sentences.join(u' ');
}

void RunView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_model)
        m_model->setPalette(palette());
}

} // namespace stemma
