// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/column.h"
#include "core/schema/constraints.h"
#include "core/schema/index.h"

#include <QList>
#include <QMap>
#include <QString>

namespace stemma::schema {

/// A base table. AUTO_INCREMENT=, row counts and times are not part of it: they change without anyone
/// changing the schema.
struct Table
{
    QString name;
    QList<Column> columns; ///< in the table's order
    QMap<QString, Index> indexes; ///< by name
    QMap<QString, ForeignKey> foreignKeys; ///< by name
    QMap<QString, Check> checks; ///< by name
    QString engine; ///< "InnoDB"
    QString charset;
    QString collation;
    QString rowFormat; ///< as it was asked for, lower case; empty when the server chose
    QString comment;
    QMap<QString, QString> options; ///< others that were asked for, by lower-case name: "key_block_size"
    QString partitioning; ///< SQL in normal form, from PARTITION BY on; empty without
    bool systemVersioned = false; ///< MariaDB

    const Column *column(const QString &columnName) const; ///< null when there is none; ignores case

    bool operator==(const Table &) const = default;
};

} // namespace stemma::schema
