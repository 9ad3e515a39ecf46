// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace stemma {

class SandboxFolder;

/// The server program of this machine, and how it is called for a sandbox: small, without network, without
/// option files, unsafe on purpose where that is quicker, for its data are thrown away.
class ServerProgram
{
public:
    enum class Kind { MariaDb, MySql };

    /// PATH, then the folders that servers are installed into and that are seldom in a user's PATH.
    static QStringList defaultFolders();

    /// mariadbd, or mysqld where only that is there. Runs it once to ask for its version; its output goes to
    /// the folder's log. A `program` that is given is taken instead of looked for. Errors:
    /// SandboxUnavailable, with the missing program and its package.
    static Result<ServerProgram> find(const SandboxFolder &folder,
                                      const QStringList &folders = defaultFolders(),
                                      const QString &program = {});

    /// The program to take beside a database on MySQL, so that what is tried out behaves as it does there:
    /// what STEMMA_MYSQLD names, else the machine's own mysqld; empty where there is none.
    static QString mySql(const QStringList &folders = defaultFolders());

    Kind kind() const { return m_kind; }
    const QString &version() const { return m_version; } ///< "11.8.6-MariaDB-0+deb13u1"

    QString display() const; ///< "MariaDB 11.8.6", as ServerInfo's

    /// Names the data folders that can be used for one another: version and the install options' edition.
    QString templateKey() const;

    const QString &installer() const { return m_installer; }
    QStringList installArguments(const SandboxFolder &folder) const;

    const QString &server() const { return m_server; }
    QStringList startArguments(const SandboxFolder &folder) const;

private:
    Kind m_kind = Kind::MariaDb;
    QString m_server;
    QString m_installer;
    QString m_version;
};

} // namespace stemma
