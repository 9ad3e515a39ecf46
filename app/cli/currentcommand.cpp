// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/currentcommand.h"

#include "app/cli/json.h"
#include "app/cli/revisiontext.h"
#include "core/revisions/planner.h"
#include "core/workspace/session.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

/// Applied revisions with no applied child: the rows, and what they imply by depends_on.
QList<RevisionGraph::Node> tips(const RevisionGraph &graph, const QList<bool> &applied)
{
    QList<RevisionGraph::Node> result;
    for (const RevisionGraph::Node node : graph.newestFirst()) {
        const bool hasAppliedChild = std::ranges::any_of(
            graph.children(node), [&](RevisionGraph::Node child) { return applied.value(child); });
        if (applied.value(node) && !hasAppliedChild)
            result << node;
    }
    return result;
}

} // namespace

CurrentCommand::CurrentCommand()
    : Command(u"current"_s, u"Show which revisions the database is at."_s)
{
}

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
    const Result<QList<bool>> applied = Planner(graph).applied(*rows);
    if (!applied) {
        if (!request.json)
            return fail(request, applied.error());
        request.console.json({{u"rows"_s, toJson(*rows)}, {u"error"_s, toJson(applied.error())}});
        request.console.note(errorText(applied.error()));
        return ExitStatus::Failed;
    }
    const RevisionText text(graph);
    QStringList ids;
    for (const RevisionGraph::Node node : tips(graph, *applied)) {
        ids << graph.revision(node).id;
        if (!request.json)
            request.console.line(text.current(node));
    }
    if (request.json)
        request.console.json({{u"rows"_s, toJson(*rows)}, {u"current"_s, toJson(ids)}});
    return ExitStatus::Done;
}

} // namespace stemma::cli
