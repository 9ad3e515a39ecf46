// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/difference.h"

namespace stemma::schema {

/// The changes of a table that both schemas have.
QList<Change> tableDifference(const Table &from, const Table &to);

} // namespace stemma::schema
