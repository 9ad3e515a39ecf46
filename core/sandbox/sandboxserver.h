// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/database/connectionsettings.h"

#include <memory>

namespace stemma {

/// A private throw-away MariaDB (or MySQL) server: unix socket only, no network, data in memory where
/// /dev/shm has room, its own tmpdir at install and at start. Its files and its process are gone when this
/// object is, also after kill -9 of the owner: the server dies with the thread that keeps it, and the next
/// start clears what was left.
///
/// start() blocks for as long as the server takes (about 0.7 s the first time, less with a template); call it
/// from a worker thread. The server itself is kept by a lasting thread of the sandbox's own, so any thread
/// may start it.
class SandboxServer
{
public:
    /// `program`: the path of a mariadbd or mysqld to take instead of this machine's own.
    /// Errors: SandboxUnavailable, with the missing program or the last lines of the server's own log.
    static Result<std::unique_ptr<SandboxServer>> start(const QString &program = {});

    ~SandboxServer();
    SandboxServer(const SandboxServer &) = delete;
    SandboxServer &operator=(const SandboxServer &) = delete;

    /// Settings for a database on this server; user root, no password, database may be empty.
    ConnectionSettings settings(const QString &database = {}) const;

    /// Drops and creates an empty database: utf8mb4, utf8mb4_unicode_ci.
    Result<> createDatabase(const QString &name);

    QString version() const; ///< "MariaDB 11.8.6"
    QString folder() const; ///< where its files are
    qint64 processId() const;

private:
    class Private;
    explicit SandboxServer(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace stemma
