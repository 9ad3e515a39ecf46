// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/plan.h"
#include "core/revisions/revisiongraph.h"

#include <QList>

namespace stemma {

/// The rows of the version table while a plan is worked out: always the tips of what is applied, so that a
/// row is never the ancestor of another. Each step is expressed in the writes that Alembic makes: an UPDATE
/// where one row becomes another, DELETEs of further rows before it (a merge), INSERTs of further rows before
/// it (taking a merge back).
///
/// A revision is a tip when no applied revision rests on it, so counting those is all there is to know: a
/// step costs as much as the revision has parents.
class VersionRows
{
public:
    using Node = RevisionGraph::Node;

    /// A row that another one implies stays until its own revision is taken back.
    VersionRows(const RevisionGraph &graph, const QList<Node> &rows);

    PlanStep upgrade(Node node);
    PlanStep downgrade(Node node);

private:
    PlanStep step(Node node, Direction direction, const QList<Node> &removed, QList<Node> added);

    const RevisionGraph &m_graph;
    QList<bool> m_isRow;
    QList<int> m_restingOn; ///< applied revisions that rest on a node directly
};

} // namespace stemma
