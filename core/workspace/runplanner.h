// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/execution/runplan.h"
#include "core/revisions/plan.h"
#include "core/revisions/target.h"
#include "core/schema/schema.h"
#include "core/workspace/pythonsql.h"
#include "core/workspace/snapshot.h"

#include <QList>
#include <QStringList>

#include <functional>

namespace stemma {

/// The schema that a database with these rows has by its history.
using SchemaAtRows = std::function<Result<schema::Schema>(const QStringList &rows)>;

/// Plans over a snapshot, from given rows, with the SQL of each step: native where it is known so, also by
/// the schema before the step, else of the source. Pure, but for these two, which are asked only for what
/// can't be known otherwise. Errors: those of Planner; NeedsPython with file and line when a step's SQL can't
/// be known, with the traceback where the project's Python was asked; those of schemaOf.
Result<RunPlan> planUpgrade(const Snapshot &snapshot, const QStringList &rows, const Target &target,
                            const RevisionSqlSource &source = {}, const SchemaAtRows &schemaOf = {});
Result<RunPlan> planDowngrade(const Snapshot &snapshot, const QStringList &rows, const Target &target,
                              const RevisionSqlSource &source = {}, const SchemaAtRows &schemaOf = {});

/// The SQL of one step.
struct StepSql
{
    Result<QList<Statement>> statements; ///< or NeedsPython with file and line
    QList<Doubt> doubts; ///< what may make the statements others than these
    bool needsSchema = false; ///< it isn't known natively; given the schema before the step, it may be
};

QList<StepSql> sqlOfSteps(const Snapshot &snapshot, const Plan &plan, const RevisionSqlSource &source = {});

/// The SQL of a step that starts from that schema.
StepSql sqlOfStep(const Snapshot &snapshot, const PlanStep &step, const schema::Schema &before,
                  const RevisionSqlSource &source = {});

/// What such a plan would ask of the project's Python; nothing where there is no plan.
QList<PythonQuestion> pythonQuestions(const Snapshot &snapshot, const QStringList &rows, Direction direction,
                                      const Target &target);

/// NotPlannable when the version table's name can't be known: then nothing may be read from or written to it.
Result<> versionTableIsKnown(const Snapshot &snapshot);

/// Errors: those of Planner::stamp(), and NotPlannable when the version table's name can't be known.
Result<StampPlan> planStamp(const Snapshot &snapshot, const QStringList &rows, const QStringList &targets,
                            bool purge = false);

} // namespace stemma
