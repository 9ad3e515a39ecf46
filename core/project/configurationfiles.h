// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/projectoptions.h"

#include <QString>
#include <QStringList>

namespace stemma {

/// The files that Alembic's settings are in. One of the two is there.
struct ConfigurationFiles
{
    QString folder; ///< absolute: the project's, which .env is looked for in
    QStringList starts; ///< absolute: where relative paths may start from, the likeliest first
    QString ini; ///< absolute; empty when there is none
    QString toml; ///< absolute; empty when there is no pyproject.toml
};

/// Looks for alembic.ini and pyproject.toml as Alembic 1.16 and later do. `path` is the folder that alembic
/// is run in, or one of the files; then the other one is looked for beside it, and a pyproject.toml also in
/// the folders above an ini file. Errors: NotAProject.
Result<ConfigurationFiles> findConfigurationFiles(const QString &path, const ProjectOptions &options = {});

} // namespace stemma
