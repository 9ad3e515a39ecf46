// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/snapshot.h"

#include "core/project/sqlrevision.h"

namespace stemma {

std::optional<RevisionSql> Snapshot::sqlOf(RevisionGraph::Node node) const
{
    const QString &file = graph.revision(node).place.file;
    if (const auto found = sql.constFind(file); found != sql.constEnd())
        return *found;
    const auto read = files.constFind(file);
    if (reading == Reading::Full || read == files.constEnd() || !read->header.revision)
        return std::nullopt;
    return read->sql ? read->sql : std::optional(readAnyRevisionFile(read->source, file, dialect).sql);
}

bool Snapshot::isAddedByBranch(RevisionGraph::Node node) const
{
    return additions.files.contains(graph.revision(node).place.file);
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
