// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/name.h"

#include <QStringList>

#include <optional>

namespace stemma {

/// A foreign key: ForeignKeyConstraint(…), or a column's ForeignKey("…").
struct ForeignKey
{
    Name name;
    QStringList columns; ///< empty in a Column's list: that column
    QString referredSchema;
    QString referredTable;
    QStringList referredColumns;
    QString onDelete; ///< as written: "CASCADE"; empty: none
    QString onUpdate;
    std::optional<bool> deferrable;
    QString initially;
    QString match; ///< refused: MySQL would ignore the other clauses
    bool useAlter = false; ///< left out of CREATE TABLE

    bool operator==(const ForeignKey &) const = default;

    /// The target of ForeignKey("schema.table.column"): sets referred*; false when there is no column in it.
    bool setTarget(const QString &spec);
};

} // namespace stemma
