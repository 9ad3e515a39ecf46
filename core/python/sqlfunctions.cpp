// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/call.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/sqlconditions.h"
#include "core/python/sqlexpression.h"
#include "core/python/symbols.h"
#include "core/sql/quoting.h"

#include <QHash>
#include <QRegularExpression>

namespace stemma {

namespace {

using Kind = SqlExpressionObject::Kind;

/// sa.func: every attribute is an SQL function of that name.
class FunctionsObject : public Object
{
public:
    QString tag() const override { return QStringLiteral("sqlalchemy.func"); }
    QString description() const override { return QStringLiteral("sa.func"); }
    std::optional<Value> attribute(const QString &name, Evaluation &run) override;
};

/// sa.func.name, not yet called.
class FunctionNameObject : public Object
{
public:
    explicit FunctionNameObject(QString text)
        : name(std::move(text))
    { }
    QString tag() const override { return QStringLiteral("SqlFunction"); }
    QString description() const override { return QStringLiteral("sa.func.") + name; }

    const QString name;
};

std::optional<Value> FunctionsObject::attribute(const QString &name, Evaluation &run)
{
    const Value function = Value::object(run.heap.make<FunctionNameObject>(name));
    return Value::object(
        run.heap.make<KnownObject>(findKnown(QStringLiteral("SqlFunction.__call__")), function));
}

Value functions(Call &call)
{
    return Value::object(call.evaluation.heap.make<FunctionsObject>());
}

/// How SQLAlchemy writes the functions that it knows by itself; it looks them up without minding case.
const QHash<QString, QString> &namedFunctions()
{
    static const QHash<QString, QString> table = {
        {QStringLiteral("now"), QStringLiteral("now()")},
        {QStringLiteral("current_timestamp"), QStringLiteral("CURRENT_TIMESTAMP")},
        {QStringLiteral("current_date"), QStringLiteral("CURRENT_DATE")},
        {QStringLiteral("current_time"), QStringLiteral("CURRENT_TIME")},
        {QStringLiteral("current_user"), QStringLiteral("CURRENT_USER")},
        {QStringLiteral("localtime"), QStringLiteral("localtime")},
        {QStringLiteral("localtimestamp"), QStringLiteral("localtimestamp")},
        {QStringLiteral("utc_timestamp"), QStringLiteral("utc_timestamp()")},
        {QStringLiteral("uuid"), QStringLiteral("uuid()")},
        {QStringLiteral("unix_timestamp"), QStringLiteral("unix_timestamp()")},
    };
    return table;
}

QString argumentText(const Call &call, const Value &argument)
{
    refuseUnknown(argument);
    if (argument.asInteger())
        return QString::number(*argument.asInteger());
    if (const auto *expression = argument.as<SqlExpressionObject>())
        return expression->sql;
    if (const auto *column = argument.as<TableColumnObject>())
        return identifier(column->column.name, call.evaluation.dialect);
    return sqlValueText(call.evaluation, argument, {});
}

/// Functions that SQLAlchemy writes in another way than name(arguments).
bool hasOwnForm(const QString &name)
{
    static const QStringList names = {QStringLiteral("aggregate_strings"),
                                      QStringLiteral("cast"),
                                      QStringLiteral("cube"),
                                      QStringLiteral("current_date"),
                                      QStringLiteral("current_time"),
                                      QStringLiteral("current_timestamp"),
                                      QStringLiteral("current_user"),
                                      QStringLiteral("extract"),
                                      QStringLiteral("grouping_sets"),
                                      QStringLiteral("localtime"),
                                      QStringLiteral("localtimestamp"),
                                      QStringLiteral("next_value"),
                                      QStringLiteral("random"),
                                      QStringLiteral("rollup"),
                                      QStringLiteral("session_user"),
                                      QStringLiteral("sysdate"),
                                      QStringLiteral("user"),
                                      QStringLiteral("count")};
    return names.contains(name.toLower());
}

Value callSqlFunction(Call &call)
{
    const QString name = call.self.as<FunctionNameObject>()->name;
    bool isStandalone = true;
    const auto make = [&](const QString &sql) {
        auto *made = call.evaluation.heap.make<SqlExpressionObject>(Kind::Function, sql);
        made->isStandalone = isStandalone;
        return Value::object(made);
    };
    if (call.rest().isEmpty()) {
        const auto known = namedFunctions().constFind(name.toLower());
        if (known == namedFunctions().constEnd())
            giveUp(QStringLiteral("calls sa.func.%1(), which is not worked out here").arg(name));
        // The ones that SQLAlchemy does not know keep the case they are written in.
        const bool keepsCase = name.compare(QLatin1String("uuid"), Qt::CaseInsensitive) == 0
            || name.startsWith(QLatin1String("unix_"), Qt::CaseInsensitive)
            || name.startsWith(QLatin1String("utc_"), Qt::CaseInsensitive);
        return make(keepsCase ? name + QStringLiteral("()") : *known);
    }
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_]*\\z"));
    if (hasOwnForm(name) || !plain.match(name).hasMatch())
        giveUp(QStringLiteral("calls sa.func.%1(…), which is not worked out here").arg(name));
    QStringList arguments;
    for (const Value &argument : call.rest()) {
        arguments.append(argumentText(call, argument));
        const auto *inner = argument.as<SqlExpressionObject>();
        isStandalone = isStandalone && !argument.as<SqlColumnObject>() && (!inner || inner->isStandalone);
    }
    return make(name + QLatin1Char('(') + arguments.join(QStringLiteral(", ")) + QLatin1Char(')'));
}

const KnownFunction rows[] = {
    {"sqlalchemy.func", nullptr, functions},
    {"SqlFunction.__call__", "*arguments, type_?", callSqlFunction},
};

} // namespace

KnownFunctions sqlFunctions()
{
    return rows;
}

} // namespace stemma
