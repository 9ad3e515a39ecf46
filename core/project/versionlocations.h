// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/base/result.h"
#include "core/project/inifile.h"
#include "core/project/revisionsettings.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

class PathResolver;

/// Splits a `version_locations` value at the separator that `path_separator`, or the older
/// `version_path_separator`, names: os, space, newline, ":" or ";". Without a name (an empty one) it splits
/// at spaces and commas. Errors: FileMalformed for any other name.
Result<QStringList> splitPaths(const QString &text, const QString &separatorName);

struct VersionLocations
{
    QStringList
        folders; ///< absolute, in Alembic's order, subfolders included where the project asks for them
    QList<VersionLocation> named; ///< before subfolders are looked for
    bool areNamed = false; ///< `version_locations` lists them
    QList<Problem> problems; ///< folders that aren't there
};

/// The folders with revision files: `version_locations`, or `versions` in the script location.
/// `section` is the ini section of the environment.
VersionLocations findVersionLocations(const IniFile &ini, const QString &section, const PathResolver &paths,
                                      const QString &scriptLocation);

} // namespace stemma
