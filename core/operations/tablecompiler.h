// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/tableoperations.h"
#include "core/sql/dialect.h"

#include <QStringList>

namespace stemma {

/// CREATE TABLE, then a CREATE INDEX for each index.
Result<QStringList> compileCreateTable(const CreateTable &create, Dialect dialect);

QString compileDropTable(const DropTable &drop, Dialect dialect);
QString compileRenameTable(const RenameTable &rename, Dialect dialect);
QString compileTableComment(const CreateTableComment &create, Dialect dialect);
QString compileDropTableComment(const DropTableComment &drop, Dialect dialect);

} // namespace stemma
