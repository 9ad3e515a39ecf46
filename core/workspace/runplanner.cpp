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

const FunctionSql &functionOf(const RevisionSql &sql, Direction direction)
{
    return direction == Direction::Up ? sql.upgrade : sql.downgrade;
}

Failure needsPython(const QString &id, const PythonQuestion &question, const FunctionAnswer &answer)
{
    const bool up = question.direction == Direction::Up;
    const NeedsPython &why = *answer.sql.needsPython;
    Error error;
    error.kind = ErrorKind::NeedsPython;
    error.message = QStringLiteral("The %1 of revision %2 can't be known without running its Python: %3")
                        .arg(up ? QStringLiteral("upgrade") : QStringLiteral("downgrade"), id, why.reason);
    error.advice = QStringLiteral("Run this revision with alembic itself, then refresh.");
    error.place = Place{question.file, why.line, why.line};
    if (answer.failure && answer.failure->kind != PythonFailure::Kind::Cancelled) {
        error.message +=
            QStringLiteral("; and the project's own Python doesn't tell it: %1").arg(answer.failure->reason);
        error.native = answer.failure->traceback;
    }
    return Failure(error);
}

Result<QList<Statement>> statementsOf(const Revision &revision, const std::optional<RevisionSql> &sql,
                                      const PythonQuestion &question, const RevisionSqlSource &source)
{
    if (!sql) {
        return failure(ErrorKind::NeedsPython,
                       QStringLiteral("The SQL of revision %1 is not known").arg(revision.id),
                       QStringLiteral("See the problem of its file."), revision.place);
    }
    const FunctionAnswer answer = answerWith(source, functionOf(*sql, question.direction), question);
    if (!answer.sql.isKnown())
        return needsPython(revision.id, question, answer);
    return answer.sql.statements;
}

Result<Plan> planned(const Snapshot &snapshot, const QStringList &rows, Direction direction,
                     const Target &target)
{
    return versionTableIsKnown(snapshot).and_then([&] {
        const Planner planner(snapshot.graph);
        return direction == Direction::Up ? planner.upgrade(rows, target) : planner.downgrade(rows, target);
    });
}

/// What an answer of Alembic's own can't be in doubt of.
StepSql stepSql(const Snapshot &snapshot, RevisionGraph::Node node, const std::optional<RevisionSql> &sql,
                Direction direction, const RevisionSqlSource &source)
{
    const FunctionSql function = sql ? functionOf(*sql, direction) : FunctionSql();
    return {
        statementsOf(snapshot.graph.revision(node), sql, pythonQuestion(snapshot, node, direction), source),
        function.isKnown() ? function.doubts : QList<Doubt>(),
        function.needsPython && function.needsPython->needsSchema};
}

Result<RunPlan> withSql(const Snapshot &snapshot, const Plan &plan, const RevisionSqlSource &source,
                        const SchemaAtRows &schemaOf)
{
    RunPlan result{plan.rowsBefore, {}, snapshot.versionTable()};
    // Python is not asked for what the schema may tell.
    QList<StepSql> all = sqlOfSteps(snapshot, plan, schemaOf ? RevisionSqlSource() : source);
    QStringList rows = plan.rowsBefore;
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const PlanStep &step = plan.steps[i];
        if (schemaOf && all[i].needsSchema) {
            const Result<schema::Schema> before = schemaOf(rows);
            if (before)
                all[i] = sqlOfStep(snapshot, step, *before, source);
            else
                all[i].statements = std::unexpected(before.error());
        } else if (schemaOf && !all[i].statements && source) {
            all[i] = sqlOfSteps(snapshot, {{}, {step}}, source).first();
        }
        if (!all[i].statements)
            return Failure(all[i].statements.error());
        rows = rowsAfter(rows, step.rowChanges);
        const Revision &revision = snapshot.graph.revision(snapshot.graph.find(step.revision));
        result.steps << RunStep{step, revision.message, *all[i].statements, all[i].doubts};
    }
    return result;
}

} // namespace

QList<StepSql> sqlOfSteps(const Snapshot &snapshot, const Plan &plan, const RevisionSqlSource &source)
{
    QList<RevisionGraph::Node> nodes;
    for (const PlanStep &step : plan.steps)
        nodes << snapshot.graph.find(step.revision);
    const QList<std::optional<RevisionSql>> sql = sqlOfNodes(snapshot, nodes);
    QList<StepSql> all;
    for (qsizetype i = 0; i < nodes.size(); ++i)
        all << stepSql(snapshot, nodes[i], sql[i], plan.steps[i].direction, source);
    return all;
}

StepSql sqlOfStep(const Snapshot &snapshot, const PlanStep &step, const schema::Schema &before,
                  const RevisionSqlSource &source)
{
    const RevisionGraph::Node node = snapshot.graph.find(step.revision);
    return stepSql(snapshot, node, snapshot.sqlOf(node, std::make_shared<const schema::Schema>(before)),
                   step.direction, source);
}

QList<PythonQuestion> pythonQuestions(const Snapshot &snapshot, const QStringList &rows, Direction direction,
                                      const Target &target)
{
    const Result<Plan> plan = planned(snapshot, rows, direction, target);
    QList<PythonQuestion> questions;
    if (!plan)
        return questions;
    QList<RevisionGraph::Node> nodes;
    for (const PlanStep &step : plan->steps)
        nodes << snapshot.graph.find(step.revision);
    const QList<std::optional<RevisionSql>> sql = sqlOfNodes(snapshot, nodes);
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        const Direction each = plan->steps[i].direction;
        if (sql[i] && !functionOf(*sql[i], each).isKnown())
            questions << pythonQuestion(snapshot, nodes[i], each);
    }
    return questions;
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
                            const RevisionSqlSource &source, const SchemaAtRows &schemaOf)
{
    return planned(snapshot, rows, Direction::Up, target).and_then([&](const Plan &plan) {
        return withSql(snapshot, plan, source, schemaOf);
    });
}

Result<RunPlan> planDowngrade(const Snapshot &snapshot, const QStringList &rows, const Target &target,
                              const RevisionSqlSource &source, const SchemaAtRows &schemaOf)
{
    return planned(snapshot, rows, Direction::Down, target).and_then([&](const Plan &plan) {
        return withSql(snapshot, plan, source, schemaOf);
    });
}

Result<StampPlan> planStamp(const Snapshot &snapshot, const QStringList &rows, const QStringList &targets,
                            bool purge)
{
    return versionTableIsKnown(snapshot).and_then(
        [&] { return Planner(snapshot.graph).stamp(rows, targets, purge); });
}

} // namespace stemma
