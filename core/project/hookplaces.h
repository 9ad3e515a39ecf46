// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/pythonsources.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace stemma {

struct Project;

/// The files of a project that may hold hooks.
struct HookPlaces
{
    QStringList files; ///< that mention hooks, without links; env.py is one of them
    bool isWhole = true; ///< false: there are more files than are looked through
    bool mentionsNamingConvention = false;
};

/// Looks through the project's Python files for the words that hooks are made with.
HookPlaces findHookPlaces(const Project &project);

/// The files of the modules that env.py imports whenever it runs, directly or through others; without those
/// that are only imported by functions, or below `if` and `try`.
QSet<QString> filesSurelyImportedBy(const PythonModule &environment, PythonSources &sources);

} // namespace stemma
