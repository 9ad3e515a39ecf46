// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <QStringList>

namespace stemma::cli {

/// The command line: finds the verb among the arguments (without the program's name) and runs it.
ExitStatus runCommandLine(const QStringList &arguments, const Console &console);

} // namespace stemma::cli
