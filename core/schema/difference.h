// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"
#include "core/sql/dialect.h"

#include <QJsonArray>
#include <QList>
#include <QStringList>

namespace stemma::schema {

/// One difference between two schemas. Kinds of one family follow each other: what is added, removed,
/// changed.
struct Change
{
    enum class Kind { Added, Removed, Changed };

    Kind kind = Kind::Changed;
    ObjectName object; ///< the table, view … concerned; a table without a name: the schema itself
    /// "column", "column position", "index", "foreign key", "check", "option", "partitioning"; "property" of
    /// views, programs and sequences; empty: the object.
    QString part;
    QString name; ///< of the part: a column's name, "collation", "body"
    /// SQL or value in normal form; empty when added. Of a whole object it is its CREATE statement, of a
    /// column's position the name before it, empty for the first.
    QString before;
    QString after; ///< empty when removed

    bool operator==(const Change &) const = default;
};

/// What must change in `from` so that it equals `to`, in a stable order: by object, then columns in `to`'s
/// order, then the other parts by name. Columns that move are as few as can be. Never guesses a rename; names
/// that differ in case are one column, whose name changes, but two objects. Empty only for schemas that are
/// equal but for their own names. Pure.
QList<Change> difference(const Schema &from, const Schema &to);

/// For people, one line a change: "table scenes: column title added: varchar(200) NOT NULL".
QString differenceText(const QList<Change> &changes);

/// Objects like {"kind": "added", "object": "table", "object_name": "scenes", "part": "column", "name":
/// "title", "after": "varchar(200) NOT NULL"}; what is empty is left out, the object's name never.
QJsonArray differenceJson(const QList<Change> &changes);

/// Statements that make `to` from `from`, in an order that works on a server of that dialect: foreign keys
/// that are in the way go first and come last, programs and views after what they rest on, also for keys in
/// circles and tables that refer to themselves. Applied, they give exactly `to`; data is not minded.
///
/// They name no schema and want one as the session's default. The session's own sql_mode,
/// character_set_client, collation_connection and time_zone are put back at the end where views or programs
/// needed others. foreign_key_checks stays on, but for keys to tables that `to` doesn't have.
/// explicit_defaults_for_timestamp must be on, as it is by default.
QStringList alterStatements(const Schema &from, const Schema &to, Dialect dialect);

} // namespace stemma::schema
