// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/versionrows.h"

namespace stemma {

VersionRows::VersionRows(const RevisionGraph &graph, const QList<Node> &rows)
    : m_graph(graph)
    , m_isRow(graph.size(), false)
    , m_restingOn(graph.size(), 0)
{
    for (const Node row : rows)
        m_isRow[row] = true;
    const QList<bool> applied = graph.ancestors(rows);
    for (Node node = 0; node < graph.size(); ++node) {
        if (!applied[node])
            continue;
        for (const Node parent : graph.effectiveParents(node))
            ++m_restingOn[parent];
    }
}

PlanStep VersionRows::upgrade(Node node)
{
    QList<Node> consumed;
    for (const Node parent : m_graph.effectiveParents(node)) {
        if (m_restingOn[parent]++ == 0)
            consumed << parent;
    }
    return step(node, Direction::Up, consumed, {node});
}

PlanStep VersionRows::downgrade(Node node)
{
    QList<Node> uncovered;
    for (const Node parent : m_graph.effectiveParents(node)) {
        if (--m_restingOn[parent] == 0)
            uncovered << parent;
    }
    return step(node, Direction::Down, {node}, uncovered);
}

PlanStep VersionRows::step(Node node, Direction direction, const QList<Node> &removed, QList<Node> added)
{
    erase_if(added, [this](Node row) { return m_isRow[row]; });
    for (const Node row : removed)
        m_isRow[row] = false;
    for (const Node row : std::as_const(added))
        m_isRow[row] = true;

    const auto id = [this](Node row) { return m_graph.revision(row).id; };
    PlanStep result;
    result.revision = id(node);
    result.direction = direction;

    // One removed and one added row pair up as the UPDATE; it comes last, as Alembic has it.
    const bool update = !removed.isEmpty() && !added.isEmpty();
    for (qsizetype i = 0; i + (update ? 1 : 0) < removed.size(); ++i)
        result.rowChanges << RowChange{RowChange::Kind::Delete, id(removed[i]), {}};
    for (qsizetype i = update ? 1 : 0; i < added.size(); ++i)
        result.rowChanges << RowChange{RowChange::Kind::Insert, {}, id(added[i])};
    if (update)
        result.rowChanges << RowChange{RowChange::Kind::Update, id(removed.last()), id(added.first())};
    return result;
}

} // namespace stemma
