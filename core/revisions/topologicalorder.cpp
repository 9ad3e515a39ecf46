// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/topologicalorder.h"

#include "core/revisions/nodesets.h"

#include <QHash>

#include <algorithm>

namespace stemma {

namespace {

using Node = RevisionGraph::Node;

// The walk keeps a list of tips, one a line of descent, and a position in it. A tip may be emitted when
// nothing wanted that rests on it is left. Where something is, the walk moves to the first tip in the list
// that rests on it. After a tip is emitted, its first wanted parent that is not a tip yet takes its place,
// further ones are appended; without one the tip leaves the list and the walk steps back by one.
//
// "Rests on" may lead over nodes that are not wanted. These are in the way too: they are released, unseen,
// once all that rests on them is out. So each node only counts its children that are still in, and no step
// looks at the whole graph.
class Walk
{
public:
    Walk(const RevisionGraph &graph, const QList<bool> &wanted, QList<Node> tips)
        : m_graph(graph)
        , m_wanted(wanted)
        , m_in(graph.ancestors(marked(wanted), RevisionGraph::Follow::Ordered))
        , m_waiting(graph.size(), 0)
        , m_isTip(graph.size(), false)
        , m_out(graph.size(), false)
    {
        intersect(m_in, graph.descendants(marked(wanted), RevisionGraph::Follow::Ordered));
        for (Node node = 0; node < graph.size(); ++node) {
            if (!m_in[node])
                continue;
            for (const Node parent : graph.effectiveParents(node))
                ++m_waiting[parent];
        }
        std::ranges::sort(tips);
        for (const Node tip : std::as_const(tips)) {
            if (wanted[tip] && !m_isTip[tip])
                addTip(tip);
        }
    }

    QList<Node> run()
    {
        walk();
        // What is reached only over nodes that are not wanted starts walks of its own.
        for (Node node = 0; node < m_graph.size(); ++node) {
            if (m_wanted[node] && !m_out[node] && m_waiting[node] == 0) {
                addTip(node);
                walk();
                node = -1;
            }
        }
        return std::move(m_output);
    }

private:
    void walk()
    {
        while (!m_tips.isEmpty()) {
            const Node candidate = m_tips[m_position];
            const int blocker = m_waiting[candidate] > 0 ? tipAbove(candidate) : -1;
            if (blocker >= 0)
                m_position = blocker;
            else
                putOut(candidate);
        }
        m_position = 0;
    }

    void addTip(Node node)
    {
        m_tips << node;
        m_isTip[node] = true;
    }

    int tipAbove(Node candidate)
    {
        const int first = firstTipAbove(candidate);
        if (first >= 0)
            return first;
        // What waits above is on no walk: only a range whose tips do not cover it has that.
        const QList<bool> &above = m_above[candidate];
        for (Node node = 0; node < above.size(); ++node) {
            if (above[node] && m_wanted[node] && !m_out[node] && m_waiting[node] == 0) {
                addTip(node);
                return int(m_tips.size()) - 1;
            }
        }
        return -1;
    }

    int firstTipAbove(Node candidate)
    {
        auto above = m_above.constFind(candidate);
        if (above == m_above.constEnd())
            above =
                m_above.insert(candidate, m_graph.descendants({candidate}, RevisionGraph::Follow::Ordered));
        for (int i = 0; i < m_tips.size(); ++i) {
            if (m_tips[i] != candidate && (*above)[m_tips[i]])
                return i;
        }
        return -1;
    }

    void putOut(Node node)
    {
        m_output << node;
        m_above.remove(node);
        release(node);
        QList<Node> next;
        for (const Node parent : m_graph.effectiveParents(node)) {
            if (m_wanted[parent] && !m_out[parent] && !m_isTip[parent])
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

    void release(Node first)
    {
        QList<Node> stack{first};
        while (!stack.isEmpty()) {
            const Node node = stack.takeLast();
            m_out[node] = true;
            for (const Node parent : m_graph.effectiveParents(node)) {
                if (--m_waiting[parent] == 0 && m_in[parent] && !m_wanted[parent])
                    stack << parent;
            }
        }
    }

    const RevisionGraph &m_graph;
    QList<bool> m_wanted;
    QList<bool> m_in; ///< wanted, or between wanted ones
    QList<int> m_waiting; ///< children that are in and not out
    QList<bool> m_isTip;
    QList<bool> m_out;
    QHash<Node, QList<bool>> m_above; ///< of tips that were found waiting: all that rests on them
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
