// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace stemma {

class IniFile;

/// What a folder of revisions says of itself, where no configuration is to be read.
struct ScriptFolder
{
    QString scriptLocation; ///< absolute: env.py is in it, if there is one
    QString versions; ///< absolute: revision files are in it and in the folders below it
    QString root; ///< absolute: what the project's modules are imported from
    QStringList importFolders; ///< absolute: what else they may be imported from

    /// The settings that Alembic would need to find the same. Places name the script location.
    Result<IniFile> configuration() const;
};

/// `folder` has env.py and `versions`, or is one with revision files alone: `versions` below an env.py, or
/// any other. Looks at the disk; reentrant. Errors: NotAProject.
Result<ScriptFolder> findScriptFolder(const QString &folder);

} // namespace stemma
