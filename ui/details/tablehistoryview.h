// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/revisionschema.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTreeWidget;

namespace stemma {

/// The revisions in which a chosen table changed, oldest first, with what changed; a click goes there. The
/// chosen table stays while revisions are walked.
class TableHistoryView : public QWidget
{
    Q_OBJECT

public:
    explicit TableHistoryView(QWidget *parent = nullptr);

    void display(const SnapshotPtr &snapshot, const RevisionSchema &schema);

signals:
    void revisionRequested(int node);

private:
    void fillTables();
    void fillRevisions();

    QComboBox *m_table;
    QTreeWidget *m_revisions;
    QLabel *m_note;
    SnapshotPtr m_snapshot;
    RevisionSchema m_schema;
    std::shared_ptr<const ReplayedHistory> m_listed; ///< whose tables the choice has
    QString m_chosen; ///< by a person: kept also where a history doesn't have it
};

} // namespace stemma
