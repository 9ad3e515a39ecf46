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
    return m_nodes[node].children.isEmpty() && !m_nodes[node].ghost
        && find(m_nodes[node].revision.id) == node;
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
        if (m_nodes[node].parents.isEmpty() && !m_nodes[node].ghost
            && find(m_nodes[node].revision.id) == node)
            result << node;
    }
    return result;
}

bool RevisionGraph::isEffectiveHead(Node node) const
{
    return isHead(node) && m_nodes[node].dependents.isEmpty();
}

QList<RevisionGraph::Node> RevisionGraph::effectiveHeads() const
{
    QList<Node> result;
    for (Node node = 0; node < size(); ++node) {
        if (isEffectiveHead(node))
            result << node;
    }
    return result;
}

RevisionGraph::Node RevisionGraph::findName(const QString &idOrLabel) const
{
    const Node node = find(idOrLabel);
    return node >= 0 && !isGhost(node) ? node : m_byLabel.value(idOrLabel, -1);
}

QList<bool> RevisionGraph::reach(const QList<Node> &nodes, Edges edges, QList<Edges> withinCycles) const
{
    QList<bool> seen(size(), false);
    bool *flags = seen.data();
    QList<Node> stack = nodes;
    while (!stack.isEmpty()) {
        const Node node = stack.takeLast();
        if (flags[node])
            continue;
        flags[node] = true;
        for (const Node next : m_nodes[node].*edges) {
            if (!flags[next])
                stack << next;
        }
        if (m_nodes[node].inCycle) {
            for (const Edges more : std::as_const(withinCycles))
                stack += m_nodes[node].*more;
        }
    }
    return seen;
}

QList<bool> RevisionGraph::ancestors(const QList<Node> &nodes, Follow follow) const
{
    if (follow == Follow::Lineage)
        return reach(nodes, &NodeData::parents);
    if (follow == Follow::Ordered)
        return reach(nodes, &NodeData::effectiveParents);
    return reach(nodes, &NodeData::effectiveParents, {&NodeData::parents, &NodeData::dependencies});
}

QList<bool> RevisionGraph::descendants(const QList<Node> &nodes, Follow follow) const
{
    if (follow == Follow::Lineage)
        return reach(nodes, &NodeData::children);
    if (follow == Follow::Ordered)
        return reach(nodes, &NodeData::effectiveChildren);
    return reach(nodes, &NodeData::effectiveChildren, {&NodeData::children, &NodeData::dependents});
}

} // namespace stemma
