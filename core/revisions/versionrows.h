// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/plan.h"
#include "core/revisions/revisiongraph.h"

#include <QList>
#include <QStringList>

namespace stemma {

/// The rows of the version table while a plan is worked out: always the tips of what is applied, so that a row is never
/// the ancestor of another. Each step is expressed in the writes that Alembic makes: an UPDATE where one row becomes
/// another, DELETEs of further rows before it (a merge), INSERTs of further rows before it (taking a merge back).
class VersionRows
{
public:
    using Node = RevisionGraph::Node;

    /// \a rows must be nodes of the graph, none the ancestor of another.
    VersionRows(const RevisionGraph &graph, QList<Node> rows);

    PlanStep upgrade(Node node);
    PlanStep downgrade(Node node);

private:
    PlanStep step(Node node, Direction direction, const QList<Node> &removed, const QList<Node> &added);

    const RevisionGraph &m_graph;
    QList<Node> m_rows; ///< in the order of the table
};

} // namespace stemma
