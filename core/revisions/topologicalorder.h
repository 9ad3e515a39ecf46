// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/revisiongraph.h"

#include <QList>

namespace stemma {

/// The order in which Alembic lists and runs revisions, newest first: one line is walked down from each tip
/// as far as nothing else above is still to come; then the walk goes on at the first tip that stands in the
/// way.
///
/// \a wanted limits the result to some nodes, \a tips are where the walks start, in this order of preference
/// (node order is used); nodes must be closed under "between". Deterministic.
QList<RevisionGraph::Node> topologicalOrder(const RevisionGraph &graph, const QList<bool> &wanted,
                                            QList<RevisionGraph::Node> tips);

/// Of the whole graph, from everything that nothing rests on.
QList<RevisionGraph::Node> topologicalOrder(const RevisionGraph &graph);

} // namespace stemma
