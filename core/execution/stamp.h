// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/database/versiontablename.h"
#include "core/revisions/plan.h"

#include <QString>
#include <QStringList>

namespace stemma {

class Connection;

/// Writes a stamp plan: the version table's rows and nothing else, all of them in one transaction, and gives
/// the rows as read back. Refuses, and changes nothing, when the rows are not those that the plan was made
/// from; with \a purge whatever is in the table is deleted first. A missing table is created.
///
/// On the connection's thread. Errors: VersionRowMismatch, and those of the connection.
Result<QStringList> applyStamp(const StampPlan &plan, bool purge, Connection &connection,
                               const VersionTableName &versionTable);

} // namespace stemma
