// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/literal.h"
#include "core/operations/sqltype.h"

#include <QList>
#include <QString>

#include <utility>

namespace stemma {

/// op.execute("…"): finished SQL, one statement or several; text()'s binds looked for, `\:` unescaped.
struct Execute
{
    QString sql;

    bool operator==(const Execute &) const = default;
};

/// A column of the table that op.bulk_insert() is given; Name::Null for sa.column("x") without a type.
struct InsertColumn
{
    QString name;
    SqlType type;

    bool operator==(const InsertColumn &) const = default;
};

/// op.bulk_insert(table, rows).
struct BulkInsert
{
    using Row = QList<std::pair<QString, Literal>>;

    QString table;
    QString schema;
    QList<InsertColumn> columns; ///< all of the table's, in its order
    QList<Row> rows;

    bool operator==(const BulkInsert &) const = default;
};

} // namespace stemma
