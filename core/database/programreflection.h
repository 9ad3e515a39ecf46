// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace stemma {

struct ReflectionWork;

/// Views, triggers, routines, events and sequences. What the server does not show of one that it lists is a
/// problem "privilege-…", and the object is left out rather than read half.
Result<> readViews(ReflectionWork &work);
Result<> readTriggers(ReflectionWork &work);
Result<> readRoutines(ReflectionWork &work);
Result<> readEvents(ReflectionWork &work);
Result<> readSequences(ReflectionWork &work);

} // namespace stemma
