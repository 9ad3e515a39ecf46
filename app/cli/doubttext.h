// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/execution/runplan.h"

#include <QString>

namespace stemma::cli {

/// "The project … (models/base.py:12)", with the file's whole path.
QString doubtText(const Doubt &doubt);

/// Tells on standard error what may make a plan's SQL another one than shown: each doubt once, with the
/// revisions that it is about.
void noteDoubts(const Console &console, const RunPlan &plan);

} // namespace stemma::cli
