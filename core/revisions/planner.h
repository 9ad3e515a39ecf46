// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/revisions/identifiers.h"
#include "core/revisions/plan.h"
#include "core/revisions/revisiongraph.h"
#include "core/revisions/selection.h"
#include "core/revisions/target.h"

#include <QStringList>

namespace stemma {

/// Works out what a command would run, and what it would make of the version table's rows: Alembic's answers,
/// in Alembic's order. Pure; a plan is checked whole before it is returned.
///
/// Rows are exact ids. Unknown rows are refused, as are an upgrade from a row that another row implies, a
/// write to a row that is there twice, and plans through ghosts, cycles and duplicate ids; what does not
/// touch these is planned.
class Planner
{
public:
    /// The graph must outlive the planner.
    explicit Planner(const RevisionGraph &graph);

    Result<Plan> upgrade(const QStringList &rows, const Target &target) const;
    Result<Plan> downgrade(const QStringList &rows, const Target &target) const;

    /// Moves the rows to the targets without running anything; each target is worked out against the rows at
    /// the start. With \a purge the table is emptied first and its rows may be anything.
    Result<StampPlan> stamp(const QStringList &rows, const QStringList &targets, bool purge = false) const;

    /// What `history -r` lists, newest first; missing files aren't in it.
    Result<QList<RevisionGraph::Node>> history(const QStringList &rows, const TargetRange &range) const;

    /// What `current` names: the tips of what is applied, rows that a dependency consumed included.
    Result<QList<RevisionGraph::Node>> current(const QStringList &rows) const;

    /// All revisions that these rows say are applied, as flags by node. CantLocate when a row is not in the
    /// graph.
    Result<QList<bool>> applied(const QStringList &rows) const;

    const Identifiers &identifiers() const { return m_identifiers; }

private:
    Result<> checkRunnable(const QList<RevisionGraph::Node> &nodes) const;
    Result<> checkParents(const QList<RevisionGraph::Node> &nodes, Direction direction) const;
    Error worst(const Error &rowError, const QStringList &rows, Direction direction,
                const Target &target) const;

    const RevisionGraph &m_graph;
    Identifiers m_identifiers;
};

} // namespace stemma
