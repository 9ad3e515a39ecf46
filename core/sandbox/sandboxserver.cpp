// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandboxserver.h"

#include "core/database/connection.h"
#include "core/sandbox/childprocess.h"
#include "core/sandbox/sandboxfolder.h"
#include "core/sandbox/serverprogram.h"
#include "core/sandbox/servertemplate.h"
#include "core/sql/quoting.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

namespace stemma {

namespace {

constexpr int installTimeout = 120'000;
constexpr int startTimeout = 60'000;
constexpr int pollInterval = 10;
constexpr int shownLogLines = 15;

} // namespace

class SandboxServer::Private
{
public:
    Result<> install(const ServerProgram &program);
    Result<> launch(const ServerProgram &program);
    Failure withLog(const QString &message) const;
    ChildProcess::Command command(const QString &program, const QStringList &arguments) const;
    ConnectionSettings settings(const QString &database) const;

    // Destroyed from below: the process is gone before its folder is removed.
    std::unique_ptr<SandboxFolder> folder;
    std::unique_ptr<ChildProcess> process;
    QString version;
};

ChildProcess::Command SandboxServer::Private::command(const QString &program,
                                                      const QStringList &arguments) const
{
    ChildProcess::Command command;
    command.program = program;
    command.arguments = arguments;
    command.output = folder->log();
    command.temporaryFolder = folder->temporary();
    command.keptDescriptor = folder->serverLock();
    return command;
}

Failure SandboxServer::Private::withLog(const QString &message) const
{
    Error error;
    error.kind = ErrorKind::SandboxUnavailable;
    error.message = message;
    error.advice = QStringLiteral("The lines above are the end of the server's own log.");
    QFile log(folder->log());
    if (log.open(QIODevice::ReadOnly)) {
        const QStringList lines = QString::fromLocal8Bit(log.readAll()).trimmed().split(u'\n');
        error.native = lines.sliced(qMax<qsizetype>(0, lines.size() - shownLogLines)).join(u'\n');
    }
    return Failure(error);
}

Result<> SandboxServer::Private::install(const ServerProgram &program)
{
    const auto installer =
        ChildProcess::start(command(program.installer(), program.installArguments(*folder)));
    if (!installer)
        return withLog(installer.error().message);
    const std::optional<int> status = (*installer)->waitForEnd(installTimeout);
    if (!status)
        return withLog(QStringLiteral("The private server's data could not be made in time."));
    if (*status != 0)
        return withLog(QStringLiteral("The private server's data could not be made."));
    return {};
}

Result<> SandboxServer::Private::launch(const ServerProgram &program)
{
    auto started = ChildProcess::start(command(program.server(), program.startArguments(*folder)));
    if (!started)
        return withLog(started.error().message);
    process = std::move(*started);
    QElapsedTimer timer;
    timer.start();
    while (process->isRunning() && timer.elapsed() < startTimeout) {
        if (QFile::exists(folder->socket())) {
            const auto connection = Connection::open(settings({}), Secret());
            if (connection) {
                version = (*connection)->server().display();
                return {};
            }
            // "Not yet" comes from the client library, with a number; anything else won't mend itself.
            const Error &error = connection.error();
            if (error.kind != ErrorKind::ConnectionFailed || error.nativeCode == 0)
                return Failure(error);
        }
        QThread::msleep(pollInterval);
    }
    const bool ended = !process->isRunning();
    process.reset();
    return withLog(ended ? QStringLiteral("The private server ended while it started.")
                         : QStringLiteral("The private server did not answer in time."));
}

ConnectionSettings SandboxServer::Private::settings(const QString &database) const
{
    ConnectionSettings settings;
    settings.unixSocket = folder->socket();
    settings.user = QStringLiteral("root");
    settings.database = database;
    return settings;
}

SandboxServer::SandboxServer(std::unique_ptr<Private> d_)
    : d(std::move(d_))
{ }

SandboxServer::~SandboxServer() = default;

Result<std::unique_ptr<SandboxServer>> SandboxServer::start(const QString &given)
{
    SandboxFolder::clearAbandoned();
    auto folder = SandboxFolder::create();
    if (!folder)
        return Failure(folder.error());
    auto d = std::make_unique<Private>();
    d->folder = std::move(*folder);
    const auto program = ServerProgram::find(*d->folder, ServerProgram::defaultFolders(), given);
    if (!program)
        return Failure(program.error());

    const ServerTemplate cached(program->templateKey());
    Result<> launched;
    bool running = false;
    if (cached.copyTo(d->folder->data())) {
        launched = d->launch(*program);
        running = launched.has_value();
        if (!running) {
            // Damaged in the cache, say by a loss of power: made anew rather than reported.
            cached.discard();
            QDir(d->folder->data()).removeRecursively();
        }
    }
    if (!running) {
        if (const auto installed = d->install(*program); !installed)
            return Failure(installed.error());
        cached.store(d->folder->data());
        if (launched = d->launch(*program); !launched)
            return Failure(launched.error());
    }
    return std::unique_ptr<SandboxServer>(new SandboxServer(std::move(d)));
}

ConnectionSettings SandboxServer::settings(const QString &database) const
{
    return d->settings(database);
}

Result<> SandboxServer::createDatabase(const QString &name)
{
    const auto connection = Connection::open(settings(), Secret());
    if (!connection)
        return Failure(connection.error());
    const QString quoted = quotedIdentifier(name);
    for (const QString &sql :
         {QString("DROP DATABASE IF EXISTS " + quoted),
          QString("CREATE DATABASE " + quoted + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci")}) {
        if (const auto done = (*connection)->execute(sql); !done)
            return Failure(done.error());
    }
    return {};
}

QString SandboxServer::version() const
{
    return d->version;
}

QString SandboxServer::folder() const
{
    return d->folder->path();
}

qint64 SandboxServer::processId() const
{
    return d->process->processId();
}

} // namespace stemma
