// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/sqlexpression.h"
#include "core/python/value.h"

#include <QString>

#include <optional>

namespace stemma {

class Evaluation;

/// table.c.name
class SqlColumnObject : public Object
{
public:
    SqlColumnObject(const TableObject *owner, TableObject::Column value)
        : table(owner)
        , column(std::move(value))
    { }
    QString tag() const override { return QStringLiteral("SqlColumn"); }
    QString description() const override { return QStringLiteral("a column of a table"); }

    const TableObject *const table;
    const TableObject::Column column;
};

/// What stands in WHERE.
class ConditionObject : public Object
{
public:
    enum class Kind { Simple, And, Or };

    ConditionObject(Kind conditionKind, QString text)
        : kind(conditionKind)
        , sql(std::move(text))
    { }
    QString tag() const override { return QStringLiteral("Condition"); }
    QString description() const override { return QStringLiteral("an SQL condition"); }

    const Kind kind;
    const QString sql;
};

/// left <op> right as an SQL condition; nothing when neither side is a table's column.
std::optional<Value> compareSql(Evaluation &run, const QString &op, const Value &left, const Value &right);

/// left & right, left | right; nothing when they are no conditions.
std::optional<Value> joinSql(Evaluation &run, std::string_view op, const Value &left, const Value &right);

/// Joins conditions as SQLAlchemy's and_() and or_() do.
Value joinConditions(Evaluation &run, ConditionObject::Kind kind, const QList<Value> &parts);

/// A value as SQL text for a column of that type: a literal, another column, a function.
QString sqlValueText(Evaluation &run, const Value &value, const SqlType &type);

/// A table's name, with its schema.
QString tableText(Evaluation &run, const TableObject &table);

} // namespace stemma
