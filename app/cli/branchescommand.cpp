// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/branchescommand.h"

#include "app/cli/revisionjson.h"
#include "app/cli/revisiontext.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace stemma::cli {

BranchesCommand::BranchesCommand()
    : Command(u"branches"_s, u"Show the branch points: the revisions that several others follow."_s)
{ }

void BranchesCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption(
        {{u"v"_s, u"verbose"_s}, u"Say everything about each, and the messages of what follows."_s});
}

ExitStatus BranchesCommand::execute(const Request &request)
{
    const Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    const RevisionGraph &graph = session->snapshot().graph;
    const bool verbose = request.options.isSet(u"verbose"_s);
    const RevisionText text(graph);
    QJsonArray ids;
    QJsonObject into;
    for (const RevisionGraph::Node node : graph.newestFirst()) {
        const QList<RevisionGraph::Node> &children = graph.children(node);
        if (children.size() < 2 || graph.isGhost(node))
            continue;
        const QString &id = graph.revision(node).id;
        if (request.json) {
            ids << id;
            into.insert(id, idsJson(graph, children));
            continue;
        }
        request.console.line(verbose ? text.entry(node) : text.branch(node));
        for (const RevisionGraph::Node child : children) {
            const QString message = verbose ? ", "_L1 + text.message(child) : QString();
            request.console.line(QString(id.size(), u' ') + " -> "_L1 + text.branch(child) + message);
        }
        request.console.line({});
    }
    if (request.json)
        request.console.json({{u"branches"_s, ids}, {u"into"_s, into}});
    return ExitStatus::Done;
}

} // namespace stemma::cli
