// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/basescommand.h"

#include "app/cli/revisionjson.h"
#include "app/cli/revisiontext.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace stemma::cli {

BasesCommand::BasesCommand()
    : Command(u"bases"_s, u"Show the bases: the revisions that history begins with."_s)
{ }

void BasesCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({{u"v"_s, u"verbose"_s}, u"Say everything about each."_s});
}

ExitStatus BasesCommand::execute(const Request &request)
{
    const Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    const RevisionGraph &graph = session->snapshot().graph;
    if (request.json) {
        request.console.json({{u"bases"_s, idsJson(graph, graph.bases())}});
        return ExitStatus::Done;
    }
    const RevisionText text(graph);
    for (const RevisionGraph::Node node : graph.bases())
        request.console.line(request.options.isSet(u"verbose"_s) ? text.entry(node) : text.branch(node));
    return ExitStatus::Done;
}

} // namespace stemma::cli
