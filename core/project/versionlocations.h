// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/revisionsettings.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

class Configuration;
class PathResolver;

struct VersionLocations
{
    /// Absolute, in Alembic's order, subfolders included where the project asks for them.
    QStringList folders;
    QList<VersionLocation> named; ///< before subfolders are looked for
    bool areNamed = false; ///< `version_locations` lists them
};

/// The folders with revision files: `version_locations`, or `versions` in the script location (empty: there
/// is none). A folder that isn't there becomes a problem of the configuration.
VersionLocations findVersionLocations(Configuration &configuration, const PathResolver &paths,
                                      const QString &scriptLocation);

} // namespace stemma
