// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/pathresolver.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int highestClimb = 4;

bool isPackagePath(const QString &written)
{
    return !QDir::isAbsolutePath(written) && written.contains(u':');
}

QString joined(const QString &folder, const QString &path)
{
    return QDir::cleanPath(QDir::isAbsolutePath(path) ? path : folder + u'/' + path);
}

} // namespace

PathResolver::PathResolver(const QStringList &starts, const QString &scriptLocation,
                           const QStringList &importFolders)
    : m_workingFolder(starts.value(0))
    , m_importFolders(importFolders)
{
    for (const QString &start : starts) {
        if (climb(start, scriptLocation))
            return;
    }
}

bool PathResolver::climb(QString folder, const QString &scriptLocation)
{
    for (int climb = 0; climb <= highestClimb; ++climb) {
        const QString location = resolveFrom(folder, scriptLocation);
        if (!location.isEmpty() && QFileInfo(location + "/env.py"_L1).isFile()) {
            m_workingFolder = folder;
            return true;
        }
        const QString above = QFileInfo(folder).path();
        if (QFileInfo::exists(folder + "/.git"_L1) || above == folder)
            return false;
        folder = above;
    }
    return false;
}

QString PathResolver::resolve(const QString &written) const
{
    return resolveFrom(m_workingFolder, written);
}

QStringList PathResolver::importFoldersFrom(const QString &folder) const
{
    QStringList folders{folder, folder + "/src"_L1, folder + "/lib"_L1};
    for (const QString &each : m_importFolders)
        folders << joined(folder, each);
    // Inside a package, imports start above it.
    QString above = folder;
    while (QFileInfo::exists(above + "/__init__.py"_L1) && QFileInfo(above).path() != above)
        above = QFileInfo(above).path();
    if (above != folder)
        folders << above;
    return folders;
}

QString PathResolver::resolveFrom(const QString &folder, const QString &written) const
{
    if (!isPackagePath(written))
        return joined(folder, written);
    QStringList parts = written.split(u':');
    const QString package = parts.takeFirst().replace(u'.', u'/');
    for (const QString &root : importFoldersFrom(folder)) {
        const QString candidate = joined(root, package);
        if (!package.isEmpty() && QFileInfo(candidate).isDir())
            return QDir::cleanPath(candidate + u'/' + parts.join(u'/'));
    }
    return {};
}

} // namespace stemma
