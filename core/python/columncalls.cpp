// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/batchobject.h"
#include "core/python/call.h"
#include "core/python/classobjects.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/schemaobjects.h"
#include "core/python/symbols.h"
#include "core/python/typeobject.h"

namespace stemma {

namespace {

Value addColumn(Call &call)
{
    const auto *column = call.value("column").as<ColumnObject>();
    if (!column)
        call.refuse(QStringLiteral("%1 as its column").arg(call.value("column").description()));
    return perform(call,
                   AddColumn{tableOf(call), schemaOf(call), column->item, call.flag("if_not_exists", false)});
}

Value addColumnInBatch(Call &call)
{
    if (!call.value("insert_before").isNone() || !call.value("insert_after").isNone())
        call.refuse(QStringLiteral("a position, which only a table made anew has"));
    return addColumn(call);
}

Value dropColumn(Call &call)
{
    refuseOptions(call);
    return perform(
        call,
        DropColumn{tableOf(call), schemaOf(call), call.string("column_name"), call.flag("if_exists", false)});
}

std::optional<SqlType> typeArgument(Call &call, std::string_view name)
{
    const Value value = call.value(name);
    return value.isNone() ? std::nullopt : std::optional<SqlType>(sqlTypeOf(call.evaluation, value));
}

/// Nothing for False, which is Alembic's own word for "not given".
std::optional<Value> unlessFalse(const Call &call, std::string_view name)
{
    const Value *value = call.given(name);
    if (!value || (value->asBoolean() && !*value->asBoolean()))
        return std::nullopt;
    return *value;
}

// Alembic takes any further argument and passes over it.
Value alterColumn(Call &call)
{
    AlterColumn change;
    change.table = tableOf(call);
    change.schema = schemaOf(call);
    change.column = call.string("column_name");
    change.newName = call.optionalString("new_column_name");
    change.type = typeArgument(call, "type_");
    change.nullable = call.optionalFlag("nullable");
    if (const auto value = unlessFalse(call, "server_default"))
        change.serverDefault = serverDefaultOf(call, *value);
    if (unlessFalse(call, "comment"))
        change.comment = call.optionalString("comment").value_or(QString());
    change.autoIncrement = call.optionalFlag("autoincrement");
    change.existingType = typeArgument(call, "existing_type");
    const Value written = call.value(change.type ? "type_" : "existing_type");
    change.typeIsClass = written.as<KnownObject>() || written.as<TypeClass>();
    change.existingNullable = call.optionalFlag("existing_nullable");
    if (const auto value = unlessFalse(call, "existing_server_default"); value && !value->isNone())
        change.existingServerDefault = serverDefaultOf(call, *value);
    if (unlessFalse(call, "existing_comment"))
        change.existingComment = call.optionalString("existing_comment");
    change.existingAutoIncrement = call.optionalFlag("existing_autoincrement");
    return perform(call, change);
}

const KnownFunction functions[] = {
    {"alembic.op.add_column", "table_name, column, *, schema?, if_not_exists?", addColumn},
    {"alembic.op.drop_column", "table_name, column_name, *, schema?, if_exists?, **options", dropColumn},
    {"alembic.op.alter_column",
     "table_name, column_name, *, nullable?, comment?, server_default?, new_column_name?, type_?, "
     "existing_type?, "
     "existing_server_default?, existing_nullable?, existing_comment?, schema?, autoincrement?, "
     "existing_autoincrement?, **options",
     alterColumn},
    {"BatchOperations.add_column", "column, *, insert_before?, insert_after?, if_not_exists?",
     addColumnInBatch},
    {"BatchOperations.drop_column", "column_name, *, if_exists?, **options", dropColumn},
    {"BatchOperations.alter_column",
     "column_name, *, nullable?, comment?, server_default?, new_column_name?, type_?, existing_type?, "
     "existing_server_default?, existing_nullable?, existing_comment?, autoincrement?, "
     "existing_autoincrement?, "
     "**options",
     alterColumn},
};

} // namespace

KnownFunctions columnCalls()
{
    return functions;
}

} // namespace stemma
