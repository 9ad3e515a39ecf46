// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/historycommand.h"

#include "app/cli/json.h"
#include "app/cli/revisionjson.h"
#include "app/cli/revisiontext.h"
#include "core/revisions/planner.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace stemma::cli {

HistoryCommand::HistoryCommand()
    : Command(u"history"_s, u"List the revisions, newest first."_s)
{ }

void HistoryCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {{u"r"_s, u"rev-range"_s},
         u"Only these, both ends included: [start]:[end]. `current` is where the database stands."_s,
         u"RANGE"_s},
        {{u"v"_s, u"verbose"_s}, u"Say everything about each."_s},
        {{u"i"_s, u"indicate-current"_s}, u"Mark the revisions that the database is at."_s},
    });
}

Result<TargetRange> HistoryCommand::rangeOf(const Request &request)
{
    if (!request.options.isSet(u"rev-range"_s))
        return TargetRange{};
    const QString text = request.options.value(u"rev-range"_s).trimmed();
    const std::optional<TargetRange> range = TargetRange::parse(text);
    if (range && range->lower)
        return *range;
    return failure(ErrorKind::InvalidTarget, u"History range requires [start]:[end], [start]:, or :[end]"_s,
                   u"Write it with one colon, for example -r 7bea:head or -r :current."_s);
}

Result<QList<RevisionGraph::Node>> HistoryCommand::listed(const RevisionGraph &graph, const QStringList &rows,
                                                          const Request &request, const TargetRange &range)
{
    const auto withoutGhosts = [&](QList<RevisionGraph::Node> nodes) {
        nodes.removeIf([&](RevisionGraph::Node node) { return graph.isGhost(node); });
        return nodes;
    };
    // Whatever is broken somewhere, the list of all that is there needs no target.
    if (!request.options.isSet(u"rev-range"_s) && !graph.problems().isEmpty())
        return withoutGhosts(graph.newestFirst());
    return Planner(graph).history(rows, range).transform(withoutGhosts);
}

ExitStatus HistoryCommand::execute(const Request &request)
{
    const Result<TargetRange> range = rangeOf(request);
    if (!range)
        return fail(request, range.error());
    const bool marks = request.options.isSet(u"indicate-current"_s);
    const bool asksDatabase = marks || range->lower == u"current"_s || range->upper == u"current"_s;
    const Result<Session> session = asksDatabase ? openConnected(request) : open(request);
    if (!session)
        return ExitStatus::Failed;
    const Result<QStringList> rows = asksDatabase ? session->rows() : QStringList();
    if (!rows)
        return fail(request, rows.error());

    const RevisionGraph &graph = session->snapshot().graph;
    const Result<QList<RevisionGraph::Node>> nodes = listed(graph, *rows, request, *range);
    if (!nodes)
        return fail(request, nodes.error());
    const RevisionText text(graph, marks ? *rows : QStringList());
    const bool verbose = request.options.isSet(u"verbose"_s);
    const BranchAdditions additions = request.json ? session->branchAdditions() : BranchAdditions();
    QJsonArray revisions;
    for (const RevisionGraph::Node node : *nodes) {
        if (!request.json) {
            request.console.line(verbose ? text.entry(node) : text.history(node));
            continue;
        }
        QJsonObject entry = revisionJson(graph, node);
        if (marks)
            entry.insert(u"current"_s, text.isCurrent(node));
        if (additions.files.contains(graph.revision(node).place.file))
            entry.insert(u"added_by_branch"_s, true);
        revisions << entry;
    }
    if (request.json)
        request.console.json({{u"revisions"_s, revisions}});
    return ExitStatus::Done;
}

} // namespace stemma::cli
