// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/revisions/revisiongraph.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

/// Looks up what identifiers mean in a graph, by Alembic's rules: exact ids and labels, unique prefixes of
/// ids and labels that are longer than three characters, head, heads, base, and "branch@…". Pure; the graph
/// must outlive it.
///
/// Errors: CantLocate, Ambiguous (a prefix of several), MultipleHeads, NoSuchBranch, NotOnBranch,
/// AmbiguousWalk.
class Identifiers
{
public:
    using Node = RevisionGraph::Node;

    static constexpr Node base = -1; ///< before everything
    static constexpr Node nowhere = -2; ///< a walk that left the graph

    explicit Identifiers(const RevisionGraph &graph);

    /// Every revision that the text means: none for "base", several for "heads". "-2" walks down from each
    /// head, and may end at base or nowhere.
    Result<QList<Node>> all(const QString &text) const;

    /// The one revision that the text means, or base; MultipleHeads when it means several.
    Result<Node> one(const QString &text) const;

    /// Rows of a version table: exact ids, nothing else.
    Result<QList<Node>> rows(const QStringList &rows) const;

    /// Those of the nodes that share a line of descent with what the text means.
    Result<QList<Node>> onLineage(const QList<Node> &nodes, const QString &text,
                                  RevisionGraph::Follow follow = RevisionGraph::Follow::Lineage) const;

    /// The tips, by down_revision, of all that these nodes rest on: what `alembic current` names.
    QList<Node> tips(const QList<Node> &nodes) const;

    /// The revision that a branch name stands for: the one that has the label, or an id, full or partial.
    Result<Node> branch(const QString &name) const;

    /// So many steps from a node, up (at a fork only along the branch) or down. Going up starts at a base
    /// when the node is base. Past the ends: nowhere, or where the walk ended when it may fall short.
    Result<Node> walk(Node start, int steps, const QString &branch = {}, bool mayFallShort = false) const;

    QString id(Node node) const;
    QStringList ids(const QList<Node> &nodes) const;

    /// The one id or label that begins with these characters; empty when there is none, or several.
    QString idThatBegins(const QString &prefix) const;

private:
    struct Resolved
    {
        QStringList ids;
        QString branch;
    };

    Result<Resolved> resolve(const QString &text) const;
    Result<Node> named(const QString &id, const QString &branch = {}) const;
    Result<Node> byPrefix(const QString &id, const QString &branch) const;
    Result<QStringList> headIds(const QString &branch, const QString &argument) const;

    const RevisionGraph &m_graph;
};

} // namespace stemma
