// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace stemma {

struct ReflectionWork;

/// The tables with what they are as a whole, and the names of views and sequences; the others fill them in.
Result<> readTables(ReflectionWork &work);

/// Names the half-made sequences among what the server can't open; anything else is an error.
Result<> judgeUnreadable(ReflectionWork &work);
Result<> readColumns(ReflectionWork &work);
Result<> readChecks(ReflectionWork &work); ///< after the columns

/// Asks on its own, after all questions that are put to every schema.
Result<> readPartitions(ReflectionWork &work);

} // namespace stemma
