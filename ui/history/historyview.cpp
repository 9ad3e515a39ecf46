// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyview.h"

#include "ui/history/historydelegate.h"
#include "ui/history/lanepainter.h"
#include "ui/theme/fonts.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace stemma {

HistoryView::HistoryView(QWidget *parent)
    : QTreeView(parent)
    , m_model(new HistoryModel(this))
{
    setObjectName(QStringLiteral("historyView"));
    setAccessibleName(tr("Revisions"));
    setAccessibleDescription(tr("All revisions, newest first, with their state in the database"));
    setModel(m_model);
    setItemDelegate(new HistoryDelegate(m_model, this));
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setItemsExpandable(false);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
    header()->setSectionsMovable(false);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    header()->setSectionResizeMode(HistoryModel::MessageColumn, QHeaderView::Stretch);
    sizeColumns();
}

void HistoryView::display(const SnapshotPtr &snapshot, const DatabaseState &database)
{
    const SnapshotPtr before = m_model->snapshot();
    if (snapshot == before) {
        m_model->show(snapshot, database);
        return;
    }
    const RevisionGraph::Node selected = selectedNode();
    const QString id = before && selected >= 0 ? before->graph.revision(selected).id : QString();
    m_resetting = true;
    m_model->show(snapshot, database);
    sizeColumns();
    RevisionGraph::Node node = snapshot && !id.isEmpty() ? snapshot->graph.find(id) : -1;
    m_resetting = false;
    select(node >= 0 ? node : firstChoice());
    emit nodeSelected(selectedNode());
}

RevisionGraph::Node HistoryView::selectedNode() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : m_model->nodeAt(rows.first().row());
}

void HistoryView::select(RevisionGraph::Node node)
{
    const int row = m_model->rowOf(node);
    if (row < 0)
        return;
    setCurrentIndex(m_model->index(row, 0));
    scrollTo(m_model->index(row, 0));
}

// What a person most likely wants to see first: where the database stands, else the newest revision.
RevisionGraph::Node HistoryView::firstChoice() const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->stateAt(row).current)
            return m_model->nodeAt(row);
    }
    return m_model->nodeAt(0);
}

void HistoryView::keyPressEvent(QKeyEvent *event)
{
    const RevisionGraph::Node node = selectedNode();
    if (node >= 0 && event->modifiers() == Qt::NoModifier) {
        const RevisionGraph &graph = m_model->snapshot()->graph;
        switch (event->key()) {
        case Qt::Key_Space:
            emit previewRequested(node);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            emit detailsRequested(node);
            return;
        case Qt::Key_Left:
            if (!graph.parents(node).isEmpty())
                select(graph.parents(node).first());
            return;
        case Qt::Key_Right:
            if (!graph.children(node).isEmpty())
                select(graph.children(node).first());
            return;
        default:
            break;
        }
    }
    QTreeView::keyPressEvent(event);
}

void HistoryView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Mouse
        ? indexAt(viewport()->mapFromGlobal(event->globalPos()))
        : currentIndex();
    if (index.isValid())
        emit menuRequested(m_model->nodeAt(index.row()), event->globalPos());
}

void HistoryView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        sizeColumns();
}

void HistoryView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    if (m_resetting)
        return;
    m_model->relateTo(selectedNode());
    viewport()->update();
    emit nodeSelected(selectedNode());
}

void HistoryView::sizeColumns()
{
    const int height = stemma::rowHeight(font());
    const int lanes = std::clamp(m_model->lanes(), 2, 14);
    header()->resizeSection(HistoryModel::GraphColumn, LanePainter::laneWidth(height) * lanes + height);
    int longest = 12;
    if (const SnapshotPtr snapshot = m_model->snapshot()) {
        for (int node = 0; node < snapshot->graph.size(); ++node)
            longest =
                std::max(longest, int(std::min<qsizetype>(snapshot->graph.revision(node).id.size(), 20)));
    }
    const QFontMetrics ids(monospaceFont(font()));
    const bool marked = m_model->snapshot() && !m_model->snapshot()->additions.files.isEmpty();
    header()->resizeSection(HistoryModel::RevisionColumn,
                            ids.horizontalAdvance(QString(longest, u'0')) + 20 + (marked ? height / 2 : 0));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    header()->resizeSection(HistoryModel::StateColumn,
                            QFontMetrics(bold).horizontalAdvance(tr("head · no database")) + height);
}

} // namespace stemma
