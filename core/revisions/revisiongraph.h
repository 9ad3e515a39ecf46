// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/revisions/revision.h"

#include <QHash>
#include <QList>
#include <QString>

namespace stemma {

/// The revisions of a project as a graph. Immutable once built; copies share their data.
///
/// Tolerant: a missing parent becomes a ghost node, a second file with the same id a node of its own that nothing
/// refers to, a cycle a problem; the rest stays usable. Nodes are numbered in the order of the files; ghosts follow.
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
    bool isBroken(Node node) const { return m_nodes[node].broken; } ///< in a cycle, or above a ghost or a cycle
    bool isHead(Node node) const; ///< no down_revision points to it
    bool isMerge(Node node) const { return m_nodes[node].parents.size() > 1; }

    QList<Node> heads() const; ///< in file order, without ghosts
    QList<Node> bases() const;

    /// Children before parents and dependents before what they depend on, newest files first among equals; every node
    /// is in it once, those of cycles too.
    const QList<Node> &newestFirst() const { return m_newestFirst; }

    const QList<Problem> &problems() const { return m_problems; }

private:
    struct NodeData
    {
        Revision revision;
        QList<Node> parents, children, dependencies, dependents;
        bool ghost = false, duplicate = false, broken = false;
    };

    void link();
    void findCycles();
    void order();
    Node ghost(const QString &id, const Revision &referrer, const QString &what);

    QList<NodeData> m_nodes;
    QHash<QString, Node> m_byId;
    QHash<QString, Node> m_byLabel;
    QList<Node> m_newestFirst;
    QList<Problem> m_problems;
};

} // namespace stemma
