// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/dml.h"

#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/symbols.h"
#include "core/sql/quoting.h"

namespace stemma {

namespace {

using Kind = DmlObject::Kind;

QString whereText(Evaluation &run, const QList<Value> &conditions)
{
    if (conditions.isEmpty())
        return {};
    const Value all = joinConditions(run, ConditionObject::Kind::And, conditions);
    return QStringLiteral(" WHERE ") + all.as<ConditionObject>()->sql;
}

Value makeStatement(Call &call, Kind kind, const Value &table)
{
    const auto *target = table.as<TableObject>();
    if (!target)
        call.refuse(table.description());
    return Value::object(call.evaluation.heap.make<DmlObject>(kind, target));
}

template <Kind kind>
Value ofTable(Call &call)
{
    return makeStatement(call, kind, call.self);
}

template <Kind kind>
Value ofArgument(Call &call)
{
    return makeStatement(call, kind, call.value("table"));
}

Value where(Call &call)
{
    auto *copy = call.evaluation.heap.make<DmlObject>(*call.self.as<DmlObject>());
    copy->conditions += call.rest();
    call.evaluation.budget.items(copy->conditions.size());
    return Value::object(copy);
}

Value values(Call &call)
{
    auto *copy = call.evaluation.heap.make<DmlObject>(*call.self.as<DmlObject>());
    const auto set = [&](const QString &column, const Value &value) { copy->values.insert(column, value); };
    if (call.given("values")) {
        const auto *dict = call.value("values").as<DictObject>();
        if (!dict)
            call.refuse(call.value("values").description());
        for (const auto &[key, value] : dict->pairs()) {
            if (const auto *column = key.as<SqlColumnObject>())
                set(column->column.name, value);
            else if (key.asString())
                set(*key.asString(), value);
            else
                call.refuse(QStringLiteral("%1 as a column").arg(key.description()));
        }
    }
    for (const auto &[name, value] : call.keywords())
        set(name, value);
    call.evaluation.budget.items(copy->values.size());
    return Value::object(copy);
}

const KnownFunction functions[] = {
    {"Table.update", "", ofTable<Kind::Update>},
    {"Table.insert", "", ofTable<Kind::Insert>},
    {"Table.delete", "", ofTable<Kind::Delete>},
    {"sqlalchemy.update", "table", ofArgument<Kind::Update>},
    {"sqlalchemy.insert", "table", ofArgument<Kind::Insert>},
    {"sqlalchemy.delete", "table", ofArgument<Kind::Delete>},
    {"Dml.where", "*conditions", where},
    {"Dml.values", "values?, **columns", values},
};

} // namespace

QString DmlObject::sql(Evaluation &run) const
{
    QStringList names;
    QStringList texts;
    // SQLAlchemy writes them in the order of the table's columns.
    for (const TableObject::Column &column : table->columns) {
        const auto value = values.constFind(column.name);
        if (value == values.constEnd()) {
            if ((kind == Kind::Insert && column.hasClientDefault)
                || (kind == Kind::Update && column.hasClientUpdate))
                giveUp(QStringLiteral("writes to a table whose column %1 has a default made by Python")
                           .arg(column.name));
            continue;
        }
        names.append(identifier(column.name, run.dialect));
        texts.append(sqlValueText(run, *value, column.type));
    }
    if (names.size() != values.size())
        giveUp(QStringLiteral("writes to a column that the table is not given here"));
    if (kind != Kind::Delete && names.isEmpty())
        giveUp(QStringLiteral("writes no values"));
    const QString target = tableText(run, *table);
    if (kind == Kind::Delete)
        return QStringLiteral("DELETE FROM ") + target + whereText(run, conditions);
    if (kind == Kind::Insert) {
        if (!conditions.isEmpty())
            giveUp(QStringLiteral("inserts with a condition"));
        return QStringLiteral("INSERT INTO %1 (").arg(target) + names.join(QStringLiteral(", "))
            + QStringLiteral(") VALUES (") + texts.join(QStringLiteral(", ")) + QLatin1Char(')');
    }
    QStringList assignments;
    for (qsizetype i = 0; i < names.size(); ++i)
        assignments.append(names[i] + QLatin1Char('=') + texts[i]);
    return QStringLiteral("UPDATE ") + target + QStringLiteral(" SET ")
        + assignments.join(QStringLiteral(", ")) + whereText(run, conditions);
}

KnownFunctions dmlFunctions()
{
    return functions;
}

} // namespace stemma
