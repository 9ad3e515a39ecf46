// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/revisions/plan.h"
#include "core/revisions/revisiongraph.h"
#include "core/revisions/target.h"

#include <QStringList>

namespace stemma {

/// Works out what an upgrade or downgrade would run, and what the version table's rows are after each step: Alembic's
/// answers, in Alembic's order. Pure; a plan is checked whole before it is returned.
class Planner
{
public:
    /// The graph must outlive the planner.
    explicit Planner(const RevisionGraph &graph);

    Result<Plan> upgrade(const QStringList &rows, const Target &target) const;
    Result<Plan> downgrade(const QStringList &rows, const Target &target) const;

    /// All revisions that these rows say are applied (ancestors and dependencies included), as flags by node.
    /// CantLocate when a row is not in the graph.
    Result<QList<bool>> applied(const QStringList &rows) const;

private:
    const RevisionGraph &m_graph;
};

} // namespace stemma
