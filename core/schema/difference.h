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
    ObjectName object; ///< the table, view … concerned
    QString part; ///< "column", "index", "foreign key", "check", "option", "partitioning"; empty: the object
    QString name; ///< of the part: a column's name, "collation"
    QString before; ///< SQL or value in normal form; empty when added
    QString after; ///< empty when removed

    bool operator==(const Change &) const = default;
};

/// What must change in `from` so that it equals `to`, in a stable order: by object, then columns in `to`'s
/// order, then the other parts by name. Never guesses a rename. Pure.
QList<Change> difference(const Schema &from, const Schema &to);

/// For people, one line a change: "table scenes: column title added: varchar(200) NOT NULL".
QString differenceText(const QList<Change> &changes);
QJsonArray differenceJson(const QList<Change> &changes);

/// Statements that make `to` from `from`, in an order that works on a server of that dialect: foreign keys
/// that are in the way go first and come last, programs and views after what they rest on, also for keys in
/// circles and tables that refer to themselves. Applied, they give exactly `to`; data is not minded.
QStringList alterStatements(const Schema &from, const Schema &to, Dialect dialect);

} // namespace stemma::schema
