// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/name.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace stemma {

/// One part of an index: a column, or an expression.
struct IndexPart
{
    enum class Kind {
        Column, ///< text is the column's name
        Sql, ///< text is finished SQL put in as it is: sa.text("…")
        Expression, ///< text is finished SQL that gets parentheses of its own: func.lower(…), a + b
    };

    Kind kind = Kind::Column;
    QString text;
    bool descending = false; ///< column.desc()

    static IndexPart column(const QString &name) { return {Kind::Column, name, false}; }
    static IndexPart sql(const QString &sql) { return {Kind::Sql, sql, false}; }

    bool operator==(const IndexPart &) const = default;
};

/// The `mysql_…` or `mariadb_…` arguments of an index.
struct IndexOptions
{
    std::optional<int> length; ///< mysql_length=n
    QHash<QString, int> lengths; ///< mysql_length={"column": n}
    QString prefix; ///< "FULLTEXT", "SPATIAL"
    QString usingMethod; ///< "btree", "hash"
    QString parser; ///< mysql_with_parser

    bool operator==(const IndexOptions &) const = default;
};

/// sa.Index(…), or what op.create_index() makes.
struct Index
{
    Name name;
    QList<IndexPart> parts;
    bool unique = false;
    IndexOptions mysql; ///< used under mysql://; parser and method under both
    IndexOptions mariadb;

    bool operator==(const Index &) const = default;
};

} // namespace stemma
