// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <QString>

namespace stemma::cli {

/// Whether the project's own code may be run. `allowed`: the person has said so on the command line. Else it
/// is asked for on a terminal, showing the command; without one the answer is no, with the flag to use.
bool confirmProjectPython(const Console &console, bool allowed, const QString &command);

/// The interpreter that a name means: a path, or a program in PATH; empty where there is none. Links stay: a
/// virtual environment's interpreter is one.
QString projectPythonNamed(const QString &name, const QString &folder);

} // namespace stemma::cli
