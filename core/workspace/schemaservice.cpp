// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/schemaservice.h"

#include "core/sandbox/sandboxfolder.h"
#include "core/sandbox/serverprogram.h"
#include "core/workspace/schemareader.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <utility>

namespace stemma {

namespace {

/// Each holds the schemas of a whole history; side branches have histories of their own.
constexpr qsizetype keptHistories = 6;

/// How many revisions come to run before this one and with it, of an empty database.
qsizetype lineLength(const RevisionGraph &graph, RevisionGraph::Node node)
{
    QList<bool> line = graph.ancestors({node});
    line[node] = true;
    return line.count(true);
}

qsizetype indexIn(const ReplayedHistory &history, const QString &id)
{
    const auto found = std::ranges::find(history.revisions, id, &ReplayedRevision::id);
    return found == history.revisions.end() ? -1 : found - history.revisions.begin();
}

/// The server that replays run on. It is asked of the program, which is not started for it.
ServerInfo replayServer()
{
    ServerInfo server;
    const auto folder = SandboxFolder::create();
    if (!folder)
        return server;
    if (const auto program = ServerProgram::find(**folder)) {
        server.version = program->version();
        server.flavour = program->kind() == ServerProgram::Kind::MySql ? ServerInfo::Flavour::MySql
                                                                       : ServerInfo::Flavour::MariaDb;
    }
    return server;
}

} // namespace

struct SchemaService::Progress
{
    std::atomic<int> done = 0;
    std::atomic<int> total = 0;
};

/// On the thread pool: first what leads to the revision, so that it is known before anything else can go
/// wrong or take its time; then what follows.
class SchemaService::Work
{
public:
    using Promise = QPromise<Outcome>;

    static void run(Promise &promise, const SnapshotPtr &snapshot, RevisionGraph::Node node,
                    const Database &database, const std::shared_ptr<Progress> &told,
                    const std::stop_token &stop)
    {
        ReplayOptions options;
        if (!database.schema.isEmpty())
            options.schema = database.schema;
        if (!database.collation.isEmpty()) {
            options.charset = database.charset;
            options.collation = database.collation;
        }
        options.progress = [told](const ReplayProgress &progress) {
            told->total = progress.total;
            told->done = progress.done;
        };
        const ServerInfo server = replayServer();
        const QList<RevisionGraph::Node> others = rest(snapshot->graph, node);
        const Result<ReplayedHistory> line = replayTo(*snapshot, {node}, options, stop);
        const bool more = line && !line->stopped && !others.isEmpty();
        promise.addResult(Outcome{line, server, more ? Rest::Coming : Rest::Known});
        if (!more)
            return;
        // What follows may have no plan, or the server may end over it.
        Result<ReplayedHistory> all = replayTo(*snapshot, QList{node} + others, options, stop);
        if (all && indexIn(*all, snapshot->graph.revision(node).id) >= 0)
            promise.addResult(Outcome{std::move(all), server, Rest::Known});
    }

private:
    static QList<RevisionGraph::Node> rest(const RevisionGraph &graph, RevisionGraph::Node node)
    {
        QList<RevisionGraph::Node> nodes;
        for (const RevisionGraph::Node head : graph.effectiveHeads()) {
            if (head != node && !graph.isBroken(head))
                nodes << head;
        }
        return nodes;
    }
};

SchemaService::SchemaService(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<stemma::RevisionSchemaPtr>();
    m_ticks.setInterval(std::chrono::milliseconds(100));
    connect(&m_ticks, &QTimer::timeout, this, &SchemaService::tell);
}

SchemaService::~SchemaService()
{
    m_stop.request_stop();
}

void SchemaService::request(const SnapshotPtr &snapshot, RevisionGraph::Node node, const QString &table)
{
    if (m_snapshot != snapshot) {
        forget();
        m_snapshot = snapshot;
    }
    if (!snapshot || node < 0 || node >= snapshot->graph.size())
        return;
    ++m_question;
    m_node = node;
    m_table = table;
    m_open = true;
    pump();
}

void SchemaService::stop()
{
    if (!std::exchange(m_replaying, false))
        return;
    m_stop.request_stop();
    ++m_replay;
    noMoreFollows();
    if (m_open) {
        Error error;
        error.kind = ErrorKind::Cancelled;
        error.message = QStringLiteral("The replay was stopped.");
        fail(error);
    }
    emit finished();
}

void SchemaService::forget()
{
    m_stop.request_stop();
    ++m_question;
    ++m_replay;
    m_snapshot.reset();
    m_replayed.clear();
    m_open = false;
    if (std::exchange(m_replaying, false))
        emit finished();
}

SchemaService::Database SchemaService::databaseOf(Connection &connection)
{
    Database database;
    database.server = connection.server().display();
    database.flavour = connection.server().flavour;
    if (const Result<ReplayOptions> options = replayOptions(connection)) {
        database.schema = options->schema;
        database.charset = options->charset;
        database.collation = options->collation;
    }
    return database;
}

void SchemaService::setDatabase(const Database &database)
{
    if (m_database == database)
        return;
    m_database = database;
    forget();
}

void SchemaService::pump()
{
    if (!m_open)
        return;
    if (const Replayed *replayed = knowing(m_node))
        describe(*replayed);
    else if (!m_replaying)
        start();
    else if (std::ranges::any_of(m_replayed, [](const Replayed &each) { return each.rest == Rest::Coming; }))
        m_stop.request_stop(); // what follows another revision can wait
}

void SchemaService::start()
{
    m_replaying = true;
    m_failed.reset();
    m_stop = std::stop_source();
    const int number = ++m_replay;
    const RevisionGraph::Node node = m_node;
    auto *watcher = new QFutureWatcher<Outcome>(this);
    connect(watcher, &QFutureWatcherBase::resultReadyAt, this, [this, watcher, number, node](int index) {
        if (number == m_replay)
            take(node, watcher->resultAt(index));
    });
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number, node] {
        watcher->deleteLater();
        if (number == m_replay)
            finish(node);
    });
    const auto told = std::make_shared<Progress>();
    m_progress = told;
    m_told = 0;
    m_ticks.start();
    watcher->setFuture(QtConcurrent::run(&Work::run, m_snapshot, node, m_database, told, m_stop.get_token()));
    emit started();
}

