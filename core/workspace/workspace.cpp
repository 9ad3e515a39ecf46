// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/database/databasethread.h"
#include "core/database/versiontable.h"
#include "core/execution/run.h"
#include "core/project/projectwatcher.h"
#include "core/sandbox/sandboxserver.h"
#include "core/workspace/databasereader.h"
#include "core/workspace/demo.h"
#include "core/workspace/pythonservice.h"
#include "core/workspace/runplanner.h"
#include "core/workspace/schemaservice.h"
#include "core/workspace/snapshotreader.h"

#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <stop_token>
#include <utility>

namespace stemma {

// Work that is under way carries the number it was started under; what comes back under an older one is
// dropped.
class Workspace::Private
{
public:
    explicit Private(Workspace &workspace)
        : q(workspace)
    {
        watcher->moveToThread(&watcherThread);
        connect(&watcherThread, &QThread::finished, watcher, &QObject::deleteLater);
        connect(watcher, &ProjectWatcher::changed, &q, [this] { follow(); });
        watcherThread.start();
        connect(&schemas, &SchemaService::started, &q,
                [this] { emit q.activity(tr("Working out the schema…")); });
        connect(&schemas, &SchemaService::finished, &q, [this] { finishedActivity(); });
        connect(&schemas, &SchemaService::progress, &q, &Workspace::schemaProgress);
        connect(&schemas, &SchemaService::ready, &q, &Workspace::schemaReady);
    }
    ~Private()
    {
        watcherThread.quit();
        watcherThread.wait();
    }

    enum class Reading { Open, OpenDemo, Refresh, Follow };
    struct Read
    {
        SnapshotPtr snapshot;
        std::shared_ptr<SandboxServer> sandbox; ///< of the demo
    };

    template <class Function>
    void read(Reading kind, Function function);
    void show(Reading kind, const Read &read);
    static void retire(std::shared_ptr<SandboxServer> server);
    void connectToNamed();
    void open();
    void readAgain();
    void readRows();
    void watch();
    void follow();
    void setDatabase(DatabaseState state);
    void askForSchema();
    bool isConnecting() const { return connecting || database.stage == DatabaseState::Stage::Connecting; }
    void finishedRun(const Result<RunFinished> &finished);
    void finishedActivity();

