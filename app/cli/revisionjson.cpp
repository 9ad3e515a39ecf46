// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/revisionjson.h"

#include "app/cli/json.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

QJsonObject revisionJson(const RevisionGraph &graph, RevisionGraph::Node node)
{
    const Revision &revision = graph.revision(node);
    return {{u"revision"_s, revision.id},
            {u"down_revisions"_s, toJson(revision.downRevisions)},
            {u"depends_on"_s, toJson(revision.dependsOn)},
            {u"branch_labels"_s, toJson(graph.labels(node))},
            {u"message"_s, revision.message},
            {u"head"_s, graph.isHead(node)},
            {u"file"_s, revision.place.file}};
}

QJsonArray idsJson(const RevisionGraph &graph, const QList<RevisionGraph::Node> &nodes)
{
    QJsonArray ids;
    for (const RevisionGraph::Node node : nodes)
        ids << graph.revision(node).id;
    return ids;
}

} // namespace stemma::cli
