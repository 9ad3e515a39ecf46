// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/revisiongraph.h"

#include <QHash>
#include <QList>

namespace stemma {

/// The dependencies that an ancestor by down_revision declares too, by the node that repeats them. Needs
/// parents, children, dependencies, dependents and cycles of the graph. Near linear: for each revision that
/// several depend on, one walk up from these, no further than the last of them.
QHash<RevisionGraph::Node, QList<RevisionGraph::Node>> dependenciesDeclaredBelow(const RevisionGraph &graph);

} // namespace stemma
