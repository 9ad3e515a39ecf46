// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <functional>

namespace stemma {

/// Nodes that reach each other share a component; a node that is in no cycle has one of its own.
struct Components
{
    QList<int> ofNode;
    QList<int> sizes; ///< by component
};

/// Tarjan's algorithm (R. Tarjan, "Depth-first search and linear graph algorithms", 1972), without recursion:
/// histories are deeper than a stack. Linear in nodes and edges.
Components stronglyConnectedComponents(int count, const std::function<QList<int>(int)> &targets);

} // namespace stemma
