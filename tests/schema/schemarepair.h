// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"
#include "core/sql/dialect.h"

namespace stemma {

/// Makes of random tables such as a server takes: takes away what refers to nothing or breaks a rule, gives
/// the columns of foreign keys the type of what they refer to.
void repairSchema(schema::Schema &schema, Dialect dialect);

/// One table by itself, without its foreign keys.
void repairTable(schema::Table &table, Dialect dialect);

} // namespace stemma
