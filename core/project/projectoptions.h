// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stemma {

/// What Alembic's command line and environment say about where the configuration is.
struct ProjectOptions
{
    /// Alembic's -n: the section of the ini file that stands for [alembic]. pyproject.toml has no other.
    QString section = QStringLiteral("alembic");

    /// Alembic's -c, at most one pyproject.toml and one ini file, relative to the folder that is opened,
    /// which is the one that alembic would be run in. For a path that is a folder.
    QStringList configFiles{};

    /// The value of ALEMBIC_CONFIG, where it shall count: it takes the place of the default name. A program
    /// that opens any folder leaves it empty, for the variable speaks of one project.
    QString environmentConfig{};

    /// A folder with env.py or revision files alone, relative to the folder that is opened: no configuration
    /// is looked for then, and the other options mean nothing. Folders below its `versions` count too.
    QString scriptLocation{};

    bool operator==(const ProjectOptions &) const = default;
};

} // namespace stemma
