// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/revisiongraph.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace stemma::cli {

/// The version table's rows in a line: "a, b", "(no rows)".
QString rowsText(const QStringList &rows);

/// Revisions in the words and the layout that Alembic's own commands use for them. The graph must outlive it.
class RevisionText
{
public:
    /// `rows` are those of the version table: their revisions are marked "(current)".
    explicit RevisionText(const RevisionGraph &graph, const QStringList &rows = {});

    QString head(RevisionGraph::Node node) const; ///< "abc (label) (head)"
    QString current(RevisionGraph::Node node) const; ///< "abc (head) (mergepoint)"
    QString branch(RevisionGraph::Node node) const; ///< "abc (label) (head) (branchpoint)"
    QString
    history(RevisionGraph::Node node) const; ///< "<base> -> abc (label) (head) (branchpoint), message"

    /// Everything about a revision on several lines, as `-v` and `show` print it: "Rev: …", "Parent: …",
    /// "Path: …" and the docstring. Ends with a blank line.
    QString entry(RevisionGraph::Node node) const;

    /// The docstring's first paragraph, line ends and all.
    QString message(RevisionGraph::Node node) const;

    bool isCurrent(RevisionGraph::Node node) const;

private:
    QString headMark(RevisionGraph::Node node) const;
    QString branchMark(RevisionGraph::Node node) const;
    QString currentMark(RevisionGraph::Node node) const;
    QString parents(RevisionGraph::Node node) const;

    const RevisionGraph &m_graph;
    QSet<QString> m_rows;
};

} // namespace stemma::cli
