// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/base/result.h"
#include "core/project/project.h"
#include "core/projectpython/projectpython.h"

#include <memory>

class QCommandLineParser;

namespace stemma::cli {

/// The flags of verbs that may run the project's own Python.
void addPythonOptions(QCommandLineParser &parser);

/// The project's Python, once somebody has said that it may run: with --run-project-python for this once,
/// before and remembered, or now at the terminal, where the command is shown. Nothing is run by this itself.
/// Errors: PythonUnavailable when none is found; PythonNotTrusted when nobody has said so.
Result<std::shared_ptr<ProjectPython>>
projectPython(const Project &project, const QCommandLineParser &options, const Console &console);

/// What has been printed on one line: the reason; on the lines below it, indented, the traceback.
QString failureText(const PythonFailure &failure);

} // namespace stemma::cli
