// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/plan.h"
#include "core/revisions/revisiongraph.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace stemma::cli {

/// Revisions in the words that Alembic's own commands use for them. The graph must outlive it.
class RevisionText
{
public:
    explicit RevisionText(const RevisionGraph &graph);

    QString head(RevisionGraph::Node node) const; ///< "abc (label) (head)"
    QString current(RevisionGraph::Node node) const; ///< "abc (head) (mergepoint)"
    QString history(RevisionGraph::Node node) const; ///< "<base> -> abc (label) (head) (branchpoint), message"

    /// A revision's own labels and those that it has from its branch, sorted: a label counts for all that descends
    /// from its revision, and back to where the branch begins.
    QStringList labels(RevisionGraph::Node node) const;

    bool isHead(RevisionGraph::Node node) const { return m_graph.isHead(node); }

private:
    QString headMark(RevisionGraph::Node node) const;
    QString branchMark(RevisionGraph::Node node) const;
    void spreadLabels(RevisionGraph::Node from);

    const RevisionGraph &m_graph;
    QHash<RevisionGraph::Node, QStringList> m_labels;
};

/// "upgrade a, b -> c"; "upgrade  -> c" from base, as Alembic has it.
QString stepText(const RevisionGraph &graph, const PlanStep &step);

} // namespace stemma::cli
