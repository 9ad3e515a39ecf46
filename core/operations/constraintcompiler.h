// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operations/constraintoperations.h"
#include "core/sql/dialect.h"

#include <QString>

namespace stemma {

// The clauses, as they stand in CREATE TABLE and after ALTER TABLE … ADD.
Result<QString> compilePrimaryKey(const PrimaryKey &key, Dialect dialect);
Result<QString> compileUnique(const UniqueConstraint &constraint, Dialect dialect);
Result<QString> compileCheck(const CheckConstraint &check, Dialect dialect);
Result<QString> compileForeignKey(const ForeignKey &key, Dialect dialect);

// The statements.
Result<QString> compileAddConstraint(const QString &table, const QString &schema,
                                     const Result<QString> &clause, Dialect dialect);
Result<QString> compileDropConstraint(const DropConstraint &drop, Dialect dialect);

} // namespace stemma
