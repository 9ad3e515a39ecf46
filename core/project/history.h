// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/project/project.h"
#include "core/python/revisionreader.h"
#include "core/revisions/revision.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace stemma {

/// How much of the revision files is read. Headers alone, without the SQL, take a tenth of the time;
/// revisions and problems are the same.
enum class Reading { Full, Headers };

/// One revision file, as it was read.
struct HistoryFile
{
    QByteArray source; ///< null where only the header was wanted, and the file is as it was read last
    QByteArray key; ///< of the content, in RevisionCache; empty when it wasn't asked for
    Dialect dialect = Dialect::MySql; ///< of the SQL
    RevisionFileHeader header;
    std::optional<RevisionSql> sql; ///< when it was asked for
    QByteArray environment; ///< what the SQL was made under: another one says that it may be another
    QHash<QString, QByteArray> restsOn; ///< other files that the SQL was worked out from, with their keys
};

/// All revision files of a project, read in parallel, in Alembic's order: version locations in turn, names
/// sorted. Two files with one id are both there. A file that can't be read or parsed becomes a problem; the
/// others are kept.
struct History
{
    QList<Revision> revisions;
    QHash<QString, RevisionSql> sql; ///< by file; empty after reading the headers alone
    QHash<QString, QByteArray> sources; ///< by file; only of those that were read
    QHash<QString, HistoryFile> files; ///< by file: to be handed to the next reading
    QList<Problem> problems;
};

/// Blocks while it reads: call it from a worker. The files are spread over all cores. What their bytes mean
/// is taken from \a before where they are the same there. Headers are also taken from \a cacheFile (see
/// RevisionCache), which is written anew when something was missing in it; a file that it knows to be
/// unchanged is not even read. Without a name there is no cache.
History readHistory(const Project &project, const EvaluationContext &context, Reading reading = Reading::Full,
                    const QHash<QString, HistoryFile> &before = {}, const QString &cacheFile = {});

} // namespace stemma
