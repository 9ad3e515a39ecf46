// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/batchobject.h"
#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/schemaobjects.h"
#include "core/python/sqlexpression.h"
#include "core/python/symbols.h"

namespace stemma {

namespace {

void addItem(const Call &call, const Value &item, CreateTable &table)
{
    refuseUnknown(item);
    if (const auto *column = item.as<ColumnObject>())
        table.columns.append(column->item);
    else if (const auto *constraint = item.as<ConstraintObject>())
        table.constraints.append(constraint->item);
    else if (const auto *index = item.as<IndexObject>())
        table.indexes.append(index->item);
    else
        call.refuse(QStringLiteral("%1 among its columns").arg(item.description()));
}

/// Keywords such as mysql_engine="InnoDB"; those of other databases are ignored by MySQL.
void readTableOptions(const Call &call, CreateTable &table)
{
    for (const auto &[keyword, value] : call.keywords()) {
        if (isForeignOption(keyword))
            continue;
        refuseUnknown(value);
        const bool isOurs =
            keyword.startsWith(QLatin1String("mysql_")) || keyword.startsWith(QLatin1String("mariadb_"));
        if (!isOurs)
            call.refuse(QStringLiteral("%1=, which is not known here").arg(keyword));
        if (!value.asString())
            call.refuse(QStringLiteral("%1 as its %2").arg(value.description(), keyword));
        table.options.append({keyword, *value.asString()});
    }
}

/// op.create_table() hands back the table, for op.bulk_insert().
Value tableValue(Call &call, const CreateTable &made)
{
    auto *table = call.evaluation.heap.make<TableObject>();
    table->name = made.name;
    table->schema = made.schema;
    for (const Value &item : call.rest()) {
        if (const auto *column = item.as<ColumnObject>())
            table->columns.append(
                {column->item.name, column->item.type, column->item.clientDefault, column->updatesByItself});
    }
    return Value::object(table);
}

Value createTable(Call &call)
{
    CreateTable table;
    table.name = call.string("table_name");
    table.schema = schemaOf(call);
    for (const Value &item : call.rest())
        addItem(call, item, table);
    table.comment = call.optionalString("comment");
    if (call.given("prefixes"))
        table.prefixes = call.strings("prefixes");
    table.ifNotExists = call.flag("if_not_exists", false);
    readTableOptions(call, table);
    perform(call, table);
    return tableValue(call, table);
}

Value dropTable(Call &call)
{
    refuseOptions(call);
    return perform(call, DropTable{call.string("table_name"), schemaOf(call), call.flag("if_exists", false)});
}

Value renameTable(Call &call)
{
    return perform(call,
                   RenameTable{call.string("old_table_name"), call.string("new_table_name"), schemaOf(call)});
}

Value createComment(Call &call)
{
    return perform(call, CreateTableComment{tableOf(call), schemaOf(call), call.optionalString("comment")});
}

Value dropComment(Call &call)
{
    return perform(call, DropTableComment{tableOf(call), schemaOf(call)});
}

const KnownFunction functions[] = {
    {"alembic.op.create_table",
     "table_name, *columns, schema?, comment?, prefixes?, if_not_exists?, info?, keep_existing?, "
     "extend_existing?, "
     "**options",
     createTable},
    {"alembic.op.drop_table", "table_name, *, schema?, if_exists?, **options", dropTable},
    {"alembic.op.rename_table", "old_table_name, new_table_name, schema?", renameTable},
    {"alembic.op.create_table_comment", "table_name, comment, *, existing_comment?, schema?", createComment},
    {"alembic.op.drop_table_comment", "table_name, *, existing_comment?, schema?", dropComment},
    {"BatchOperations.create_table_comment", "comment, *, existing_comment?", createComment},
    {"BatchOperations.drop_table_comment", "*, existing_comment?", dropComment},
};

} // namespace

KnownFunctions tableCalls()
{
    return functions;
}

} // namespace stemma
