// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/schemaservice.h"

#include "core/workspace/schemareader.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace stemma {

namespace {

/// How many revisions come to run before this one and with it, of an empty database.
qsizetype lineLength(const RevisionGraph &graph, RevisionGraph::Node node)
{
    QList<bool> line = graph.ancestors({node});
    line[node] = true;
    return line.count(true);
}

/// First what leads to the revision, then what follows: so it is known before anything else can go wrong.
void replayThrough(QPromise<Result<ReplayedHistory>> &promise, const SnapshotPtr &snapshot,
                   RevisionGraph::Node node, const std::stop_token &stop)
{
    ReplayOptions options;
    options.progress = [&](const ReplayProgress &progress) {
        promise.setProgressRange(0, progress.total);
        promise.setProgressValue(progress.done);
    };
    QList<RevisionGraph::Node> nodes{node};
    for (const RevisionGraph::Node head : snapshot->graph.effectiveHeads()) {
        if (head != node && !snapshot->graph.isBroken(head))
            nodes << head;
    }
    Result<ReplayedHistory> history = replayTo(*snapshot, nodes, options, stop);
    // What follows may have no plan, or a server may have ended over it.
    if (!history && history.error().kind != ErrorKind::Cancelled && nodes.size() > 1)
        history = replayTo(*snapshot, {node}, options, stop);
    promise.addResult(std::move(history));
}

} // namespace

SchemaService::SchemaService(QObject *parent)
    : QObject(parent)
{
    qRegisterMetaType<stemma::RevisionSchema>();
}

SchemaService::~SchemaService()
{
    m_stop.request_stop();
}

void SchemaService::request(const SnapshotPtr &snapshot, RevisionGraph::Node node)
{
    if (m_snapshot != snapshot) {
        forget();
        m_snapshot = snapshot;
    }
    if (!snapshot || node < 0 || node >= snapshot->graph.size())
        return;
    if (const std::optional<RevisionSchema> schema = known(node)) {
        m_wanted = -1;
        emit ready(*schema);
        return;
    }
    m_wanted = node;
    if (!m_busy)
        start();
}

void SchemaService::stop()
{
    m_stop.request_stop();
}

void SchemaService::forget()
{
    m_stop.request_stop();
    ++m_number;
    m_snapshot.reset();
    m_histories.clear();
    m_wanted = -1;
    if (std::exchange(m_busy, false))
        emit finished();
}

void SchemaService::start()
{
    m_busy = true;
    m_stop = std::stop_source();
    const int number = ++m_number;
    const RevisionGraph::Node node = m_wanted;
    emit started();
    auto *watcher = new QFutureWatcher<Result<ReplayedHistory>>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, [this, watcher, number](int done) {
        if (number == m_number)
            emit progress(done, watcher->progressMaximum());
    });
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number, node] {
        watcher->deleteLater();
        if (number == m_number)
            take(node, watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(replayThrough, m_snapshot, node, m_stop.get_token()));
}

void SchemaService::take(RevisionGraph::Node node, const Result<ReplayedHistory> &replayed)
{
    m_busy = false;
    const RevisionGraph::Node wanted = std::exchange(m_wanted, -1);
    if (replayed)
        m_histories << std::make_shared<const ReplayedHistory>(*replayed);
    std::optional<RevisionSchema> schema = wanted >= 0 ? known(wanted) : std::nullopt;
    const bool stopped = !replayed && replayed.error().kind == ErrorKind::Cancelled;
    if (!schema && wanted >= 0 && wanted != node && !stopped) {
        m_wanted = wanted;
        start();
        return;
    }
    emit finished();
    if (schema)
        emit ready(*schema);
    else if (wanted >= 0 && !replayed)
        emit ready(failed(wanted, replayed.error()));
}

std::optional<RevisionSchema> SchemaService::known(RevisionGraph::Node node) const
{
    for (const History &history : m_histories) {
        if (std::optional<RevisionSchema> schema = answer(node, history))
            return schema;
    }
    return std::nullopt;
}

// A history answers for a revision where nothing but its ancestors was run before it: as each revision follows
// its ancestors, counting tells.
std::optional<RevisionSchema> SchemaService::answer(RevisionGraph::Node node, const History &history) const
{
    const RevisionGraph &graph = m_snapshot->graph;
    const QString &id = graph.revision(node).id;
    const QList<ReplayedRevision> &revisions = history->revisions;
    const auto found = std::ranges::find(revisions, id, &ReplayedRevision::id);
    if (found != revisions.end()) {
        if (found - revisions.begin() + 1 != lineLength(graph, node))
            return std::nullopt;
        RevisionSchema schema;
        schema.snapshot = m_snapshot->number;
        schema.node = node;
        schema.dialect = m_snapshot->dialect;
        schema.before = found == revisions.begin() ? history->start : std::prev(found)->schema;
        schema.after = found->schema;
        schema.history = history;
        return schema;
    }
    const RevisionGraph::Node fault = history->stopped ? graph.find(history->stoppedAt) : -1;
    if (fault < 0 || revisions.size() + 1 != lineLength(graph, fault))
        return std::nullopt;
    if (fault != node && !graph.ancestors({node}).at(fault))
        return std::nullopt;
    return failed(node, *history->stopped);
}

RevisionSchema SchemaService::failed(RevisionGraph::Node node, Error error) const
{
    RevisionSchema schema;
    schema.snapshot = m_snapshot->number;
    schema.node = node;
    schema.dialect = m_snapshot->dialect;
    schema.error = std::move(error);
    return schema;
}

} // namespace stemma
