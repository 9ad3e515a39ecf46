// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/revisiongraph.h"

#include <QString>

namespace stemma::cli {

/// Revisions in the words that Alembic's own commands use for them. The graph must outlive it.
class RevisionText
{
public:
    explicit RevisionText(const RevisionGraph &graph);

    QString head(RevisionGraph::Node node) const; ///< "abc (label) (head)"
    QString current(RevisionGraph::Node node) const; ///< "abc (head) (mergepoint)"
    QString
    history(RevisionGraph::Node node) const; ///< "<base> -> abc (label) (head) (branchpoint), message"

private:
    QString headMark(RevisionGraph::Node node) const;
    QString branchMark(RevisionGraph::Node node) const;

    const RevisionGraph &m_graph;
};

} // namespace stemma::cli
