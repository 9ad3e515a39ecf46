// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/revisiontext.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

QString commaed(const QStringList &texts)
{
    return texts.join(", "_L1);
}

} // namespace

RevisionText::RevisionText(const RevisionGraph &graph)
    : m_graph(graph)
{ }

QString RevisionText::headMark(RevisionGraph::Node node) const
{
    if (!m_graph.isHead(node))
        return {};
    return m_graph.dependents(node).isEmpty() ? u" (head)"_s : u" (effective head)"_s;
}

QString RevisionText::branchMark(RevisionGraph::Node node) const
{
    return (m_graph.children(node).size() > 1 ? u" (branchpoint)"_s : QString())
        + (m_graph.isMerge(node) ? u" (mergepoint)"_s : QString());
}

QString RevisionText::head(RevisionGraph::Node node) const
{
    const QStringList names = m_graph.labels(node);
    return m_graph.revision(node).id + (names.isEmpty() ? QString() : " ("_L1 + commaed(names) + u')')
        + headMark(node);
}

QString RevisionText::current(RevisionGraph::Node node) const
{
    return m_graph.revision(node).id + headMark(node) + branchMark(node);
}

QString RevisionText::history(RevisionGraph::Node node) const
{
    const Revision &revision = m_graph.revision(node);
    QString text = revision.downRevisions.isEmpty() ? u"<base>"_s : commaed(revision.downRevisions);
    if (!revision.dependsOn.isEmpty())
        text += " ("_L1 + commaed(revision.dependsOn) + u')';
    return text + " -> "_L1 + head(node) + branchMark(node) + ", "_L1 + revision.message;
}

} // namespace stemma::cli
