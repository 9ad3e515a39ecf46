// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/headscommand.h"

#include "app/cli/json.h"
#include "app/cli/revisiontext.h"
#include "core/workspace/session.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

HeadsCommand::HeadsCommand()
    : Command(u"heads"_s, u"Show the heads: the revisions that nothing follows."_s)
{ }

ExitStatus HeadsCommand::execute(const Request &request)
{
    const Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    const RevisionGraph &graph = session->snapshot().graph;
    const RevisionText text(graph);
    QStringList ids;
    for (const RevisionGraph::Node node : graph.heads()) {
        ids << graph.revision(node).id;
        if (!request.json)
            request.console.line(text.head(node));
    }
    if (request.json)
        request.console.json({{u"heads"_s, toJson(ids)}});
    return ExitStatus::Done;
}

} // namespace stemma::cli
