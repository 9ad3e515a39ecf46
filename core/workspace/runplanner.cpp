// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/runplanner.h"

#include "core/project/sqlcache.h"
#include "core/revisions/planner.h"

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
        QList<std::optional<RevisionSql>> all =
            QtConcurrent::blockingMapped<QList<std::optional<RevisionSql>>>(&pool, nodes, sqlOf);
        if (snapshot.sqlCache)
            snapshot.sqlCache->save();
        return all;
    }
    QList<std::optional<RevisionSql>> all;
    for (const RevisionGraph::Node node : nodes)
        all << sqlOf(node);
    return all;
}

Result<QList<Statement>> sqlOfStep(const Revision &revision, const std::optional<RevisionSql> &sql,
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

Result<RunPlan> withSql(const Snapshot &snapshot, const Plan &plan)
{
    RunPlan result{plan.rowsBefore, {}, snapshot.versionTable()};
    const QList<Result<QList<Statement>>> all = sqlOfSteps(snapshot, plan);
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        if (!all[i])
            return Failure(all[i].error());
        const PlanStep &step = plan.steps[i];
        const Revision &revision = snapshot.graph.revision(snapshot.graph.find(step.revision));
        result.steps << RunStep{step, revision.message, *all[i]};
    }
    return result;
}

} // namespace

QList<Result<QList<Statement>>> sqlOfSteps(const Snapshot &snapshot, const Plan &plan)
{
    QList<RevisionGraph::Node> nodes;
    for (const PlanStep &step : plan.steps)
        nodes << snapshot.graph.find(step.revision);
    const QList<std::optional<RevisionSql>> sql = sqlOfNodes(snapshot, nodes);
    QList<Result<QList<Statement>>> all;
    for (qsizetype i = 0; i < nodes.size(); ++i)
        all << sqlOfStep(snapshot.graph.revision(nodes[i]), sql[i], plan.steps[i].direction);
    return all;
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

Result<RunPlan> planUpgrade(const Snapshot &snapshot, const QStringList &rows, const Target &target)
{
    return versionTableIsKnown(snapshot)
        .and_then([&] { return Planner(snapshot.graph).upgrade(rows, target); })
        .and_then([&](const Plan &plan) { return withSql(snapshot, plan); });
}

Result<RunPlan> planDowngrade(const Snapshot &snapshot, const QStringList &rows, const Target &target)
{
    return versionTableIsKnown(snapshot)
        .and_then([&] { return Planner(snapshot.graph).downgrade(rows, target); })
        .and_then([&](const Plan &plan) { return withSql(snapshot, plan); });
}

Result<StampPlan> planStamp(const Snapshot &snapshot, const QStringList &rows, const QStringList &targets,
                            bool purge)
{
    return versionTableIsKnown(snapshot).and_then(
        [&] { return Planner(snapshot.graph).stamp(rows, targets, purge); });
}

} // namespace stemma
