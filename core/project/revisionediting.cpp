// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/revisionediting.h"

#include "core/project/filewriting.h"
#include "core/project/sqlrevision.h"
#include "core/project/sqlrevisionedit.h"
#include "core/revisions/parentchoice.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Node = RevisionGraph::Node;

/// What the file shall say: whole ids, each of which may stand below the revision.
Result<RevisionChange> resolved(const RevisionGraph &graph, Node node, RevisionChange change)
{
    const Revision &revision = graph.revision(node);
    ParentRequest request;
    request.splice = true;
    request.heads = change.downRevisions.value_or(QStringList());
    request.heads.removeAll(u"base"_s);
    const bool isBase = request.heads.isEmpty();
    if (isBase)
        request.heads = {u"base"_s};
    request.dependsOn = change.dependsOn.value_or(QStringList());
    Result<ParentChoice> choice = chooseParents(graph, request);
    if (!choice)
        return Failure(choice.error());
    const QList<bool> above = graph.descendants({node});
    for (const QString &id : choice->downRevisions + choice->dependsOn) {
        const Node other = graph.findName(id);
        if (other >= 0 && above.value(other)) {
            return failure(ErrorKind::Cycle,
                           u"Revision %1 rests on %2, so it can't be below it."_s.arg(
                               graph.revision(other).id, revision.id),
                           u"Choose a revision that does not follow this one."_s, revision.place);
        }
    }
    if (change.downRevisions)
        change.downRevisions = choice->downRevisions;
    if (change.dependsOn)
        change.dependsOn = choice->dependsOn;
    for (const QString &label : change.branchLabels.value_or(QStringList())) {
        const Node taken = graph.findName(label);
        if (taken >= 0 && !(taken == node && revision.branchLabels.contains(label))) {
            return failure(ErrorKind::LabelTaken,
                           u"Branch name '%1' in revision %2 already used by revision %3"_s.arg(
                               label, revision.id, graph.revision(taken).id),
                           u"Choose another label."_s, graph.revision(taken).place);
        }
    }
    return change;
}

} // namespace

Result<FileEdit> planRevisionEdit(const RevisionGraph &graph, RevisionGraph::Node node,
                                  const QByteArray &source, const RevisionChange &change)
{
    if (graph.isGhost(node)) {
        return failure(ErrorKind::MissingParent,
                       u"Revision %1 has no file that could be changed."_s.arg(graph.revision(node).id),
                       u"Restore its file first."_s);
    }
    const QString file = graph.revision(node).place.file;
    return resolved(graph, node, change).and_then([&](const RevisionChange &wanted) {
        return isSqlFileName(file.section(u'/', -1)) ? editSqlRevisionFile(source, file, wanted)
                                                     : editRevisionFile(source, file, wanted);
    });
}

Result<> commitEdit(const FileEdit &edit)
{
    if (edit.isEmpty())
        return {};
    return replaceFile(edit.file, edit.before, edit.after);
}

} // namespace stemma
