// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/selection.h"

#include "core/revisions/identifiererrors.h"
#include "core/revisions/nodesets.h"

namespace stemma {

namespace {

using Node = RevisionGraph::Node;

} // namespace

Selector::Selector(const RevisionGraph &graph)
    : m_graph(graph)
    , m_identifiers(graph)
{ }

// No node of a request, or of the rows, may rest on another of them. Each node's walk down stops at what is
// known already.
Result<> checkApart(const RevisionGraph &graph, const QList<Node> &nodes)
{
    const QList<Node> all = uniqueNodes(nodes);
    if (all.size() < 2)
        return {};
    QList<Node> below;
    for (const Node node : all)
        below += graph.effectiveParents(node);
    const QList<bool> covered = graph.ancestors(below);
    for (const Node node : all) {
        if (!covered[node])
            continue;
        for (const Node other : all) {
            if (other != node && graph.ancestors({other})[node])
                return overlaps(graph.revision(other).id, {graph.revision(node).id});
        }
    }
    return {};
}

Result<Selection> Selector::upgrade(const QList<Node> &rows, const Target &target) const
{
    const Result<QList<Node>> targets = upgradeTargets(rows, target, false);
    if (!targets)
        return std::unexpected(targets.error());
    if (const Result<> apart =
            checkApart(m_graph, *targets).and_then([&] { return checkApart(m_graph, rows); });
        !apart)
        return std::unexpected(apart.error());
    Selection selection{m_graph.ancestors(*targets), *targets};
    subtract(selection.wanted, m_graph.ancestors(rows));
    return selection;
}

Result<QList<Node>> Selector::upgradeTargets(const QList<Node> &rows, const Target &target,
                                             bool mayFallShort) const
{
    if (!target.isRelative())
        return m_identifiers.all(target.text());
    const int steps = *target.steps;

    Result<Node> end = Identifiers::nowhere;
    if (target.symbol.isEmpty()) {
        if (steps <= 0)
            return relativeOutOfRange(steps);
        Result<Node> start = Identifiers::base;
        if (!target.branch.isEmpty())
            start = startOnBranch(rows, target.branch);
        else if (rows.size() > 1)
            return ambiguousStart(m_identifiers.ids(rows));
        else if (!rows.isEmpty())
            start = rows.first();
        if (!start)
            return std::unexpected(start.error());
        end = m_identifiers.walk(*start, steps, target.branch, mayFallShort);
        if (end && *end == Identifiers::nowhere)
            return relativeOutOfRange(steps);
    } else if (steps > 0) {
        const Result<Node> start = m_identifiers.one(target.symbol);
        if (!start)
            return std::unexpected(start.error());
        end = m_identifiers.walk(*start, steps, target.branch, mayFallShort);
    } else {
        const Result<Node> start =
            m_identifiers.one(target.branch.isEmpty() ? target.symbol : target.branch + u'@' + target.symbol);
        if (!start)
            return std::unexpected(start.error());
        end = m_identifiers.walk(*start, steps, {}, mayFallShort);
    }
    if (!end)
        return std::unexpected(end.error());
    if (*end < 0)
        return walkedTooFar(target.text());
    return QList{*end};
}

// Where "branch@+N" starts: the row on that branch; else the tip of what is applied of it; else before
// everything.
Result<Node> Selector::startOnBranch(const QList<Node> &rows, const QString &branch) const
{
    Result<QList<Node>> starts = m_identifiers.onLineage(rows, branch);
    if (starts && starts->isEmpty()) {
        starts =
            m_identifiers.onLineage(marked(m_graph.ancestors(rows)), branch)
                .transform([this](const QList<Node> &applied) { return effectiveTips(m_graph, applied); });
    }
    if (!starts)
        return std::unexpected(starts.error());
    if (starts->size() > 1)
        return ambiguousStart(m_identifiers.ids(*starts));
    return starts->isEmpty() ? Identifiers::base : starts->first();
}

Result<Selection> Selector::downgrade(const QList<Node> &rows, const Target &target) const
{
    const Result<Floor> floor = downgradeFloor(rows, target);
    if (!floor)
        return std::unexpected(floor.error());

    QList<Node> roots = floor->node == Identifiers::base ? lowest() : m_graph.children(floor->node);
    if (!floor->branch.isEmpty() && roots.size() > 1) {
        const Result<Node> branch = m_identifiers.branch(floor->branch);
        if (!branch)
            return std::unexpected(branch.error());
        const QList<bool> line = m_graph.ancestors({*branch}, RevisionGraph::Follow::Lineage);
        erase_if(roots, [&line](Node root) { return !line[root]; });
        if (roots.isEmpty())
            return notBelowCurrent(m_identifiers.id(floor->node), floor->branch);
    }
    Selection selection{m_graph.descendants(roots), rows};
    intersect(selection.wanted, m_graph.ancestors(rows));
    if (floor->node != Identifiers::base && !selection.wanted.contains(true) && !rows.contains(floor->node)) {
        const QStringList ids = m_identifiers.ids(rows);
        return rangeNotAncestor(m_identifiers.id(floor->node),
                                ids.isEmpty() ? QStringLiteral("base") : ids.join(u", "));
    }
    return selection;
}

// What stands on nothing: bases, and also gaps and cycles, so that a way down through these is seen, not
// taken for the end.
QList<Node> Selector::lowest() const
{
    QList<Node> nodes;
    for (Node node = 0; node < m_graph.size(); ++node) {
        if (m_graph.parents(node).isEmpty() || m_graph.isInCycle(node))
            nodes << node;
    }
    return nodes;
}

Result<Selector::Floor> Selector::downgradeFloor(const QList<Node> &rows, const Target &target) const
{
    if (!target.isRelative()) {
        // Here the last @ divides, and the revision need not be on the branch: the branch only chooses among
        // its children.
        const QString text = target.text();
        const qsizetype at = text.lastIndexOf(u'@');
        return m_identifiers.one(text.mid(at + 1)).transform([&](Node node) {
            return Floor{at < 0 ? QString() : text.left(at), node};
        });
    }
    const int steps = *target.steps;
    if (target.symbol.isEmpty())
        return steps >= 0 ? Result<Floor>(relativeOutOfRange(steps)) : belowCurrent(rows, target);

    const bool named = steps < 0 && !target.branch.isEmpty();
    const Result<Node> start =
        m_identifiers.one(named ? target.branch + u'@' + target.symbol : target.symbol);
    if (!start)
        return std::unexpected(start.error());
    const Result<Node> end = m_identifiers.walk(*start, steps, steps < 0 ? QString() : target.branch);
    if (!end)
        return std::unexpected(end.error());
    if (*end == Identifiers::nowhere || (steps >= 0 && *end == Identifiers::base))
        return walkedTooFar(target.text());
    return Floor{target.branch, *end};
}

Result<Selector::Floor> Selector::belowCurrent(const QList<Node> &rows, const Target &target) const
{
    const int steps = *target.steps;
    Floor floor{target.branch, Identifiers::base};
    if (!target.branch.isEmpty()) {
        const Result<Node> row = onlyRowOnBranch(rows, target.branch);
        if (!row)
            return std::unexpected(row.error());
        floor.node = *row;
    } else if (rows.isEmpty()) {
        return relativeOutOfRange(steps);
    } else {
        // Of several rows the first in table order is meant, and only its own line is taken back.
        floor = Floor{m_identifiers.id(rows.first()), rows.first()};
    }
    const Result<Node> start = m_identifiers.one(floor.branch + u'@' + m_identifiers.id(floor.node));
    if (!start)
        return std::unexpected(start.error());
    const Result<Node> end = m_identifiers.walk(*start, steps);
    if (!end)
        return std::unexpected(end.error());
    if (*end == Identifiers::nowhere)
        return relativeOutOfRange(steps);
    floor.node = *end;
    return floor;
}

// A branch whose row was consumed by a dependency still has a tip among what is applied.
Result<Node> Selector::onlyRowOnBranch(const QList<Node> &rows, const QString &branch) const
{
    Result<QList<Node>> found = m_identifiers.onLineage(rows, branch);
    if (found && found->isEmpty())
        found = m_identifiers.onLineage(m_identifiers.tips(rows), branch);
    if (!found)
        return std::unexpected(found.error());
    if (found->size() == 1)
        return found->first();
    if (found->size() > 1)
        return ambiguousWalk(QStringLiteral("branch '%1'").arg(branch), m_identifiers, *found);
    return failure(ErrorKind::RelativeOutOfRange,
                   QStringLiteral("Nothing of branch '%1' is applied").arg(branch),
                   QStringLiteral("There is nothing to take back on it."));
}

} // namespace stemma
