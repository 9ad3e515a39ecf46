// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/revisions/identifiers.h"
#include "core/revisions/plan.h"

#include <QStringList>

namespace stemma {

/// Plans what `stamp` writes. Each destination is worked out against the rows at the start: rows on its line
/// of descent become it, above it or below it; without any it is a new row; base removes them. Where an
/// earlier destination has moved those rows already, a later one is added beside it.
class StampPlanner
{
public:
    explicit StampPlanner(const RevisionGraph &graph);

    Result<StampPlan> plan(const QStringList &rows, const QStringList &targets, bool purge) const;

private:
    Result<QList<RevisionGraph::Node>> related(const QList<RevisionGraph::Node> &rows,
                                               const QStringList &targets) const;
    Result<> checkOneWay(RevisionGraph::Node destination, const QList<RevisionGraph::Node> &related) const;
    StampStep stepTo(RevisionGraph::Node destination, const QList<RevisionGraph::Node> &related) const;

    const RevisionGraph &m_graph;
    Identifiers m_identifiers;
};

} // namespace stemma
