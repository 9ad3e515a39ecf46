// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/headscommand.h"

#include "app/cli/revisionjson.h"
#include "app/cli/revisiontext.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace stemma::cli {

HeadsCommand::HeadsCommand()
    : Command(u"heads"_s, u"Show the heads: the revisions that nothing follows."_s)
{ }

void HeadsCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {{u"v"_s, u"verbose"_s}, u"Say everything about each."_s},
        {u"resolve-dependencies"_s, u"Leave out heads that another revision depends on."_s},
    });
}

ExitStatus HeadsCommand::execute(const Request &request)
{
    const Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    const RevisionGraph &graph = session->snapshot().graph;
    const QList<RevisionGraph::Node> heads =
        request.options.isSet(u"resolve-dependencies"_s) ? graph.effectiveHeads() : graph.heads();
    if (request.json) {
        request.console.json({{u"heads"_s, idsJson(graph, heads)}});
        return ExitStatus::Done;
    }
    const RevisionText text(graph);
    for (const RevisionGraph::Node node : heads)
        request.console.line(request.options.isSet(u"verbose"_s) ? text.entry(node) : text.head(node));
    return ExitStatus::Done;
}

} // namespace stemma::cli
