// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace stemma {

struct ReflectionWork;

/// Fills in the tables with all that belongs to them, and notes the names of views and sequences.
Result<> readTables(ReflectionWork &work);

/// Adds the partitions, after all questions that are put to every schema.
Result<> readPartitions(ReflectionWork &work);

} // namespace stemma
