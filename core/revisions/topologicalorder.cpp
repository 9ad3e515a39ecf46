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
        , m_seenIn(graph.size(), 0)
        , m_end(graph.size())
        , m_next(m_end + 1, m_end)
        , m_previous(m_end + 1, m_end)
        , m_at(m_end)
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
        m_at = m_next[m_end];
        while (m_at != m_end) {
            const Node blocker = m_waiting[m_at] > 0 ? tipAbove(m_at) : m_end;
            if (blocker != m_end)
                m_at = blocker;
            else
                putOut(m_at);
        }
    }

    // The list of tips is linked through the nodes; m_end stands before its first and behind its last.
    void link(Node before, Node node, Node behind)
    {
        m_next[before] = m_previous[behind] = node;
        m_previous[node] = before;
        m_next[node] = behind;
        m_isTip[node] = true;
    }

    void addTip(Node node) { link(m_previous[m_end], node, m_end); }

    Node tipAbove(Node candidate)
    {
        if (const Node first = firstTipAbove(candidate); first != m_end)
            return first;
        // What waits above is on no walk: only a range whose tips do not cover it has that.
        const QList<Node> above = m_above.value(candidate);
        for (const Node node : above) {
            if (m_wanted[node] && !m_out[node] && m_waiting[node] == 0) {
                addTip(node);
                return node;
            }
        }
        return m_end;
    }

    Node firstTipAbove(Node candidate)
    {
        auto above = m_above.find(candidate);
        if (above == m_above.end())
            above = m_above.insert(candidate, stillAbove(candidate));
        for (Node tip = m_next[m_end]; tip != m_end; tip = m_next[tip]) {
            if (tip != candidate && std::ranges::binary_search(*above, tip))
                return tip;
        }
        return m_end;
    }

    // What rests on the candidate and is still in lies between it and the tips. What is out need not be
    // looked at, so that one search does not cost the whole graph.
    QList<Node> stillAbove(Node candidate)
    {
        QList<Node> found;
        QList<Node> stack{candidate};
        ++m_search;
        while (!stack.isEmpty()) {
            for (const Node child : m_graph.effectiveChildren(stack.takeLast())) {
                if (m_seenIn[child] == m_search || !m_in[child] || (m_out[child] && !m_isOutOfTurn))
                    continue;
                m_seenIn[child] = m_search;
                stack << child;
                found << child;
            }
        }
        std::ranges::sort(found);
        return found;
    }

    void putOut(Node node)
    {
        m_output << node;
        m_above.remove(node);
        // Something may then be left above a node that is out.
        m_isOutOfTurn = m_isOutOfTurn || m_waiting[node] > 0;
        release(node);
        QList<Node> next;
        for (const Node parent : m_graph.effectiveParents(node)) {
            if (m_wanted[parent] && !m_out[parent] && !m_isTip[parent])
                next << parent;
        }
        const Node before = m_previous[node], behind = m_next[node];
        m_isTip[node] = false;
        if (next.isEmpty()) {
            m_next[before] = behind;
            m_previous[behind] = before;
            m_at = before == m_end ? m_next[m_end] : before;
            return;
        }
        m_at = next.first();
        link(before, m_at, behind);
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
    QHash<Node, QList<Node>> m_above; ///< of tips that were found waiting: what rests on them, sorted
    QList<int> m_seenIn; ///< number of the last search that met a node
    int m_search = 0;
    bool m_isOutOfTurn = false; ///< a node was put out while something that is in rested on it
    const Node m_end; ///< one past the last node
    QList<Node> m_next, m_previous; ///< the list of tips
    Node m_at;
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
