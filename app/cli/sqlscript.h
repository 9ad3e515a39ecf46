// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/database/versiontablename.h"
#include "core/execution/runplan.h"
#include "core/revisions/revisiongraph.h"

#include <QString>

namespace stemma::cli {

/// A plan as the script that a database client could run, in the layout of Alembic's own `--sql`: a comment
/// before each revision, the version table's writes among the statements, a semicolon and a blank line after
/// each. The table itself is created when the plan starts from base.
QString sqlScript(const RunPlan &plan, const RevisionGraph &graph);
QString sqlScript(const StampPlan &plan, const VersionTableName &table);

/// The rows that a script starts from: none for base or nothing, else one revision.
Result<QStringList> startingRows(const QString &from, const RevisionGraph &graph);

} // namespace stemma::cli
