// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/sqlexpression.h"

#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/schemaobjects.h"
#include "core/python/sqlconditions.h"
#include "core/python/symbols.h"
#include "core/python/typeobject.h"
#include "core/sql/textbinds.h"

#include <QRegularExpression>

namespace stemma {

QString finishedText(const QString &text)
{
    const QStringList binds = findTextBinds(text);
    if (!binds.isEmpty())
        giveUp(QStringLiteral("has the bind parameter :%1, which gets no value").arg(binds.first()));
    return unescapeText(text);
}

QString BoundTextObject::finished(Evaluation &run) const
{
    QString text = written;
    for (const QString &name : findTextBinds(written)) {
        const auto value = values.constFind(name);
        if (value == values.cend())
            giveUp(QStringLiteral("has the bind parameter :%1, which gets no value").arg(name));
        const QRegularExpression bind(
            QStringLiteral("(?<![:\\w$\\\\]):%1(?![:\\w$])").arg(QRegularExpression::escape(name)),
            QRegularExpression::UseUnicodePropertiesOption);
        // A colon in the value is no parameter.
        QString literal = sqlValueText(run, *value, {});
        literal.replace(QLatin1Char(':'), QStringLiteral("\\:"));
        const QRegularExpressionMatch match = bind.match(text);
        text.replace(match.capturedStart(), match.capturedLength(), literal);
    }
    return unescapeText(text);
}

QString conditionOf(const Call &call, const Value &value)
{
    refuseUnknown(value);
    if (const QString *text = value.asString())
        return finishedText(*text);
    const auto *expression = value.as<SqlExpressionObject>();
    if (!expression || !expression->isStandalone)
        call.refuse(QStringLiteral("%1 as a condition").arg(value.description()));
    return expression->sql;
}

namespace {

/// table.c
class TableColumnsObject : public Object
{
public:
    explicit TableColumnsObject(const TableObject *owner)
        : table(owner)
    { }
    QString tag() const override { return QStringLiteral("TableColumns"); }
    QString description() const override { return QStringLiteral("the columns of a table"); }
    std::optional<Value> attribute(const QString &name, Evaluation &run) override
    {
        for (const TableObject::Column &column : table->columns) {
            if (column.name == name)
                return Value::object(run.heap.make<SqlColumnObject>(table, column));
        }
        return std::nullopt;
    }

    const TableObject *const table;
};

using Kind = SqlExpressionObject::Kind;

Value expression(Call &call, Kind kind, const QString &sql)
{
    return Value::object(call.evaluation.heap.make<SqlExpressionObject>(kind, sql));
}

Value text(Call &call)
{
    const QString written = call.string("text");
    if (!findTextBinds(written).isEmpty())
        return Value::object(call.evaluation.heap.make<BoundTextObject>(written));
    return expression(call, Kind::Text, finishedText(written));
}

Value bindParameters(Call &call)
{
    auto *copy = call.evaluation.heap.make<BoundTextObject>(*call.self.as<BoundTextObject>());
    for (const auto &[name, value] : call.keywords())
        copy->values.insert(name, value);
    return Value::object(copy);
}

/// sa.literal("x"): a value, written as one.
Value literalValue(Call &call)
{
    const SqlType type =
        call.value("type_").isNone() ? SqlType() : sqlTypeOf(call.evaluation, call.value("type_"));
    return expression(call, Kind::Literal, sqlValueText(call.evaluation, call.value("value"), type));
}

/// Only constants are the same under every dialect.
Value compiled(Call &call)
{
    if (call.self.as<SqlExpressionObject>()->kind != Kind::Literal)
        call.refuse(QStringLiteral("what is no constant"));
    return call.self;
}

Value literalColumn(Call &call)
{
    return expression(call, Kind::Text, call.string("text"));
}

Value trueValue(Call &call)
{
    return expression(call, Kind::Literal, QStringLiteral("true"));
}

Value falseValue(Call &call)
{
    return expression(call, Kind::Literal, QStringLiteral("false"));
}

Value nullValue(Call &call)
{
    return expression(call, Kind::Literal, QStringLiteral("NULL"));
}

Value makeColumn(Call &call)
{
    TableObject::Column column{call.string("name"), sqlTypeOf(call.evaluation, call.value("type_"))};
    return Value::object(call.evaluation.heap.make<TableColumnObject>(column));
}

TableObject::Column columnOf(Call &call, const Value &value)
{
    refuseUnknown(value);
    if (const auto *column = value.as<TableColumnObject>())
        return column->column;
    if (const auto *column = value.as<ColumnObject>())
        return {column->item.name, column->item.type, column->item.clientDefault, column->updatesByItself};
    call.refuse(QStringLiteral("%1 among its columns").arg(value.description()));
}

Value makeTable(Call &call)
{
    auto *table = call.evaluation.heap.make<TableObject>();
    table->name = call.string("name");
    table->schema = call.optionalString("schema").value_or(QString());
    for (const Value &column : call.rest())
        table->columns.append(columnOf(call, column));
    return Value::object(table);
}

/// sa.Table("t", sa.MetaData(), …): only what stands in the call is known of it.
Value makeFullTable(Call &call)
{
    auto *table = call.evaluation.heap.make<TableObject>();
    table->name = call.string("name");
    table->schema = call.optionalString("schema").value_or(QString());
    for (const Value &item : call.rest()) {
        refuseUnknown(item);
        if (!item.as<ConstraintObject>() && !item.as<IndexObject>())
            table->columns.append(columnOf(call, item));
    }
    return Value::object(table);
}

class MetaDataObject : public Object
{
public:
    QString tag() const override { return QStringLiteral("MetaData"); }
    QString description() const override { return QStringLiteral("a MetaData"); }
};

Value makeMetaData(Call &call)
{
    return Value::object(call.evaluation.heap.make<MetaDataObject>());
}

const KnownFunction functions[] = {
    {"sqlalchemy.text", "text", text},
    {"BoundText.bindparams", "**values", bindParameters},
    {"sqlalchemy.literal", "value, type_?", literalValue},
    {"SqlExpression.compile", "*arguments, **options", compiled},
    {"sqlalchemy.literal_column", "text, type_?", literalColumn},
    {"sqlalchemy.true", "", trueValue},
    {"sqlalchemy.false", "", falseValue},
    {"sqlalchemy.null", "", nullValue},
    {"sqlalchemy.column", "name, type_?, *, is_literal?", makeColumn},
    {"sqlalchemy.table", "name, *columns, schema?", makeTable},
    {"sqlalchemy.Table", "name, metadata, *items, schema?", makeFullTable},
    {"sqlalchemy.MetaData", "", makeMetaData},
    {"sqlalchemy.select", "*arguments, **options", nullptr, "it reads the database"},
    {"sqlalchemy.create_engine", "*arguments, **options", nullptr, "it connects to a database"},
};

} // namespace

std::optional<Value> TableObject::attribute(const QString &attribute, Evaluation &run)
{
    if (attribute != QLatin1String("c") && attribute != QLatin1String("columns"))
        return std::nullopt;
    return Value::object(run.heap.make<TableColumnsObject>(this));
}

KnownFunctions sqlExpressions()
{
    return functions;
}

} // namespace stemma
