// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandboxfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QStorageInfo>
#include <QThread>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

namespace stemma {

namespace {

constexpr qint64 roomNeeded = 256 * 1024 * 1024; // a fresh server takes 67 MB, a migration's tables the rest
constexpr int longestSocketPath = 107; // sockaddr_un::sun_path less its final zero

QString userFolder(const QString &base)
{
    return base + QStringLiteral("/stemma-%1").arg(::geteuid());
}

/// True when the folder is this user's alone: in a folder that all may write to, someone else could have made
/// it.
bool isOurs(const QString &folder)
{
    struct stat info = {};
    return ::lstat(QFile::encodeName(folder).constData(), &info) == 0 && S_ISDIR(info.st_mode)
        && info.st_uid == ::geteuid() && (info.st_mode & 077) == 0;
}

bool makePrivate(const QString &folder)
{
    return ::mkdir(QFile::encodeName(folder).constData(), 0700) == 0 || isOurs(folder);
}

QString serverLockFile(const QString &folder)
{
    return folder + QStringLiteral("/server.lock");
}

/// Kills the server that a folder's pid file names, if the process is that server and not another with its
/// number.
void killServerOf(const QString &folder)
{
    QFile file(folder + QStringLiteral("/pid"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const qint64 pid = file.readAll().trimmed().toLongLong();
    QFile commandLine(QStringLiteral("/proc/%1/cmdline").arg(pid));
    if (pid > 1 && commandLine.open(QIODevice::ReadOnly)
        && commandLine.readAll().contains(QFile::encodeName(folder)))
        ::kill(static_cast<pid_t>(pid), SIGKILL);
}

void clear(const QString &folder)
{
    if (!QFileInfo::exists(folder))
        return;
    FileLock server = FileLock::tryLock(serverLockFile(folder));
    if (!server.isHeld()) {
        killServerOf(folder);
        for (int i = 0; i < 50 && !server.isHeld(); ++i) {
            QThread::msleep(10);
            server = FileLock::tryLock(serverLockFile(folder));
        }
    }
    // A server out of reach (in another pid namespace) keeps its files until a start finds it gone.
    if (server.isHeld())
        QDir(folder).removeRecursively();
}

} // namespace

QStringList SandboxFolder::defaultBases()
{
    QStringList bases{QStringLiteral("/dev/shm"), QDir::tempPath(), QStringLiteral("/tmp")};
    bases.removeDuplicates();
    return bases;
}

Result<std::unique_ptr<SandboxFolder>> SandboxFolder::create(const QStringList &bases)
{
    QStringList reasons;
    for (const QString &base : bases) {
        const QString parent = userFolder(base);
        const QStorageInfo storage(base);
        if (!QFileInfo(base).isDir() || !QFileInfo(base).isWritable()) {
            reasons << QStringLiteral("%1 can't be written to").arg(base);
            continue;
        }
        if (storage.bytesAvailable() < roomNeeded) {
            reasons << QStringLiteral("%1 has only %2 MB left")
                           .arg(base, QString::number(storage.bytesAvailable() >> 20));
            continue;
        }
        if (!makePrivate(parent)) {
            reasons << QStringLiteral("%1 belongs to someone else").arg(parent);
            continue;
        }
        std::unique_ptr<SandboxFolder> folder(new SandboxFolder);
        const QString id =
            QString::number(QRandomGenerator::system()->generate(), 16).rightJustified(8, u'0');
        folder->m_path = parent + u'/' + id;
        if (QFile::encodeName(folder->socket()).size() > longestSocketPath) {
            reasons << QStringLiteral("%1 is too long a path for a socket").arg(base);
            folder->m_path.clear();
            continue;
        }
        // The lock comes first and goes last, so a folder without one belongs to nobody.
        folder->m_owner = FileLock::tryLock(folder->m_path + QStringLiteral(".lock"));
        if (folder->m_owner.isHeld() && makePrivate(folder->m_path) && makePrivate(folder->temporary()))
            folder->m_server = FileLock::tryLock(serverLockFile(folder->m_path));
        if (folder->m_server.isHeld())
            return folder;
        reasons << QStringLiteral("%1 can't be made").arg(folder->m_path);
    }
    Error error;
    error.kind = ErrorKind::SandboxUnavailable;
    error.message = QStringLiteral("There is no folder for a private server's files.");
    error.native = reasons.join(QStringLiteral("; "));
    error.advice =
        QStringLiteral("Make at least %1 MB of room in /dev/shm or in the temporary folder (TMPDIR).")
            .arg(roomNeeded >> 20);
    return Failure(error);
}

void SandboxFolder::clearAbandoned(const QStringList &bases)
{
    for (const QString &base : bases) {
        const QDir parent(userFolder(base));
        if (!isOurs(parent.path()))
            continue;
        // Folders are listed before their locks are looked for: a folder is only ever made after its lock.
        QStringList ids = parent.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &lock : parent.entryList({QStringLiteral("*.lock")}, QDir::Files))
            ids << lock.chopped(5);
        ids.removeDuplicates();
        for (const QString &id : ids) {
            const QString path = parent.filePath(id);
            const QString lockFile = path + QStringLiteral(".lock");
            const bool unowned = !QFileInfo::exists(lockFile);
            const FileLock owner = unowned ? FileLock() : FileLock::tryLockExisting(lockFile);
            if (!unowned && !owner.isHeld())
                continue;
            clear(path);
            if (!unowned && !QFileInfo::exists(path))
                QFile::remove(lockFile);
        }
    }
}

SandboxFolder::~SandboxFolder()
{
    if (m_path.isEmpty())
        return;
    m_server.release();
    QDir(m_path).removeRecursively();
    if (m_owner.isHeld())
        QFile::remove(m_path + QStringLiteral(".lock"));
}

} // namespace stemma
