// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/index.h"
#include "core/python/value.h"

namespace stemma {

class Call;

/// One part of an index: a column's name, sa.text(…), sa.func.lower(…).
IndexPart indexPartOf(const Call &call, const Value &value);

/// The `mysql_…` and `mariadb_…` keywords of an index; throws Unknowable for keywords that are not known.
void readIndexOptions(const Call &call, Index &index);

} // namespace stemma
