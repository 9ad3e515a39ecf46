// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/project/importedmodule.h"
#include "core/project/namingconvention.h"
#include "core/project/projectdatabase.h"
#include "core/project/projectoptions.h"
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
    QString openedAt; ///< absolute: what readProject() was asked for, to be read again with the same options
    ProjectOptions options;
    QString iniFile; ///< absolute; empty for a project configured in pyproject.toml alone
    QString tomlFile; ///< absolute; empty without a [tool.alembic]
    QStringList sections; ///< of the ini file, those with a script_location: what -n may choose
    QStringList importFolders; ///< of prepend_sys_path, absolute; some need not exist
    QString scriptLocation; ///< absolute folder with env.py
    QStringList versionLocations; ///< absolute folders, in the order that Alembic reads them
    RevisionSettings revisions; ///< how new revision files are named and written
    QString versionTable = QStringLiteral("alembic_version");
    QString versionTableSchema; ///< empty: the connection's own
    ProjectNaming namingConvention;
    QList<ImportedModule> environmentImports; ///< of env.py
    bool environmentReadsArguments = false; ///< env.py asks for what alembic's -x gives it
    Secret databaseUrl; ///< as written; may hold a password, so it is never shown
    Place databaseUrlPlace; ///< the .env or ini line it comes from
    QString databaseUrlVariable; ///< the environment variable it comes from instead: "DATABASE_URL"
    QList<ProjectDatabase> databases; ///< of a project that migrates several in one run
    QList<Problem> problems;

    /// The file to name when the configuration as a whole is meant; the script location where there is none.
    QString configurationFile() const
    {
        const QString &file = iniFile.isEmpty() ? tomlFile : iniFile;
        return file.isEmpty() ? scriptLocation : file;
    }
};

/// Reads alembic.ini (ConfigParser rules: %(here)s, %%, continuation lines), [tool.alembic] of pyproject.toml
/// behind it, .env and env.py of the folder that alembic is run in, or of the folder of a given configuration
/// file. The database is that of DATABASE_URL in .env, or else sqlalchemy.url; where env.py reads the
/// environment variable DATABASE_URL, that wins.
///
/// Errors: NotAProject (no configuration there; no such section as the options name), FileUnreadable and
/// FileMalformed with file and line. A missing version location or env.py is a problem in the result, not an
/// error. No text of it repeats a value that may be secret.
Result<Project> readProject(const QString &path, const ProjectOptions &options = {});

} // namespace stemma
