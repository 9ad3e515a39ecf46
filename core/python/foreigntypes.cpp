// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/typerows.h"

namespace stemma {

namespace {

/// A type of another database: of use here only under with_variant().
Value foreign(Call &call)
{
    auto *type = call.evaluation.heap.make<TypeObject>(SqlType());
    const QString name = QString::fromLatin1(call.known.function->name).section(QLatin1Char('.'), -2);
    type->refusal = QStringLiteral("uses the type %1, which MySQL does not have").arg(name);
    return Value::object(type);
}

const KnownFunction functions[] = {
    {"sqlalchemy.ARRAY", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.ARRAY", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.BIGINT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.BIT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.BOOLEAN", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.BYTEA", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.CHAR", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.CIDR", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.CITEXT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.DATE", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.DATERANGE", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.DOUBLE_PRECISION", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.ENUM", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.FLOAT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.HSTORE", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.INET", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.INT4RANGE", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.INT8RANGE", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.INTEGER", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.INTERVAL", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.JSON", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.JSONB", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.MACADDR", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.MONEY", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.NUMERIC", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.NUMRANGE", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.OID", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.REAL", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.SMALLINT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.TEXT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.TIME", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.TIMESTAMP", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.TSRANGE", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.TSTZRANGE", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.TSVECTOR", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.UUID", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.postgresql.VARCHAR", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.BLOB", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.BOOLEAN", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.CHAR", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.DATE", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.DATETIME", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.DECIMAL", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.FLOAT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.INTEGER", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.JSON", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.NUMERIC", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.REAL", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.SMALLINT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.TEXT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.TIME", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.TIMESTAMP", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.sqlite.VARCHAR", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.BIT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.DATETIME2", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.DATETIMEOFFSET", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.IMAGE", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.JSON", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.MONEY", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.NTEXT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.NVARCHAR", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.SMALLDATETIME", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.TIMESTAMP", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.TINYINT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.UNIQUEIDENTIFIER", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.VARBINARY", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.VARCHAR", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.XML", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.DATETIME", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.mssql.INTEGER", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.BFILE", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.BLOB", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.CLOB", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.DATE", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.DOUBLE_PRECISION", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.FLOAT", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.INTERVAL", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.NCLOB", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.NUMBER", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.NVARCHAR2", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.RAW", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.TIMESTAMP", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.VARCHAR2", "*arguments, **options", foreign},
    {"sqlalchemy.dialects.oracle.VARCHAR", "*arguments, **options", foreign},
};

} // namespace

KnownFunctions foreignTypes()
{
    return functions;
}

} // namespace stemma
