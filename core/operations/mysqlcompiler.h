// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/operation.h"
#include "core/sql/dialect.h"

#include <QStringList>

namespace stemma {

/// The statements that Alembic itself sends for an operation, without closing semicolons, one call each; none
/// when the operation changes nothing. Measured against Alembic 1.13 with SQLAlchemy 2.0; they are what is
/// *executed*: `%` is not doubled, whatever the driver's parameter style would print offline.
///
/// Pure and reentrant. Errors: NeedsPython, with the reason in plain words, for what Alembic itself refuses
/// too (a VARCHAR without length, drop_constraint without type_ …) and for what is not worked out here.
Result<QStringList> compileToSql(const Operation &operation, Dialect dialect);

} // namespace stemma
