// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/revisionsettings.h"
#include "core/python/pythondatetime.h"

#include <chrono>

namespace stemma {

using TimePoint = std::chrono::system_clock::time_point;

/// A moment in the project's time zone, or local and without an offset where it names none.
/// Errors: SettingInvalid for a zone that is not known here.
Result<PythonDateTime> creationTime(const RevisionSettings &settings, TimePoint moment);

} // namespace stemma
