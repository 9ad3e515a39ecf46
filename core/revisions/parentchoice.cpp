// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/parentchoice.h"

#include "core/revisions/identifiererrors.h"
#include "core/revisions/nodesets.h"

namespace stemma {

using Node = RevisionGraph::Node;

Result<ParentChoice> chooseParents(const RevisionGraph &graph, const ParentRequest &request)
{
    const Identifiers identifiers(graph);
    ParentChoice choice;
    QList<Node> parents;
    const QStringList asked = request.heads.isEmpty() ? QStringList{QStringLiteral("head")} : request.heads;
    for (const QString &head : asked) {
        const Result<QList<Node>> nodes = identifiers.all(head);
        if (!nodes)
            return std::unexpected(nodes.error());
        if (nodes->contains(Identifiers::base))
            return walkedTooFar(head);
        parents += *nodes;
    }
    if (uniqueNodes(parents).size() != parents.size()) {
        return failure(ErrorKind::DuplicateHeads, QStringLiteral("Duplicate head revisions specified"),
                       QStringLiteral("Name each parent once."));
    }
    for (const Node parent : std::as_const(parents)) {
        if (parent == Identifiers::nowhere)
            continue;
        const QString id = identifiers.id(parent);
        if (!request.splice && !graph.children(parent).isEmpty()) {
            return failure(
                ErrorKind::NotAHead,
                QStringLiteral("Revision %1 is not a head revision; a new branch from it must be asked for")
                    .arg(id),
                QStringLiteral("Use --splice to create a new branch from this revision."));
        }
        choice.downRevisions << id;
    }
    // One step too many below the only head is base; among others it would be no parent at all.
    if (parents.contains(Identifiers::nowhere) && parents.size() > 1)
        return walkedTooFar(asked.join(u' '));
    for (const QString &dependency : request.dependsOn) {
        const Result<Node> node = identifiers.one(dependency);
        if (!node)
            return std::unexpected(node.error());
        if (*node < 0)
            return cantLocate(dependency);
        // A label stays a label: it may move to another revision later.
        choice.dependsOn << (graph.labels(*node).contains(dependency) ? dependency : identifiers.id(*node));
    }
    return choice;
}

} // namespace stemma
