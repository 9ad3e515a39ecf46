// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/columntype.h"

#include <QString>

#include <optional>

namespace stemma::schema {

struct Generated
{
    QString expression; ///< SQL, without the brackets around it; "ROW START", "ROW END" of system versioning
    bool stored = false;

    bool operator==(const Generated &) const = default;
};

/// A column as the server keeps it, in normal form. Its position is its place in Table::columns.
struct Column
{
    QString name;
    ColumnType type;
    QString charset; ///< of text types, always filled in, also where it is the table's
    QString collation;
    bool nullable = true;
    /// What follows DEFAULT: 'it''s', 1.50, current_timestamp(3), (uuid()). Nothing without a default and for
    /// DEFAULT NULL, which is the same.
    std::optional<QString> defaultSql;
    QString onUpdate; ///< "current_timestamp(3)", or empty
    std::optional<Generated> generated;
    bool autoIncrement = false;
    bool invisible = false;
    QString comment;
    std::optional<int> srid; ///< of MySQL's spatial types
    bool unversioned = false; ///< MariaDB's WITHOUT SYSTEM VERSIONING

    bool operator==(const Column &) const = default;
};

} // namespace stemma::schema
