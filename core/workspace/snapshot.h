// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/database/connection.h"
#include "core/database/versiontablename.h"
#include "core/project/branchadditions.h"
#include "core/project/history.h"
#include "core/project/project.h"
#include "core/python/revisionsql.h"
#include "core/revisions/lanelayout.h"
#include "core/revisions/revisiongraph.h"
#include "core/sql/dialect.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <memory>
#include <optional>

namespace stemma {

class SqlCache;

/// Everything known of a project's files at one moment. Immutable and shared between threads.
struct Snapshot
{
    int number = 0; ///< grows with each reading: a late result of an older one is dropped
    Project project;
    Dialect dialect = Dialect::MySql; ///< whose SQL the statements are
    EvaluationContext context; ///< what the SQL of revision files rests on, as it was at the time
    RevisionGraph graph;
    QList<LaneRow> lanes; ///< one row a node, newest first
    QList<Problem> problems; ///< of the project, its files and its graph
    Reading reading = Reading::Full; ///< Headers: sql is empty, and sqlOf() works it out when asked
    QHash<QString, RevisionSql> sql; ///< by file
    QHash<QString, QByteArray> sources; ///< by file; not of all after reading the headers alone
    std::shared_ptr<SqlCache> sqlCache; ///< what sqlOf() has found before; may be null
    QHash<QString, HistoryFile> files; ///< as read: the next reading takes over what has not changed

    BranchAdditions additions; ///< what the git branch adds; empty after reading the headers alone
    bool isAddedByBranch(RevisionGraph::Node node) const;

    /// The SQL of a node; nothing for a ghost or an unreadable file.
    std::optional<RevisionSql> sqlOf(RevisionGraph::Node node) const;
    /// The same, with the inspector's questions answered from the schema that the function starts from.
    std::optional<RevisionSql> sqlOf(RevisionGraph::Node node,
                                     std::shared_ptr<const schema::Schema> startingFrom) const;
    QByteArray sourceOf(RevisionGraph::Node node) const;

    VersionTableName versionTable() const { return {project.versionTable, project.versionTableSchema}; }
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// Where the chosen database stands, as last read.
struct DatabaseState
{
    enum class Stage {
        None, ///< the project names no database
        Unsupported, ///< it names one that Stemma can't work with: error says which
        Connecting,
        Connected,
        Failed, ///< error says why
    };

    Stage stage = Stage::None;
    ConnectionSettings settings;
    ServerInfo server;
    QStringList rows; ///< of the version table
    QList<Problem> problems; ///< of the rows: unknown, repeated, implied by another
    QList<bool> applied; ///< by node; empty when the rows can't be located
    std::optional<Error> error; ///< why connecting, reading or locating failed
    int pending = 0; ///< revisions between the rows and all heads

    bool isConnected() const { return stage == Stage::Connected; }
};

/// How a revision stands in the chosen database.
enum class Standing {
    Unknown, ///< no database, or its rows can't be located
    Applied,
    Pending,
    Missing, ///< referred to, but there is no file
    Broken, ///< can't be reached from a base
};

Standing standingOf(const Snapshot &snapshot, const DatabaseState &database, RevisionGraph::Node node);

} // namespace stemma