    Workspace &q;
    std::shared_ptr<SandboxServer> sandbox;
    DatabaseThread thread;
    SchemaService schemas;
    PythonService python;
    QString path;
    SnapshotPtr snapshot;
    DatabaseState database;
    Secret password;
    Secret namedUrl; ///< the project's own URL when it was last followed
    bool ownSettings = false; ///< connected with settings other than the project's
    std::optional<ServerInfo::Flavour> server; ///< what the SQL is written for, once it is known
    bool reading = false;
    bool connecting = false;
    bool running = false;
    bool following = false; ///< reading files that have changed: nothing that anyone waits for
    bool failed = false; ///< the last reading: then the next one is shown even if it brings nothing new
    bool followLater = false; ///< files have changed while something else was under way
    std::optional<std::pair<RevisionGraph::Node, QString>> schemaAsked; ///< while connecting
    int readings = 0;
    int connections = 0;
    WatchedPaths watched;
    QThread watcherThread;
    ProjectWatcher *watcher = new ProjectWatcher; ///< lives on its thread and ends with it
    std::stop_source stop;
};

// Reads on the thread pool. What was open before stays open until there is something to show in its place.
template <class Function>
void Workspace::Private::read(Reading kind, Function function)
{
    const int number = ++readings;
    following = kind == Reading::Follow;
    reading = !following;
    QtConcurrent::run([function = std::move(function), number]() -> Result<Read> {
        return function(number);
    }).then(&q, [this, kind, number](const Result<Read> &result) {
        if (number != readings)
            return;
        reading = false;
        following = false;
        finishedActivity();
        if (result)
            show(kind, *result);
        else
            emit q.projectFailed(result.error());
        failed = !result;
        if (std::exchange(followLater, false))
            follow();
    });
}

/// Whether people would see any difference.
bool sayTheSame(const Snapshot &one, const Snapshot &other)
{
    return one.sources == other.sources && one.additions == other.additions && one.problems == other.problems
        && one.project.versionLocations == other.project.versionLocations
        && one.project.databaseUrl == other.project.databaseUrl && one.versionTable() == other.versionTable()
        && one.project.configurationFile() == other.project.configurationFile();
}

void Workspace::Private::show(Reading kind, const Read &read)
{
    if (kind == Reading::Follow && !failed && sayTheSame(*snapshot, *read.snapshot))
        return;
    snapshot = read.snapshot;
    python.setSnapshot(snapshot);
    schemas.forget();
    schemaAsked.reset();
    watch();
    if (kind == Reading::Follow) {
        database = placed(std::move(database), *snapshot);
        emit q.snapshotChanged();
        if (!ownSettings && namedUrl != snapshot->project.databaseUrl)
            connectToNamed();
        return;
    }
    if (kind == Reading::Refresh) {
        database = placed(std::move(database), *snapshot);
        emit q.snapshotChanged();
        if (!ownSettings
            && (namedUrl != snapshot->project.databaseUrl || database.stage == DatabaseState::Stage::Failed))
            connectToNamed();
        else if (database.stage == DatabaseState::Stage::Failed)
            open();
        else
            readRows();
        return;
    }
    ++connections; // what the former project's connection still answers is dropped
    connecting = false;
    thread.close();
    retire(std::exchange(sandbox, read.sandbox));
    path = snapshot->project.openedAt;
    server.reset();
    database = {};
    emit q.snapshotChanged();
    if (sandbox)
        q.connectTo(demoSettings(*sandbox), Secret());
    else
        connectToNamed();
}

// A server takes a moment to stop, and the window's thread does not wait for it.
void Workspace::Private::retire(std::shared_ptr<SandboxServer> server)
{
    if (server)
        QThreadPool::globalInstance()->start([server = std::move(server)]() mutable { server.reset(); });
}

void Workspace::Private::connectToNamed()
{
    ownSettings = false;
    namedUrl = snapshot->project.databaseUrl;
    NamedDatabase named = databaseNamedBy(snapshot->project);
    password = std::move(named.password);
    const bool connectable = named.state.stage == DatabaseState::Stage::Connecting;
    setDatabase(std::move(named.state));
    if (connectable)
        open();
    else
        thread.close();
}

void Workspace::Private::open()
{
    const int number = ++connections;
    connecting = true;
    DatabaseState state;
    state.stage = DatabaseState::Stage::Connecting;
    state.settings = database.settings;
    setDatabase(std::move(state));
    emit q.activity(tr("Connecting to %1…").arg(database.settings.display()));
    thread.open(database.settings, password).then(&q, [this, number](const Result<ServerInfo> &opened) {
        if (number != connections)
            return;
        if (!opened) {
            DatabaseState failed = database;
            failed.stage = DatabaseState::Stage::Failed;
            failed.error = opened.error();
            connecting = false;
            finishedActivity();
            setDatabase(std::move(failed));
            return;
        }
        database.server = *opened;
        server = opened->flavour;
        if (dialectFor(snapshot->project, server) == snapshot->dialect)
            readRows();
        else
            readAgain(); // some statements read differently on this server; the rows follow
    });
}

void Workspace::Private::readAgain()
{
    emit q.activity(tr("Reading %1…").arg(snapshot->project.name));
    read(Reading::Refresh, [path = path, server = server, before = snapshot](int number) {
        return readSnapshot(path, number, server, {}, stemma::Reading::Full, before)
            .transform([](SnapshotPtr snapshot) { return Read{std::move(snapshot), nullptr}; });
    });
}

// What changed between the reading and the watch would be missed, so there is one more reading behind it; it
// parses nothing that has not changed.
void Workspace::Private::watch()
{
    WatchedPaths paths = watchedPaths(snapshot->project);
    if (!snapshot->additions.headFile.isEmpty())
        paths.files << snapshot->additions.headFile;
    if (paths == watched)
        return;
    watched = paths;
    QMetaObject::invokeMethod(watcher, [this, paths = std::move(paths)] {
        watcher->watch(paths);
        QMetaObject::invokeMethod(&q, [this] { follow(); });
    });
}

void Workspace::Private::follow()
{
    if (!snapshot)
        return;
    if (reading || following || running) {
        followLater = true;
        return;
    }
    read(Reading::Follow, [path = path, server = server, before = snapshot](int number) {
        return readSnapshot(path, number, server, {}, stemma::Reading::Full, before)
            .transform([](SnapshotPtr snapshot) { return Read{std::move(snapshot), nullptr}; });
    });
}

// Of the connection that is open or just being opened: it counts as connected once its rows are known.
void Workspace::Private::readRows()
{
    if ((!database.isConnected() && !connecting) || running)
        return;
    const int number = connections;
    const VersionTableName table = snapshot->versionTable();
    struct Stand
    {
        Result<QStringList> rows;
        SchemaService::Database database;
    };
    thread
        .run<Stand>([table](Connection &connection) -> Result<Stand> {
            return Stand{VersionTable(connection, table).rows(), SchemaService::databaseOf(connection)};
        })
        .then(&q, [this, number](const Result<Stand> &stand) {
            if (number != connections)
                return;
            const Result<QStringList> rows = stand.and_then([](const Stand &read) { return read.rows; });
            schemas.setDatabase(stand ? stand->database : SchemaService::Database());
            connecting = false;
            finishedActivity();
            DatabaseState next = database;
            if (rows) {
                next.stage = DatabaseState::Stage::Connected;
                next.rows = *rows;
            } else {
                next.stage = DatabaseState::Stage::Failed;
                next.error = rows.error();
            }
            setDatabase(std::move(next));
        });
}

void Workspace::Private::setDatabase(DatabaseState state)
{
    database = placed(std::move(state), *snapshot);
    if (!isConnecting() && !database.isConnected())
        schemas.setDatabase({});
    emit q.databaseChanged();
    askForSchema();
}

// A replay starts once it is known which database it has to be like.
void Workspace::Private::askForSchema()
{
    if (isConnecting() || !schemaAsked)
        return;
    const auto [node, table] = *std::exchange(schemaAsked, std::nullopt);
    schemas.request(snapshot, node, table);
}

void Workspace::Private::finishedActivity()
{
    if (!q.isBusy())
        emit q.activity(schemas.isBusy() ? tr("Working out the schema…") : QString());
}

Workspace::Workspace(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this))
{
    qRegisterMetaType<stemma::RunEvent>();
    qRegisterMetaType<stemma::Error>();
}

