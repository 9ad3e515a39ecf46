// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/currentcommand.h"

#include "app/cli/json.h"
#include "app/cli/revisionjson.h"
#include "app/cli/revisiontext.h"
#include "core/revisions/planner.h"
#include "core/revisions/rowproblems.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

/// Rows that the whole history leaves: the heads, or without those that another revision depends on, which
/// no database keeps a row of.
bool isAtHeads(const QStringList &rows, const RevisionGraph &graph)
{
    const auto ids = [&](const QList<RevisionGraph::Node> &nodes) {
        QSet<QString> result;
        for (const RevisionGraph::Node node : nodes)
            result << graph.revision(node).id;
        return result;
    };
    const QSet<QString> found(rows.begin(), rows.end());
    return found == ids(graph.effectiveHeads()) || found == ids(graph.heads());
}

} // namespace

CurrentCommand::CurrentCommand()
    : Command(u"current"_s, u"Show which revisions the database is at."_s)
{ }

void CurrentCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {{u"v"_s, u"verbose"_s}, u"Say everything about each, and which database it is."_s},
        {u"check-heads"_s, u"Fail unless the database is at all heads; also -c, behind the verb."_s},
    });
}

void CurrentCommand::translate(QStringList &arguments) const
{
    // Alembic gives -c another meaning behind this verb than before it.
    arguments.replaceInStrings(QRegularExpression(u"\\A-c\\z"_s), u"--check-heads"_s);
}

ExitStatus CurrentCommand::execute(const Request &request)
{
    const Result<Session> session = openConnected(request);
    if (!session)
        return ExitStatus::Failed;
    const Result<QStringList> rows = session->rows();
    if (!rows)
        return fail(request, rows.error());

    const RevisionGraph &graph = session->snapshot().graph;
    request.console.problems(rowProblems(graph, *rows));
    QJsonObject answer{{u"rows"_s, toJson(*rows)}};
    const auto refuse = [&](const Error &error) {
        if (!request.json)
            return fail(request, error);
        answer.insert(u"error"_s, toJson(error));
        request.console.json(answer);
        request.console.note(errorText(error));
        return ExitStatus::Failed;
    };
    const Result<QList<RevisionGraph::Node>> current = Planner(graph).current(*rows);
    if (!current)
        return refuse(current.error());
    if (request.json)
        answer.insert(u"current"_s, idsJson(graph, *current));
    if (request.options.isSet(u"check-heads"_s) && !isAtHeads(*rows, graph)) {
        Error error;
        error.kind = ErrorKind::NotAtHeads;
        error.message = u"Database is not on all head revisions"_s;
        error.advice = u"stemma-cli upgrade heads brings it there; stemma-cli plan upgrade heads says how."_s;
        return refuse(error);
    }
    if (request.json) {
        request.console.json(answer);
        return ExitStatus::Done;
    }
    const bool verbose = request.options.isSet(u"verbose"_s);
    const RevisionText text(graph);
    if (verbose)
        request.console.line(u"Current revision(s) for %1:"_s.arg(session->databaseText()));
    for (const RevisionGraph::Node node : *current)
        request.console.line(verbose ? text.entry(node) : text.current(node));
    return ExitStatus::Done;
}

} // namespace stemma::cli
