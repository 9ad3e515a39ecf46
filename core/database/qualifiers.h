// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/sqlpieces.h"

namespace stemma {

/// Takes a schema's own name away from before its tables, functions and sequences, so that a definition means
/// the same in a schema of another name. Works on what servers print, where every name is in backticks:
/// `s`.`t`.`c` is always a column of that schema; `s`.`t` is a table only where a table can stand, and else
/// the column of something called `s`; `s`.`f`( is a function. `schema` is in backticks. Pure.
QList<SqlPiece> withoutQualifier(const QList<SqlPiece> &pieces, const QString &schema);

} // namespace stemma
