// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/database/reflection.h"
#include "core/sandbox/replay.h"
#include "core/workspace/snapshot.h"

#include <QList>
#include <QStringList>

#include <stop_token>

namespace stemma {

// The schema that a project's database has, and the one that its revisions say. Everything here blocks: call
// it from a worker, liveSchema() and replayOptions() on the connection's own thread. The version table is in
// none of the answers.

/// The connection's database as it is, as far as it is shown. Errors: those of reflectVisible().
Result<Reflection> liveSchema(Connection &connection, const Snapshot &snapshot);

/// A replay like the connection's database: of its name, character set and collation, on MySQL where that is
/// one and the machine has one, so that what the revisions leave to the database comes out the same. Errors:
/// those of the connection.
Result<ReplayOptions> replayOptions(Connection &connection);

/// Everything that upgrading from nothing to these nodes runs, in the order it runs in, with its SQL, or with
/// NeedsPython, revision and line, where that can't be known; what rests on the schema is worked out when the
/// replay comes to it, so the snapshot must live as long. Errors: those of Planner.
Result<QList<ReplayRevision>> replayRevisions(const Snapshot &snapshot,
                                              const QList<RevisionGraph::Node> &nodes);

/// That, replayed: the schema after each revision. What stops a replay in the middle is in the history, with
/// its place in the revision file. A character set or collation that the private server doesn't have is
/// replaced by the usual one. Errors: those of Planner and replay().
Result<ReplayedHistory> replayTo(const Snapshot &snapshot, const QList<RevisionGraph::Node> &nodes,
                                 const ReplayOptions &options = {}, std::stop_token stop = {});

/// The schema once all of that has run; the empty one for no nodes. Errors: those of replayTo(), NeedsPython
/// and StatementFailed, with the revision and its line.
Result<schema::Schema> schemaAt(const Snapshot &snapshot, const QList<RevisionGraph::Node> &nodes,
                                const ReplayOptions &options = {}, std::stop_token stop = {});

/// The schema that an SQL file makes of an empty one, split as the `mysql` client does. Errors: those of
/// readTextFile() and replay(); StatementFailed with the file's line.
Result<schema::Schema> schemaOfScript(const QString &file, const ReplayOptions &options = {},
                                      std::stop_token stop = {});

/// A replayed schema, comparable with the live one: who ran the revisions and under which session settings is
/// not theirs to say, so views and programs that both have take the live ones' SQL mode, character set and
/// collation, and their definer where no revision names one. Pure.
schema::Schema inSurroundingsOf(const schema::Schema &live, schema::Schema replayed);

} // namespace stemma