Workspace::~Workspace()
{
    d->stop.request_stop();
}

void Workspace::openProject(const QString &path)
{
    if (d->running)
        return;
    emit activity(tr("Reading %1…").arg(path));
    d->read(Private::Reading::Open, [path](int number) {
        return readSnapshot(path, number).transform([](SnapshotPtr snapshot) {
            return Private::Read{std::move(snapshot), nullptr};
        });
    });
}

void Workspace::openDemo()
{
    if (d->running)
        return;
    emit activity(tr("Starting a private MariaDB server…"));
    d->read(Private::Reading::OpenDemo, [](int number) -> Result<Private::Read> {
        Result<std::unique_ptr<SandboxServer>> server = startDemoServer();
        if (!server)
            return std::unexpected(server.error());
        return readSnapshot(demoProjectFolder(), number).transform([&](SnapshotPtr snapshot) {
            return Private::Read{std::move(snapshot), std::move(*server)};
        });
    });
}

void Workspace::refresh()
{
    if (!isOpen() || d->running)
        return;
    d->readAgain();
}

void Workspace::connectTo(const ConnectionSettings &settings, const Secret &password)
{
    if (!isOpen() || d->running)
        return;
    d->ownSettings = true;
    d->password = password;
    d->database.settings = settings;
    d->open();
}

