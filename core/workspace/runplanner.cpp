// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/runplanner.h"

#include "core/revisions/planner.h"

#include <QThreadPool>
#include <QtConcurrentMap>

namespace stemma {

namespace {

/// The SQL of every step; worked out on all cores where it was not read with the snapshot.
QList<std::optional<RevisionSql>> sqlOfSteps(const Snapshot &snapshot, const Plan &plan)
{
    QList<RevisionGraph::Node> nodes;
    for (const PlanStep &step : plan.steps)
        nodes << snapshot.graph.find(step.revision);
    const auto sqlOf = [&](RevisionGraph::Node node) { return snapshot.sqlOf(node); };
    if (snapshot.reading == Reading::Headers && nodes.size() > 1) {
        QThreadPool pool;
        return QtConcurrent::blockingMapped<QList<std::optional<RevisionSql>>>(&pool, nodes, sqlOf);
    }
    QList<std::optional<RevisionSql>> all;
    for (const RevisionGraph::Node node : std::as_const(nodes))
        all << sqlOf(node);
    return all;
}

Result<RunPlan> withSql(const Snapshot &snapshot, const Plan &plan)
{
    RunPlan result{plan.rowsBefore, {}, snapshot.versionTable()};
    const QList<std::optional<RevisionSql>> all = sqlOfSteps(snapshot, plan);
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const PlanStep &step = plan.steps[i];
        const RevisionGraph::Node node = snapshot.graph.find(step.revision);
        const Revision &revision = snapshot.graph.revision(node);
        const std::optional<RevisionSql> &sql = all[i];
        const bool up = step.direction == Direction::Up;
        if (!sql) {
            return failure(ErrorKind::NeedsPython,
                           QStringLiteral("The SQL of revision %1 is not known").arg(step.revision),
                           QStringLiteral("See the problem of its file."), revision.place);
        }
        const FunctionSql &function = up ? sql->upgrade : sql->downgrade;
        if (!function.isKnown()) {
            const NeedsPython &why = *function.needsPython;
            return failure(
                ErrorKind::NeedsPython,
                QStringLiteral("The %1 of revision %2 can't be known without running its Python: %3")
                    .arg(up ? QStringLiteral("upgrade") : QStringLiteral("downgrade"), step.revision,
                         why.reason),
                QStringLiteral("Run this revision with alembic itself, then refresh."),
                Place{revision.place.file, why.line, why.line});
        }
        result.steps << RunStep{step, revision.message, function.statements};
    }
    return result;
}

} // namespace

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
