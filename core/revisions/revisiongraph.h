// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/revisions/revision.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace stemma {

/// The revisions of a project as a graph. Immutable once built; copies share their data.
///
/// Tolerant: a missing parent becomes a ghost node, a second file with the same id a node of its own that
/// nothing refers to, a cycle a problem; the rest stays usable. Nodes are numbered in the order of the files;
/// ghosts follow.
class RevisionGraph
{
public:
    using Node = int;

    RevisionGraph() = default;
    explicit RevisionGraph(QList<Revision> revisions);

    int size() const { return int(m_nodes.size()); } ///< ghosts included
    const Revision &revision(Node node) const { return m_nodes[node].revision; }

    /// The node of an id that is exactly this, or -1. Of duplicates the first file.
    Node find(const QString &id) const { return m_byId.value(id, -1); }

    const QList<Node> &parents(Node node) const { return m_nodes[node].parents; } ///< in the order as written
    const QList<Node> &children(Node node) const { return m_nodes[node].children; }
    const QList<Node> &dependencies(Node node) const { return m_nodes[node].dependencies; } ///< depends_on
    const QList<Node> &dependents(Node node) const { return m_nodes[node].dependents; }

    bool isGhost(Node node) const { return m_nodes[node].ghost; } ///< referred to, but there is no file
    bool isDuplicate(Node node) const { return m_nodes[node].duplicate; } ///< another file has the same id
    bool isInCycle(Node node) const { return m_nodes[node].inCycle; } ///< it is its own ancestor
    /// Can't be reached from a base: a ghost, a duplicate or a cycle is among it and its ancestors.
    bool isBroken(Node node) const { return m_nodes[node].broken; }
    bool isHead(Node node) const; ///< no down_revision points to it; false for ghosts and repeated files
    bool isMerge(Node node) const { return m_nodes[node].parents.size() > 1; }

    QList<Node> heads() const; ///< in file order
    QList<Node> bases() const; ///< in file order, without ghosts

    /// Everything below a node that must be there first, in the order in which Alembic walks it: parents as
    /// written, then the dependencies that no ancestor declares already.
    const QList<Node> &effectiveParents(Node node) const { return m_nodes[node].effectiveParents; }
    const QList<Node> &effectiveChildren(Node node) const { return m_nodes[node].effectiveChildren; }

    /// Heads that nothing depends on either: what the rows are once everything is applied.
    QList<Node> effectiveHeads() const;
    bool isEffectiveHead(Node node) const;

    /// The branch labels that a node carries, its own and those it inherits: a label spreads to all
    /// descendants, and down to the nearest branch or merge point.
    const QStringList &labels(Node node) const { return m_nodes[node].labels; }

    /// Every id and label, ids first in file order, as identifiers are looked up.
    const QList<std::pair<QString, Node>> &names() const { return m_names; }
    Node findName(const QString &idOrLabel) const; ///< exactly this, or -1

    /// Lineage is what down_revision alone connects; All follows depends_on too. Ordered is All without the
    /// edges within cycles, so that no node rests on itself: what orders are made by.
    enum class Follow { Lineage, All, Ordered };

    /// These nodes and all that they rest on, or all that rests on them, as flags by node.
    QList<bool> ancestors(const QList<Node> &nodes, Follow follow = Follow::All) const;
    QList<bool> descendants(const QList<Node> &nodes, Follow follow = Follow::All) const;

    /// Every node once, children before parents, as `alembic history` lists them; ghosts and cycles are in it
    /// too.
    const QList<Node> &newestFirst() const { return m_newestFirst; }

    const QList<Problem> &problems() const { return m_problems; }

private:
    friend class GraphBuilder;

    struct NodeData
    {
        Revision revision;
        QList<Node> parents, children, dependencies, dependents, effectiveParents, effectiveChildren;
        QStringList labels;
        bool ghost = false, duplicate = false, inCycle = false, broken = false;
    };

    using Edges = QList<Node> NodeData::*;
    QList<bool> reach(const QList<Node> &nodes, Edges edges, QList<Edges> withinCycles = {}) const;

    QList<NodeData> m_nodes;
    QHash<QString, Node> m_byId;
    QHash<QString, Node> m_byLabel;
    QList<std::pair<QString, Node>> m_names;
    QList<Node> m_newestFirst;
    QList<Problem> m_problems;
};

} // namespace stemma
