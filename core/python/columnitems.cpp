// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/call.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/schemaobjects.h"
#include "core/python/symbols.h"
#include "core/python/typeobject.h"

namespace stemma {

namespace {

/// Whether SQLAlchemy takes numbers from the sequence: then the server has none to give.
bool givesItsNumbers(const Call &call, const IdentityObject &sequence)
{
    return supportsSequences(call.evaluation.context) && !sequence.isOptional;
}

void addItem(const Call &call, const Value &item, Column &column)
{
    refuseUnknown(item);
    if (const auto *key = item.as<ForeignKeyObject>()) {
        column.foreignKeys.append(key->item);
    } else if (const auto *computed = item.as<ComputedObject>()) {
        column.computed = computed->item;
    } else if (const auto *identity = item.as<IdentityObject>()) {
        if (identity->isSequence)
            column.clientDefault = column.clientDefault || givesItsNumbers(call, *identity);
        else
            column.identity = true;
    } else if (const auto *constraint = item.as<ConstraintObject>();
               constraint && std::holds_alternative<CheckConstraint>(constraint->item)) {
        column.checks.append(std::get<CheckConstraint>(constraint->item));
    } else {
        call.refuse(QStringLiteral("%1 among its arguments").arg(item.description()));
    }
}

void readAutoIncrement(const Call &call, Column &column)
{
    using AutoIncrement = Column::AutoIncrement;
    const Value value = call.value("autoincrement");
    if (!call.given("autoincrement"))
        return;
    if (const QString *word = value.asString()) {
        if (*word == QLatin1String("auto"))
            column.autoIncrement = AutoIncrement::Auto;
        else if (*word == QLatin1String("ignore_fk"))
            column.autoIncrement = AutoIncrement::IgnoreFk;
        else
            call.refuse(QStringLiteral("autoincrement=\"%1\"").arg(*word));
        return;
    }
    if (!value.asBoolean())
        call.refuse(QStringLiteral("%1 as its autoincrement").arg(value.description()));
    column.autoIncrement = *value.asBoolean() ? AutoIncrement::True : AutoIncrement::False;
}

void readDefaults(const Call &call, Column &column)
{
    const Value value = call.value("server_default");
    if (const auto *computed = value.as<ComputedObject>())
        column.computed = computed->item;
    else if (value.as<IdentityObject>())
        column.identity = true;
    else if (!value.isNone())
        column.serverDefault = serverDefaultOf(call, value);
    // Client-side defaults are never rendered: any value will do, known or not. A Sequence is none.
    const Value *client = call.raw("default") ? call.raw("default") : call.raw("insert_default");
    const auto *sequence = client ? client->as<IdentityObject>() : nullptr;
    if (sequence ? givesItsNumbers(call, *sequence) : client && !client->isNone())
        column.clientDefault = true;
}

Value makeColumn(Call &call)
{
    Column column;
    QList<Value> items = call.rest();
    if (!items.isEmpty() && items.first().asString())
        column.name = *items.takeFirst().asString();
    else if (call.given("name"))
        column.name = call.string("name");
    else
        call.refuse(QStringLiteral("no name"));
    if (call.given("type_"))
        column.type = sqlTypeOf(call.evaluation, call.value("type_"));
    else if (!items.isEmpty()
             && (isSqlType(items.first()) || items.first().isNone() || items.first().as<UnknownObject>()
                 || items.first().as<ExternalObject>()))
        column.type = sqlTypeOf(call.evaluation, items.takeFirst());
    for (const Value &item : items)
        addItem(call, item, column);
    refuseOptions(call);
    column.nullable = call.optionalFlag("nullable");
    column.primaryKey = call.flag("primary_key", false);
    column.index = call.flag("index", false);
    column.unique = call.flag("unique", false);
    column.comment = call.optionalString("comment");
    if (call.flag("quote", false))
        call.refuse(QStringLiteral("quote=True, which is not worked out here"));
    readAutoIncrement(call, column);
    readDefaults(call, column);
    auto *object = call.evaluation.heap.make<ColumnObject>(column, QStringLiteral("sa.Column"));
    const Value *onUpdate = call.raw("onupdate");
    object->updatesByItself = onUpdate && !onUpdate->isNone();
    return Value::object(object);
}

const KnownFunction functions[] = {
    {"sqlalchemy.Column",
     "*arguments, name?, type_?, autoincrement?, default?, insert_default?, doc?, info?, key?, index?, "
     "unique?, "
     "nullable?, onupdate?, primary_key?, server_default?, server_onupdate?, quote?, system?, comment?, "
     "**options",
     makeColumn},
};

} // namespace

KnownFunctions columnItems()
{
    return functions;
}

} // namespace stemma
