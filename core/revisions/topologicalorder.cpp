// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/topologicalorder.h"

#include <algorithm>

namespace stemma {

namespace {

using Node = RevisionGraph::Node;

// The walk keeps a list of tips, one a line of descent, and a position in it. A tip may be emitted when none of the
// wanted nodes above it is left; each node counts the wanted children that are still to come, so that this is known at
// once. Where it may not, the walk moves to the first tip in the list that rests on it, found by going up from the
// blocked node through what is left. After a tip is emitted, its first parent that is not a tip yet takes its place, the
// others are appended; without one the tip leaves the list and the walk steps back by one.
class Walk
{
public:
    Walk(const RevisionGraph &graph, const QList<bool> &wanted, QList<Node> tips)
        : m_graph(graph)
        , m_left(wanted)
        , m_waiting(graph.size(), 0)
        , m_isTip(graph.size(), false)
    {
        std::ranges::sort(tips);
        for (const Node tip : std::as_const(tips)) {
            if (wanted[tip] && !m_isTip[tip])
                addTip(tip);
        }
        for (Node node = 0; node < graph.size(); ++node) {
            if (!wanted[node])
                continue;
            for (const Node parent : graph.effectiveParents(node))
                ++m_waiting[parent];
        }
    }

    QList<Node> run()
    {
        while (!m_tips.isEmpty()) {
            const Node candidate = m_tips[m_position];
            if (m_waiting[candidate] > 0) {
                const int blocker = firstTipAbove(candidate);
                if (blocker >= 0) {
                    m_position = blocker;
                    continue;
                }
            }
            emitNode(candidate);
        }
        return std::move(m_output);
    }

private:
    void addTip(Node node)
    {
        m_tips << node;
        m_isTip[node] = true;
    }

    int firstTipAbove(Node candidate) const
    {
        QList<bool> seen(m_graph.size(), false);
        QList<Node> stack = m_graph.effectiveChildren(candidate);
        while (!stack.isEmpty()) {
            const Node node = stack.takeLast();
            if (seen[node] || !m_left[node])
                continue;
            seen[node] = true;
            stack += m_graph.effectiveChildren(node);
        }
        for (int i = 0; i < m_tips.size(); ++i) {
            if (seen[m_tips[i]])
                return i;
        }
        return -1;
    }

    void emitNode(Node node)
    {
        m_output << node;
        m_left[node] = false;
        QList<Node> next;
        for (const Node parent : m_graph.effectiveParents(node)) {
            --m_waiting[parent];
            if (m_left[parent] && !m_isTip[parent])
                next << parent;
        }
        m_isTip[node] = false;
        if (next.isEmpty()) {
            m_tips.removeAt(m_position);
            m_position = std::max(m_position - 1, 0);
            return;
        }
        m_tips[m_position] = next.first();
        m_isTip[next.first()] = true;
        for (int i = 1; i < next.size(); ++i)
            addTip(next[i]);
    }

    const RevisionGraph &m_graph;
    QList<bool> m_left; ///< wanted and not emitted
    QList<int> m_waiting; ///< wanted children that are not emitted
    QList<bool> m_isTip;
    QList<Node> m_tips;
    int m_position = 0;
    QList<Node> m_output;
};

} // namespace

QList<Node> topologicalOrder(const RevisionGraph &graph, const QList<bool> &wanted, QList<Node> tips)
{
    return Walk(graph, wanted, std::move(tips)).run();
}

QList<Node> topologicalOrder(const RevisionGraph &graph)
{
    QList<Node> tips;
    for (Node node = 0; node < graph.size(); ++node) {
        if (graph.effectiveChildren(node).isEmpty())
            tips << node;
    }
    return topologicalOrder(graph, QList<bool>(graph.size(), true), tips);
}

} // namespace stemma
