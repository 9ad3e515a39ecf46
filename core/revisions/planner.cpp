// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/planner.h"

#include "core/revisions/historyselection.h"
#include "core/revisions/identifiererrors.h"
#include "core/revisions/nodesets.h"
#include "core/revisions/selection.h"
#include "core/revisions/stampplanner.h"
#include "core/revisions/topologicalorder.h"
#include "core/revisions/versionrows.h"

#include <QSet>

#include <algorithm>

namespace stemma {

using Node = RevisionGraph::Node;

namespace {

// A row that is there twice can't be moved by a write that must match one row.
template <class AnyPlan>
Result<AnyPlan> withRowsOnce(const AnyPlan &plan)
{
    const QStringList &rows = plan.rowsBefore;
    if (QSet<QString>(rows.begin(), rows.end()).size() == rows.size())
        return plan;
    for (const auto &step : plan.steps) {
        for (const RowChange &change : step.rowChanges) {
            if (rows.count(change.from) > 1)
                return rowTwice(change.from, rows.count(change.from));
        }
    }
    return plan;
}

} // namespace

Planner::Planner(const RevisionGraph &graph)
    : m_graph(graph)
    , m_identifiers(graph)
{ }

// A step can only run when its own file can be told for sure.
Result<> Planner::checkRunnable(const QList<Node> &nodes) const
{
    for (const Node node : nodes) {
        const Revision &revision = m_graph.revision(node);
        if (m_graph.isGhost(node)) {
            const QList<Node> referrers = m_graph.children(node) + m_graph.dependents(node);
            return failure(ErrorKind::MissingParent,
                           QStringLiteral("Revision %1 has no file").arg(revision.id),
                           QStringLiteral("Restore its file, or change the revision that names it."),
                           referrers.isEmpty() ? Place{} : m_graph.revision(referrers.first()).place);
        }
        if (m_graph.isInCycle(node))
            return inCycle(revision);
        if (m_graph.isDuplicate(node)) {
            return failure(ErrorKind::NotPlannable,
                           QStringLiteral("Two files state revision %1, so it is not known which would run")
                               .arg(revision.id),
                           QStringLiteral("Give one of them a new id, or delete the copy."), revision.place);
        }
    }
    return {};
}

// A step moves the rows of what the revision rests on; taking it back makes rows of these. What a ghost or a
// cycle rests on is not known, so neither is which rows would be right. Upwards a ghost does no harm: that it
// is applied is what another row says.
Result<> Planner::checkParents(const QList<Node> &nodes, Direction direction) const
{
    QList<Node> landing;
    for (const Node node : nodes) {
        for (const Node parent : m_graph.effectiveParents(node)) {
            if (m_graph.isInCycle(parent) || (direction == Direction::Down && m_graph.isGhost(parent)))
                landing << parent;
        }
    }
    return checkRunnable(landing);
}

Result<QList<bool>> Planner::applied(const QStringList &rows) const
{
    return m_identifiers.rows(rows).transform(
        [this](const QList<Node> &nodes) { return m_graph.ancestors(nodes); });
}

// Of a wrong target and a wrong row, the target is told first: it is what was just typed. What is relative to
// the rows is judged by as many of them as its meaning takes.
Error Planner::worst(const Error &rowError, const QStringList &rows, Direction direction,
                     const Target &target) const
{
    const bool rightWay = direction == Direction::Up ? target.steps > 0 : target.steps < 0;
    const bool needsRows = target.isRelative() && target.symbol.isEmpty() && rightWay;
    QStringList known;
    if (needsRows && target.branch.isEmpty()) {
        if (direction == Direction::Up && rows.size() > 1)
            return ambiguousStart(rows).error();
        known = rows.first(1);
    } else if (needsRows) {
        return rowError;
    }
    const Result<Selection> selection = m_identifiers.rows(known).and_then([&](const QList<Node> &nodes) {
        return direction == Direction::Up ? Selector(m_graph).upgrade(nodes, target)
                                          : Selector(m_graph).downgrade(nodes, target);
    });
    return selection || selection.error().kind == ErrorKind::RangeNotAncestor ? rowError : selection.error();
}

Result<Plan> Planner::upgrade(const QStringList &rows, const Target &target) const
{
    const Result<QList<Node>> current = m_identifiers.rows(rows);
    if (!current)
        return std::unexpected(worst(current.error(), rows, Direction::Up, target));
    const Result<Selection> selection = Selector(m_graph).upgrade(*current, target);
    if (!selection)
        return std::unexpected(selection.error());
    const QList<Node> wanted = marked(selection->wanted);
    if (const Result<> sound =
            checkRunnable(wanted).and_then([&] { return checkParents(wanted, Direction::Up); });
        !sound)
        return std::unexpected(sound.error());

    QList<Node> order = topologicalOrder(m_graph, selection->wanted, selection->tips);
    std::ranges::reverse(order);
    Plan plan{rows, {}};
    plan.steps.reserve(order.size());
    VersionRows table(m_graph, *current);
    for (const Node node : std::as_const(order))
        plan.steps << table.upgrade(node);
    return withRowsOnce(plan);
}

Result<Plan> Planner::downgrade(const QStringList &rows, const Target &target) const
{
    const Result<QList<Node>> current = m_identifiers.rows(rows);
    if (!current)
        return std::unexpected(worst(current.error(), rows, Direction::Down, target));
    const Result<Selection> selection = Selector(m_graph).downgrade(*current, target);
    if (!selection)
        return std::unexpected(selection.error());
    const QList<Node> wanted = marked(selection->wanted);
    if (const Result<> sound =
            checkRunnable(wanted).and_then([&] { return checkParents(wanted, Direction::Down); });
        !sound)
        return std::unexpected(sound.error());

    Plan plan{rows, {}};
    VersionRows table(m_graph, *current);
    for (const Node node : topologicalOrder(m_graph, selection->wanted, selection->tips))
        plan.steps << table.downgrade(node);
    return withRowsOnce(plan);
}

Result<StampPlan> Planner::stamp(const QStringList &rows, const QStringList &targets, bool purge) const
{
    return StampPlanner(m_graph).plan(rows, targets, purge).and_then(withRowsOnce<StampPlan>);
}

Result<QList<Node>> Planner::history(const QStringList &rows, const TargetRange &range) const
{
    Result<QList<Node>> current = QList<Node>();
    if (range.upper == u"current" || range.lower == u"current")
        current = m_identifiers.rows(rows);
    if (!current) {
        // The upper end is looked up first.
        const Result<Selection> withoutRows = HistorySelector(m_graph, {}, range).select();
        return range.upper == u"current" || withoutRows ? current : std::unexpected(withoutRows.error());
    }
    return HistorySelector(m_graph, *current, range).select().transform([this](const Selection &selection) {
        QList<Node> nodes = topologicalOrder(m_graph, selection.wanted, selection.tips);
        erase_if(nodes, [this](Node node) { return m_graph.isGhost(node); });
        return nodes;
    });
}

Result<QList<Node>> Planner::current(const QStringList &rows) const
{
    return m_identifiers.rows(rows).transform(
        [this](const QList<Node> &nodes) { return m_identifiers.tips(nodes); });
}

} // namespace stemma
