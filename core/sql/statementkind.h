// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// What a statement does, by its first words alone.
struct StatementKind
{
    enum class Group {
        Ddl, ///< CREATE, ALTER, DROP, RENAME, TRUNCATE, GRANT, REVOKE: commits by itself
        Dml, ///< INSERT, REPLACE, UPDATE, DELETE, LOAD
        Query, ///< SELECT, SHOW, …: changes nothing by itself
        Other, ///< SET, USE, CALL, LOCK, transactions, …
    };

    Group group = Group::Other;
    QString verb; ///< first keyword in capitals: "ALTER"
    QString objectKind; ///< "TABLE", "INDEX", "VIEW" …; "TABLE" for DML; empty when there is none
    QString object; ///< the first object, without quotes, with its schema where one is given: "shop.orders"
    /// CREATE and DROP INDEX: the table that the index is on.
    QString table;

    bool operator==(const StatementKind &) const = default;
};

/// Pure. A statement of `/*! … */` is Other: what it does depends on the server's version.
StatementKind classifyStatement(const QString &statement);

} // namespace stemma