PythonService &Workspace::projectPython()
{
    return d->python;
}

bool Workspace::isOpen() const
{
    return d->snapshot != nullptr;
}

bool Workspace::isBusy() const
{
    return d->reading || d->connecting || d->running;
}

bool Workspace::isRunning() const
{
    return d->running;
}

bool Workspace::isDemo() const
{
    return d->sandbox != nullptr;
}

SnapshotPtr Workspace::snapshot() const
{
    return d->snapshot;
}

const DatabaseState &Workspace::database() const
{
    return d->database;
}

Standing Workspace::standing(RevisionGraph::Node node) const
{
    return standingOf(*d->snapshot, d->database, node);
}

bool Workspace::isCurrent(RevisionGraph::Node node) const
{
    return d->database.rows.contains(d->snapshot->graph.revision(node).id);
}

Result<RunPlan> Workspace::planUpgrade(const Target &target) const
{
    if (!d->database.isConnected()) {
        return failure(ErrorKind::ConnectionFailed, tr("There is no connection to a database."),
                       tr("Connect first: a plan starts from where the database stands."));
    }
    return stemma::planUpgrade(*d->snapshot, d->database.rows, target, d->python.remembered());
}

Result<RunPlan> Workspace::planDowngrade(const Target &target) const
{
    if (!d->database.isConnected()) {
        return failure(ErrorKind::ConnectionFailed, tr("There is no connection to a database."),
                       tr("Connect first: a plan starts from where the database stands."));
    }
    return stemma::planDowngrade(*d->snapshot, d->database.rows, target, d->python.remembered());
}

void Workspace::apply(const RunPlan &plan)
{
    if (d->running)
        return;
    d->running = true;
    d->stop = std::stop_source();
    ++d->readings; // a reading under way would change what the run is shown against
    d->followLater = std::exchange(d->following, false) || d->followLater;
    d->reading = false;
    emit activity(tr("Applying %n statement(s)…", nullptr, plan.statementCount()));

    // The sink is called on the connection's thread; the workspace outlives that thread.
    const auto sink = [this](const RunEvent &event) {
        QMetaObject::invokeMethod(this, [this, event] { emit runEvent(event); }, Qt::QueuedConnection);
    };
    d->thread
        .run<RunFinished>(
            [plan, sink, stop = d->stop.get_token()](Connection &connection) -> Result<RunFinished> {
                return Run(plan, sink).apply(connection, stop);
            })
        .then([this](const Result<RunFinished> &finished) {
            // Queued like the events, and so behind them all: also where the run is over before we get here.
            QMetaObject::invokeMethod(
                this, [this, finished] { d->finishedRun(finished); }, Qt::QueuedConnection);
        });
}

void Workspace::Private::finishedRun(const Result<RunFinished> &finished)
{
    running = false;
    finishedActivity();
    if (!finished)
        emit q.runEvent(RunFinished{RunOutcome::Failed, 0, database.rows, finished.error()});
    readRows();
    if (std::exchange(followLater, false))
        follow();
}

void Workspace::stopAfterStatement()
{
    d->stop.request_stop();
}

void Workspace::requestSchema(RevisionGraph::Node node, const QString &table)
{
    d->schemaAsked = {node, table};
    // A new snapshot is shown before its database is being connected to.
    QMetaObject::invokeMethod(this, [this] { d->askForSchema(); }, Qt::QueuedConnection);
}

void Workspace::stopSchema()
{
    d->schemas.stop();
}

} // namespace stemma
