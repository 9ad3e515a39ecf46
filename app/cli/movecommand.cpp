// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/movecommand.h"

#include "app/cli/doubttext.h"
#include "app/cli/interrupt.h"
#include "app/cli/json.h"
#include "app/cli/pythonconsent.h"
#include "app/cli/runprinter.h"
#include "app/cli/sqlscript.h"
#include "core/workspace/runplanner.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>

#include <utility>

using namespace Qt::StringLiterals;

namespace stemma::cli {

MoveCommand::MoveCommand(Direction direction, QString name, QString summary)
    : Command(std::move(name), std::move(summary))
    , m_direction(direction)
{ }

QString MoveCommand::operandSyntax() const
{
    return u"TARGET"_s;
}

void MoveCommand::addOptions(QCommandLineParser &parser) const
{
    const QString range = m_direction == Direction::Up
        ? u"Print the SQL instead of running it; TARGET may be FROM:TO, without FROM it starts at base."_s
        : u"Print the SQL instead of running it; TARGET is FROM:TO."_s;
    parser.addOption({u"sql"_s, range});
    parser.addOption({u"tag"_s, u"For env.py, which Stemma never runs."_s, u"TAG"_s});
    addPythonOptions(parser);
}

ExitStatus MoveCommand::execute(const Request &request)
{
    Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    return request.options.isSet(u"sql"_s) ? print(request, *session) : apply(request, *session);
}

Result<RunPlan> MoveCommand::offlinePlan(const QString &operand, const Session &session) const
{
    const bool isRange = operand.contains(u':');
    if (m_direction == Direction::Down && !isRange) {
        return failure(ErrorKind::NotPlannable, u"downgrade --sql needs to know where it starts."_s,
                       u"Write the target as FROM:TO, with revision ids."_s);
    }
    const Snapshot &snapshot = session.snapshot();
    const Result<QStringList> rows =
        startingRows(isRange ? operand.section(u':', 0, 0) : QString(), snapshot.graph);
    if (!rows)
        return Failure(rows.error());
    const Target target = Target::parse(isRange ? operand.section(u':', 1) : operand);
    const RevisionSqlSource source = session.pythonSource();
    return m_direction == Direction::Up ? planUpgrade(snapshot, *rows, target, source)
                                        : planDowngrade(snapshot, *rows, target, source);
}

// Only where it is needed is anyone asked to let the project's Python run.
Result<RunPlan> MoveCommand::withPython(const Request &request, Session &session,
                                        const std::function<Result<RunPlan>()> &plan)
{
    const Result<RunPlan> native = plan();
    if (native || native.error().kind != ErrorKind::NeedsPython)
        return native;
    const auto python = projectPython(session.snapshot().project, request.options, request.console);
    if (!python) {
        Error error = native.error();
        error.advice = errorText(python.error());
        return Failure(error);
    }
    session.usePython(*python);
    return plan();
}

ExitStatus MoveCommand::print(const Request &request, Session &session) const
{
    const Result<RunPlan> plan =
        withPython(request, session, [&] { return offlinePlan(request.operands.first(), session); });
    if (!plan)
        return fail(request, plan.error());
    noteDoubts(request.console, *plan);
    const QString script = sqlScript(*plan, session.snapshot().graph);
    if (!request.json) {
        if (!script.isEmpty())
            request.console.line(script.chopped(1));
        return ExitStatus::Done;
    }
    QJsonArray steps;
    QStringList rows = plan->rowsBefore;
    for (const RunStep &step : plan->steps) {
        rows = rowsAfter(std::move(rows), step.step.rowChanges);
        QStringList statements;
        for (const Statement &statement : step.statements)
            statements << statement.text;
        steps << QJsonObject{{u"revision"_s, step.step.revision},
                             {u"direction"_s, directionName(step.step.direction)},
                             {u"statements"_s, toJson(statements)},
                             {u"rows_after"_s, toJson(rows)}};
    }
    request.console.json({{u"steps"_s, steps}, {u"sql"_s, script}});
    return ExitStatus::Done;
}

ExitStatus MoveCommand::apply(const Request &request, Session &session) const
{
    const QString operand = request.operands.first();
    if (operand.contains(u':')) {
        return failRun(request,
                       Error{ErrorKind::NotPlannable,
                             u"A range FROM:TO is for --sql only."_s,
                             u"Name the target alone: a run starts from where the database stands."_s,
                             {},
                             {},
                             0,
                             {}});
    }
    const Target target = Target::parse(operand);
    if (const Result<> connected = session.connect(); !connected)
        return failRun(request, connected.error());
    const Result<RunPlan> plan = withPython(request, session, [&] {
        return m_direction == Direction::Up ? session.planUpgrade(target) : session.planDowngrade(target);
    });
    if (!plan)
        return failRun(request, plan.error());
    noteDoubts(request.console, *plan);
    return runPlan(request.console, session, *plan, request.json);
}

ExitStatus MoveCommand::failRun(const Request &request, const Error &error)
{
    // Whoever reads the stream of events waits for the one that ends it.
    if (request.json)
        request.console.json(toJson(RunEvent(RunFinished{RunOutcome::Failed, 0, {}, error})));
    request.console.note(errorText(error));
    return ExitStatus::Failed;
}

ExitStatus runPlan(const Console &console, Session &session, const RunPlan &plan, bool json)
{
    const Interrupt interrupt;
    const RunPrinter printer(console, plan, session.snapshot().graph, json);
    const RunFinished finished = session.run(plan, printer, interrupt.token());
    return finished.outcome == RunOutcome::Done ? ExitStatus::Done : ExitStatus::Failed;
}

} // namespace stemma::cli
