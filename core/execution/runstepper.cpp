// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/runstepper.h"

#include "core/database/connection.h"
#include "core/execution/rowtexts.h"

#include <QElapsedTimer>

namespace stemma {

RunStepper::RunStepper(const RunPlan &plan, const Run::Sink &sink, Connection &connection,
                       std::stop_token stop)
    : m_plan(plan)
    , m_sink(sink)
    , m_connection(connection)
    , m_stop(std::move(stop))
    , m_table(connection, plan.versionTable)
{ }

RunFinished RunStepper::run()
{
    Result<> going = begin();
    for (int i = 0; going && i < m_plan.steps.size(); ++i)
        going = step(i);
    return finish(going);
}

Result<> RunStepper::begin()
{
    if (const auto same = rowsAre(m_plan.rowsBefore, QStringLiteral("when it was planned")); !same)
        return same;
    // Alembic makes a missing table at this moment, before the first migration; one with rows is there.
    if (m_rows.isEmpty()) {
        if (const auto made = m_table.ensure(); !made)
            return made;
    }
    tell(RunStarted{m_rows, int(m_plan.steps.size()), m_plan.statementCount()});
    return {};
}

Result<> RunStepper::step(int index)
{
    const RunStep &step = m_plan.steps[index];
    if (m_stop.stop_requested())
        return Failure(stoppedBefore(index, 0));
    m_tryBlocks = {};
    tell(StepStarted{index, step.step.revision, step.step.direction, int(step.statements.size())});
    for (int i = 0; i < step.statements.size(); ++i) {
        if (i > 0 && m_stop.stop_requested())
            return Failure(stoppedBefore(index, i));
        if (const auto sent = send(index, i); !sent)
            return sent;
    }
    // No stop between a revision's last statement and its row: an applied revision is never left unrecorded.
    const QStringList expected = rowsAfter(m_rows, step.step.rowChanges);
    if (const auto moved = moveRows(step.step); !moved)
        return moved;
    if (const auto same = rowsAre(expected, QStringLiteral("by the plan, after this revision")); !same)
        return same;
    tell(StepDone{index, step.step.revision, m_rows});
    return {};
}

Result<> RunStepper::send(int step, int index)
{
    const Statement &statement = m_plan.steps[step].statements[index];
    if (m_tryBlocks.leavesOut(statement)) {
        tell(StatementPassedOver{step, index, std::nullopt});
        return {};
    }
    tell(StatementStarted{step, index, statement.text});
    QElapsedTimer timer;
    timer.start();
    const auto done = m_connection.execute(statement.text);
    if (!done) {
        Error error = done.error();
        error.place = statement.place;
        error.statement = statement.text;
        if (m_tryBlocks.passesOver(statement, error)) {
            tell(StatementPassedOver{step, index, error});
            return {};
        }
        tell(StatementFailed{step, index, error});
        return Failure(error);
    }
    ++m_statementsDone;
    tell(StatementDone{step, index, timer.elapsed(), done->rowsMatched, done->warnings});
    return {};
}

// Each statement has committed itself by now: DDL always does, and the session commits other statements one
// by one. A merge or its taking back writes several rows, which become true together.
Result<> RunStepper::moveRows(const PlanStep &step)
{
    if (step.rowChanges.isEmpty())
        return {};
    Result<> written;
    if (const auto begun = m_connection.execute(QStringLiteral("START TRANSACTION")); !begun)
        written = Failure(begun.error());
    for (const RowChange &change : step.rowChanges) {
        if (written)
            written = m_table.apply(change);
    }
    if (written) {
        if (const auto committed = m_connection.execute(QStringLiteral("COMMIT")); !committed)
            written = Failure(committed.error());
    }
    if (written)
        return {};
    Error error = written.error();
    error.message = QStringLiteral("All statements of revision %1 are done, but its row was not written: %2")
                        .arg(step.revision, error.message);
    return Failure(error);
}

RunFinished RunStepper::finish(const Result<> &ended)
{
    RunFinished finished;
    finished.statementsDone = m_statementsDone;
    if (!ended) {
        finished.error = ended.error();
        finished.outcome =
            ended.error().kind == ErrorKind::Cancelled ? RunOutcome::Cancelled : RunOutcome::Failed;
        // A transaction that was open at the failure would hold its locks as long as the session lives.
        (void)m_connection.execute(QStringLiteral("ROLLBACK"));
    }
    if (const auto rows = m_table.rows())
        finished.rows = *rows;
    tell(finished);
    return finished;
}

Result<> RunStepper::rowsAre(const QStringList &expected, const QString &when)
{
    const auto rows = m_table.rows();
    if (!rows)
        return Failure(rows.error());
    m_rows = *rows;
    const QStringList found = sortedRows(m_rows);
    const QStringList wanted = sortedRows(expected);
    if (found == wanted)
        return {};
    return failure(
        ErrorKind::VersionRowMismatch,
        QStringLiteral("The version table has %1; %3 it had %2.")
            .arg(listedRows(found), listedRows(wanted), when),
        QStringLiteral(
            "Someone else has moved the database. Refresh, look at where it stands, and plan again."));
}

Error RunStepper::stoppedBefore(int step, int statement) const
{
    const RunStep &at = m_plan.steps[step];
    Error error;
    error.kind = ErrorKind::Cancelled;
    if (statement == 0) {
        error.message = QStringLiteral("Stopped before revision %1.").arg(at.step.revision);
        error.advice = QStringLiteral("Nothing is half done: the run can be planned again from here.");
        return error;
    }
    error.message =
        QStringLiteral("Stopped in revision %1, after %2 of its %3 statements.")
            .arg(at.step.revision, QString::number(statement), QString::number(at.statements.size()));
    error.advice = QStringLiteral(
        "The revision is half done and its row is not moved: running it again would repeat what "
        "is done already.");
    error.place = at.statements[statement].place;
    return error;
}

void RunStepper::tell(const RunEvent &event) const
{
    if (m_sink)
        m_sink(event);
}

} // namespace stemma
