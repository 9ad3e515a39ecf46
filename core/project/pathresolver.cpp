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

PathResolver::PathResolver(const QString &iniFolder, const QString &scriptLocation,
                           const QStringList &importFolders)
    : m_iniFolder(iniFolder)
    , m_workingFolder(iniFolder)
    , m_importFolders(importFolders)
{
    QString folder = iniFolder;
    for (int climb = 0; climb <= highestClimb; ++climb) {
        const QString location = resolveFrom(folder, scriptLocation);
        if (!location.isEmpty() && QFileInfo(location + "/env.py"_L1).isFile()) {
            m_workingFolder = folder;
            return;
        }
        const QString above = QFileInfo(folder).path();
        if (QFileInfo::exists(folder + "/.git"_L1) || above == folder)
            return;
        folder = above;
    }
}

QString PathResolver::resolve(const QString &written) const
{
    return resolveFrom(m_workingFolder, written);
}

QString PathResolver::resolveFrom(const QString &folder, const QString &written) const
{
    if (!isPackagePath(written))
        return joined(folder, written);
    QStringList parts = written.split(u':');
    const QString package = parts.takeFirst().replace(u'.', u'/');
    QStringList roots{folder, folder + "/src"_L1, folder + "/lib"_L1};
    for (const QString &each : m_importFolders)
        roots << joined(folder, each);
    for (const QString &root : std::as_const(roots)) {
        const QString candidate = joined(root, package);
        if (!package.isEmpty() && QFileInfo(candidate).isDir())
            return QDir::cleanPath(candidate + u'/' + parts.join(u'/'));
    }
    return {};
}

} // namespace stemma
