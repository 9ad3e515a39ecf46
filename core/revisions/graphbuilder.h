// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/revisiongraph.h"

namespace stemma {

/// Turns revisions as written into a graph, once. What does not fit (missing parents, duplicate ids, cycles,
/// labels used twice) becomes a problem of the graph, never a failure.
class GraphBuilder
{
public:
    explicit GraphBuilder(RevisionGraph &graph)
        : m_graph(graph)
    { }

    void build(QList<Revision> revisions);

private:
    using Node = RevisionGraph::Node;

    void addNodes(QList<Revision> revisions);
    void addLabels();
    void linkParents();
    void linkDependencies();
    void markCycles();
    void linkEffective();
    void markBroken();
    void spreadLabels();
    bool isBranchPoint(Node node) const;
    void listNames();
    Node ghost(const QString &id, Node referrer, const QString &variable, int line);

    RevisionGraph &m_graph;
    QList<int> m_component; ///< number of the strongly connected component of each node
};

} // namespace stemma
