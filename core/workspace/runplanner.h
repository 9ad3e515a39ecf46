// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/execution/runplan.h"
#include "core/revisions/plan.h"
#include "core/revisions/target.h"
#include "core/workspace/snapshot.h"

#include <QList>
#include <QStringList>

namespace stemma {

/// Plans over a snapshot, from given rows, with the SQL of each step. Pure.
/// Errors: those of Planner; NeedsPython with file and line when a step's SQL can't be known.
Result<RunPlan> planUpgrade(const Snapshot &snapshot, const QStringList &rows, const Target &target);
Result<RunPlan> planDowngrade(const Snapshot &snapshot, const QStringList &rows, const Target &target);

/// The SQL of each step, or NeedsPython with file and line.
QList<Result<QList<Statement>>> sqlOfSteps(const Snapshot &snapshot, const Plan &plan);

/// NotPlannable when the version table's name can't be known: then nothing may be read from or written to it.
Result<> versionTableIsKnown(const Snapshot &snapshot);

/// Errors: those of Planner::stamp(), and NotPlannable when the version table's name can't be known.
Result<StampPlan> planStamp(const Snapshot &snapshot, const QStringList &rows, const QStringList &targets,
                            bool purge = false);

} // namespace stemma
