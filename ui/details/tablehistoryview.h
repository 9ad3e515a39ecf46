// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/revisionschema.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;
class QTreeWidget;

namespace stemma {

class EmptyState;

/// The revisions in which one table changed, oldest first, with what changed; a click goes there. The table
/// is chosen from all that the history ever has.
class TableHistoryView : public QWidget
{
    Q_OBJECT

public:
    explicit TableHistoryView(QWidget *parent = nullptr);

    void display(const SnapshotPtr &snapshot, const RevisionSchema &schema);
    void displayProgress(int done, int total); ///< while later revisions are still to come

signals:
    void stopRequested(); ///< later revisions need not come
    void tableChosen(const QString &table);
    void revisionRequested(int node);

private:
    void fillTables(const RevisionSchema &schema);
    void fillRevisions(const Snapshot &snapshot, const RevisionSchema &schema);
    void say(const QString &note, bool coming = false);

    QComboBox *m_table;
    QTreeWidget *m_revisions;
    EmptyState *m_empty;
    QLabel *m_note;
    QToolButton *m_stop;
    QStringList m_tables;
};

} // namespace stemma
