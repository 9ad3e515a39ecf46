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
Result<> checkRowsOnce(const QStringList &rows, const Plan &plan)
{
    if (QSet<QString>(rows.begin(), rows.end()).size() == rows.size())
        return {};
    for (const PlanStep &step : plan.steps) {
        for (const RowChange &change : step.rowChanges) {
            if (rows.count(change.from) > 1) {
                return failure(ErrorKind::DuplicateRow,
                               QStringLiteral("The version table holds the row %1 %2 times")
                                   .arg(change.from)
                                   .arg(rows.count(change.from)),
                               QStringLiteral("Delete all but one, and give the table its primary key."));
            }
        }
    }
    return {};
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
        if (m_graph.isInCycle(node)) {
            return failure(
                ErrorKind::Cycle, QStringLiteral("Revision %1 is part of a cycle").arg(revision.id),
                QStringLiteral("Change the down_revision or depends_on that closes it."), revision.place);
        }
        if (m_graph.isDuplicate(node)) {
            return failure(ErrorKind::NotPlannable,
                           QStringLiteral("Two files state revision %1, so it is not known which would run")
                               .arg(revision.id),
                           QStringLiteral("Give one of them a new id, or delete the copy."), revision.place);
        }
    }
    return {};
}

Result<QList<bool>> Planner::applied(const QStringList &rows) const
{
    return m_identifiers.rows(rows).transform(
        [this](const QList<Node> &nodes) { return m_graph.ancestors(nodes); });
}

// Of a wrong target and a wrong row, the target is told first: it is what was just typed.
Error Planner::worst(const Error &rowError, const Result<Selection> &withoutRows, const Target &target)
{
    const bool needsRows = target.isRelative() && target.symbol.isEmpty();
    const bool aboutRows = !withoutRows && withoutRows.error().kind == ErrorKind::RangeNotAncestor;
    return needsRows || withoutRows || aboutRows ? rowError : withoutRows.error();
}

Result<Plan> Planner::upgrade(const QStringList &rows, const Target &target) const
{
    const Result<QList<Node>> current = m_identifiers.rows(rows);
    if (!current)
        return std::unexpected(worst(current.error(), Selector(m_graph).upgrade({}, target), target));
    const Result<Selection> selection = Selector(m_graph).upgrade(*current, target);
    if (!selection)
        return std::unexpected(selection.error());
    if (const Result<> runnable = checkRunnable(marked(selection->wanted)); !runnable)
        return std::unexpected(runnable.error());

    QList<Node> order = topologicalOrder(m_graph, selection->wanted, selection->tips);
    std::ranges::reverse(order);
    Plan plan{rows, {}};
    plan.steps.reserve(order.size());
    VersionRows table(m_graph, *current);
    for (const Node node : std::as_const(order))
        plan.steps << table.upgrade(node);
    return checkRowsOnce(rows, plan).transform([&] { return plan; });
}

Result<Plan> Planner::downgrade(const QStringList &rows, const Target &target) const
{
    const Result<QList<Node>> current = m_identifiers.rows(rows);
    if (!current)
        return std::unexpected(worst(current.error(), Selector(m_graph).downgrade({}, target), target));
    const Result<Selection> selection = Selector(m_graph).downgrade(*current, target);
    if (!selection)
        return std::unexpected(selection.error());
    if (const Result<> runnable = checkRunnable(marked(selection->wanted)); !runnable)
        return std::unexpected(runnable.error());

    Plan plan{rows, {}};
    VersionRows table(m_graph, *current);
    for (const Node node : topologicalOrder(m_graph, selection->wanted, selection->tips))
        plan.steps << table.downgrade(node);
    return checkRowsOnce(rows, plan).transform([&] { return plan; });
}

Result<StampPlan> Planner::stamp(const QStringList &rows, const QStringList &targets, bool purge) const
{
    return StampPlanner(m_graph).plan(rows, targets, purge);
}

Result<QList<Node>> Planner::history(const QStringList &rows, const TargetRange &range) const
{
    Result<QList<Node>> current = QList<Node>();
    if (range.upper == u"current" || range.lower == u"current")
        current = m_identifiers.rows(rows);
    if (!current)
        return current;
    return HistorySelector(m_graph, *current, range).select().transform([this](const Selection &selection) {
        return topologicalOrder(m_graph, selection.wanted, selection.tips);
    });
}

Result<QList<Node>> Planner::current(const QStringList &rows) const
{
    return m_identifiers.rows(rows).transform(
        [this](const QList<Node> &nodes) { return m_identifiers.tips(nodes); });
}

} // namespace stemma
