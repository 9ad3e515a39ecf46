// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/snapshot.h"
#include "ui/history/revisionstate.h"

#include <QAbstractTableModel>
#include <QBitArray>

namespace stemma {

/// The revisions of a snapshot, newest first, with where the database stands. Reset from a new snapshot; a
/// new state of the database or another selected revision only changes data.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { GraphColumn, RevisionColumn, MessageColumn, StateColumn, ColumnCount };
    enum Roles {
        NodeRole = Qt::UserRole,
        RevisionRole,
        StandingRole,
        CurrentRole,
        HeadRole,
        MutedRole,
        WordRole,
        AddedRole ///< by the git branch
    };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const SnapshotPtr &snapshot, const DatabaseState &database);

    /// Mutes every revision that is neither an ancestor nor a descendant of this one; -1 mutes none.
    void relateTo(RevisionGraph::Node node);

    const SnapshotPtr &snapshot() const { return m_snapshot; }
    RevisionGraph::Node nodeAt(int row) const;
    int rowOf(RevisionGraph::Node node) const; ///< -1 when it isn't there
    const LaneRow &laneRow(int row) const { return m_snapshot->lanes.at(row); }
    const RevisionState &stateAt(int row) const { return m_states.at(row); }
    bool isMuted(int row) const;
    int lanes() const { return m_lanes; } ///< the widest row's

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant text(int row, int column) const;
    QString toolTip(int row) const;
    QList<RevisionState> states(const DatabaseState &database) const;

    SnapshotPtr m_snapshot;
    QList<RevisionState> m_states; ///< by row
    QList<int> m_rows; ///< by node
    QBitArray m_related; ///< by node; empty: nothing is muted
    int m_lanes = 1;
};

} // namespace stemma
