// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/execution/runplan.h"
#include "core/revisions/plan.h"
#include "core/revisions/target.h"
#include "core/workspace/pythonsql.h"
#include "core/workspace/snapshot.h"

#include <QList>
#include <QStringList>

namespace stemma {

/// Plans over a snapshot, from given rows, with the SQL of each step: native where it is known so, else of
/// the source. Pure, but for the source. Errors: those of Planner; NeedsPython with file and line when a
/// step's SQL can't be known, with the traceback where the project's Python was asked.
Result<RunPlan> planUpgrade(const Snapshot &snapshot, const QStringList &rows, const Target &target,
                            const RevisionSqlSource &source = {});
Result<RunPlan> planDowngrade(const Snapshot &snapshot, const QStringList &rows, const Target &target,
                              const RevisionSqlSource &source = {});

/// The SQL of each step, or NeedsPython with file and line.
QList<Result<QList<Statement>>> sqlOfSteps(const Snapshot &snapshot, const Plan &plan,
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
