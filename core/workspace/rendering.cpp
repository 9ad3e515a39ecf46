// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/rendering.h"

#include "core/project/sqlcache.h"

#include <QThreadPool>
#include <QtConcurrent>

namespace stemma {

namespace {

RenderedRevision rendered(const Snapshot &snapshot, RevisionGraph::Node node)
{
    if (std::optional<RevisionSql> sql = snapshot.sqlOf(node))
        return {node, *std::move(sql)};
    FunctionSql unread;
    unread.needsPython = NeedsPython{1, QStringLiteral("can't be read, or has changed since it was read")};
    return {node, {unread, unread}};
}

} // namespace

QList<RenderedRevision> renderRevisions(const Snapshot &snapshot, const QList<RevisionGraph::Node> &nodes)
{
    QList<RevisionGraph::Node> files;
    for (const RevisionGraph::Node node : nodes) {
        if (!snapshot.graph.isGhost(node))
            files << node;
    }
    // A pool of its own: waits in the global pool could hold all the threads that they wait for.
    QThreadPool pool;
    QList<RenderedRevision> all = QtConcurrent::blockingMapped<QList<RenderedRevision>>(
        &pool, files, [&snapshot](RevisionGraph::Node node) { return rendered(snapshot, node); });
    if (snapshot.sqlCache)
        snapshot.sqlCache->save();
    return all;
}

} // namespace stemma
