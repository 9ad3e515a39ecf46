// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace stemma {

/// A kind of new project.
struct ProjectKind
{
    QString name; ///< "generic", "sql"
    QString synopsis; ///< one line
};

/// What `init` offers: `generic`, an Alembic project for MySQL and MariaDB, and `sql`, .sql revision files
/// for a team without Python.
QList<ProjectKind> projectKinds();

struct StartRequest
{
    QString folder; ///< as written: the script location, relative to the current folder
    QString kind = QStringLiteral("generic");
    bool isPackage = false; ///< with __init__.py files
    QString iniFile = QStringLiteral("alembic.ini"); ///< kept when it is there
};

/// One thing that was done.
struct StartStep
{
    enum class Kind { MadeFolder, WroteFile, KeptFile };
    Kind kind = Kind::WroteFile;
    QString path; ///< absolute
};

/// Makes a new project. Nothing that is there is overwritten. Errors: FileExists for a folder that is not
/// empty, SettingInvalid for an unknown kind, FileUnwritable; what was made before it stays.
Result<QList<StartStep>> startProject(const StartRequest &request);

} // namespace stemma
