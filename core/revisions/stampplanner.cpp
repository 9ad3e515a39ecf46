// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/stampplanner.h"

#include "core/revisions/identifiererrors.h"

#include <algorithm>

namespace stemma {

using Node = RevisionGraph::Node;

namespace {

// The writes of one step, given the rows as the steps before have left them.
QList<RowChange> writes(const StampStep &step, const QStringList &rows)
{
    QStringList from;
    for (const QString &row : step.from) {
        if (rows.contains(row) && !from.contains(row))
            from << row;
    }
    const QString to = step.to.value(0);
    const bool insert = !to.isEmpty() && !rows.contains(to);

    QList<RowChange> changes;
    const bool update = insert && !from.isEmpty();
    for (qsizetype i = 0; i + (update ? 1 : 0) < from.size(); ++i)
        changes << RowChange{RowChange::Kind::Delete, from[i], {}};
    if (update)
        changes << RowChange{RowChange::Kind::Update, from.last(), to};
    else if (insert)
        changes << RowChange{RowChange::Kind::Insert, {}, to};
    return changes;
}

} // namespace

StampPlanner::StampPlanner(const RevisionGraph &graph)
    : m_graph(graph)
    , m_identifiers(graph)
{ }

// The rows on the line of descent, dependencies included, of any of the targets.
Result<QList<Node>> StampPlanner::related(const QList<Node> &rows, const QStringList &targets) const
{
    QList<Node> result;
    for (const QString &target : targets) {
        const Result<QList<Node>> kept = m_identifiers.onLineage(rows, target, RevisionGraph::Follow::All);
        if (!kept)
            return kept;
        for (const Node row : *kept) {
            if (!result.contains(row))
                result << row;
        }
    }
    return result;
}

// Within a cycle a row is above a destination and below it.
Result<> StampPlanner::checkOneWay(Node destination, const QList<Node> &related) const
{
    const QList<bool> above = m_graph.descendants({destination});
    const QList<bool> below = m_graph.ancestors({destination});
    for (const Node row : related) {
        if (row != destination && above[row] && below[row])
            return inCycle(m_graph.revision(destination));
    }
    return {};
}

StampStep StampPlanner::stepTo(Node destination, const QList<Node> &related) const
{
    const QList<bool> above = m_graph.descendants({destination});
    const QList<bool> below = m_graph.ancestors({destination});
    const auto in = [&related](const QList<bool> &flags) {
        return std::ranges::any_of(related, [&flags](Node row) { return flags[row]; });
    };
    StampStep step;
    step.to = {m_identifiers.id(destination)};
    step.direction = in(above) ? Direction::Down : Direction::Up;
    step.wholeBranch = !in(above) && !in(below);
    if (!step.wholeBranch) {
        for (const Node row : related)
            step.from << m_identifiers.id(row);
    }
    return step;
}

Result<StampPlan> StampPlanner::plan(const QStringList &rows, const QStringList &targets, bool purge) const
{
    StampPlan plan;
    if (!purge)
        plan.rowsBefore = rows;
    const Result<QList<Node>> current = m_identifiers.rows(plan.rowsBefore);
    if (!current)
        return std::unexpected(current.error());
    const QStringList asked = targets.isEmpty() ? QStringList{QStringLiteral("base")} : targets;
    const Result<QList<Node>> moved = related(*current, asked);
    if (!moved)
        return std::unexpected(moved.error());

    QList<Node> destinations;
    for (const QString &target : asked) {
        const Result<QList<Node>> nodes = m_identifiers.all(target);
        if (!nodes)
            return std::unexpected(nodes.error());
        if (nodes->contains(Identifiers::base))
            return walkedTooFar(target);
        destinations += *nodes;
    }
    destinations.removeAll(Identifiers::nowhere); // below base: no row, as for base

    QStringList now = plan.rowsBefore;
    const auto add = [&](StampStep step) {
        step.rowChanges = writes(step, now);
        now = rowsAfter(std::move(now), step.rowChanges);
        plan.steps << std::move(step);
    };
    if (destinations.isEmpty()) {
        for (const Node row : *moved)
            add(StampStep{{m_identifiers.id(row)}, {}, Direction::Down, true, {}});
        return plan;
    }
    for (const Node destination : std::as_const(destinations)) {
        if (moved->contains(destination))
            continue;
        if (const Result<> apart = checkOneWay(destination, *moved); !apart)
            return std::unexpected(apart.error());
        add(stepTo(destination, *moved));
    }
    return plan;
}

} // namespace stemma