// A look now and then: the last step before a long one is told as well, and thousands cost nothing.
void SchemaService::tell()
{
    if (!m_replaying) {
        m_ticks.stop();
        return;
    }
    const int done = m_progress->done;
    if (done != std::exchange(m_told, done))
        emit progress(done, m_progress->total);
}

void SchemaService::take(RevisionGraph::Node node, const Outcome &outcome)
{
    if (!outcome.history) {
        m_failed = outcome.history.error();
        return;
    }
    m_replayed.removeIf([&](const Replayed &each) { return each.node == node; });
    m_replayed.prepend(
        {node, std::make_shared<const ReplayedHistory>(*outcome.history), outcome.server, outcome.rest});
    if (m_replayed.size() > keptHistories)
        m_replayed.removeLast();
    // What was answered with the first part alone is answered again.
    if (!m_open && answers(m_replayed.first(), m_node)) {
        ++m_question;
        m_open = true;
    }
    pump();
}

void SchemaService::finish(RevisionGraph::Node node)
{
    m_replaying = false;
    noMoreFollows();
    if (m_open && m_failed && m_node == node && m_failed->kind != ErrorKind::Cancelled)
        fail(*m_failed);
    pump();
    if (!m_replaying)
        emit finished();
}

/// A replay has ended, or been stopped, before the revisions that follow.
void SchemaService::noMoreFollows()
{
    for (Replayed &each : m_replayed) {
        if (each.rest != Rest::Coming)
            continue;
        each.rest = Rest::Unknown;
        if (!m_open && answers(each, m_node)) {
            ++m_question;
            describe(each);
        }
    }
}

const SchemaService::Replayed *SchemaService::knowing(RevisionGraph::Node node) const
{
    const auto found =
        std::ranges::find_if(m_replayed, [&](const Replayed &each) { return answers(each, node); });
    return found == m_replayed.end() ? nullptr : &*found;
}

// A history answers for a revision where nothing but its ancestors was run before it: as each revision
// follows its ancestors, counting tells. It also answers for those that rest on the revision it had to stop
// at.
bool SchemaService::answers(const Replayed &replayed, RevisionGraph::Node node) const
{
    if (node == replayed.node)
        return true;
    const RevisionGraph &graph = m_snapshot->graph;
    const ReplayedHistory &history = *replayed.history;
    const qsizetype index = indexIn(history, graph.revision(node).id);
    if (index >= 0)
        return index + 1 == lineLength(graph, node);
    const RevisionGraph::Node fault = history.stopped ? graph.find(history.stoppedAt) : -1;
    return fault >= 0 && history.revisions.size() + 1 == lineLength(graph, fault)
        && (fault == node || graph.ancestors({node}).at(fault));
}

void SchemaService::describe(const Replayed &replayed)
{
    m_open = false;
    const ReplayedHistory &history = *replayed.history;
    ReplaySurroundings surroundings;
    surroundings.server = replayed.server.version.isEmpty() ? QString() : replayed.server.display();
    surroundings.collation = history.start.collation;
    surroundings.databaseServer = m_database.server;
    surroundings.databaseCollation = m_database.collation;
    surroundings.sameFlavour = m_database.server.isEmpty() || m_database.flavour == replayed.server.flavour;
    if (indexIn(history, m_snapshot->graph.revision(m_node).id) < 0) {
        Error internal;
        internal.message = QStringLiteral("The replay did not reach the revision.");
        fail(history.stopped.value_or(internal), history.stoppedAt, surroundings);
        return;
    }
    QtConcurrent::run([snapshot = m_snapshot, node = m_node, table = m_table, history = replayed.history,
                       rest = replayed.rest, surroundings = std::move(surroundings)] {
        auto schema = std::make_shared<RevisionSchema>(describeSchema(*snapshot, node, table, *history));
        schema->surroundings = surroundings;
        schema->rest = rest;
        return RevisionSchemaPtr(std::move(schema));
    }).then(this, [this, question = m_question](const RevisionSchemaPtr &schema) {
        if (question == m_question)
            emit ready(schema);
    });
}

void SchemaService::fail(const Error &error, const QString &at, const ReplaySurroundings &surroundings)
{
    m_open = false;
    auto schema = std::make_shared<RevisionSchema>();
    schema->snapshot = m_snapshot->number;
    schema->node = m_node;
    schema->error = error;
    schema->errorAt = at;
    schema->surroundings = surroundings;
    QMetaObject::invokeMethod(
        this,
        [this, schema = RevisionSchemaPtr(std::move(schema)), question = m_question] {
            if (question == m_question)
                emit ready(schema);
        },
        Qt::QueuedConnection);
}

} // namespace stemma
