// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/identifiers.h"

#include "core/revisions/identifiererrors.h"

#include <algorithm>
#include <cstdlib>

namespace stemma {

namespace {

using Node = RevisionGraph::Node;

// A prefix shorter than this is still looked up, but names that are no longer than three characters never
// match one.
constexpr int shortName = 3;

} // namespace

Identifiers::Identifiers(const RevisionGraph &graph)
    : m_graph(graph)
{ }

QString Identifiers::id(Node node) const
{
    return node >= 0 ? m_graph.revision(node).id : QStringLiteral("base");
}

QStringList Identifiers::ids(const QList<Node> &nodes) const
{
    QStringList result;
    for (const Node node : nodes)
        result << id(node);
    return result;
}

Result<QStringList> Identifiers::headIds(const QString &branch, const QString &argument) const
{
    QList<Node> heads = m_graph.heads();
    if (!branch.isEmpty()) {
        const Result<QList<Node>> kept = onLineage(heads, branch);
        if (!kept)
            return std::unexpected(kept.error());
        heads = *kept;
    }
    const QStringList ids = this->ids(heads);
    if (ids.size() > 1 && argument == u"head")
        return multipleHeads(branch.isEmpty() ? argument : branch + u'@' + argument, ids);
    return ids;
}

Result<Identifiers::Resolved> Identifiers::resolve(const QString &text) const
{
    const qsizetype at = text.indexOf(u'@');
    Resolved resolved;
    resolved.branch = at < 0 ? QString() : text.left(at);
    const QString symbol = text.mid(at + 1);
    if (symbol == u"base")
        return resolved;
    if (symbol == u"heads" && resolved.branch.isEmpty()) {
        for (const Node head : m_graph.effectiveHeads())
            resolved.ids << id(head);
        return resolved;
    }
    if (symbol == u"heads" || symbol == u"head") {
        const Result<QStringList> heads = headIds(resolved.branch, symbol);
        if (!heads)
            return std::unexpected(heads.error());
        resolved.ids = *heads;
        return resolved;
    }
    resolved.ids = {symbol};
    return resolved;
}

Result<QList<Node>> Identifiers::all(const QString &text) const
{
    const Result<Resolved> resolved = resolve(text);
    if (!resolved)
        return std::unexpected(resolved.error());

    QList<Node> nodes;
    bool isNumber = false;
    if (const int steps = resolved->ids.value(0).toInt(&isNumber);
        isNumber && steps < 0 && resolved->ids.size() == 1) {
        for (const Node head : m_graph.effectiveHeads()) {
            if (!resolved->branch.isEmpty() && !m_graph.labels(head).contains(resolved->branch))
                continue;
            const Result<Node> end = walk(head, steps);
            if (!end)
                return std::unexpected(end.error());
            nodes << *end;
        }
        return nodes;
    }
    for (const QString &name : resolved->ids) {
        const Result<Node> node = named(name, resolved->branch);
        if (!node)
            return std::unexpected(node.error());
        nodes << *node;
    }
    return nodes;
}

Result<Node> Identifiers::one(const QString &text) const
{
    const Result<Resolved> resolved = resolve(text);
    if (!resolved)
        return std::unexpected(resolved.error());
    if (resolved->ids.size() > 1)
        return multipleHeads(text, resolved->ids);
    if (resolved->ids.isEmpty()) {
        if (resolved->branch.isEmpty())
            return base;
        return branch(resolved->branch).transform([](Node) { return base; });
    }
    return named(resolved->ids.first(), resolved->branch);
}

Result<QList<Node>> Identifiers::rows(const QStringList &rows) const
{
    QList<Node> nodes;
    for (const QString &row : rows) {
        const Node node = m_graph.find(row);
        if (node < 0 || m_graph.isGhost(node))
            return unknownRow(row, idThatBegins(row));
        nodes << node;
    }
    return nodes;
}

QString Identifiers::idThatBegins(const QString &prefix) const
{
    const Result<Node> node = byPrefix(prefix, {});
    return node ? id(*node) : QString();
}

QList<Node> Identifiers::tips(const QList<Node> &nodes) const
{
    const QList<bool> applied = m_graph.ancestors(nodes);
    QList<Node> result;
    for (Node node = 0; node < applied.size(); ++node) {
        if (!applied[node])
            continue;
        const QList<Node> &children = m_graph.children(node);
        if (std::ranges::none_of(children, [&](Node child) { return applied[child]; }))
            result << node;
    }
    return result;
}

Result<Node> Identifiers::branch(const QString &name) const
{
    if (const Node node = m_graph.findName(name); node >= 0)
        return node;
    const Result<Node> node = named(name);
    if (!node)
        return noSuchBranch(name);
    return node;
}

Result<Node> Identifiers::named(const QString &id, const QString &branchName) const
{
    Node branchNode = base;
    if (!branchName.isEmpty()) {
        const Result<Node> found = branch(branchName);
        if (!found)
            return found;
        branchNode = *found;
    }
    Node node = m_graph.findName(id);
    if (node < 0) {
        const Result<Node> found = byPrefix(id, branchName);
        if (!found)
            return found;
        node = *found;
    }
    if (branchName.isEmpty() || node == branchNode)
        return node;
    const QList<bool> below = m_graph.ancestors({branchNode}, RevisionGraph::Follow::Lineage);
    const QList<bool> above = m_graph.descendants({branchNode}, RevisionGraph::Follow::Lineage);
    if (!below[node] && !above[node])
        return notOnBranch(this->id(node), branchName);
    return node;
}

Result<Node> Identifiers::byPrefix(const QString &id, const QString &branchName) const
{
    if (id.isEmpty())
        return cantLocate(id);
    QList<Node> nodes;
    QStringList names;
    for (const auto &[name, node] : m_graph.names()) {
        if (name.size() <= shortName || !name.startsWith(id))
            continue;
        nodes << node;
        names << name;
    }
    if (!branchName.isEmpty() && !nodes.isEmpty()) {
        const Result<QList<Node>> kept = onLineage(nodes, branchName);
        if (!kept)
            return std::unexpected(kept.error());
        QStringList keptNames;
        for (qsizetype i = 0; i < nodes.size(); ++i) {
            if (kept->contains(nodes[i]))
                keptNames << names[i];
        }
        nodes = *kept;
        names = keptNames;
    }
    if (nodes.isEmpty())
        return cantLocate(id);
    if (nodes.size() > 1)
        return ambiguousPrefix(id, names);
    return nodes.first();
}

Result<QList<Node>> Identifiers::onLineage(const QList<Node> &nodes, const QString &text,
                                           RevisionGraph::Follow follow) const
{
    const Result<Resolved> resolved = resolve(text);
    if (!resolved)
        return std::unexpected(resolved.error());
    QStringList names = resolved->ids;
    if (!resolved->branch.isEmpty())
        names.prepend(resolved->branch);
    if (names.isEmpty() || nodes.isEmpty()) // "base" leaves everything
        return nodes;

    QList<Node> tests;
    for (const QString &name : std::as_const(names)) {
        const Result<Node> node = named(name);
        if (!node)
            return std::unexpected(node.error());
        tests << *node;
    }
    const QList<bool> below = m_graph.ancestors(tests, follow);
    const QList<bool> above = m_graph.descendants(tests, follow);
    QList<Node> kept;
    for (const Node node : nodes) {
        if (node >= 0 && (below[node] || above[node]))
            kept << node;
    }
    return kept;
}

Result<Node> Identifiers::walk(Node start, int steps, const QString &branchName, bool mayFallShort) const
{
    Node at = start;
    bool belowBase = false; // one step below a base is base itself; there is nothing below that
    for (int step = 0; step < std::abs(steps); ++step) {
        QList<Node> next;
        if (steps > 0) {
            next = at == base ? m_graph.bases() : m_graph.children(at);
            if (!branchName.isEmpty()) {
                const Result<QList<Node>> kept = onLineage(next, branchName);
                if (!kept)
                    return std::unexpected(kept.error());
                next = *kept;
            }
        } else if (!belowBase) {
            next = at == base ? m_graph.heads() : m_graph.parents(at);
            if (next.isEmpty()) {
                belowBase = true;
                next = {base};
            }
        }
        if (next.isEmpty())
            return mayFallShort ? at : nowhere;
        if (next.size() > 1)
            return ambiguousWalk(id(at), *this, next);
        at = next.first();
    }
    return at;
}

} // namespace stemma
