// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/serverprogram.h"

#include "core/database/connection.h"
#include "core/sandbox/childprocess.h"
#include "core/sandbox/sandboxfolder.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSysInfo>

#include <unistd.h>

namespace stemma {

namespace {

constexpr int versionTimeout = 10'000;
constexpr int installEdition = 1; // to be raised when the install options change

Failure missing(const QString &program)
{
    return failure(
        ErrorKind::SandboxUnavailable, QStringLiteral("The program %1 is not installed.").arg(program),
        QStringLiteral("Install the package mariadb-server-core. It starts no service on this machine."));
}

QStringList common(const SandboxFolder &folder)
{
    // A starting server, and an installing one too, deletes every #sql* file in its tmpdir: those of another
    // server when it is shared.
    QStringList arguments{"--no-defaults", "--datadir=" + folder.data(), "--tmpdir=" + folder.temporary()};
    if (::geteuid() == 0)
        arguments << "--user=root";
    return arguments;
}

} // namespace

QStringList ServerProgram::defaultFolders()
{
    QStringList folders = qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts);
    folders << "/usr/sbin" << "/usr/local/sbin" << "/usr/libexec" << "/usr/bin" << "/usr/local/bin"
            << "/usr/local/mysql/bin" << "/usr/lib/mysql";
    folders.removeDuplicates();
    return folders;
}

Result<ServerProgram> ServerProgram::find(const SandboxFolder &folder, const QStringList &folders,
                                          const QString &given)
{
    ServerProgram program;
    program.m_server = given;
    if (program.m_server.isEmpty())
        program.m_server = QStandardPaths::findExecutable(QStringLiteral("mariadbd"), folders);
    if (program.m_server.isEmpty())
        program.m_server = QStandardPaths::findExecutable(QStringLiteral("mysqld"), folders);
    if (program.m_server.isEmpty())
        return missing(QStringLiteral("mariadbd"));

    ChildProcess::Command ask;
    ask.program = program.m_server;
    ask.arguments = QStringList{"--no-defaults", "--version"};
    ask.output = folder.log();
    ask.temporaryFolder = folder.temporary();
    const auto asked = ChildProcess::start(ask);
    QString answer;
    if (asked && (*asked)->waitForEnd(versionTimeout)) {
        QFile log(folder.log());
        if (log.open(QIODevice::ReadOnly))
            answer = QString::fromLocal8Bit(log.readAll());
    }
    static const QRegularExpression pattern(QStringLiteral("\\bVer\\s+(\\S+)"));
    program.m_version = pattern.match(answer).captured(1);
    if (program.m_version.isEmpty()) {
        Error error;
        error.kind = ErrorKind::SandboxUnavailable;
        error.message = QStringLiteral("%1 does not tell its version.").arg(program.m_server);
        error.native = asked ? answer.trimmed() : asked.error().native;
        error.advice = QStringLiteral("Install the package mariadb-server-core again.");
        return Failure(error);
    }
    // Debian's mysqld may be a link to MariaDB's, so the version decides.
    program.m_kind = program.m_version.contains(u"MariaDB") ? Kind::MariaDb : Kind::MySql;
    if (program.m_kind == Kind::MySql) {
        program.m_installer = program.m_server;
        return program;
    }
    program.m_installer = QStandardPaths::findExecutable(QStringLiteral("mariadb-install-db"), folders);
    if (program.m_installer.isEmpty())
        return missing(QStringLiteral("mariadb-install-db"));
    return program;
}

QString ServerProgram::mySql(const QStringList &folders)
{
    const QString named = qEnvironmentVariable("STEMMA_MYSQLD");
    return named.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("mysqld"), folders) : named;
}

QString ServerProgram::display() const
{
    ServerInfo info;
    info.flavour = m_kind == Kind::MariaDb ? ServerInfo::Flavour::MariaDb : ServerInfo::Flavour::MySql;
    info.version = m_version;
    return info.display();
}

QString ServerProgram::templateKey() const
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9.+_-]"));
    QString key = QStringLiteral("%1-%2-%3-%4")
                      .arg(m_kind == Kind::MariaDb ? QStringLiteral("mariadb") : QStringLiteral("mysql"),
                           m_version, QSysInfo::currentCpuArchitecture(), QString::number(installEdition));
    return key.replace(unsafe, QStringLiteral("_"));
}

QStringList ServerProgram::installArguments(const SandboxFolder &folder) const
{
    if (m_kind == Kind::MySql) {
        return common(folder) << "--initialize-insecure" << "--innodb-redo-log-capacity=8M"
                              << "--innodb-doublewrite=OFF"
                              << "--secure-file-priv=NULL"
                              << "--auto-generate-certs=OFF"
                              << "--caching-sha2-password-auto-generate-rsa-keys=OFF";
    }
    return common(folder) << "--auth-root-authentication-method=normal" << "--skip-test-db"
                          << "--skip-name-resolve"
                          << "--innodb-log-file-size=8M" << "--innodb-doublewrite=OFF";
}

QStringList ServerProgram::startArguments(const SandboxFolder &folder) const
{
    QStringList arguments = common(folder);
    // event-scheduler: OFF runs no events; under DISABLED they could not even be created or read.
    arguments << "--socket=" + folder.socket() << "--pid-file=" + folder.pidFile() << "--skip-networking"
              << "--skip-log-bin" << "--event-scheduler=OFF" << "--local-infile=OFF"
              << "--innodb-doublewrite=OFF"
              << "--innodb-flush-log-at-trx-commit=0";
    if (m_kind == Kind::MySql) {
        arguments << "--mysqlx=OFF" << "--performance-schema=OFF" << "--innodb-redo-log-capacity=8M"
                  << "--innodb-buffer-pool-size=32M" << "--auto-generate-certs=OFF"
                  << "--caching-sha2-password-auto-generate-rsa-keys=OFF" << "--secure-file-priv=NULL"
                  << "--table-open-cache=200" << "--max-connections=50";
    } else {
        // skip-ssl: from 11.4 the server makes itself a key at each start, which takes 0.2 to 2 seconds.
        // secure-file-priv: a migration tried out here must not read or write the user's files through the
        // server.
        arguments << "--loose-skip-ssl" << "--innodb-log-file-size=8M" << "--innodb-buffer-pool-size=64M"
                  << "--innodb-buffer-pool-load-at-startup=OFF" << "--secure-file-priv=" + folder.temporary();
    }
    return arguments;
}

} // namespace stemma
