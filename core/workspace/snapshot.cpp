// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/snapshot.h"

#include "core/project/sqlrevision.h"

namespace stemma {

std::optional<RevisionSql> Snapshot::sqlOf(RevisionGraph::Node node) const
{
    const QString &file = graph.revision(node).place.file;
    if (reading == Reading::Headers) {
        const auto source = sources.constFind(file);
        return source == sources.constEnd() ? std::nullopt
                                            : std::optional(readAnyRevisionFile(*source, file, dialect).sql);
    }
    const auto found = sql.constFind(file);
    return found == sql.constEnd() ? std::nullopt : std::optional(*found);
}

QByteArray Snapshot::sourceOf(RevisionGraph::Node node) const
{
    return sources.value(graph.revision(node).place.file);
}

Standing standingOf(const Snapshot &snapshot, const DatabaseState &database, RevisionGraph::Node node)
{
    if (snapshot.graph.isGhost(node))
        return Standing::Missing;
    if (node < database.applied.size() && database.applied[node])
        return Standing::Applied;
    if (snapshot.graph.isBroken(node))
        return Standing::Broken;
    return database.applied.isEmpty() ? Standing::Unknown : Standing::Pending;
}

} // namespace stemma
