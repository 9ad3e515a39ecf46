// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/table.h"

namespace stemma {

/// Writes the names of the table's columns in its expressions as the columns themselves are written: servers
/// keep the letters in which an expression was typed until a column is renamed, and then take the column's.
void spellColumnNames(schema::Table &table);

} // namespace stemma
