// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/clonework.h"

namespace stemma {

/// Copies some rows of each table, and all rows that those refer to. Values travel as literals that the
/// source itself writes, byte for byte; generated columns are left to the target. For empty tables without
/// triggers, in a target session that checks no foreign keys.
Result<> cloneRows(CloneWork &work, const QStringList &tables);

} // namespace stemma
