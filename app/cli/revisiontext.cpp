// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/revisiontext.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

QString commaed(const QStringList &texts)
{
    return texts.join(", "_L1);
}

bool isBranchPoint(const RevisionGraph &graph, RevisionGraph::Node node)
{
    return graph.children(node).size() > 1;
}

} // namespace

RevisionText::RevisionText(const RevisionGraph &graph)
    : m_graph(graph)
{
    for (RevisionGraph::Node node = 0; node < graph.size(); ++node) {
        if (!graph.revision(node).branchLabels.isEmpty())
            spreadLabels(node);
    }
    for (QStringList &labels : m_labels)
        std::ranges::sort(labels);
}

void RevisionText::spreadLabels(RevisionGraph::Node from)
{
    QSet<RevisionGraph::Node> reached;
    QList<RevisionGraph::Node> todo{from};
    while (!todo.isEmpty()) {
        const RevisionGraph::Node node = todo.takeLast();
        if (reached.contains(node))
            continue;
        reached.insert(node);
        todo += m_graph.children(node);
    }
    // Back to the branch's beginning: what comes after a branch point or a merge point is another branch.
    RevisionGraph::Node node = from;
    while (m_graph.parents(node).size() == 1) {
        if (m_graph.children(node).size() + m_graph.dependents(node).size() > 1)
            break;
        reached.insert(node);
        node = m_graph.parents(node).first();
        const bool ends = m_graph.children(node).size() + m_graph.dependents(node).size() > 1 || m_graph.isMerge(node);
        if (ends || reached.contains(node))
            break;
        reached.insert(node);
    }
    for (const RevisionGraph::Node each : std::as_const(reached)) {
        for (const QString &label : m_graph.revision(from).branchLabels) {
            if (!m_labels[each].contains(label))
                m_labels[each] << label;
        }
    }
}

QStringList RevisionText::labels(RevisionGraph::Node node) const
{
    return m_labels.value(node);
}

QString RevisionText::headMark(RevisionGraph::Node node) const
{
    if (!m_graph.isHead(node))
        return {};
    return m_graph.dependents(node).isEmpty() ? u" (head)"_s : u" (effective head)"_s;
}

QString RevisionText::branchMark(RevisionGraph::Node node) const
{
    return (isBranchPoint(m_graph, node) ? u" (branchpoint)"_s : QString())
        + (m_graph.isMerge(node) ? u" (mergepoint)"_s : QString());
}

QString RevisionText::head(RevisionGraph::Node node) const
{
    const QStringList names = labels(node);
    return m_graph.revision(node).id + (names.isEmpty() ? QString() : " ("_L1 + commaed(names) + u')') + headMark(node);
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

QString stepText(const RevisionGraph &graph, const PlanStep &step)
{
    const QString parents = commaed(graph.revision(graph.find(step.revision)).downRevisions);
    if (step.direction == Direction::Up)
        return "upgrade "_L1 + parents + " -> "_L1 + step.revision;
    return "downgrade "_L1 + step.revision + " -> "_L1 + parents;
}

} // namespace stemma::cli
