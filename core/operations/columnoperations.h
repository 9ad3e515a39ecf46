// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/column.h"

#include <QString>

#include <optional>

namespace stemma {

struct AddColumn
{
    QString table;
    QString schema;
    Column column;
    bool ifNotExists = false;

    bool operator==(const AddColumn &) const = default;
};

struct DropColumn
{
    QString table;
    QString schema;
    QString column;
    bool ifExists = false;

    bool operator==(const DropColumn &) const = default;
};

/// op.alter_column(). Every optional: nothing when the argument is not given. For server_default and comment
/// None is another thing than not given: ServerDefault::null() drops the default, a null QString drops the
/// comment.
struct AlterColumn
{
    QString table;
    QString schema;
    QString column;
    std::optional<QString> newName;
    std::optional<SqlType> type;
    std::optional<bool> nullable;
    std::optional<ServerDefault> serverDefault;
    std::optional<QString> comment;
    std::optional<bool> autoIncrement;

    std::optional<SqlType> existingType;
    std::optional<bool> existingNullable;
    std::optional<ServerDefault> existingServerDefault; ///< None and False (both "no default") are nothing
    std::optional<QString> existingComment;
    std::optional<bool> existingAutoIncrement;

    /// The type was written without parentheses (type_=sa.DateTime): Alembic doesn't see of such a class that
    /// it is a date and time, and writes MODIFY where it would write CHANGE.
    bool typeIsClass = false;

    bool operator==(const AlterColumn &) const = default;
};

} // namespace stemma
