// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace stemma {

class Colours;
class HistoryModel;

/// Paints the rows of the history: lanes and node, id in a fixed-pitch font, message, state as word and
/// colour, and the marker of the current revision. Rows have one height, from the font.
class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit HistoryDelegate(const HistoryModel *model, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGraph(QPainter *painter, const QRect &rect, const Colours &colours, int row) const;
    static void paintAdded(QPainter *painter, const QRect &rect, const QColor &colour);
    void paintText(QPainter *painter, const QStyleOptionViewItem &option, const Colours &colours,
                   const QModelIndex &index) const;

    const HistoryModel *m_model;
};

} // namespace stemma
