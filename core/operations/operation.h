// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/columnoperations.h"
#include "core/operations/constraintoperations.h"
#include "core/operations/dataoperations.h"
#include "core/operations/tableoperations.h"

#include <variant>

namespace stemma {

/// One call of Alembic's `op.…` with every argument known: a value that compileToSql() turns into statements.
/// Nothing of Python is left in it, and nothing of a dialect but the mysql_ and mariadb_ arguments, which
/// stand side by side.
using Operation =
    std::variant<CreateTable, DropTable, RenameTable, AddColumn, DropColumn, AlterColumn, CreateIndex,
                 DropIndex, CreateForeignKey, CreateUniqueConstraint, CreateCheckConstraint, CreatePrimaryKey,
                 DropConstraint, CreateTableComment, DropTableComment, Execute, BulkInsert>;

} // namespace stemma
