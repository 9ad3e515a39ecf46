// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace stemma {

struct ReflectionWork;

/// The keys of tables that are there already.
Result<> readIndexes(ReflectionWork &work);
Result<> readForeignKeys(ReflectionWork &work);

/// MariaDB's application-time periods are no part of the values: a table with one is a problem. Asked for only
/// where a check looks like a period's own.
Result<> notePeriods(ReflectionWork &work);

} // namespace stemma
