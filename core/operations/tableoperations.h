// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/column.h"
#include "core/operations/index.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace stemma {

/// A keyword argument of op.create_table() for a dialect: {"mysql_engine", "InnoDB"}. Others than strings are
/// refused by SQLAlchemy too.
struct TableOption
{
    QString key;
    QString value;

    bool operator==(const TableOption &) const = default;
};

struct CreateTable
{
    QString name;
    QString schema;
    QList<Column> columns;
    QList<TableConstraint> constraints; ///< in the order of the arguments
    QList<Index> indexes; ///< sa.Index(…) among the arguments
    std::optional<QString> comment;
    QList<TableOption> options; ///< all dialects', as written
    QStringList prefixes; ///< {"TEMPORARY"}
    bool ifNotExists = false;
    Name primaryKeyName{}; ///< of the key that the columns make, by a naming convention

    bool operator==(const CreateTable &) const = default;
};

struct DropTable
{
    QString name;
    QString schema;
    bool ifExists = false;

    bool operator==(const DropTable &) const = default;
};

struct RenameTable
{
    QString oldName;
    QString newName;
    QString schema;

    bool operator==(const RenameTable &) const = default;
};

struct CreateTableComment
{
    QString table;
    QString schema;
    std::optional<QString> comment;

    bool operator==(const CreateTableComment &) const = default;
};

struct DropTableComment
{
    QString table;
    QString schema;

    bool operator==(const DropTableComment &) const = default;
};

} // namespace stemma
