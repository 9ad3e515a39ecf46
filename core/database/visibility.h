// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace stemma {

struct ReflectionWork;

/// Adds a problem "privilege-…" for each kind of object that this user would not be shown: tables, columns,
/// triggers, routines, events.
Result<> noteInvisible(ReflectionWork &work);

} // namespace stemma
