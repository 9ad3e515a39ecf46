// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/editcommand.h"

#include "app/cli/json.h"
#include "app/cli/newrevision.h"
#include "app/cli/texteditor.h"
#include "core/project/revisionediting.h"
#include "core/revisions/identifiers.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

/// "a,b" as ids; "base" and "none" as no ids at all.
std::optional<QStringList> listOf(const QCommandLineParser &options, const QString &flag)
{
    if (!options.isSet(flag))
        return std::nullopt;
    QStringList ids;
    for (const QString &value : options.values(flag)) {
        for (const QString &id : value.split(u',')) {
            if (const QString name = id.trimmed(); !name.isEmpty() && name != "none"_L1 && name != "base"_L1)
                ids << name;
        }
    }
    return ids;
}

QJsonArray rangesJson(const FileEdit &edit)
{
    QJsonArray ranges;
    for (const ReplacedRange &range : edit.ranges) {
        ranges << QJsonObject{{u"line"_s, range.line},
                              {u"start"_s, range.start},
                              {u"length"_s, range.length},
                              {u"old"_s, QString::fromUtf8(edit.before.sliced(range.start, range.length))},
                              {u"new"_s, QString::fromUtf8(range.replacement)}};
    }
    return ranges;
}

} // namespace

EditCommand::EditCommand()
    : Command(u"edit"_s, u"Open a revision's file in an editor, or change its parents."_s)
{ }

QString EditCommand::operandSyntax() const
{
    return u"REVISION"_s;
}

void EditCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"down-revision"_s, u"Without an editor: new parents, separated by commas; base for none."_s,
         u"IDS"_s},
        {u"depends-on"_s, u"Without an editor: what it depends on, separated by commas; none for nothing."_s,
         u"IDS"_s},
        {u"branch-label"_s, u"Without an editor: its labels, separated by commas; none for nothing."_s,
         u"LABELS"_s},
        {u"empty"_s, u"Without an editor: the bodies of upgrade() and downgrade() become empty."_s},
    });
}

ExitStatus EditCommand::execute(const Request &request)
{
    const QString operand = request.operands.first();
    const bool ofDatabase = operand == "current"_L1;
    const Result<Session> session = ofDatabase ? openConnected(request) : open(request);
    if (!session)
        return ExitStatus::Failed;
    const Identifiers identifiers(session->snapshot().graph);
    Result<QList<RevisionGraph::Node>> nodes = ofDatabase
        ? session->rows().and_then([&](const QStringList &rows) { return identifiers.rows(rows); })
        : identifiers.all(operand);
    if (nodes) {
        nodes->removeIf([](RevisionGraph::Node node) { return node < 0; });
        if (nodes->isEmpty()) {
            nodes = failure(ErrorKind::CantLocate,
                            ofDatabase ? u"No current revisions"_s
                                       : u"No revision files indicated by symbol '%1'"_s.arg(operand),
                            u"Name a revision that has a file."_s);
        }
    }
    if (!nodes)
        return fail(request, nodes.error());
    RevisionChange wanted;
    wanted.downRevisions = listOf(request.options, u"down-revision"_s);
    wanted.dependsOn = listOf(request.options, u"depends-on"_s);
    wanted.branchLabels = listOf(request.options, u"branch-label"_s);
    wanted.emptyUpgrade = wanted.emptyDowngrade = request.options.isSet(u"empty"_s);
    return wanted == RevisionChange() ? openEditor(request, *session, *nodes)
                                      : change(request, *session, *nodes, wanted);
}

ExitStatus EditCommand::change(const Request &request, const Session &session,
                               const QList<RevisionGraph::Node> &nodes, const RevisionChange &wanted) const
{
    const Snapshot &snapshot = session.snapshot();
    if (nodes.size() != 1) {
        return fail(request,
                    failure(ErrorKind::MultipleHeads,
                            u"'%1' means several revisions; one can be changed at a time."_s.arg(
                                request.operands.first()),
                            u"Name one of them by its id."_s)
                        .error());
    }
    const RevisionGraph::Node node = nodes.first();
    const Result<FileEdit> edit = planRevisionEdit(snapshot.graph, node, snapshot.sourceOf(node), wanted);
    if (!edit)
        return fail(request, edit.error());
    if (const Result<> done = commitEdit(*edit); !done)
        return fail(request, done.error());
    if (request.json) {
        const Result<Session> now = Session::openProject(request.project, request.projectOptions);
        const RevisionGraph &graph = now ? now->snapshot().graph : snapshot.graph;
        const RevisionGraph::Node same = graph.find(snapshot.graph.revision(node).id);
        QJsonObject answer =
            writtenJson((same < 0 ? snapshot.graph : graph).revision(same < 0 ? node : same));
        answer.insert(u"changed"_s, !edit->isEmpty());
        answer.insert(u"ranges"_s, rangesJson(*edit));
        request.console.json(answer);
        return ExitStatus::Done;
    }
    if (edit->isEmpty())
        request.console.line(u"Nothing to change in %1"_s.arg(edit->file));
    else
        request.console.line(u"Changing %1 ...  done"_s.arg(edit->file));
    return ExitStatus::Done;
}

ExitStatus EditCommand::openEditor(const Request &request, const Session &session,
                                   const QList<RevisionGraph::Node> &nodes) const
{
    const RevisionGraph &graph = session.snapshot().graph;
    QJsonArray files;
    for (const RevisionGraph::Node node : nodes) {
        if (graph.isGhost(node)) {
            return fail(request,
                        failure(ErrorKind::MissingParent,
                                u"Revision %1 has no file."_s.arg(graph.revision(node).id),
                                u"Restore its file first."_s)
                            .error());
        }
        const QString file = graph.revision(node).place.file;
        if (const Result<> done = openInEditor(file); !done)
            return fail(request, done.error());
        files << file;
    }
    if (request.json)
        request.console.json({{u"files"_s, files}});
    return ExitStatus::Done;
}

} // namespace stemma::cli
