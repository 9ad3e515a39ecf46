// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/lanelayout.h"
#include "ui/history/revisionstate.h"
#include "ui/theme/colours.h"

#include <QRectF>

class QPainter;

namespace stemma {

/// Draws one row of the graph: the halves of the lines above and below it that fall into the row, then its
/// node. Knows rectangles and meanings, no model and no view.
class LanePainter
{
public:
    /// `lanes` of the whole graph: where the row is too narrow for them they move together, so that each is seen.
    LanePainter(QPainter &painter, const QRectF &row, const Colours &colours, int lanes);

    static int laneWidth(int rowHeight) { return rowHeight * 2 / 3; }

    /// The distance from lane to lane in a row of that size.
    static double laneStep(const QSizeF &row, int lanes);

    void drawLines(const LaneRow *above, const LaneRow &here);
    void drawNode(const LaneRow &here, const RevisionState &state, double strength);

private:
    double x(int lane) const;
    void drawSegment(const LaneSegment &segment, double top);

    QPainter &m_painter;
    QRectF m_row;
    const Colours &m_colours;
    double m_step;
};

} // namespace stemma
