// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/revisiongraph.h"

#include <QList>

// Sets of nodes, as lists and as flags by node.
namespace stemma {

inline QList<RevisionGraph::Node> uniqueNodes(const QList<RevisionGraph::Node> &nodes)
{
    QList<RevisionGraph::Node> result;
    for (const RevisionGraph::Node node : nodes) {
        if (!result.contains(node))
            result << node;
    }
    return result;
}

inline QList<RevisionGraph::Node> marked(const QList<bool> &flags)
{
    QList<RevisionGraph::Node> nodes;
    for (RevisionGraph::Node node = 0; node < flags.size(); ++node) {
        if (flags[node])
            nodes << node;
    }
    return nodes;
}

inline void subtract(QList<bool> &from, const QList<bool> &flags)
{
    bool *data = from.data();
    for (qsizetype i = 0; i < from.size(); ++i)
        data[i] = data[i] && !flags[i];
}

inline void intersect(QList<bool> &with, const QList<bool> &flags)
{
    bool *data = with.data();
    for (qsizetype i = 0; i < with.size(); ++i)
        data[i] = data[i] && flags[i];
}

/// Those of the nodes that no other of them rests on directly: the tips of a set that is closed downwards.
inline QList<RevisionGraph::Node> effectiveTips(const RevisionGraph &graph,
                                                const QList<RevisionGraph::Node> &nodes)
{
    QList<bool> inner(graph.size(), false);
    for (const RevisionGraph::Node node : nodes) {
        for (const RevisionGraph::Node parent : graph.effectiveParents(node))
            inner[parent] = true;
    }
    QList<RevisionGraph::Node> tips;
    for (const RevisionGraph::Node node : nodes) {
        if (!inner[node])
            tips << node;
    }
    return tips;
}

} // namespace stemma
