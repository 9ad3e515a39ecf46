// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/alembicobjects.h"
#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/recordedchanges.h"
#include "core/python/symbols.h"
#include "core/schema/schema.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// sa.inspect(connection)
class InspectorObject : public Object
{
public:
    QString tag() const override { return u"Inspector"_s; }
    QString description() const override { return u"the inspector"_s; }
    std::optional<bool> truth() const override { return true; }
};

bool isDatabase(const Value &value)
{
    return value.as<ConnectionObject>() || value.as<EngineObject>() || value.as<MigrationContextObject>();
}

Value makeInspector(Call &call)
{
    const Value subject = call.value("subject");
    if (!isDatabase(subject))
        call.refuse(subject.description());
    return Value::object(call.evaluation.heap.make<InspectorObject>());
}

/// The schema that the function starts from. Throws Unknowable where it is not at hand.
const schema::Schema &schemaOf(const Call &call)
{
    Evaluation &run = call.evaluation;
    if (!call.value("schema").isNone())
        call.refuse(u"another schema"_s);
    if (!run.context.schema) {
        Unknowable unknowable{u"calls %1: the answer depends on the schema"_s.arg(call.title())};
        unknowable.needsSchema = true;
        throw unknowable;
    }
    run.restsOnSchema = true;
    return *run.context.schema;
}

// Whatever the function has done so far isn't in the schema that it started from.
void refuseIfChanged(const Call &call, const QString &table)
{
    if (changesDefinition(call.evaluation, table))
        call.refuse(u"%1, which is changed before"_s.arg(table.isEmpty() ? u"a schema"_s : table));
}

const schema::Table &tableOf(const Call &call)
{
    const schema::Schema &schema = schemaOf(call);
    const QString name = call.string("table_name");
    refuseIfChanged(call, name);
    const auto table = schema.tables.constFind(name);
    if (table == schema.tables.cend())
        call.refuse(u"%1, a table that is not there"_s.arg(name));
    return *table;
}

Value texts(Call &call, const QStringList &items)
{
    QList<Value> values;
    for (const QString &item : items)
        values.append(Value::string(item));
    call.evaluation.budget.items(values.size());
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(values)));
}

using Entries = std::initializer_list<std::pair<QString, Value>>;

Value dictionary(Call &call, const Entries &entries)
{
    auto *dict = call.evaluation.heap.make<DictObject>();
    for (const auto &[key, value] : entries)
        dict->insert(Value::string(key), value);
    return Value::object(dict);
}

/// The servers word it in their own ways.
Value unworded(Call &call, const QString &what)
{
    const QString why = u"uses %1 as the inspector words it"_s.arg(what);
    return Value::object(call.evaluation.heap.make<UnknownObject>(why, 0));
}

Value hasTable(Call &call)
{
    const schema::Schema &schema = schemaOf(call);
    const QString name = call.string("table_name");
    refuseIfChanged(call, name);
    return Value::boolean(schema.tables.contains(name) || schema.views.contains(name));
}

Value tableNames(Call &call)
{
    const schema::Schema &schema = schemaOf(call);
    refuseIfChanged(call, {});
    // Alembic makes its own table before it runs a revision.
    QStringList names = schema.tables.keys();
    if (!names.contains(u"alembic_version"_s))
        names.append(u"alembic_version"_s);
    names.sort();
    return texts(call, names);
}

Value viewNames(Call &call)
{
    const schema::Schema &schema = schemaOf(call);
    refuseIfChanged(call, {});
    return texts(call, schema.views.keys());
}

Value columns(Call &call)
{
    QList<Value> all;
    for (const schema::Column &column : tableOf(call).columns) {
        const Value serverDefault = column.defaultSql ? unworded(call, u"a default"_s) : Value();
        all.append(
            dictionary(call,
                       {{u"name"_s, Value::string(column.name)},
                        {u"type"_s, unworded(call, u"a column's type"_s)},
                        {u"nullable"_s, Value::boolean(column.nullable)},
                        {u"default"_s, serverDefault},
                        {u"autoincrement"_s, Value::boolean(column.autoIncrement)},
                        {u"comment"_s, column.comment.isEmpty() ? Value() : Value::string(column.comment)}}));
    }
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(all)));
}

