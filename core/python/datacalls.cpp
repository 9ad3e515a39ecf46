// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/alembicobjects.h"
#include "core/python/batchobject.h"
#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/dml.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/literals.h"
#include "core/python/sqlexpression.h"
#include "core/python/symbols.h"

namespace stemma {

namespace {

Value executeSql(Call &call)
{
    const Value given = call.value("sqltext");
    if (const QString *text = given.asString())
        return performNow(call, Execute{finishedText(*text)});
    if (const auto *statement = given.as<DmlObject>())
        return performNow(call, Execute{statement->sql(call.evaluation)});
    if (const auto *bound = given.as<BoundTextObject>())
        return performNow(call, Execute{bound->finished(call.evaluation)});
    const auto *expression = given.as<SqlExpressionObject>();
    if (!expression || expression->kind != SqlExpressionObject::Kind::Text)
        call.refuse(QStringLiteral("%1, which is not worked out here").arg(given.description()));
    return performNow(call, Execute{expression->sql});
}

/// The values of a text's parameters: one set of them, or several, for each of which it is executed.
QList<const DictObject *> parameterSets(Call &call)
{
    QList<const DictObject *> sets;
    const Value given = call.value("parameters");
    if (const auto *dict = given.as<DictObject>())
        return {dict};
    for (const Value &item : itemsOf(given, call.evaluation.budget)) {
        if (!item.as<DictObject>())
            call.refuse(QStringLiteral("%1 as parameters").arg(item.description()));
        sets.append(item.as<DictObject>());
    }
    return sets;
}

/// connection.execute(sa.text("…")): the same, as long as nobody looks at what it returns.
Value executeOnConnection(Call &call)
{
    const Value result = Value::object(call.evaluation.heap.make<ResultObject>());
    const Value statement = call.value("sqltext");
    if (const QString *text = statement.asString()) {
        // SQLAlchemy 1 sends it unread.
        if (!call.value("parameters").isNone())
            call.refuse(QStringLiteral("a plain string and parameters, which are the driver's to read"));
        performNow(call, Execute{*text});
        return result;
    }
    if (call.value("parameters").isNone()) {
        executeSql(call);
        return result;
    }
    const auto *text = statement.as<BoundTextObject>();
    if (!text)
        call.refuse(
            QStringLiteral("parameters for %1, which are not worked out here").arg(statement.description()));
    for (const DictObject *set : parameterSets(call)) {
        BoundTextObject filled(*text);
        for (const auto &[name, value] : set->pairs()) {
            if (!name.asString())
                call.refuse(QStringLiteral("%1 as a parameter's name").arg(name.description()));
            filled.values.insert(*name.asString(), value);
        }
        performNow(call, Execute{filled.finished(call.evaluation)});
    }
    return result;
}

BulkInsert::Row rowOf(Call &call, const Value &value, const TableObject &table)
{
    refuseUnknown(value);
    const auto *dict = value.as<DictObject>();
    if (!dict)
        call.refuse(QStringLiteral("%1 as a row").arg(value.description()));
    BulkInsert::Row row;
    for (const auto &[key, item] : dict->pairs()) {
        if (!key.asString())
            call.refuse(QStringLiteral("%1 as a column's name").arg(key.description()));
        const std::optional<Literal> literal = literalOf(item);
        if (!literal)
            call.refuse(QStringLiteral("%1 as a value").arg(item.description()));
        row.append({*key.asString(), *literal});
    }
    for (const TableObject::Column &column : table.columns) {
        if (column.hasClientDefault)
            call.refuse(
                QStringLiteral("a table whose column %1 has a default made by Python").arg(column.name));
    }
    return row;
}

Value bulkInsert(Call &call)
{
    const auto *table = call.value("table").as<TableObject>();
    if (!table)
        call.refuse(QStringLiteral("%1 as its table").arg(call.value("table").description()));
    BulkInsert insert;
    insert.table = table->name;
    insert.schema = table->schema;
    for (const TableObject::Column &column : table->columns)
        insert.columns.append({column.name, column.type});
    for (const Value &row : itemsOf(call.value("rows"), call.evaluation.budget))
        insert.rows.append(rowOf(call, row, *table));
    return performNow(call, insert);
}

const KnownFunction functions[] = {
    {"alembic.op.execute", "sqltext, *, execution_options?", executeSql},
    {"alembic.op.bulk_insert", "table, rows, *, multiinsert?", bulkInsert},
    {"BatchOperations.execute", "sqltext, *, execution_options?", executeSql},
    {"Connection.execute", "sqltext, parameters?", executeOnConnection},
};

} // namespace

KnownFunctions dataCalls()
{
    return functions;
}

} // namespace stemma
