// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/alembicobjects.h"

#include "core/python/batchobject.h"
#include "core/python/call.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/schemaobjects.h"

namespace stemma {

namespace {

Value bind(Call &call)
{
    return Value::object(call.evaluation.heap.make<ConnectionObject>());
}

Value self(Call &call)
{
    return call.self;
}

Value context(Call &call)
{
    return Value::object(call.evaluation.heap.make<MigrationContextObject>());
}

Value dialect(Call &call)
{
    return Value::object(call.evaluation.heap.make<DialectObject>());
}

Value name(Call &call)
{
    return Value::string(QLatin1String(dialectName(call.evaluation.dialect)));
}

Value engine(Call &call)
{
    return Value::object(call.evaluation.heap.make<EngineObject>());
}

Value isOffline(Call &call)
{
    return Value::boolean(call.evaluation.context.isOffline);
}

Value sequences(Call &call)
{
    return Value::boolean(supportsSequences(call.evaluation.context));
}

Value operations(Call &call)
{
    return Value::object(call.evaluation.heap.make<OperationsObject>());
}

/// op.inline_literal("x"): written into the statement as any other value is here.
Value inlineLiteral(Call &call)
{
    if (call.given("type_"))
        call.refuse(QStringLiteral("a type, which is not worked out here"));
    return call.value("value");
}

Value finalName(Call &call)
{
    return Value::object(call.evaluation.heap.make<FinalNameObject>(call.string("name")));
}

Value batch(Call &call)
{
    const QString recreate = call.optionalString("recreate").value_or(QStringLiteral("auto"));
    if (recreate == QLatin1String("always") || !call.value("copy_from").isNone())
        call.refuse(QStringLiteral("a table to be made anew, which needs the table's present state"));
    return Value::object(call.evaluation.heap.make<BatchObject>(
        call.string("table_name"), call.optionalString("schema").value_or(QString())));
}

constexpr const char *onlyWhenRun = "the answer depends on how Alembic is run";
constexpr const char *onlyOnServer = "the answer depends on the server";

const KnownFunction functions[] = {
    {"alembic.op.get_bind", "", bind},
    {"alembic.op.get_context", "", context},
    {"alembic.op.f", "name", finalName},
    {"alembic.op.inline_literal", "value, type_?", inlineLiteral},
    {"alembic.op.batch_alter_table",
     "table_name, schema?, recreate?, partial_reordering?, copy_from?, table_args?, table_kwargs?, "
     "reflect_args?, "
     "reflect_kwargs?, naming_convention?",
     batch},
    {"alembic.op.run_async", "*arguments, **options", nullptr, onlyOnServer},
    {"alembic.op.invoke", "*arguments", nullptr, "its operations are stated elsewhere"},
    {"BatchOperations.f", "name", finalName},
    {"BatchOperations.get_bind", "", bind},
    {"BatchOperations.get_context", "", context},
    {"Connection.dialect", nullptr, dialect},
    {"Connection.engine", nullptr, engine},
    {"Connection.connect", "", self},
    {"Engine.connect", "", bind},
    {"Engine.dialect", nullptr, dialect},
    {"Engine.name", nullptr, name},
    {"MigrationContext.dialect", nullptr, dialect},
    {"MigrationContext.bind", nullptr, bind},
    {"MigrationContext.connection", nullptr, bind},
    {"MigrationContext.config", "", nullptr, onlyWhenRun},
    {"Dialect.name", nullptr, name},
    {"Dialect.supports_sequences", nullptr, sequences},
    {"alembic.op._proxy", nullptr, operations},
    {"Operations.migration_context", nullptr, context},
    {"Operations.get_context", "", context},
    {"Operations.get_bind", "", bind},
    {"Operations.impl", nullptr, context},
    {"alembic.op.impl", nullptr, context},
    {"Dialect.server_version_info", "", nullptr, onlyOnServer},
    {"sqlalchemy.dialects.mysql.dialect", "*arguments, **options", nullptr,
     "a dialect of its own is not worked out here"},
    {"sqlalchemy.dialects.mysql.MySQLDialect", "*arguments, **options", nullptr,
     "a dialect of its own is not worked out here"},
    {"sqlalchemy.dialects.postgresql.dialect", "*arguments, **options", nullptr,
     "a dialect of its own is not worked out here"},
    {"sqlalchemy.dialects.postgresql.PGDialect", "*arguments, **options", nullptr,
     "a dialect of its own is not worked out here"},
    {"sqlalchemy.dialects.sqlite.dialect", "*arguments, **options", nullptr,
     "a dialect of its own is not worked out here"},
    {"sqlalchemy.dialects.sqlite.SQLiteDialect", "*arguments, **options", nullptr,
     "a dialect of its own is not worked out here"},
    {"sqlalchemy.dialects.mssql.dialect", "*arguments, **options", nullptr,
     "a dialect of its own is not worked out here"},
    {"sqlalchemy.dialects.mssql.MSDialect", "*arguments, **options", nullptr,
     "a dialect of its own is not worked out here"},
    {"sqlalchemy.dialects.oracle.dialect", "*arguments, **options", nullptr,
     "a dialect of its own is not worked out here"},
    {"sqlalchemy.dialects.oracle.OracleDialect", "*arguments, **options", nullptr,
     "a dialect of its own is not worked out here"},
    {"alembic.context.is_offline_mode", "", isOffline},
    {"alembic.context.get_x_argument", "*arguments, **options", nullptr, onlyWhenRun},
    {"alembic.context.get_context", "", context},
    {"alembic.context.get_bind", "", bind},
};

} // namespace

KnownFunctions alembicObjects()
{
    return functions;
}

} // namespace stemma
