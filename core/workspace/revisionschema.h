// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/replayhistory.h"
#include "core/schema/difference.h"
#include "core/workspace/snapshot.h"

#include <memory>
#include <optional>

namespace stemma {

/// A line of a CREATE statement that is compared with another.
struct SchemaLine
{
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    QString text;

    bool operator==(const SchemaLine &) const = default;
};

/// The lines of both texts, common ones once, in the order of a unified difference. Commas at line ends are
/// not compared: the last of a list has none. Pure.
QList<SchemaLine> differenceOfLines(const QString &before, const QString &after);

/// An object that a revision changes, with its CREATE statement before and after as one list of lines. A
/// table without a name is the schema itself, which has no lines.
struct ObjectDifference
{
    schema::ObjectName object;
    QList<schema::Change> changes;
    QList<SchemaLine> lines;
};

/// Servers and collations that a schema was worked out with, and those of the project's own database.
struct ReplaySurroundings
{
    QString server; ///< of the replay: "MariaDB 11.8.6"
    QString collation;
    QString databaseServer; ///< empty: none is connected
    QString databaseCollation;
    bool sameFlavour = true;

    bool operator==(const ReplaySurroundings &) const = default;
};

/// The schema around one revision, in the form in which it is shown, or why there is none. A value.
struct RevisionSchema
{
    /// A revision that changes the table.
    struct Moment
    {
        RevisionGraph::Node node = -1;
        QList<schema::Change> changes;
    };
    struct Object
    {
        schema::ObjectName name;
        QString sql; ///< its CREATE statement, without a semicolon
    };
    /// What is known of the revisions that follow.
    enum class Rest { Coming, Known, Unknown };

    int snapshot = 0; ///< number of the one it belongs to
    RevisionGraph::Node node = -1;
    std::optional<Error> error; ///< with the place at fault; Cancelled where it was stopped
    QString errorAt; ///< the revision at fault: this one or one before it; empty: none
    ReplaySurroundings surroundings;

    QList<ObjectDifference> differences; ///< between before and after; empty: it changes nothing
    QList<Object> objects; ///< all after the revision

    QStringList tables; ///< all that the history ever has, by name
    QString table; ///< whose history follows; empty where there are no tables
    QList<Moment> moments; ///< oldest first
    Rest rest = Rest::Known; ///< whether moments can be missing at the end
    std::optional<Error> stopped; ///< why revisions after this one are missing; see ReplayedHistory
    QString stoppedAt;
};
using RevisionSchemaPtr = std::shared_ptr<const RevisionSchema>;

/// Fills in all but surroundings and rest from a history in which the node was replayed. An empty `table`
/// stands for the first one that the revision changes, else the first of all. Takes its time with large
/// schemas: call it from a worker. Pure.
RevisionSchema describeSchema(const Snapshot &snapshot, RevisionGraph::Node node, const QString &table,
                              const ReplayedHistory &history);

} // namespace stemma
