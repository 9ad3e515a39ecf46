// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plancommand.h"

#include "app/cli/doubttext.h"
#include "app/cli/json.h"
#include "app/cli/revisiontext.h"
#include "core/revisions/steptext.h"
#include "core/workspace/runplanner.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

QJsonArray sortedRows(QStringList rows)
{
    rows.sort();
    return toJson(rows);
}

QString stampText(const StampStep &step)
{
    return "stamp "_L1 + (step.from.isEmpty() ? u"<base>"_s : step.from.join(", "_L1)) + " -> "_L1
        + (step.to.isEmpty() ? u"<base>"_s : step.to.join(", "_L1));
}

/// The rows as given: ids apart by commas or blanks; "base" is none.
QStringList rowsGiven(const QCommandLineParser &options)
{
    static const QRegularExpression between(u"[,\\s]+"_s);
    QStringList rows;
    const QStringList values = options.values(u"from"_s);
    for (const QString &value : values)
        rows += value.split(between, Qt::SkipEmptyParts);
    rows.removeAll(u"base"_s);
    return rows;
}

/// The plan's steps with what their SQL is in doubt of.
RunPlan withDoubts(const Snapshot &snapshot, const Plan &plan)
{
    RunPlan result;
    const QList<StepSql> sql = sqlOfSteps(snapshot, plan);
    for (qsizetype i = 0; i < sql.size(); ++i)
        result.steps << RunStep{plan.steps[i], {}, {}, sql[i].doubts};
    return result;
}

} // namespace

PlanCommand::PlanCommand()
    : Command(u"plan"_s, u"Show what upgrade, downgrade or stamp would do, without a database."_s)
{ }

QString PlanCommand::operandSyntax() const
{
    return u"upgrade|downgrade|stamp TARGET…"_s;
}

void PlanCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"from"_s, u"The rows of the version table to start from; without it there are none."_s,
         u"ID[,ID…]"_s},
        {u"purge"_s, u"With stamp: empty the table first."_s},
    });
}

ExitStatus PlanCommand::execute(const Request &request)
{
    const QString verb = request.operands.first();
    const QStringList targets = request.operands.sliced(1);
    const bool stamps = verb == "stamp"_L1;
    const bool known = stamps || verb == "upgrade"_L1 || verb == "downgrade"_L1;
    if (!known || (!stamps && targets.size() > 1) || (!stamps && request.options.isSet(u"purge"_s))) {
        request.console.note(u"Usage: stemma-cli plan upgrade|downgrade TARGET [--from ID,…]\n"
                             "       stemma-cli plan stamp TARGET… [--from ID,…] [--purge]"_s);
        return ExitStatus::Usage;
    }
    const Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    const RevisionGraph &graph = session->snapshot().graph;
    const Planner planner(graph);
    const QStringList rows = rowsGiven(request.options);
    if (stamps) {
        const Result<StampPlan> plan = planner.stamp(rows, targets, request.options.isSet(u"purge"_s));
        return plan ? show(request, *plan) : fail(request, plan.error());
    }
    const Target target = Target::parse(targets.first());
    const Result<Plan> plan =
        verb == "upgrade"_L1 ? planner.upgrade(rows, target) : planner.downgrade(rows, target);
    if (!plan)
        return fail(request, plan.error());
    if (!request.json)
        noteDoubts(request.console, withDoubts(session->snapshot(), *plan));
    return show(request, graph, *plan);
}

ExitStatus PlanCommand::show(const Request &request, const RevisionGraph &graph, const Plan &plan)
{
    QStringList rows = plan.rowsBefore;
    QJsonArray steps;
    for (const PlanStep &step : plan.steps) {
        rows = rowsAfter(std::move(rows), step.rowChanges);
        if (request.json) {
            steps << QJsonObject{{u"revision"_s, step.revision},
                                 {u"direction"_s, directionName(step.direction)},
                                 {u"rows_after"_s, sortedRows(rows)}};
        } else {
            request.console.line(stepText(graph, step) + "  rows: "_L1 + rowsText(rows));
        }
    }
    if (request.json)
        request.console.json({{u"steps"_s, steps}, {u"rows"_s, sortedRows(rows)}});
    else if (plan.steps.isEmpty())
        request.console.line("Nothing to run.  rows: "_L1 + rowsText(rows));
    return ExitStatus::Done;
}

ExitStatus PlanCommand::show(const Request &request, const StampPlan &plan)
{
    QStringList rows = plan.rowsBefore;
    QJsonArray steps;
    for (const StampStep &step : plan.steps) {
        rows = rowsAfter(std::move(rows), step.rowChanges);
        if (request.json) {
            const QStringList &named = step.to.isEmpty() ? step.from : step.to;
            steps << QJsonObject{
                {u"revision"_s, named.value(0)},      {u"direction"_s, directionName(step.direction)},
                {u"from"_s, sortedRows(step.from)},   {u"to"_s, sortedRows(step.to)},
                {u"branch_move"_s, step.wholeBranch}, {u"rows_after"_s, sortedRows(rows)}};
        } else {
            request.console.line(stampText(step) + "  rows: "_L1 + rowsText(rows));
        }
    }
    if (request.json)
        request.console.json({{u"steps"_s, steps}, {u"rows"_s, sortedRows(rows)}});
    else if (plan.steps.isEmpty())
        request.console.line("Nothing to change.  rows: "_L1 + rowsText(rows));
    return ExitStatus::Done;
}

} // namespace stemma::cli
