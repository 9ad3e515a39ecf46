// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/declareddependencies.h"

#include <algorithm>
#include <optional>

namespace stemma {

namespace {

using Node = RevisionGraph::Node;

/// The longest way down to a base, by node; all 0 in a graph with a cycle, where there is none.
QList<int> depths(const RevisionGraph &graph)
{
    QList<int> depth(graph.size(), 0);
    QList<int> waiting(graph.size(), 0);
    QList<Node> ready;
    for (Node node = 0; node < graph.size(); ++node) {
        if (graph.isInCycle(node))
            return depth;
    }
    for (Node node = 0; node < graph.size(); ++node) {
        waiting[node] = int(graph.parents(node).size());
        if (waiting[node] == 0)
            ready << node;
    }
    while (!ready.isEmpty()) {
        const Node node = ready.takeLast();
        for (const Node child : graph.children(node)) {
            depth[child] = std::max(depth[child], depth[node] + 1);
            if (--waiting[child] == 0)
                ready << child;
        }
    }
    return depth;
}

class Walks
{
public:
    explicit Walks(const RevisionGraph &graph)
        : m_graph(graph)
        , m_depth(depths(graph))
        , m_seenIn(graph.size(), 0)
    { }

    /// Which of the nodes have another of them among their ancestors.
    QList<Node> above(const QList<Node> &nodes)
    {
        int highest = 0;
        bool isCyclic = false;
        for (const Node node : nodes) {
            highest = std::max(highest, m_depth[node]);
            isCyclic = isCyclic || m_graph.isInCycle(node);
        }
        QList<Node> result;
        if (isCyclic) {
            // A node of a cycle is above itself, which doesn't count: so one walk for each.
            for (const Node node : nodes) {
                if (restsOnAnother(node, nodes))
                    result << node;
            }
            return result;
        }
        walk(nodes, highest);
        for (const Node node : nodes) {
            if (m_seenIn[node] == m_walk)
                result << node;
        }
        return result;
    }

private:
    /// Marks all above these nodes, but not the nodes themselves unless they are above another.
    void walk(const QList<Node> &from, int highest)
    {
        ++m_walk;
        QList<Node> stack = from;
        while (!stack.isEmpty()) {
            for (const Node child : m_graph.children(stack.takeLast())) {
                if (m_seenIn[child] == m_walk || m_depth[child] > highest)
                    continue;
                m_seenIn[child] = m_walk;
                stack << child;
            }
        }
    }

    bool restsOnAnother(Node node, const QList<Node> &nodes)
    {
        const int highest = *std::ranges::max_element(m_depth);
        return std::ranges::any_of(nodes, [&](Node other) {
            if (other == node)
                return false;
            walk({other}, highest);
            return m_seenIn[node] == m_walk;
        });
    }

    const RevisionGraph &m_graph;
    QList<int> m_depth;
    QList<int> m_seenIn; ///< number of the last walk that met a node
    int m_walk = 0;
};

} // namespace

QHash<Node, QList<Node>> dependenciesDeclaredBelow(const RevisionGraph &graph)
{
    QHash<Node, QList<Node>> result;
    std::optional<Walks> walks;
    for (Node target = 0; target < graph.size(); ++target) {
        if (graph.dependents(target).size() < 2)
            continue;
        if (!walks)
            walks.emplace(graph);
        for (const Node node : walks->above(graph.dependents(target)))
            result[node] << target;
    }
    return result;
}

} // namespace stemma
