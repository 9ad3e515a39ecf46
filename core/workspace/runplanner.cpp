// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/runplanner.h"

#include "core/revisions/planner.h"
#include "core/schema/schema.h"

#include <QThreadPool>
#include <QtConcurrentMap>

namespace stemma {

namespace {

/// What the files of these nodes say; worked out on all cores where it was not read with the snapshot.
QList<std::optional<RevisionSql>> sqlOfNodes(const Snapshot &snapshot,
                                             const QList<RevisionGraph::Node> &nodes)
{
    const auto sqlOf = [&](RevisionGraph::Node node) { return snapshot.sqlOf(node); };
    if (snapshot.reading == Reading::Headers && nodes.size() > 1) {
        QThreadPool pool;
        return QtConcurrent::blockingMapped<QList<std::optional<RevisionSql>>>(&pool, nodes, sqlOf);
    }
    QList<std::optional<RevisionSql>> all;
    for (const RevisionGraph::Node node : nodes)
        all << sqlOf(node);
    return all;
}

Result<QList<Statement>> statementsOf(const Revision &revision, const std::optional<RevisionSql> &sql,
                                      Direction direction)
{
    const bool up = direction == Direction::Up;
    if (!sql) {
        return failure(ErrorKind::NeedsPython,
                       QStringLiteral("The SQL of revision %1 is not known").arg(revision.id),
                       QStringLiteral("See the problem of its file."), revision.place);
    }
    const FunctionSql &function = up ? sql->upgrade : sql->downgrade;
    if (!function.isKnown()) {
        const NeedsPython &why = *function.needsPython;
        return failure(
            ErrorKind::NeedsPython,
            QStringLiteral("The %1 of revision %2 can't be known without running its Python: %3")
                .arg(up ? QStringLiteral("upgrade") : QStringLiteral("downgrade"), revision.id, why.reason),
            QStringLiteral("Run this revision with alembic itself, then refresh."),
            Place{revision.place.file, why.line, why.line});
    }
    return function.statements;
}

StepSql stepSql(const Revision &revision, const std::optional<RevisionSql> &sql, Direction direction)
{
    const FunctionSql function = !sql     ? FunctionSql()
        : direction == Direction::Up ? sql->upgrade
                                     : sql->downgrade;
    return {statementsOf(revision, sql, direction), function.doubts,
            function.needsPython && function.needsPython->needsSchema};
}

Result<RunPlan> withSql(const Snapshot &snapshot, const Plan &plan, const SchemaAtRows &schemaOf)
{
    RunPlan result{plan.rowsBefore, {}, snapshot.versionTable()};
    QList<StepSql> all = sqlOfSteps(snapshot, plan);
    QStringList rows = plan.rowsBefore;
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        if (all[i].needsSchema && schemaOf) {
            const Result<schema::Schema> before = schemaOf(rows);
            if (before)
                all[i] = sqlOfStep(snapshot, plan.steps[i], *before);
            else
                all[i].statements = std::unexpected(before.error());
        }
        if (!all[i].statements)
            return Failure(all[i].statements.error());
        rows = rowsAfter(rows, plan.steps[i].rowChanges);
        const PlanStep &step = plan.steps[i];
        const Revision &revision = snapshot.graph.revision(snapshot.graph.find(step.revision));
        result.steps << RunStep{step, revision.message, *all[i].statements, all[i].doubts};
    }
    return result;
}

} // namespace

QList<StepSql> sqlOfSteps(const Snapshot &snapshot, const Plan &plan)
{
    QList<RevisionGraph::Node> nodes;
    for (const PlanStep &step : plan.steps)
        nodes << snapshot.graph.find(step.revision);
    const QList<std::optional<RevisionSql>> sql = sqlOfNodes(snapshot, nodes);
    QList<StepSql> all;
    for (qsizetype i = 0; i < nodes.size(); ++i)
        all << stepSql(snapshot.graph.revision(nodes[i]), sql[i], plan.steps[i].direction);
    return all;
}

StepSql sqlOfStep(const Snapshot &snapshot, const PlanStep &step, const schema::Schema &before)
{
    const RevisionGraph::Node node = snapshot.graph.find(step.revision);
    return stepSql(snapshot.graph.revision(node),
                   snapshot.sqlOf(node, std::make_shared<const schema::Schema>(before)), step.direction);
}

// Without the name of the version table, rows would be read from and written to the wrong one.
Result<> versionTableIsKnown(const Snapshot &snapshot)
{
    for (const Problem &problem : snapshot.problems) {
        if (problem.id == QLatin1String("version-table-unknown"))
            return failure(ErrorKind::NotPlannable, problem.message, problem.advice, problem.place);
    }
    return {};
}

Result<RunPlan> planUpgrade(const Snapshot &snapshot, const QStringList &rows, const Target &target,
                            const SchemaAtRows &schemaOf)
{
    return versionTableIsKnown(snapshot)
        .and_then([&] { return Planner(snapshot.graph).upgrade(rows, target); })
        .and_then([&](const Plan &plan) { return withSql(snapshot, plan, schemaOf); });
}

Result<RunPlan> planDowngrade(const Snapshot &snapshot, const QStringList &rows, const Target &target,
                              const SchemaAtRows &schemaOf)
{
    return versionTableIsKnown(snapshot)
        .and_then([&] { return Planner(snapshot.graph).downgrade(rows, target); })
        .and_then([&](const Plan &plan) { return withSql(snapshot, plan, schemaOf); });
}

Result<StampPlan> planStamp(const Snapshot &snapshot, const QStringList &rows, const QStringList &targets,
                            bool purge)
{
    return versionTableIsKnown(snapshot).and_then(
        [&] { return Planner(snapshot.graph).stamp(rows, targets, purge); });
}

} // namespace stemma
