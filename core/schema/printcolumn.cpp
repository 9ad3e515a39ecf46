// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/printcolumn.h"

#include "core/schema/print.h"
#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

/// MySQL takes the default of these types only as an expression.
bool wantsBrackets(const ColumnType &type)
{
    return type.base.endsWith("text"_L1) || type.base.endsWith("blob"_L1) || type.base == "json"_L1
        || type.base == "geometry"_L1;
}

QString defaultWords(const Column &column, Dialect dialect)
{
    if (!column.defaultSql)
        return {};
    const QString &value = *column.defaultSql;
    if (!isMariaDbServer(dialect) && wantsBrackets(column.type) && !value.startsWith(u'('))
        return " DEFAULT ("_L1 + value + u')';
    return " DEFAULT "_L1 + value;
}

QString charsetWords(const Column &column, const Table &table, CharsetWords words)
{
    if (column.charset.isEmpty() || !column.type.hasCharset())
        return {};
    const bool same = column.charset == table.charset && column.collation == table.collation;
    if (same && words == CharsetWords::WhereDifferent)
        return {};
    QString text = " CHARACTER SET "_L1 + column.charset;
    if (!column.collation.isEmpty())
        text += " COLLATE "_L1 + column.collation;
    return text;
}

} // namespace

const Check *columnCheck(const Table &table, const Column &column)
{
    for (const Check &check : table.checks) {
        if (check.ofColumn && check.name.compare(column.name, Qt::CaseInsensitive) == 0)
            return &check;
    }
    return nullptr;
}

QString columnAttributes(const Column &column, const Table &table, Dialect dialect, CharsetWords words)
{
    const bool mariaDb = isMariaDbServer(dialect);
    QString text = column.type.text() + charsetWords(column, table, words);
    const bool period = column.generated && column.generated->expression.startsWith("ROW "_L1);
    if (period) {
        text += " GENERATED ALWAYS AS "_L1 + column.generated->expression;
    } else if (column.generated) {
        text += " GENERATED ALWAYS AS ("_L1 + column.generated->expression + u')'
            + (column.generated->stored ? " STORED"_L1 : " VIRTUAL"_L1);
    }
    if (!column.nullable && !period)
        text += " NOT NULL"_L1;
    else if (column.type.base == "timestamp"_L1 && !column.generated)
        text += " NULL"_L1; // else NOT NULL where explicit_defaults_for_timestamp is off
    if (column.srid && !mariaDb)
        text += " SRID "_L1 + QString::number(*column.srid);
    text += defaultWords(column, dialect);
    if (!column.onUpdate.isEmpty())
        text += " ON UPDATE "_L1 + column.onUpdate;
    if (column.autoIncrement)
        text += " AUTO_INCREMENT"_L1;
    if (column.invisible)
        text += " INVISIBLE"_L1;
    if (!column.comment.isEmpty())
        text += " COMMENT "_L1 + quotedString(column.comment);
    if (column.unversioned && mariaDb)
        text += " WITHOUT SYSTEM VERSIONING"_L1;
    const Check *check = columnCheck(table, column);
    if (check && mariaDb)
        text += " CHECK ("_L1 + check->expression + u')';
    return text;
}

QString columnDefinition(const Column &column, const Table &table, Dialect dialect)
{
    return quotedIdentifier(column.name) + u' '
        + columnAttributes(column, table, dialect, CharsetWords::WhereDifferent);
}

} // namespace stemma::schema
