// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/revisiongraph.h"

#include <QList>

namespace stemma {

/// One line from the middle of a row to the middle of the next.
struct LaneSegment
{
    int from = 0; ///< lane in this row
    int to = 0; ///< lane in the row below
    int colour = 0; ///< number of the branch's colour, 0 … 7
    bool dependency = false; ///< depends_on: drawn dashed

    bool operator==(const LaneSegment &) const = default;
};

/// One row of the history: a node in a lane, and the lines below it.
struct LaneRow
{
    RevisionGraph::Node node = -1;
    int lane = 0;
    int colour = 0;
    int width = 1; ///< lanes that this row or the lines below it touch
    QList<LaneSegment> below;

    bool operator==(const LaneRow &) const = default;
};

/// Rows in the graph's newestFirst() order with lanes as a version-control client draws them: a branch keeps
/// its lane and its colour from its head down to where it joins another. Linear in rows times open lanes, of
/// which dependencies open a limited number: beyond that, their lines are left out.
QList<LaneRow> layoutLanes(const RevisionGraph &graph);

} // namespace stemma
