// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/historymodel.h"

#include <QTreeView>

namespace stemma {

/// The list of revisions. Up and Down walk the rows, Left goes to the parent and Right to the child, Space
/// asks for the plan to the selected revision, Return for its SQL. Keeps the selection by id when the
/// snapshot changes.
class HistoryView : public QTreeView
{
    Q_OBJECT

public:
    explicit HistoryView(QWidget *parent = nullptr);

    void display(const SnapshotPtr &snapshot, const DatabaseState &database);

    RevisionGraph::Node selectedNode() const;
    void select(RevisionGraph::Node node);
    HistoryModel *historyModel() const { return m_model; }

signals:
    void nodeSelected(int node); ///< -1 when nothing is
    void previewRequested(int node);
    void detailsRequested(int node);
    void menuRequested(int node, const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void sizeColumns();
    RevisionGraph::Node firstChoice() const;

    HistoryModel *m_model;
    bool m_resetting = false;
};

} // namespace stemma
