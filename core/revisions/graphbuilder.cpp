// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/graphbuilder.h"

#include "core/revisions/components.h"
#include "core/revisions/declareddependencies.h"
#include "core/revisions/identifierrules.h"
#include "core/revisions/topologicalorder.h"

#include <QFileInfo>

namespace stemma {

namespace {

QString fileName(const Revision &revision)
{
    return QFileInfo(revision.place.file).fileName();
}

} // namespace

void GraphBuilder::build(QList<Revision> revisions)
{
    addNodes(std::move(revisions));
    addLabels();
    linkParents();
    linkDependencies();
    markCycles();
    linkEffective();
    markBroken();
    spreadLabels();
    listNames();
    m_graph.m_newestFirst = topologicalOrder(m_graph);
}

void GraphBuilder::addNodes(QList<Revision> revisions)
{
    m_graph.m_nodes.reserve(revisions.size());
    for (Revision &revision : revisions) {
        m_graph.m_problems << identifierProblems(revision);
        const Node node = m_graph.size();
        const Node first = m_graph.m_byId.value(revision.id, -1);
        if (first >= 0) {
            m_graph.m_nodes[first].duplicate = true;
            m_graph.m_problems << Problem{
                QStringLiteral("duplicate-revision"),
                Severity::Error,
                QStringLiteral(
                    "Revision %1 is in two files: %2 and %3. Alembic uses the one that it reads last.")
                    .arg(revision.id, fileName(m_graph.m_nodes[first].revision), fileName(revision)),
                QStringLiteral("Give one of them a new id, or delete the copy."),
                revision.place,
                {revision.id},
                {}};
        } else {
            m_graph.m_byId.insert(revision.id, node);
        }
        RevisionGraph::NodeData data;
        data.duplicate = first >= 0;
        data.revision = std::move(revision);
        m_graph.m_nodes << std::move(data);
    }
}

void GraphBuilder::addLabels()
{
    for (Node node = 0; node < m_graph.size(); ++node) {
        const Revision &revision = m_graph.m_nodes[node].revision;
        for (const QString &label : revision.branchLabels) {
            const Node other =
                m_graph.m_byLabel.contains(label) ? m_graph.m_byLabel.value(label) : m_graph.find(label);
            if (other < 0) {
                m_graph.m_byLabel.insert(label, node);
                continue;
            }
            const QString otherId = m_graph.m_nodes[other].revision.id;
            m_graph.m_problems << Problem{
                QStringLiteral("label-clash"),
                Severity::Error,
                QStringLiteral("Branch name '%1' in revision %2 already used by revision %3.")
                    .arg(label, revision.id, otherId),
                QStringLiteral("Labels must differ from each other and from all ids: rename one of them."),
                revision.lineOf(revision.branchLabelsLine),
                otherId == revision.id ? QStringList{otherId} : QStringList{revision.id, otherId},
                {}};
        }
    }
}

GraphBuilder::Node GraphBuilder::ghost(const QString &id, Node referrer, const QString &variable, int line)
{
    // A copy: the list of nodes grows below.
    const Revision from = m_graph.m_nodes[referrer].revision;
    m_graph.m_problems << Problem{
        QStringLiteral("missing-parent"),
        Severity::Error,
        QStringLiteral("Revision %1, named as %2 of %3, has no file.").arg(id, variable, from.id),
        QStringLiteral("Restore its file, or let %1 name a revision that exists.").arg(from.id),
        from.lineOf(line),
        {from.id, id},
        {}};
    if (const Node known = m_graph.find(id); known >= 0)
        return known;
    const Node node = m_graph.size();
    RevisionGraph::NodeData data;
    data.ghost = true;
    data.revision.id = id;
    m_graph.m_nodes << std::move(data);
    m_graph.m_byId.insert(id, node);
    return node;
}

void GraphBuilder::linkParents()
{
    const int files = m_graph.size();
    for (Node node = 0; node < files; ++node) {
        const QStringList ids = m_graph.m_nodes[node].revision.downRevisions;
        for (const QString &id : ids) {
            Node parent = m_graph.find(id);
            if (parent < 0 || m_graph.m_nodes[parent].ghost) {
                parent = ghost(id, node, QStringLiteral("down_revision"),
                               m_graph.m_nodes[node].revision.downRevisionLine);
            }
            if (m_graph.m_nodes[node].parents.contains(parent))
                continue;
            m_graph.m_nodes[node].parents << parent;
            m_graph.m_nodes[parent].children << node;
        }
    }
}

void GraphBuilder::linkDependencies()
{
    const int files = m_graph.size();
    for (Node node = 0; node < files; ++node) {
        const QStringList ids = m_graph.m_nodes[node].revision.dependsOn;
        for (const QString &id : ids) {
            Node target = m_graph.find(id);
            if (target < 0)
                target = m_graph.m_byLabel.value(id, -1);
            if (target < 0 || m_graph.m_nodes[target].ghost)
                target = ghost(id, node, QStringLiteral("depends_on"),
                               m_graph.m_nodes[node].revision.dependsOnLine);
            if (m_graph.m_nodes[node].dependencies.contains(target))
                continue;
            m_graph.m_nodes[node].dependencies << target;
            m_graph.m_nodes[target].dependents << node;
        }
    }
}

void GraphBuilder::markCycles()
{
    const int count = m_graph.size();
    const Components components = stronglyConnectedComponents(count, [this](Node node) {
        return m_graph.m_nodes[node].parents + m_graph.m_nodes[node].dependencies;
    });
    m_component = components.ofNode;

    QHash<int, QList<Node>> cycles;
    for (Node node = 0; node < count; ++node) {
        const RevisionGraph::NodeData &data = m_graph.m_nodes[node];
        const bool alone = components.sizes[m_component[node]] == 1;
        if (alone && !data.parents.contains(node) && !data.dependencies.contains(node))
            continue;
        m_graph.m_nodes[node].inCycle = true;
        cycles[m_component[node]] << node;
    }
    for (Node node = 0; node < count; ++node) {
        const QList<Node> members = cycles.take(m_component[node]);
        if (members.isEmpty())
            continue;
        QStringList ids;
        for (const Node member : members)
            ids << m_graph.m_nodes[member].revision.id;
        m_graph.m_problems << Problem{
            QStringLiteral("cycle"),
            Severity::Error,
            QStringLiteral("Cycle is detected in revisions (%1): each rests on the next.")
                .arg(ids.join(u", ")),
            QStringLiteral("Change the down_revision or depends_on of one of them."),
            m_graph.m_nodes[node].revision.place,
            ids,
            {}};
    }
}

// The edges that order and rows follow. Edges within a cycle are left out, so that every walk ends. A
// dependency that an ancestor declares too is left out as Alembic does; the parents alone make the lineage in
// which that is looked up.
void GraphBuilder::linkEffective()
{
    const QHash<Node, QList<Node>> declaredBelow = dependenciesDeclaredBelow(m_graph);
    for (Node node = 0; node < m_graph.size(); ++node) {
        RevisionGraph::NodeData &data = m_graph.m_nodes[node];
        // Most have parents alone: then the list is the same one, shared.
        if (data.dependencies.isEmpty() && !data.inCycle) {
            data.effectiveParents = data.parents;
            continue;
        }
        const auto add = [&](Node parent) {
            if (!data.effectiveParents.contains(parent) && m_component[parent] != m_component[node])
                data.effectiveParents << parent;
        };
        for (const Node parent : std::as_const(data.parents))
            add(parent);
        const QList<Node> declared = declaredBelow.value(node);
        for (const Node dependency : std::as_const(data.dependencies)) {
            // Two of a cycle are each other's ancestors: what both declare would be left out on both.
            if (data.inCycle || !declared.contains(dependency))
                add(dependency);
        }
    }
    for (RevisionGraph::NodeData &data : m_graph.m_nodes) {
        if (data.dependents.isEmpty() && !data.inCycle)
            data.effectiveChildren = data.children;
    }
    for (Node node = 0; node < m_graph.size(); ++node) {
        for (const Node parent : std::as_const(m_graph.m_nodes[node].effectiveParents)) {
            RevisionGraph::NodeData &data = m_graph.m_nodes[parent];
            if (!data.dependents.isEmpty() || data.inCycle)
                data.effectiveChildren << node;
        }
    }
}

// A label reaches all descendants by down_revision. Where these form one line, it also reaches down from the
// top of that line to the nearest branch or merge point, or base; a line that has a branch or merge point
// above the label's own revision ends there, and nothing below it gets the label.
void GraphBuilder::spreadLabels()
{
    for (Node node = 0; node < m_graph.size(); ++node) {
        const QStringList own = m_graph.m_nodes[node].revision.branchLabels;
        if (own.isEmpty())
            continue;
        const auto give = [&](Node to) {
            for (const QString &label : own) {
                if (!m_graph.m_nodes[to].labels.contains(label))
                    m_graph.m_nodes[to].labels << label;
            }
        };
        const QList<bool> above = m_graph.descendants({node}, RevisionGraph::Follow::Lineage);
        for (Node other = 0; other < m_graph.size(); ++other) {
            if (above[other])
                give(other);
        }
        Node top = node;
        QList<bool> seen(m_graph.size(), false);
        while (m_graph.children(top).size() == 1 && !seen[top]) {
            seen[top] = true;
            top = m_graph.children(top).first();
        }
        if (!m_graph.children(top).isEmpty())
            continue;
        for (Node at = top; !isBranchPoint(at) && !m_graph.isMerge(at) && !m_graph.isInCycle(at);) {
            give(at);
            if (m_graph.parents(at).isEmpty())
                break;
            at = m_graph.parents(at).first();
        }
    }
}

bool GraphBuilder::isBranchPoint(Node node) const
{
    QList<Node> next = m_graph.children(node);
    for (const Node dependent : m_graph.dependents(node)) {
        if (!next.contains(dependent))
            next << dependent;
    }
    return next.size() > 1;
}

void GraphBuilder::listNames()
{
    for (Node node = 0; node < m_graph.size(); ++node) {
        const QString &id = m_graph.m_nodes[node].revision.id;
        if (!m_graph.m_nodes[node].ghost && m_graph.find(id) == node)
            m_graph.m_names << std::pair(id, node);
    }
    for (Node node = 0; node < m_graph.size(); ++node) {
        for (const QString &label : std::as_const(m_graph.m_nodes[node].revision.branchLabels)) {
            if (m_graph.m_byLabel.value(label, -1) == node)
                m_graph.m_names << std::pair(label, node);
        }
    }
}

void GraphBuilder::markBroken()
{
    QList<Node> faulty;
    for (Node node = 0; node < m_graph.size(); ++node) {
        const RevisionGraph::NodeData &data = m_graph.m_nodes[node];
        if (data.ghost || data.duplicate || data.inCycle)
            faulty << node;
    }
    const QList<bool> broken = m_graph.descendants(faulty);
    for (Node node = 0; node < m_graph.size(); ++node)
        m_graph.m_nodes[node].broken = broken[node];
}

} // namespace stemma
