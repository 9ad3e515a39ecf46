// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/planner.h"

#include "core/revisions/topologicalorder.h"
#include "core/revisions/versionrows.h"

#include <algorithm>

namespace stemma {

namespace {

using Node = RevisionGraph::Node;

Failure cantLocate(const QString &id, const QString &advice)
{
    return failure(ErrorKind::CantLocate, QStringLiteral("Can't locate revision identified by '%1'").arg(id), advice);
}

Result<Node> locate(const RevisionGraph &graph, const QString &id)
{
    const Node node = graph.find(id);
    if (node < 0)
        return cantLocate(id, QStringLiteral("No file of this project states that id."));
    return node;
}

QStringList idsOf(const RevisionGraph &graph, const QList<Node> &nodes)
{
    QStringList ids;
    for (const Node node : nodes)
        ids << graph.revision(node).id;
    return ids;
}

QList<Node> marked(const QList<bool> &flags)
{
    QList<Node> nodes;
    for (Node node = 0; node < flags.size(); ++node) {
        if (flags[node])
            nodes << node;
    }
    return nodes;
}

// The rows as nodes; refuses what Alembic can't work with either: unknown ids, and a row that another row implies.
Result<QList<Node>> locateRows(const RevisionGraph &graph, const QStringList &rows)
{
    QList<Node> nodes;
    for (const QString &row : rows) {
        const Node node = graph.find(row);
        if (node < 0 || graph.isGhost(node)) {
            return cantLocate(row, QStringLiteral("The version table names it, but no file of this project does. Its file was "
                                                  "deleted, is on another branch, or the row belongs to another project."));
        }
        if (!nodes.contains(node))
            nodes << node;
    }
    for (const Node node : std::as_const(nodes)) {
        QList<Node> others = nodes;
        others.removeAll(node);
        if (!graph.ancestors(others)[node])
            continue;
        return failure(ErrorKind::Overlaps,
                       QStringLiteral("Requested revision %1 overlaps with other requested revisions %2")
                           .arg(graph.revision(node).id, idsOf(graph, others).join(u", ")),
                       QStringLiteral("The version table holds a revision and one that rests on it. Delete the row of %1.")
                           .arg(graph.revision(node).id));
    }
    return nodes;
}

// A step can only run when its own file can be told for sure.
Result<> checkRunnable(const RevisionGraph &graph, const QList<Node> &nodes)
{
    for (const Node node : nodes) {
        const Revision &revision = graph.revision(node);
        if (graph.isGhost(node)) {
            const QList<Node> referrers = graph.children(node) + graph.dependents(node);
            return failure(ErrorKind::MissingParent, QStringLiteral("Revision %1 has no file").arg(revision.id),
                           QStringLiteral("Restore its file, or change the revision that names it."),
                           referrers.isEmpty() ? Place{} : graph.revision(referrers.first()).place);
        }
        if (graph.isInCycle(node)) {
            return failure(ErrorKind::Cycle, QStringLiteral("Revision %1 is part of a cycle").arg(revision.id),
                           QStringLiteral("Change the down_revision or depends_on that closes it."), revision.place);
        }
        if (graph.isDuplicate(node)) {
            return failure(ErrorKind::NotPlannable,
                           QStringLiteral("Two files state revision %1, so it is not known which would run")
                               .arg(revision.id),
                           QStringLiteral("Give one of them a new id, or delete the copy."), revision.place);
        }
    }
    return {};
}

Result<QList<Node>> resolve(const RevisionGraph &graph, const Target &target)
{
    switch (target.kind) {
    case Target::Kind::Base: return QList<Node>{};
    case Target::Kind::Revision: return locate(graph, target.revision).transform([](Node node) { return QList{node}; });
    case Target::Kind::Heads: {
        QList<Node> heads;
        for (Node node = 0; node < graph.size(); ++node) {
            if (graph.effectiveChildren(node).isEmpty() && graph.isHead(node))
                heads << node;
        }
        return heads;
    }
    case Target::Kind::Head: break;
    }
    const QList<Node> heads = graph.heads();
    if (heads.size() > 1) {
        return failure(ErrorKind::MultipleHeads,
                       QStringLiteral("Multiple head revisions are present for given argument 'head': %1")
                           .arg(idsOf(graph, heads).join(u", ")),
                       QStringLiteral("Choose one of them, 'heads' for all, or merge them."));
    }
    return heads;
}

} // namespace

Planner::Planner(const RevisionGraph &graph)
    : m_graph(graph)
{
}

Result<QList<bool>> Planner::applied(const QStringList &rows) const
{
    QList<Node> nodes;
    for (const QString &row : rows) {
        const Node node = m_graph.find(row);
        if (node < 0 || m_graph.isGhost(node))
            return locateRows(m_graph, rows).transform([](const QList<Node> &) { return QList<bool>(); });
        nodes << node;
    }
    return m_graph.ancestors(nodes);
}

Result<Plan> Planner::upgrade(const QStringList &rows, const Target &target) const
{
    const Result<QList<Node>> targets = resolve(m_graph, target);
    if (!targets)
        return std::unexpected(targets.error());
    const Result<QList<Node>> current = locateRows(m_graph, rows);
    if (!current)
        return std::unexpected(current.error());

    QList<bool> wanted = m_graph.ancestors(*targets);
    const QList<bool> applied = m_graph.ancestors(*current);
    for (Node node = 0; node < wanted.size(); ++node)
        wanted[node] = wanted[node] && !applied[node];

    if (const Result<> runnable = checkRunnable(m_graph, marked(wanted)); !runnable)
        return std::unexpected(runnable.error());

    QList<Node> order = topologicalOrder(m_graph, wanted, *targets);
    std::ranges::reverse(order);
    Plan plan{rows, {}};
    VersionRows table(m_graph, *current);
    for (const Node node : std::as_const(order))
        plan.steps << table.upgrade(node);
    return plan;
}

Result<Plan> Planner::downgrade(const QStringList &rows, const Target &target) const
{
    const Result<QList<Node>> targets = resolve(m_graph, target);
    if (!targets)
        return std::unexpected(targets.error());
    const Result<QList<Node>> current = locateRows(m_graph, rows);
    if (!current)
        return std::unexpected(current.error());

    const QList<bool> applied = m_graph.ancestors(*current);
    QList<bool> dropped = applied;
    if (target.kind != Target::Kind::Base) {
        QList<Node> above;
        for (const Node node : *targets)
            above += m_graph.children(node);
        dropped = m_graph.descendants(above);
        for (Node node = 0; node < dropped.size(); ++node)
            dropped[node] = dropped[node] && applied[node];
    }
    const QList<Node> nodes = marked(dropped);
    for (const Node node : *targets) {
        if (!applied[node]) {
            return failure(ErrorKind::RangeNotAncestor,
                           QStringLiteral("Revision %1 is not an ancestor of revision %2")
                               .arg(m_graph.revision(node).id, rows.isEmpty() ? QStringLiteral("base") : rows.join(u", ")),
                           QStringLiteral("It is not applied, so there is nothing to take back to it."));
        }
    }
    if (const Result<> runnable = checkRunnable(m_graph, nodes); !runnable)
        return std::unexpected(runnable.error());

    Plan plan{rows, {}};
    VersionRows table(m_graph, *current);
    for (const Node node : topologicalOrder(m_graph, dropped, *current))
        plan.steps << table.downgrade(node);
    return plan;
}

} // namespace stemma
