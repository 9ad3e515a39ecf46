// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/tablekey.h"

#include "core/operations/columncompiler.h"
#include "core/operations/compilererror.h"

#include <algorithm>

namespace stemma {

namespace {

bool hasForeignKey(const CreateTable &create, const Column &column)
{
    if (!column.foreignKeys.isEmpty())
        return true;
    return std::any_of(create.constraints.begin(), create.constraints.end(),
                       [&](const TableConstraint &constraint) {
                           const auto *key = std::get_if<ForeignKey>(&constraint);
                           return key && key->columns.contains(column.name);
                       });
}

} // namespace

bool hasColumn(const CreateTable &create, const QString &name)
{
    return std::any_of(create.columns.begin(), create.columns.end(),
                       [&name](const Column &column) { return column.name == name; });
}

Result<TableKey> tableKey(const CreateTable &create)
{
    TableKey key;
    bool stated = false;
    for (const TableConstraint &constraint : create.constraints) {
        if (const auto *primaryKey = std::get_if<PrimaryKey>(&constraint)) {
            key.primaryKey = *primaryKey; // the last one stands, as when a Table is given several
            stated = true;
        }
    }
    if (!stated)
        key.primaryKey.name = create.primaryKeyName;
    if (key.primaryKey.columns.isEmpty()) {
        for (const Column &column : create.columns) {
            if (column.primaryKey)
                key.primaryKey.columns << column.name;
        }
    }

    QStringList &names = key.primaryKey.columns;
    for (const Column &column : create.columns) {
        if (!names.contains(column.name))
            continue;
        const Result<bool> counts = countsUp(column, hasForeignKey(create, column), names.size() > 1);
        if (!counts)
            return std::unexpected(counts.error());
        if (!*counts)
            continue;
        if (!key.autoIncrementColumn.isEmpty())
            return refusal(
                QStringLiteral("table %1: only one column may have autoincrement=True").arg(create.name));
        key.autoIncrementColumn = column.name;
    }
    if (!stated && names.removeOne(key.autoIncrementColumn))
        names.prepend(key.autoIncrementColumn);
    return key;
}

} // namespace stemma
