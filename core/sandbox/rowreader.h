// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/clonework.h"

#include <QHash>
#include <QSet>

namespace stemma {

/// How the rows of one table are read: as literals, a list for each row.
struct RowSource
{
    struct ForeignKey
    {
        QList<int> columns; ///< places in `columns`
        QString parent;
        QStringList parentColumns;
    };

    QString table;
    QStringList columns; ///< all of them
    QStringList literals; ///< SQL for each column that gives its value as a literal
    QList<bool> generated;
    QList<int> primaryKey; ///< places in `columns`; empty without one
    QList<ForeignKey> foreignKeys; ///< to tables of this schema

    QString select() const; ///< SELECT … FROM t
};

/// What information_schema tells of the tables, in three questions.
Result<QHash<QString, RowSource>> readRowSources(CloneWork &work, const QStringList &tables);

/// SQL that gives a column's value as a literal of its own type, exactly: text and binary as hexadecimal
/// bytes with their character set, numbers in full.
QString literalExpression(const QString &column, const QString &dataType, const QString &charset);

} // namespace stemma
