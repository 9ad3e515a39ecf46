// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/namingconvention.h"
#include "core/project/pythonsources.h"

namespace stemma {

/// Follows target_metadata of env.py to its MetaData, through the project's own modules.
ProjectNaming findNamingConvention(const PythonModule &environment, PythonSources &sources);

} // namespace stemma
