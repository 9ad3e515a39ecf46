// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/sqlconditions.h"

#include "core/operations/literalcompiler.h"
#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/literals.h"
#include "core/python/symbols.h"
#include "core/sql/quoting.h"

#include <QHash>

namespace stemma {

namespace {

using Kind = ConditionObject::Kind;

Value condition(Evaluation &run, const QString &sql)
{
    return Value::object(run.heap.make<ConditionObject>(Kind::Simple, sql));
}

QString columnText(Evaluation &run, const SqlColumnObject &column)
{
    return tableText(run, *column.table) + QLatin1Char('.') + identifier(column.column.name, run.dialect);
}

QString mirrored(const QString &op)
{
    static const QHash<QString, QString> table = {
        {QStringLiteral("<"), QStringLiteral(">")},
        {QStringLiteral("<="), QStringLiteral(">=")},
        {QStringLiteral(">"), QStringLiteral("<")},
        {QStringLiteral(">="), QStringLiteral("<=")},
    };
    return table.value(op, op);
}

const SqlColumnObject &self(const Call &call)
{
    return *call.self.as<SqlColumnObject>();
}

Value isNull(Call &call)
{
    if (!call.value("other").isNone())
        call.refuse(call.value("other").description());
    return condition(call.evaluation, columnText(call.evaluation, self(call)) + QStringLiteral(" IS NULL"));
}

Value isNotNull(Call &call)
{
    if (!call.value("other").isNone())
        call.refuse(call.value("other").description());
    return condition(call.evaluation,
                     columnText(call.evaluation, self(call)) + QStringLiteral(" IS NOT NULL"));
}

QString listText(Call &call)
{
    QStringList texts;
    for (const Value &item : itemsOf(call.value("values"), call.evaluation.budget))
        texts.append(sqlValueText(call.evaluation, item, self(call).column.type));
    if (texts.isEmpty())
        call.refuse(QStringLiteral("an empty list"));
    return QLatin1Char('(') + texts.join(QStringLiteral(", ")) + QLatin1Char(')');
}

Value isIn(Call &call)
{
    return condition(call.evaluation,
                     columnText(call.evaluation, self(call)) + QStringLiteral(" IN ") + listText(call));
}

Value isNotIn(Call &call)
{
    const QString text =
        columnText(call.evaluation, self(call)) + QStringLiteral(" NOT IN ") + listText(call);
    return condition(call.evaluation, QLatin1Char('(') + text + QLatin1Char(')'));
}

Value like(Call &call)
{
    const QString pattern = sqlValueText(call.evaluation, Value::string(call.string("pattern")), {});
    return condition(call.evaluation,
                     columnText(call.evaluation, self(call)) + QStringLiteral(" LIKE ") + pattern);
}

Value notLike(Call &call)
{
    const QString pattern = sqlValueText(call.evaluation, Value::string(call.string("pattern")), {});
    return condition(call.evaluation,
                     columnText(call.evaluation, self(call)) + QStringLiteral(" NOT LIKE ") + pattern);
}

Value both(Call &call)
{
    return joinConditions(call.evaluation, Kind::And, call.rest());
}

Value either(Call &call)
{
    return joinConditions(call.evaluation, Kind::Or, call.rest());
}

const KnownFunction functions[] = {
    {"SqlColumn.is_", "other", isNull},        {"SqlColumn.isnot", "other", isNotNull},
    {"SqlColumn.is_not", "other", isNotNull},  {"SqlColumn.in_", "values", isIn},
    {"SqlColumn.notin_", "values", isNotIn},   {"SqlColumn.not_in", "values", isNotIn},
    {"SqlColumn.notlike", "pattern", notLike}, {"SqlColumn.not_like", "pattern", notLike},
    {"SqlColumn.like", "pattern", like},       {"sqlalchemy.and_", "*conditions", both},
    {"sqlalchemy.or_", "*conditions", either},
};

} // namespace

QString tableText(Evaluation &run, const TableObject &table)
{
    const QString name = identifier(table.name, run.dialect);
    return table.schema.isEmpty() ? name : identifier(table.schema, run.dialect) + QLatin1Char('.') + name;
}

QString sqlValueText(Evaluation &run, const Value &value, const SqlType &type)
{
    refuseUnknown(value);
    if (const auto *column = value.as<SqlColumnObject>())
        return columnText(run, *column);
    if (const auto *expression = value.as<SqlExpressionObject>()) {
        return expression->sql;
    }
    const std::optional<Literal> literal = literalOf(value);
    if (!literal)
        giveUp(QStringLiteral("uses %1 as a value").arg(value.description()));
    const Result<QString> text = compileLiteral(*literal, type);
    if (!text)
        giveUp(text.error().message);
    run.budget.text(text->size());
    return *text;
}

std::optional<Value> compareSql(Evaluation &run, const QString &op, const Value &left, const Value &right)
{
    const auto *column = left.as<SqlColumnObject>();
    const auto isFunction = [](const Value &value) {
        const auto *expression = value.as<SqlExpressionObject>();
        return expression && expression->kind == SqlExpressionObject::Kind::Function;
    };
    if (!column && right.as<SqlColumnObject>())
        return compareSql(run, mirrored(op), right, left);
    if (!column && !isFunction(left))
        return std::nullopt;
    static const QStringList known = {QStringLiteral("=="), QStringLiteral("!="), QStringLiteral("<"),
                                      QStringLiteral("<="), QStringLiteral(">"),  QStringLiteral(">=")};
    if (!known.contains(op))
        giveUp(QStringLiteral("compares a column with \"%1\"").arg(op));
    const bool isEquality = op == QLatin1String("==") || op == QLatin1String("!=");
    const QString text = column ? columnText(run, *column) : left.as<SqlExpressionObject>()->sql;
    const bool isNull = right.isNone()
        || (right.as<SqlExpressionObject>() && right.as<SqlExpressionObject>()->sql == QLatin1String("NULL"));
    if (isNull) {
        if (!isEquality)
            giveUp(QStringLiteral("orders a column and None"));
        return condition(
            run,
            text + (op == QLatin1String("==") ? QStringLiteral(" IS NULL") : QStringLiteral(" IS NOT NULL")));
    }
    if (right.asBoolean()) {
        if (!isEquality)
            giveUp(QStringLiteral("orders a column and a bool"));
        const QString word = *right.asBoolean() ? QStringLiteral("true") : QStringLiteral("false");
        return condition(
            run, text + (op == QLatin1String("==") ? QStringLiteral(" = ") : QStringLiteral(" != ")) + word);
    }
    const QString sign = op == QLatin1String("==") ? QStringLiteral("=") : op;
    return condition(run,
                     text + QLatin1Char(' ') + sign + QLatin1Char(' ')
                         + sqlValueText(run, right, column ? column->column.type : SqlType()));
}

Value joinConditions(Evaluation &run, Kind kind, const QList<Value> &parts)
{
    QStringList texts;
    for (const Value &part : parts) {
        refuseUnknown(part);
        if (const auto *expression = part.as<SqlExpressionObject>();
            expression && expression->kind == SqlExpressionObject::Kind::Text && parts.size() == 1) {
            texts.append(expression->sql);
            continue;
        }
        const auto *one = part.as<ConditionObject>();
        if (!one)
            giveUp(QStringLiteral("uses %1 as a condition, which is not worked out here")
                       .arg(part.description()));
        // AND binds closer than OR, so only an OR within an AND is put in parentheses.
        const bool isLoose = kind == Kind::And && one->kind == Kind::Or && parts.size() > 1;
        texts.append(isLoose ? QLatin1Char('(') + one->sql + QLatin1Char(')') : one->sql);
        run.budget.text(one->sql.size());
    }
    if (texts.isEmpty())
        giveUp(QStringLiteral("joins no conditions"));
    if (parts.size() == 1)
        return parts.first().as<ConditionObject>() ? parts.first() : condition(run, texts.first());
    const QString word = kind == Kind::And ? QStringLiteral(" AND ") : QStringLiteral(" OR ");
    return Value::object(run.heap.make<ConditionObject>(kind, texts.join(word)));
}

std::optional<Value> joinSql(Evaluation &run, std::string_view op, const Value &left, const Value &right)
{
    if (!left.as<ConditionObject>() || !right.as<ConditionObject>() || (op != "&" && op != "|"))
        return std::nullopt;
    return joinConditions(run, op == "&" ? Kind::And : Kind::Or, {left, right});
}

KnownFunctions sqlConditions()
{
    return functions;
}

} // namespace stemma
