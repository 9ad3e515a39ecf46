// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sandbox/filelock.h"

#include <QString>
#include <QStringList>

namespace stemma {

/// The folder of one sandbox server, removed with this object.
///
/// In a base (memory where it has room, else a temporary folder) there is one private folder per user,
/// "stemma-UID", and in it for each sandbox a lock file "ID.lock" and a folder "ID". The owner holds the lock
/// file; whoever can take the lock knows that the owner is gone and may clear the folder. A second lock
/// inside the folder is inherited by the server, so that no files are removed under a server that outlived
/// its owner.
class SandboxFolder
{
public:
    /// /dev/shm, the temporary folder, /tmp.
    static QStringList defaultBases();

    /// In the first base that has room and whose paths are short enough for a socket. Errors:
    /// SandboxUnavailable.
    static Result<std::unique_ptr<SandboxFolder>> create(const QStringList &bases = defaultBases());

    /// Removes what owners that are gone have left; a server that still runs is killed first.
    static void clearAbandoned(const QStringList &bases = defaultBases());

    ~SandboxFolder();
    SandboxFolder(const SandboxFolder &) = delete;
    SandboxFolder &operator=(const SandboxFolder &) = delete;

    const QString &path() const { return m_path; }
    QString data() const { return m_path + QStringLiteral("/data"); }
    QString temporary() const { return m_path + QStringLiteral("/tmp"); }
    QString socket() const { return m_path + QStringLiteral("/s"); }
    QString log() const { return m_path + QStringLiteral("/log"); }
    QString pidFile() const { return m_path + QStringLiteral("/pid"); }
    int serverLock() const { return m_server.descriptor(); } ///< for the server to inherit

private:
    SandboxFolder() = default;

    QString m_path;
    FileLock m_owner;
    FileLock m_server;
};

} // namespace stemma
