// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/clonework.h"

namespace stemma {

/// Procedures, functions and MariaDB's packages, then events. Each under the SQL mode, character set,
/// collation and, for events, time zone that it was made under.
Result<> cloneRoutines(CloneWork &work);
Result<> cloneEvents(CloneWork &work);

/// Views, those that others rest on first.
Result<> cloneViews(CloneWork &work);

/// Triggers in their order. After the rows, or they would be fired.
Result<> cloneTriggers(CloneWork &work);

} // namespace stemma
