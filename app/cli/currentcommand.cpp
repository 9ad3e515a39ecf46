// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/currentcommand.h"

#include "app/cli/json.h"
#include "app/cli/revisiontext.h"
#include "core/revisions/planner.h"
#include "core/workspace/session.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

CurrentCommand::CurrentCommand()
    : Command(u"current"_s, u"Show which revisions the database is at."_s)
{ }

ExitStatus CurrentCommand::execute(const Request &request)
{
    Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    if (const Result<> connected = session->connect(); !connected)
        return fail(request, connected.error());
    const Result<QStringList> rows = session->rows();
    if (!rows)
        return fail(request, rows.error());

    const RevisionGraph &graph = session->snapshot().graph;
    const Result<QList<RevisionGraph::Node>> current = Planner(graph).current(*rows);
    if (!current) {
        if (!request.json)
            return fail(request, current.error());
        request.console.json({{u"rows"_s, toJson(*rows)}, {u"error"_s, toJson(current.error())}});
        request.console.note(errorText(current.error()));
        return ExitStatus::Failed;
    }
    const RevisionText text(graph);
    QStringList ids;
    for (const RevisionGraph::Node node : *current) {
        ids << graph.revision(node).id;
        if (!request.json)
            request.console.line(text.current(node));
    }
    if (request.json)
        request.console.json({{u"rows"_s, toJson(*rows)}, {u"current"_s, toJson(ids)}});
    return ExitStatus::Done;
}

} // namespace stemma::cli
