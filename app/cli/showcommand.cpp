// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/showcommand.h"

#include "app/cli/revisionjson.h"
#include "app/cli/revisiontext.h"
#include "core/revisions/identifiers.h"
#include "core/workspace/session.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

ShowCommand::ShowCommand()
    : Command(u"show"_s, u"Show everything about a revision, or several: heads, current."_s)
{ }

QString ShowCommand::operandSyntax() const
{
    return u"REVISION"_s;
}

ExitStatus ShowCommand::execute(const Request &request)
{
    const QString operand = request.operands.first();
    const bool ofDatabase = operand == "current"_L1;
    const Result<Session> session = ofDatabase ? openConnected(request) : open(request);
    if (!session)
        return ExitStatus::Failed;
    const RevisionGraph &graph = session->snapshot().graph;
    const Identifiers identifiers(graph);
    const Result<QList<RevisionGraph::Node>> nodes = ofDatabase
        ? session->rows().and_then([&](const QStringList &rows) { return identifiers.rows(rows); })
        : identifiers.all(operand);
    if (!nodes)
        return fail(request, nodes.error());

    const RevisionText text(graph);
    QJsonArray entries;
    for (const RevisionGraph::Node node : *nodes) {
        if (node < 0) // "base", or a walk that ends before it: there is no revision to show
            continue;
        if (request.json) {
            QJsonObject entry = revisionJson(graph, node);
            entry.insert(u"doc"_s, graph.revision(node).doc);
            entry.insert(u"children"_s, idsJson(graph, graph.children(node)));
            entries << entry;
        } else {
            request.console.line(text.entry(node));
        }
    }
    if (request.json)
        request.console.json({{u"revisions"_s, entries}});
    return ExitStatus::Done;
}

} // namespace stemma::cli
