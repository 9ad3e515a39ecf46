// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/historycommand.h"

#include "app/cli/json.h"
#include "app/cli/revisiontext.h"
#include "core/workspace/session.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

QJsonObject entry(const RevisionGraph &graph, RevisionGraph::Node node)
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

} // namespace

HistoryCommand::HistoryCommand()
    : Command(u"history"_s, u"List all revisions, newest first."_s)
{ }

ExitStatus HistoryCommand::execute(const Request &request)
{
    const Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    const RevisionGraph &graph = session->snapshot().graph;
    const RevisionText text(graph);
    QJsonArray revisions;
    for (const RevisionGraph::Node node : graph.newestFirst()) {
        if (graph.isGhost(node))
            continue;
        if (request.json)
            revisions << entry(graph, node);
        else
            request.console.line(text.history(node));
    }
    if (request.json)
        request.console.json({{u"revisions"_s, revisions}});
    return ExitStatus::Done;
}

} // namespace stemma::cli
