// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stemma {

/// Turns the paths of alembic.ini and pyproject.toml into absolute folders.
///
/// Alembic takes a relative path from the folder that it is started in, which a file doesn't tell. People
/// start it in the project's folder: that is the one with the ini file, or, where that is kept deeper, the
/// one above it in which `script_location` leads to an env.py. Looks at the disk; reentrant.
class PathResolver
{
public:
    /// `importFolders` are those of prepend_sys_path, as written.
    /// The folders that may be meant are those of `starts` and those above them, in that order.
    PathResolver(const QStringList &starts, const QString &scriptLocation, const QStringList &importFolders);

    /// The folder that relative paths start from.
    const QString &workingFolder() const { return m_workingFolder; }

    /// The folders that the project's modules are looked for in; some need not exist.
    QStringList importFolders() const { return importFoldersFrom(m_workingFolder); }

    /// The absolute path for `path` or `package.sub:path`; empty when there is no such package below the
    /// project's folder. The path itself need not exist.
    QString resolve(const QString &written) const;

private:
    bool climb(QString folder, const QString &scriptLocation);
    QStringList importFoldersFrom(const QString &folder) const;
    QString resolveFrom(const QString &folder, const QString &written) const;

    QString m_workingFolder;
    QStringList m_importFolders;
};

} // namespace stemma
