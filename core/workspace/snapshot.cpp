// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/snapshot.h"

#include "core/project/revisioncache.h"
#include "core/project/sqlcache.h"
#include "core/project/sqlrevision.h"
#include "core/project/textfile.h"

namespace stemma {

namespace {

/// The bytes that the header was read from: those that are at hand, or those of the file if they are still
/// the same.
std::optional<QByteArray> contentOf(const HistoryFile &read, const QString &file)
{
    if (!read.source.isNull())
        return read.source;
    const Result<QByteArray> source = readFileBytes(file);
    return source && RevisionCache::keyOf(*source) == read.key ? std::optional(*source) : std::nullopt;
}

} // namespace

std::optional<RevisionSql> Snapshot::sqlOf(RevisionGraph::Node node) const
{
    const QString &file = graph.revision(node).place.file;
    if (const auto found = sql.constFind(file); found != sql.constEnd())
        return *found;
    const auto read = files.constFind(file);
    if (reading == Reading::Full || read == files.constEnd() || !read->header.revision)
        return std::nullopt;
    if (read->sql)
        return read->sql;
    QByteArray key;
    if (sqlCache && !read->key.isEmpty()) {
        key = SqlCache::keyOf(read->key, file, context);
        if (std::optional<RevisionSql> known = sqlCache->find(key, file))
            return known;
    }
    const std::optional<QByteArray> source = contentOf(*read, file);
    if (!source)
        return std::nullopt;
    RevisionFile parsed = readAnyRevisionFile(*source, file, context);
    if (!key.isEmpty())
        sqlCache->insert(key, parsed, file);
    return std::move(parsed.sql);
}

std::optional<RevisionSql> Snapshot::sqlOf(RevisionGraph::Node node,
                                           std::shared_ptr<const schema::Schema> startingFrom) const
{
    const QString &file = graph.revision(node).place.file;
    const auto read = files.constFind(file);
    const std::optional<QByteArray> source = read == files.constEnd() ? std::nullopt : contentOf(*read, file);
    if (!source)
        return std::nullopt;
    EvaluationContext asked = context;
    asked.schema = std::move(startingFrom);
    return readAnyRevisionFile(*source, file, asked).sql;
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
