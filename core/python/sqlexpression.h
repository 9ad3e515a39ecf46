// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/sqltype.h"
#include "core/python/value.h"

#include <QHash>
#include <QList>

namespace stemma {

class Call;
class Evaluation;

/// An SQL expression of SQLAlchemy whose text is known.
class SqlExpressionObject : public Object
{
public:
    enum class Kind { Text, Function, Literal, Column, Comparison };

    SqlExpressionObject(Kind expressionKind, QString text)
        : kind(expressionKind)
        , sql(std::move(text))
    { }
    QString tag() const override { return QStringLiteral("SqlExpression"); }
    QString description() const override { return QStringLiteral("an SQL expression"); }
    std::optional<QString> text() const override
    {
        return kind == Kind::Literal || kind == Kind::Text ? std::optional(sql) : std::nullopt;
    }

    const Kind kind;
    const QString sql; ///< finished: text()'s binds were looked for, `\:` unescaped
    bool isStandalone = true; ///< it has the same text wherever it stands
};

/// sa.text("… :name …"): the parameters get their values when it is executed.
class BoundTextObject : public Object
{
public:
    explicit BoundTextObject(QString text)
        : written(std::move(text))
    { }
    QString tag() const override { return QStringLiteral("BoundText"); }
    QString description() const override { return QStringLiteral("a text with parameters"); }

    /// With the values in their places. Throws Unknowable for a parameter without one.
    QString finished(Evaluation &run) const;

    const QString written;
    QHash<QString, Value> values;
};

/// sa.table("t", sa.column("c", sa.String)), also what op.create_table() returns.
class TableObject : public Object
{
public:
    struct Column
    {
        QString name;
        SqlType type;
        bool hasClientDefault = false; ///< default=: what is inserted without it gets a value from Python
        bool hasClientUpdate = false; ///< onupdate=: the same for updates
    };

    QString tag() const override { return QStringLiteral("Table"); }
    QString description() const override { return QStringLiteral("a table"); }
    std::optional<Value> attribute(const QString &name, Evaluation &run) override; ///< `c` and `columns`

    QString name;
    QString schema;
    QList<Column> columns;
};

/// sa.column("c", sa.String)
class TableColumnObject : public Object
{
public:
    explicit TableColumnObject(TableObject::Column value)
        : column(std::move(value))
    { }
    QString tag() const override { return QStringLiteral("column"); }
    QString description() const override { return QStringLiteral("a column"); }

    const TableObject::Column column;
};

/// The finished SQL of a string that SQLAlchemy makes a text() of: throws Unknowable when it has bind
/// parameters, which have no value in a migration.
QString finishedText(const QString &text);

/// The finished SQL of a condition: a string, sa.text(…) or another standalone expression.
QString conditionOf(const Call &call, const Value &value);

} // namespace stemma
