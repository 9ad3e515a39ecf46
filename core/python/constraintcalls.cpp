// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/batchobject.h"
#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/indexarguments.h"
#include "core/python/schemaobjects.h"
#include "core/python/sqlexpression.h"

namespace stemma {

namespace {

Value createIndex(Call &call)
{
    CreateIndex create;
    create.table = tableOf(call);
    create.schema = schemaOf(call);
    create.ifNotExists = call.flag("if_not_exists", false);
    create.index.name = nameOf(call, "index_name");
    create.index.unique = call.flag("unique", false);
    if (call.value("columns").asString())
        call.refuse(QStringLiteral("a string instead of a list of columns"));
    for (const Value &part : itemsOf(call.value("columns"), call.evaluation.budget))
        create.index.parts.append(indexPartOf(call, part));
    readIndexOptions(call, create.index);
    return perform(call, create);
}

Value dropIndex(Call &call)
{
    refuseOptions(call);
    DropIndex drop;
    drop.name = nameOf(call, "index_name");
    const auto *batch = call.self.as<BatchObject>();
    drop.table = batch ? batch->table : call.optionalString("table_name").value_or(QString());
    drop.schema = schemaOf(call);
    drop.ifExists = call.flag("if_exists", false);
    return perform(call, drop);
}

Value createForeignKey(Call &call)
{
    refuseOptions(call);
    CreateForeignKey create;
    create.table = tableOf(call, "source_table");
    create.schema = schemaOf(call, "source_schema");
    create.key.name = nameOf(call, "constraint_name");
    create.key.referredTable = call.string("referent_table");
    create.key.referredSchema = call.optionalString("referent_schema").value_or(QString());
    create.key.columns = call.strings("local_cols");
    create.key.referredColumns = call.strings("remote_cols");
    create.key.onDelete = call.optionalString("ondelete").value_or(QString());
    create.key.onUpdate = call.optionalString("onupdate").value_or(QString());
    create.key.deferrable = call.optionalFlag("deferrable");
    create.key.initially = call.optionalString("initially").value_or(QString());
    create.key.match = call.optionalString("match").value_or(QString());
    return perform(call, create);
}

Value createUnique(Call &call)
{
    refuseOptions(call);
    CreateUniqueConstraint create;
    create.table = tableOf(call);
    create.schema = schemaOf(call);
    create.constraint.name = nameOf(call, "constraint_name");
    create.constraint.columns = call.strings("columns");
    create.constraint.deferrable = call.optionalFlag("deferrable");
    create.constraint.initially = call.optionalString("initially").value_or(QString());
    return perform(call, create);
}

Value createCheck(Call &call)
{
    refuseOptions(call);
    CreateCheckConstraint create;
    create.table = tableOf(call);
    create.schema = schemaOf(call);
    create.constraint.name = nameOf(call, "constraint_name");
    create.constraint.sql = conditionOf(call, call.value("condition"));
    return perform(call, create);
}

Value createPrimaryKey(Call &call)
{
    CreatePrimaryKey create;
    create.table = tableOf(call);
    create.schema = schemaOf(call);
    create.key.name = nameOf(call, "constraint_name");
    create.key.columns = call.strings("columns");
    create.key.mysqlUsing = call.optionalString("mysql_using").value_or(QString());
    return perform(call, create);
}

Value dropConstraint(Call &call)
{
    using Type = DropConstraint::Type;
    DropConstraint drop;
    drop.name = nameOf(call, "constraint_name");
    drop.table = tableOf(call);
    drop.schema = schemaOf(call);
    drop.ifExists = call.flag("if_exists", false);
    const QString type = call.optionalString("type_").value_or(QString());
    if (type == QLatin1String("foreignkey"))
        drop.type = Type::ForeignKey;
    else if (type == QLatin1String("primary"))
        drop.type = Type::PrimaryKey;
    else if (type == QLatin1String("unique"))
        drop.type = Type::Unique;
    else if (type == QLatin1String("check"))
        drop.type = Type::Check;
    else if (!type.isEmpty())
        call.refuse(QStringLiteral("type_=\"%1\", which Alembic refuses").arg(type));
    return perform(call, drop);
}

const KnownFunction functions[] = {
    {"alembic.op.create_index",
     "index_name, table_name, columns, *, schema?, unique?, if_not_exists?, quote?, **options", createIndex},
    {"alembic.op.drop_index", "index_name, table_name?, *, schema?, if_exists?, **options", dropIndex},
    {"alembic.op.create_foreign_key",
     "constraint_name, source_table, referent_table, local_cols, remote_cols, *, onupdate?, ondelete?, "
     "deferrable?, "
     "initially?, match?, source_schema?, referent_schema?, **options",
     createForeignKey},
    {"alembic.op.create_unique_constraint",
     "constraint_name, table_name, columns, *, schema?, deferrable?, initially?, **options", createUnique},
    {"alembic.op.create_check_constraint", "constraint_name, table_name, condition, *, schema?, **options",
     createCheck},
    {"alembic.op.create_primary_key", "constraint_name, table_name, columns, *, schema?, mysql_using?",
     createPrimaryKey},
    {"alembic.op.drop_constraint", "constraint_name, table_name, type_?, *, schema?, if_exists?",
     dropConstraint},
    {"BatchOperations.create_index", "index_name, columns, *, unique?, if_not_exists?, quote?, **options",
     createIndex},
    {"BatchOperations.drop_index", "index_name, *, if_exists?, **options", dropIndex},
    {"BatchOperations.create_foreign_key",
     "constraint_name, referent_table, local_cols, remote_cols, *, referent_schema?, onupdate?, ondelete?, "
     "deferrable?, initially?, match?, **options",
     createForeignKey},
    {"BatchOperations.create_unique_constraint",
     "constraint_name, columns, *, deferrable?, initially?, **options", createUnique},
    {"BatchOperations.create_check_constraint", "constraint_name, condition, **options", createCheck},
    {"BatchOperations.create_primary_key", "constraint_name, columns, *, mysql_using?", createPrimaryKey},
    {"BatchOperations.drop_constraint", "constraint_name, type_?, *, if_exists?", dropConstraint},
};

} // namespace

KnownFunctions constraintCalls()
{
    return functions;
}

} // namespace stemma
