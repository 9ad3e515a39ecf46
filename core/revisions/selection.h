// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/revisions/identifiers.h"
#include "core/revisions/target.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

/// Which revisions a command is about, before they are put in order.
struct Selection
{
    QList<bool> wanted; ///< by node
    QList<RevisionGraph::Node> tips; ///< where the walk down starts
};

/// What each command selects, by Alembic's rules. Pure. \a rows are nodes that the version table holds.
class Selector
{
public:
    using Node = RevisionGraph::Node;

    explicit Selector(const RevisionGraph &graph);

    /// All that the target rests on, less all that the rows rest on.
    Result<Selection> upgrade(const QList<Node> &rows, const Target &target) const;

    /// What an upgrade from these rows would go to. With \a mayFallShort a relative target ends at the last
    /// revision.
    Result<QList<Node>> upgradeTargets(const QList<Node> &rows, const Target &target,
                                       bool mayFallShort) const;

    /// The applied revisions that rest on the target's children; on one branch only when the target names it.
    Result<Selection> downgrade(const QList<Node> &rows, const Target &target) const;

private:
    struct Floor ///< of a downgrade
    {
        QString branch;
        Node node = Identifiers::base;
    };

    Result<Node> startOnBranch(const QList<Node> &rows, const QString &branch) const;
    QList<Node> lowest() const;
    Result<Floor> downgradeFloor(const QList<Node> &rows, const Target &target) const;
    Result<Floor> belowCurrent(const QList<Node> &rows, const Target &target) const;
    Result<Node> onlyRowOnBranch(const QList<Node> &rows, const QString &branch) const;

    const RevisionGraph &m_graph;
    Identifiers m_identifiers;
};

/// Overlaps when one of the nodes rests on another.
Result<> checkApart(const RevisionGraph &graph, const QList<RevisionGraph::Node> &nodes);

} // namespace stemma
