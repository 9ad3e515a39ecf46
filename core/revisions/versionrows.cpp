// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/versionrows.h"

namespace stemma {

VersionRows::VersionRows(const RevisionGraph &graph, QList<Node> rows)
    : m_graph(graph)
    , m_rows(std::move(rows))
{
}

PlanStep VersionRows::upgrade(Node node)
{
    QList<Node> consumed;
    const QList<bool> below = m_graph.ancestors(m_graph.effectiveParents(node));
    for (const Node row : std::as_const(m_rows)) {
        if (below[row])
            consumed << row;
    }
    return step(node, Direction::Up, consumed, {node});
}

PlanStep VersionRows::downgrade(Node node)
{
    QList<Node> others = m_rows;
    others.removeAll(node);
    const QList<bool> covered = m_graph.ancestors(others);
    QList<Node> uncovered;
    const QList<Node> parents = m_graph.effectiveParents(node);
    for (const Node parent : parents) {
        QList<Node> siblings = parents;
        siblings.removeAll(parent);
        // A parent that is the ancestor of another parent comes back with that one.
        if (!covered[parent] && !m_graph.ancestors(siblings)[parent])
            uncovered << parent;
    }
    return step(node, Direction::Down, {node}, uncovered);
}

PlanStep VersionRows::step(Node node, Direction direction, const QList<Node> &removed, const QList<Node> &added)
{
    const auto id = [this](Node row) { return m_graph.revision(row).id; };
    PlanStep result;
    result.revision = id(node);
    result.direction = direction;

    // One removed and one added row pair up as the UPDATE; it comes last, as Alembic has it.
    const bool update = !removed.isEmpty() && !added.isEmpty();
    for (qsizetype i = 0; i + (update ? 1 : 0) < removed.size(); ++i) {
        result.rowChanges << RowChange{RowChange::Kind::Delete, id(removed[i]), {}};
        m_rows.removeAll(removed[i]);
    }
    for (qsizetype i = update ? 1 : 0; i < added.size(); ++i) {
        result.rowChanges << RowChange{RowChange::Kind::Insert, {}, id(added[i])};
        m_rows << added[i];
    }
    if (update) {
        result.rowChanges << RowChange{RowChange::Kind::Update, id(removed.last()), id(added.first())};
        m_rows[m_rows.indexOf(removed.last())] = added.first();
    }
    for (const Node row : std::as_const(m_rows))
        result.rowsAfter << id(row);
    return result;
}

} // namespace stemma
