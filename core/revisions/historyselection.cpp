// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/historyselection.h"

#include "core/revisions/identifiererrors.h"
#include "core/revisions/nodesets.h"

namespace stemma {

using Node = RevisionGraph::Node;

HistorySelector::HistorySelector(const RevisionGraph &graph, QList<Node> rows, const TargetRange &range)
    : m_graph(graph)
    , m_identifiers(graph)
    , m_selector(graph)
    , m_rows(std::move(rows))
    , m_lower(range.lower.value_or(QString()))
    , m_upper(range.upper)
{
    // `current` counts on one side only, and without rows it is no end at all.
    const bool upperCurrent = m_upper == u"current";
    const bool lowerCurrent = !upperCurrent && m_lower == u"current";
    m_upperIsRows = upperCurrent && !m_rows.isEmpty();
    m_lowerIsRows = lowerCurrent && !m_rows.isEmpty();
    if (m_upper.isEmpty() || upperCurrent)
        m_upper = QStringLiteral("heads");
    if (m_lower.isEmpty() || lowerCurrent)
        m_lower = QStringLiteral("base");
}

Result<Selection> HistorySelector::select() const
{
    const Result<QList<Node>> upper =
        targets().and_then([this](const QList<Node> &all) { return limitToBranch(all); });
    if (!upper)
        return std::unexpected(upper.error());
    if (const Result<> apart = checkApart(m_graph, *upper); !apart)
        return std::unexpected(apart.error());
    const QList<bool> required = m_graph.ancestors(*upper);

    Result<QList<Node>> lower = floor();
    if (!lower)
        return std::unexpected(lower.error());
    for (const Node node : std::as_const(*lower)) {
        if (node == Identifiers::base || (node >= 0 && !required[node]))
            return rangeNotAncestor(m_lower, m_upper);
    }
    // "-3" ends in several places where there are several heads, and only the first decides whether that is
    // below everything.
    QList<Node> ends = *lower;
    ends.removeAll(Identifiers::nowhere);
    const bool belowAll = lower->value(0) == Identifiers::nowhere;
    if (const Result<> apart = belowAll ? Result<>() : checkApart(m_graph, ends); !apart)
        return std::unexpected(apart.error());
    if (ends.size() < lower->size()) {
        lower = floorBelowUpper();
        if (!lower)
            return std::unexpected(lower.error());
    }

    Selection selection{required, *upper};
    if (lower->isEmpty()) {
        if (m_upper == u"heads" && !m_upperIsRows && m_lower == u"base")
            selection.wanted.fill(true); // a cycle without a head is below none
        return selection;
    }
    subtract(selection.wanted, m_graph.ancestors(*lower));
    for (const Node node : std::as_const(*lower))
        selection.wanted[node] = true;
    intersect(selection.wanted, m_graph.descendants(*lower, RevisionGraph::Follow::Lineage));
    return selection;
}

Result<QList<Node>> HistorySelector::targets() const
{
    if (m_upperIsRows)
        return m_rows;
    const Target target = Target::parse(m_upper);
    QList<Node> start;
    if (target.isRelative() && target.symbol.isEmpty()) {
        Result<QList<Node>> from = m_rows;
        if (!m_lowerIsRows && !target.branch.isEmpty())
            from = m_identifiers.all(m_lower);
        else if (!m_lowerIsRows)
            from = m_identifiers.one(m_lower).transform(
                [](Node node) { return node < 0 ? QList<Node>() : QList{node}; });
        if (!from)
            return from;
        start = *from;
    }
    return m_selector.upgradeTargets(start, target, true);
}

// "shop@base:heads" lists that branch only.
Result<QList<Node>> HistorySelector::limitToBranch(const QList<Node> &targets) const
{
    const qsizetype at = m_lower.indexOf(u'@');
    if (m_lowerIsRows || at < 0)
        return targets;
    QString label = m_lower.left(at);
    const Result<Node> node = m_identifiers.one(label);
    if (!node)
        return std::unexpected(node.error());
    if (*node >= 0 && m_graph.revision(*node).id == label) {
        if (m_graph.labels(*node).size() != 1)
            return noSuchBranch(label);
        label = m_graph.labels(*node).first();
    }
    QList<Node> kept;
    for (const Node target : targets) {
        if (m_graph.labels(target).contains(label))
            kept << target;
    }
    return kept;
}

Result<QList<Node>> HistorySelector::floor() const
{
    return m_lowerIsRows ? Result<QList<Node>>(m_rows) : m_identifiers.all(m_lower);
}

// "-9:head" where there are fewer than nine revisions below the head: down to base. From several heads it is
// ambiguous.
Result<QList<Node>> HistorySelector::floorBelowUpper() const
{
    const Target target = Target::parse(m_lower);
    if (!target.isRelative() || !target.branch.isEmpty())
        return walkedTooFar(m_lower);
    const QString from = m_upperIsRows ? m_identifiers.id(m_rows.first()) : m_upper;
    const Result<Node> start = m_identifiers.one(from + u'@' + from);
    if (!start)
        return std::unexpected(start.error());
    return m_identifiers.walk(*start, *target.steps, {}, true).transform([](Node node) {
        return node < 0 ? QList<Node>() : QList{node};
    });
}

} // namespace stemma
