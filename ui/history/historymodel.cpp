// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historymodel.h"

#include <algorithm>

namespace stemma {

namespace {

using Node = RevisionGraph::Node;

void mark(QBitArray &marked, Node start, const auto &next)
{
    QList<Node> open{start};
    QBitArray seen(marked.size());
    while (!open.isEmpty()) {
        const Node node = open.takeLast();
        if (seen.testBit(node))
            continue;
        seen.setBit(node);
        open += next(node);
    }
    marked |= seen;
}

} // namespace

void HistoryModel::show(const SnapshotPtr &snapshot, const DatabaseState &database)
{
    if (snapshot && snapshot == m_snapshot) {
        const QList<RevisionState> now = states(database);
        if (now == m_states)
            return;
        m_states = now;
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_snapshot = snapshot;
    m_related.clear();
    m_lanes = 1;
    m_rows = QList<int>(snapshot ? snapshot->graph.size() : 0, -1);
    for (int row = 0; snapshot && row < snapshot->lanes.size(); ++row) {
        m_rows[snapshot->lanes.at(row).node] = row;
        m_lanes = std::max(m_lanes, snapshot->lanes.at(row).width);
    }
    m_states = states(database);
    endResetModel();
}

void HistoryModel::relateTo(Node node)
{
    if (!m_snapshot)
        return;
    const RevisionGraph &graph = m_snapshot->graph;
    m_related.clear();
    if (node >= 0 && node < graph.size()) {
        m_related.resize(graph.size());
        mark(m_related, node, [&](Node n) { return graph.parents(n) + graph.dependencies(n); });
        mark(m_related, node, [&](Node n) { return graph.children(n) + graph.dependents(n); });
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {MutedRole});
}

Node HistoryModel::nodeAt(int row) const
{
    return m_snapshot && row >= 0 && row < m_snapshot->lanes.size() ? m_snapshot->lanes.at(row).node : -1;
}

int HistoryModel::rowOf(Node node) const
{
    return node >= 0 && node < m_rows.size() ? m_rows.at(node) : -1;
}

bool HistoryModel::isMuted(int row) const
{
    return !m_related.isEmpty() && !m_related.testBit(nodeAt(row));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_snapshot ? 0 : int(m_snapshot->lanes.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::AccessibleTextRole:
        if (index.column() == RevisionColumn && m_snapshot->isAddedByBranch(nodeAt(row)))
            return tr("%1, added by branch %2")
                .arg(text(row, RevisionColumn).toString(), m_snapshot->additions.branch);
        return index.column() == GraphColumn ? QVariant(stateAt(row).word()) : text(row, index.column());
    case AddedRole:
        return m_snapshot->isAddedByBranch(nodeAt(row));
    case NodeRole:
        return nodeAt(row);
    case RevisionRole:
        return m_snapshot->graph.revision(nodeAt(row)).id;
    case StandingRole:
        return int(stateAt(row).standing);
    case CurrentRole:
        return stateAt(row).current;
    case HeadRole:
        return stateAt(row).head;
    case MutedRole:
        return isMuted(row);
    case WordRole:
        return stateAt(row).word();
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case GraphColumn:
        return tr("Graph");
    case RevisionColumn:
        return tr("Revision");
    case MessageColumn:
        return tr("Message");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

QVariant HistoryModel::text(int row, int column) const
{
    const Node node = nodeAt(row);
    switch (column) {
    case RevisionColumn:
        return m_snapshot->graph.revision(node).id;
    case MessageColumn:
        return m_snapshot->graph.isGhost(node) ? tr("no file has this id")
                                               : m_snapshot->graph.revision(node).message;
    case StateColumn:
        return stateAt(row).word();
    default:
        return {};
    }
}

QString HistoryModel::toolTip(int row) const
{
    const Revision &revision = m_snapshot->graph.revision(nodeAt(row));
    if (m_snapshot->graph.isGhost(nodeAt(row)))
        return tr("%1 is named as a parent, but no file has this id").arg(revision.id);
    if (m_snapshot->graph.isDuplicate(nodeAt(row)))
        return tr("Another file has the id %1 as well; Alembic would use only one of them").arg(revision.id);
    QString text = revision.doc.isEmpty() ? revision.message : revision.doc;
    if (m_snapshot->isAddedByBranch(nodeAt(row))) {
        const BranchAdditions &additions = m_snapshot->additions;
        text += u"\n\n"
            + tr("Added by branch %1: %2 doesn't have it.").arg(additions.branch, additions.mainBranch);
    }
    return text;
}

QList<RevisionState> HistoryModel::states(const DatabaseState &database) const
{
    QList<RevisionState> result;
    if (!m_snapshot)
        return result;
    result.reserve(m_snapshot->lanes.size());
    for (const LaneRow &row : m_snapshot->lanes)
        result.append(revisionState(*m_snapshot, database, row.node));
    return result;
}

} // namespace stemma
