// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/table.h"

namespace stemma::schema {

const Column *Table::column(const QString &columnName) const
{
    for (const Column &each : columns) {
        if (each.name.compare(columnName, Qt::CaseInsensitive) == 0)
            return &each;
    }
    return nullptr;
}

} // namespace stemma::schema
