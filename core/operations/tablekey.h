// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/tableoperations.h"

#include <QString>

namespace stemma {

/// The primary key of a table, and which of its columns counts up.
struct TableKey
{
    PrimaryKey primaryKey; ///< without columns when there is none
    QString autoIncrementColumn; ///< empty when there is none
};

/// The key from PrimaryKeyConstraint(…) or, without one, from the columns with primary_key=True. A key of one
/// column counts up where the column allows it; of several, only a column with autoincrement=True does, and a
/// key that comes from the columns then names it first.
Result<TableKey> tableKey(const CreateTable &create);

bool hasColumn(const CreateTable &create, const QString &name);

} // namespace stemma
