// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/revisiongraph.h"

#include "core/revisions/graphbuilder.h"

namespace stemma {

RevisionGraph::RevisionGraph(QList<Revision> revisions)
{
    GraphBuilder(*this).build(std::move(revisions));
}

bool RevisionGraph::isHead(Node node) const
{
    return m_nodes[node].children.isEmpty() && !m_nodes[node].ghost && find(m_nodes[node].revision.id) == node;
}

QList<RevisionGraph::Node> RevisionGraph::heads() const
{
    QList<Node> result;
    for (Node node = 0; node < size(); ++node) {
        if (isHead(node))
            result << node;
    }
    return result;
}

QList<RevisionGraph::Node> RevisionGraph::bases() const
{
    QList<Node> result;
    for (Node node = 0; node < size(); ++node) {
        if (m_nodes[node].parents.isEmpty() && !m_nodes[node].ghost && find(m_nodes[node].revision.id) == node)
            result << node;
    }
    return result;
}

QList<bool> RevisionGraph::ancestors(const QList<Node> &nodes) const
{
    QList<bool> seen(size(), false);
    QList<Node> stack = nodes;
    while (!stack.isEmpty()) {
        const Node node = stack.takeLast();
        if (seen[node])
            continue;
        seen[node] = true;
        stack += m_nodes[node].effectiveParents;
    }
    return seen;
}

QList<bool> RevisionGraph::descendants(const QList<Node> &nodes) const
{
    QList<bool> seen(size(), false);
    QList<Node> stack = nodes;
    while (!stack.isEmpty()) {
        const Node node = stack.takeLast();
        if (seen[node])
            continue;
        seen[node] = true;
        stack += m_nodes[node].effectiveChildren;
    }
    return seen;
}

} // namespace stemma
