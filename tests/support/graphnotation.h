// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/revisiongraph.h"

#include <QRegularExpression>
#include <QString>

namespace stemma::test {

/// Revisions from a line of text, in file order: `a  b<a  m<b,c  d<m~x  e<d@label`.
/// `<` names the down revisions, `~` what it depends on, `@` its branch labels. File and line are `id.py`,
/// lines 1 (revision), 2 (down_revision), 3 (branch_labels) and 4 (depends_on).
inline QList<Revision> revisionsFrom(const QString &notation)
{
    QList<Revision> revisions;
    static const QRegularExpression part(QStringLiteral("([<~@]?)([^<~@]+)"));
    for (const QString &word :
         notation.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts)) {
        Revision revision;
        for (const QRegularExpressionMatch &match : part.globalMatch(word)) {
            const QStringList names = match.captured(2).split(u',');
            if (match.captured(1).isEmpty())
                revision.id = names.first();
            else if (match.captured(1) == u"<")
                revision.downRevisions = names;
            else if (match.captured(1) == u"~")
                revision.dependsOn = names;
            else
                revision.branchLabels = names;
        }
        revision.message = QStringLiteral("message of %1").arg(revision.id);
        revision.place = Place{revision.id + QStringLiteral(".py"), 1, 1};
        revision.downRevisionLine = 2;
        revision.branchLabelsLine = 3;
        revision.dependsOnLine = 4;
        revisions << revision;
    }
    return revisions;
}

inline RevisionGraph graphFrom(const QString &notation)
{
    return RevisionGraph(revisionsFrom(notation));
}

/// Ids of nodes, space separated, for comparing with a string.
inline QString ids(const RevisionGraph &graph, const QList<RevisionGraph::Node> &nodes)
{
    QStringList result;
    for (const RevisionGraph::Node node : nodes)
        result << graph.revision(node).id;
    return result.join(u' ');
}

} // namespace stemma::test
