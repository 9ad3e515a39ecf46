// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace stemma {

/// Where the tools that keep environments apart from a project put them. Worked out from names and files, as
/// the tools do it; none of them is run. What is returned are the folders that are there.
struct EnvironmentPlaces
{
    QProcessEnvironment variables;
    QString home;
};

/// Poetry: NAME-HASH-pyX.Y below its virtualenvs, where HASH is of the folder of pyproject.toml. Of several,
/// the one that `poetry env use` chose first.
QStringList poetryEnvironments(const QString &folder, const EnvironmentPlaces &places);

/// Pipenv: NAME-HASH below WORKON_HOME, where HASH is of the path of the Pipfile.
QStringList pipenvEnvironments(const QString &folder, const EnvironmentPlaces &places);

/// Conda: what environment.yml names, by `name:` or `prefix:`.
QStringList condaEnvironments(const QString &folder, const EnvironmentPlaces &places);

} // namespace stemma
