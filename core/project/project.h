// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/project/revisionsettings.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

/// An Alembic project as its configuration describes it. A value; nothing of the project is run to get it.
struct Project
{
    QString name; ///< the folder's name, for people
    QString folder; ///< absolute
    QString iniFile; ///< absolute
    QString scriptLocation; ///< absolute folder with env.py
    QStringList versionLocations; ///< absolute folders, in the order that Alembic reads them
    RevisionSettings revisions; ///< how new revision files are named and written
    QString versionTable = QStringLiteral("alembic_version");
    Secret databaseUrl; ///< as written; may hold a password, so it is never shown
    Place databaseUrlPlace; ///< the .env or ini line it comes from
    QList<Problem> problems;
};

/// Reads alembic.ini (ConfigParser rules: %(here)s, %%, continuation lines) and .env of a folder, or of the
/// folder of a given ini file. DATABASE_URL of .env wins over sqlalchemy.url. Errors: NotAProject (no
/// alembic.ini there), FileUnreadable and FileMalformed with file and line. A missing version location or
/// env.py is a problem in the result, not an error.
Result<Project> readProject(const QString &path);

} // namespace stemma
