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

QString rowsText(const QStringList &rows)
{
    return rows.isEmpty() ? u"(no rows)"_s : commaed(rows);
}

RevisionText::RevisionText(const RevisionGraph &graph, const QStringList &rows)
    : m_graph(graph)
    , m_rows(rows.begin(), rows.end())
{ }

bool RevisionText::isCurrent(RevisionGraph::Node node) const
{
    return m_rows.contains(m_graph.revision(node).id);
}

QString RevisionText::headMark(RevisionGraph::Node node) const
{
    if (!m_graph.isHead(node))
        return {};
    return m_graph.isEffectiveHead(node) ? u" (head)"_s : u" (effective head)"_s;
}

QString RevisionText::branchMark(RevisionGraph::Node node) const
{
    return (m_graph.children(node).size() > 1 ? u" (branchpoint)"_s : QString())
        + (m_graph.isMerge(node) ? u" (mergepoint)"_s : QString());
}

QString RevisionText::currentMark(RevisionGraph::Node node) const
{
    return isCurrent(node) ? u" (current)"_s : QString();
}

QString RevisionText::parents(RevisionGraph::Node node) const
{
    const Revision &revision = m_graph.revision(node);
    return revision.downRevisions.isEmpty() ? u"<base>"_s : commaed(revision.downRevisions);
}

QString RevisionText::head(RevisionGraph::Node node) const
{
    const QStringList names = m_graph.labels(node);
    return m_graph.revision(node).id + (names.isEmpty() ? QString() : " ("_L1 + commaed(names) + u')')
        + headMark(node) + currentMark(node);
}

QString RevisionText::current(RevisionGraph::Node node) const
{
    return m_graph.revision(node).id + headMark(node) + branchMark(node);
}

QString RevisionText::branch(RevisionGraph::Node node) const
{
    return head(node) + branchMark(node);
}

QString RevisionText::history(RevisionGraph::Node node) const
{
    const Revision &revision = m_graph.revision(node);
    QString text = parents(node);
    if (!revision.dependsOn.isEmpty())
        text += " ("_L1 + commaed(revision.dependsOn) + u')';
    return text + " -> "_L1 + branch(node) + ", "_L1 + message(node);
}

QString RevisionText::message(RevisionGraph::Node node) const
{
    const QString doc = m_graph.revision(node).doc.trimmed();
    return doc.left(doc.indexOf("\n\n"_L1));
}

QString RevisionText::entry(RevisionGraph::Node node) const
{
    const Revision &revision = m_graph.revision(node);
    const QList<RevisionGraph::Node> &children = m_graph.children(node);
    QString text = "Rev: "_L1 + revision.id + (m_graph.isHead(node) ? u" (head)"_s : QString())
        + branchMark(node) + currentMark(node);
    text += (m_graph.isMerge(node) ? "\nMerges: "_L1 : "\nParent: "_L1) + parents(node);
    if (!revision.dependsOn.isEmpty())
        text += "\nAlso depends on: "_L1 + commaed(revision.dependsOn);
    if (children.size() > 1) {
        QStringList ids;
        for (const RevisionGraph::Node child : children)
            ids << m_graph.revision(child).id;
        text += "\nBranches into: "_L1 + commaed(ids);
    }
    if (const QStringList names = m_graph.labels(node); !names.isEmpty())
        text += "\nBranch names: "_L1 + commaed(names);
    text += "\nPath: "_L1 + revision.place.file + "\n\n"_L1;
    const QString doc = revision.doc.trimmed();
    if (!doc.isEmpty())
        text += "    "_L1 + QString(doc).replace(u'\n', "\n    "_L1);
    return text + u'\n';
}

} // namespace stemma::cli