QStringList columnsOf(const schema::Index &index)
{
    QStringList names;
    for (const schema::IndexPart &part : index.parts)
        names.append(part.column);
    return names;
}

Value indexes(Call &call)
{
    QList<Value> all;
    for (const schema::Index &index : tableOf(call).indexes) {
        if (index.kind == schema::Index::Kind::Primary)
            continue;
        all.append(dictionary(call,
                              {{u"name"_s, Value::string(index.name)},
                               {u"column_names"_s, texts(call, columnsOf(index))},
                               {u"unique"_s, Value::boolean(index.kind == schema::Index::Kind::Unique)}}));
    }
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(all)));
}

Value uniqueConstraints(Call &call)
{
    QList<Value> all;
    for (const schema::Index &index : tableOf(call).indexes) {
        if (index.kind != schema::Index::Kind::Unique)
            continue;
        all.append(dictionary(call,
                              {{u"name"_s, Value::string(index.name)},
                               {u"column_names"_s, texts(call, columnsOf(index))},
                               {u"duplicates_index"_s, Value::string(index.name)}}));
    }
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(all)));
}

Value primaryKey(Call &call)
{
    const schema::Table &table = tableOf(call);
    const auto key = table.indexes.constFind(u"PRIMARY"_s);
    const QStringList names = key == table.indexes.cend() ? QStringList() : columnsOf(*key);
    return dictionary(call, {{u"constrained_columns"_s, texts(call, names)}, {u"name"_s, Value()}});
}

Value foreignKeys(Call &call)
{
    QList<Value> all;
    for (const schema::ForeignKey &key : tableOf(call).foreignKeys) {
        all.append(
            dictionary(call,
                       {{u"name"_s, Value::string(key.name)},
                        {u"constrained_columns"_s, texts(call, key.columns)},
                        {u"referred_schema"_s,
                         key.referencedSchema.isEmpty() ? Value() : Value::string(key.referencedSchema)},
                        {u"referred_table"_s, Value::string(key.referencedTable)},
                        {u"referred_columns"_s, texts(call, key.referencedColumns)},
                        {u"options"_s, unworded(call, u"a foreign key's actions"_s)}}));
    }
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(all)));
}

Value checks(Call &call)
{
    QList<Value> all;
    for (const schema::Check &check : tableOf(call).checks) {
        all.append(dictionary(
            call, {{u"name"_s, Value::string(check.name)}, {u"sqltext"_s, unworded(call, u"a check"_s)}}));
    }
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(all)));
}

constexpr const char *ofTable = "table_name, schema?, **options";

const KnownFunction functions[] = {
    {"sqlalchemy.inspect", "subject, raiseerr?", makeInspector},
    {"sqlalchemy.inspection.inspect", "subject, raiseerr?", makeInspector},
    {"sqlalchemy.engine.reflection.Inspector", "subject", makeInspector},
    {"sqlalchemy.engine.reflection.Inspector.from_engine", "subject", makeInspector},
    {"Inspector.has_table", ofTable, hasTable},
    {"Inspector.get_table_names", "schema?", tableNames},
    {"Inspector.get_view_names", "schema?", viewNames},
    {"Inspector.get_columns", ofTable, columns},
    {"Inspector.get_indexes", ofTable, indexes},
    {"Inspector.get_unique_constraints", ofTable, uniqueConstraints},
    {"Inspector.get_pk_constraint", ofTable, primaryKey},
    {"Inspector.get_foreign_keys", ofTable, foreignKeys},
    {"Inspector.get_check_constraints", ofTable, checks},
    {"Dialect.has_table", "connection, table_name, schema?, **options", hasTable},
    {"Engine.has_table", ofTable, hasTable},
    {"Engine.table_names", "schema?", tableNames},
};

} // namespace

KnownFunctions inspectorFunctions()
{
    return functions;
}

} // namespace stemma
