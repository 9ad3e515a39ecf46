// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/revisions/selection.h"
#include "core/revisions/target.h"

namespace stemma {

/// What `history -r lower:upper` lists, both ends included, by Alembic's rules. An empty side stands for base
/// or heads; `current` on one side stands for the rows; "-3:" counts down from the heads, ":+3" up from the
/// lower end.
class HistorySelector
{
public:
    using Node = RevisionGraph::Node;

    HistorySelector(const RevisionGraph &graph, QList<Node> rows, const TargetRange &range);

    Result<Selection> select() const;

private:
    Result<QList<Node>> targets() const;
    Result<QList<Node>> limitToBranch(const QList<Node> &targets) const;
    Result<QList<Node>> floor() const;
    Result<QList<Node>> floorBelowUpper() const;

    const RevisionGraph &m_graph;
    Identifiers m_identifiers;
    Selector m_selector;
    QList<Node> m_rows;
    QString m_lower;
    QString m_upper;
    bool m_upperIsRows = false;
    bool m_lowerIsRows = false;
};

} // namespace stemma
