// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/servertemplate.h"

#include "core/sandbox/filelock.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <filesystem>
#include <system_error>

namespace stemma {

namespace {

namespace fs = std::filesystem;

bool copyFolder(const QString &source, const QString &target)
{
    std::error_code error;
    fs::copy(QFile::encodeName(source).toStdString(), QFile::encodeName(target).toStdString(),
             fs::copy_options::recursive, error);
    if (error)
        QDir(target).removeRecursively();
    return !error;
}

} // namespace

ServerTemplate::ServerTemplate(const QString &key)
    : m_folder(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
               + QStringLiteral("/stemma/sandbox"))
    , m_path(m_folder + u'/' + key)
{ }

bool ServerTemplate::copyTo(const QString &target) const
{
    return QDir(m_path).exists() && copyFolder(m_path, target);
}

void ServerTemplate::store(const QString &source) const
{
    if (!QDir().mkpath(m_folder))
        return;
    // Whoever holds the lock is the only writer, so every part that is there was interrupted.
    const FileLock lock = FileLock::tryLock(m_folder + QStringLiteral("/lock"));
    if (!lock.isHeld() || QDir(m_path).exists())
        return;
    const QDir folder(m_folder);
    for (const QString &part : folder.entryList({QStringLiteral("*.part")}, QDir::Dirs))
        QDir(folder.filePath(part)).removeRecursively();
    const QString part = m_path + QStringLiteral(".part");
    if (copyFolder(source, part) && !QDir().rename(part, m_path))
        QDir(part).removeRecursively();
}

void ServerTemplate::discard() const
{
    QDir(m_path).removeRecursively();
}

} // namespace stemma
