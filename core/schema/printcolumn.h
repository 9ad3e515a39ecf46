// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/table.h"
#include "core/sql/dialect.h"

#include <QString>

namespace stemma::schema {

/// Whether a text column's character set is written where it is the table's own. An ALTER TABLE that changes
/// the table's default as well would else be read either way.
enum class CharsetWords { WhereDifferent, Always };

/// What follows a column's name: type, character set, default, comment …
QString columnAttributes(const Column &column, const Table &table, Dialect dialect, CharsetWords words);

/// MariaDB's check that belongs to a column; null when there is none.
const Check *columnCheck(const Table &table, const Column &column);

} // namespace stemma::schema
