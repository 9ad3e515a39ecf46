// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historydelegate.h"

#include "ui/history/historymodel.h"
#include "ui/history/lanepainter.h"
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QPainter>

namespace stemma {

namespace {

constexpr double mutedStrength = 0.45;
constexpr int margin = 6;

} // namespace

HistoryDelegate::HistoryDelegate(const HistoryModel *model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{ }

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colours &colours = Colours::of(option.palette);
    painter->save();
    painter->setClipRect(option.rect);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colours(Role::Selection));
    if (index.column() == HistoryModel::GraphColumn)
        paintGraph(painter, option.rect, colours, index.row());
    else
        paintText(painter, option, colours, index);
    painter->restore();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return QSize(60, rowHeight(option.font));
}

void HistoryDelegate::paintGraph(QPainter *painter, const QRect &rect, const Colours &colours, int row) const
{
    painter->setRenderHint(QPainter::Antialiasing);
    LanePainter lanes(*painter, QRectF(rect), colours, m_model->lanes());
    lanes.drawLines(row > 0 ? &m_model->laneRow(row - 1) : nullptr, m_model->laneRow(row));
    lanes.drawNode(m_model->laneRow(row), m_model->stateAt(row), m_model->isMuted(row) ? mutedStrength : 1.0);
}

// A plus at the end of the column; what it means is in the tool tip.
void HistoryDelegate::paintAdded(QPainter *painter, const QRect &rect, const QColor &colour)
{
    const double arm = rect.height() * 0.14;
    const QPointF centre(rect.right() - arm, rect.center().y() + 0.5);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 1.8));
    painter->drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0));
    painter->drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm));
}

void HistoryDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, const Colours &colours,
                                const QModelIndex &index) const
{
    const RevisionState &state = m_model->stateAt(index.row());
    QRect rect = option.rect.adjusted(margin, 0, -margin, 0);
    QFont font = option.font;
    Role role = Role::Text;
    if (index.column() == HistoryModel::RevisionColumn) {
        font = monospaceFont(option.font);
        role = Role::MutedText;
    } else if (index.column() == HistoryModel::StateColumn) {
        role = state.role();
    }
    if (state.current)
        font.setWeight(QFont::DemiBold);
    if (state.current && index.column() == HistoryModel::RevisionColumn)
        role = Role::Text;
    if (state.standing == Standing::Missing && index.column() == HistoryModel::MessageColumn) {
        role = Role::MutedText;
        font.setItalic(true);
    }
    QColor colour = colours(role);
    if (m_model->isMuted(index.row()))
        colour = mixed(colours(Role::Base), colour, 0.6);

    if (index.column() == HistoryModel::StateColumn) {
        const int side = rect.height() * 3 / 10;
        if (state.current) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour);
            const QPointF tip(rect.left(), rect.center().y() + 0.5);
            painter->drawPolygon(
                QPolygonF{tip, tip + QPointF(side, -side * 0.62), tip + QPointF(side, side * 0.62)});
        }
        rect.setLeft(rect.left() + side + margin);
    }
    if (index.column() == HistoryModel::RevisionColumn && index.data(HistoryModel::AddedRole).toBool())
        paintAdded(painter, rect, colours(Role::Accent));
    painter->setFont(font);
    painter->setPen(colour);
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

} // namespace stemma
