// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/sqltype.h"
#include "core/sql/dialect.h"

#include <QString>

namespace stemma {

/// A type as the server's words: "VARCHAR(80) COLLATE utf8mb4_bin".
Result<QString> compileType(const SqlType &type, Dialect dialect);

/// The condition of the CHECK that create_constraint=True asks for, or nothing: "c IN (0, 1)". A native ENUM
/// has none.
QString typeCheck(const SqlType &type, const QString &column, Dialect dialect);

/// Whether a single-column key of this type counts up by itself: integers, and what SQLAlchemy takes for
/// numbers.
bool isNumberType(const SqlType &type);

/// DATETIME and TIMESTAMP, for which alter_column always restates the whole column.
bool isDateTimeType(const SqlType &type);

} // namespace stemma
