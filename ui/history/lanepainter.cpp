// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/lanepainter.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace stemma {

namespace {

constexpr double narrowestLane = 4; // pixels: below that lines melt into one

} // namespace

double LanePainter::laneStep(const QSizeF &row, int lanes)
{
    const double fitting = (row.width() - row.height() / 2) / std::max(lanes, 1);
    return std::clamp(fitting, narrowestLane, double(laneWidth(int(row.height()))));
}

LanePainter::LanePainter(QPainter &painter, const QRectF &row, const Colours &colours, int lanes)
    : m_painter(painter)
    , m_row(row)
    , m_colours(colours)
    , m_step(laneStep(row.size(), lanes))
{ }

double LanePainter::x(int lane) const
{
    return m_row.left() + m_step * (lane + 1.0);
}

void LanePainter::drawLines(const LaneRow *above, const LaneRow &here)
{
    // Each line spans two half rows; both rows draw it whole and the clip of the row keeps their own half.
    if (above) {
        for (const LaneSegment &segment : above->below)
            drawSegment(segment, m_row.center().y() - m_row.height());
    }
    for (const LaneSegment &segment : here.below)
        drawSegment(segment, m_row.center().y());
}

void LanePainter::drawSegment(const LaneSegment &segment, double top)
{
    const double bottom = top + m_row.height();
    const QPointF from(x(segment.from), top), to(x(segment.to), bottom);
    QPainterPath path(from);
    if (segment.from == segment.to) {
        path.lineTo(to);
    } else {
        const double middle = (top + bottom) / 2;
        path.cubicTo(QPointF(from.x(), middle + 2), QPointF(to.x(), middle - 2), to);
    }
    QPen pen(m_colours.lane(segment.colour), 1.5);
    pen.setCapStyle(Qt::FlatCap);
    if (segment.dependency)
        pen.setDashPattern({2.5, 2.0});
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(path);
}

void LanePainter::drawNode(const LaneRow &here, const RevisionState &state, double strength)
{
    const QColor base = m_colours(Role::Base);
    QColor colour = m_colours.lane(here.colour);
    if (state.standing == Standing::Missing)
        colour = m_colours(Role::Missing);
    if (state.standing == Standing::Broken)
        colour = m_colours(Role::Danger);
    colour = mixed(base, colour, strength);

    const QPointF centre(x(here.lane), m_row.center().y());
    const double radius = m_row.height() * 0.19;
    const bool filled = state.standing == Standing::Applied;
    QPen pen(colour, 1.7);
    m_painter.setPen(pen);
    m_painter.setBrush(filled ? colour : base);

    if (state.standing == Standing::Broken) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(base);
        m_painter.drawEllipse(centre, radius * 1.4, radius * 1.4);
        pen.setWidthF(2.2);
        m_painter.setPen(pen);
        const double arm = radius * 0.85;
        m_painter.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm));
        m_painter.drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm));
    } else if (state.standing == Standing::Missing) {
        pen.setDashPattern({1.3, 1.3});
        m_painter.setPen(pen);
        m_painter.drawEllipse(centre, radius, radius);
    } else if (state.merge) {
        m_painter.setBrush(base);
        m_painter.drawEllipse(centre, radius * 1.3, radius * 1.3);
        m_painter.setBrush(filled ? colour : base);
        m_painter.drawEllipse(centre, radius * 0.6, radius * 0.6);
        if (state.head) {
            m_painter.setBrush(Qt::NoBrush);
            const double arm = radius * 1.9;
            m_painter.drawPolygon(QPolygonF{centre + QPointF(0, -arm), centre + QPointF(arm, 0),
                                            centre + QPointF(0, arm), centre + QPointF(-arm, 0)});
        }
    } else if (state.head) {
        const double arm = radius * 1.35;
        m_painter.drawPolygon(QPolygonF{centre + QPointF(0, -arm), centre + QPointF(arm, 0),
                                        centre + QPointF(0, arm), centre + QPointF(-arm, 0)});
    } else {
        m_painter.drawEllipse(centre, radius, radius);
    }
}

} // namespace stemma
