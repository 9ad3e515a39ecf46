// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/reflectionqueries.h"

#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// "11.8.6-MariaDB-…", "5.5.5-10.11.19-MariaDB": numbers, compared as numbers.
QVersionNumber versionOf(const ServerInfo &server)
{
    return QVersionNumber::fromString(server.display().section(u' ', 1));
}

} // namespace

ReflectionQueries::ReflectionQueries(const ServerInfo &server, const QString &schemaName)
    : m_mariaDb(server.flavour == ServerInfo::Flavour::MariaDb)
    , m_version(versionOf(server))
    , m_schema(schemaName)
    , m_literal(quotedString(schemaName))
{ }

QString ReflectionQueries::from(const char *table, const char *schemaColumn, const QStringList &columns,
                                const QString &more) const
{
    return "SELECT "_L1 + columns.join(u", ") + " FROM information_schema."_L1 + QLatin1StringView(table)
        + " WHERE "_L1 + QLatin1StringView(schemaColumn) + " = "_L1 + m_literal + more;
}

QString ReflectionQueries::schema() const
{
    return from("SCHEMATA", "SCHEMA_NAME",
                {u"SCHEMA_NAME"_s, u"DEFAULT_CHARACTER_SET_NAME"_s, u"DEFAULT_COLLATION_NAME"_s});
}

QString ReflectionQueries::tableCount() const
{
    return from("TABLES", "TABLE_SCHEMA", {u"COUNT(*)"_s});
}

QString ReflectionQueries::tables() const
{
    return from("TABLES", "TABLE_SCHEMA",
                {u"TABLE_NAME"_s, u"TABLE_TYPE"_s, u"ENGINE"_s, u"TABLE_COLLATION"_s, u"CREATE_OPTIONS"_s,
                 u"TABLE_COMMENT"_s});
}

QString ReflectionQueries::columns() const
{
    return from("COLUMNS", "TABLE_SCHEMA",
                {u"TABLE_NAME"_s, u"COLUMN_NAME"_s, u"ORDINAL_POSITION"_s, u"COLUMN_DEFAULT"_s,
                 u"IS_NULLABLE"_s, u"CHARACTER_SET_NAME"_s, u"COLLATION_NAME"_s, u"COLUMN_TYPE"_s, u"EXTRA"_s,
                 u"COLUMN_COMMENT"_s, u"GENERATION_EXPRESSION"_s, m_mariaDb ? u"NULL"_s : u"SRS_ID"_s});
}

QString ReflectionQueries::indexes() const
{
    QString hidden = u"IS_VISIBLE = 'NO'"_s;
    if (m_mariaDb)
        hidden = m_version >= QVersionNumber(10, 6) ? u"IGNORED = 'YES'"_s : u"0"_s;
    return from("STATISTICS", "TABLE_SCHEMA",
                {u"TABLE_NAME"_s, u"INDEX_NAME"_s, u"SEQ_IN_INDEX"_s, u"NON_UNIQUE"_s, u"COLUMN_NAME"_s,
                 u"COLLATION"_s, u"SUB_PART"_s, u"INDEX_TYPE"_s, u"INDEX_COMMENT"_s, hidden,
                 m_mariaDb ? u"NULL"_s : u"EXPRESSION"_s});
}

QString ReflectionQueries::foreignKeyColumns() const
{
    return from("KEY_COLUMN_USAGE", "TABLE_SCHEMA",
                {u"TABLE_NAME"_s, u"CONSTRAINT_NAME"_s, u"ORDINAL_POSITION"_s, u"COLUMN_NAME"_s,
                 u"REFERENCED_TABLE_SCHEMA"_s, u"REFERENCED_TABLE_NAME"_s, u"REFERENCED_COLUMN_NAME"_s},
                u" AND REFERENCED_TABLE_NAME IS NOT NULL"_s);
}

QString ReflectionQueries::foreignKeyRules() const
{
    return from("REFERENTIAL_CONSTRAINTS", "CONSTRAINT_SCHEMA",
                {u"TABLE_NAME"_s, u"CONSTRAINT_NAME"_s, u"UPDATE_RULE"_s, u"DELETE_RULE"_s});
}

QString ReflectionQueries::checks() const
{
    if (m_mariaDb) {
        const bool tellsLevel = m_version >= QVersionNumber(10, 5, 10);
        return from("CHECK_CONSTRAINTS", "CONSTRAINT_SCHEMA",
                    {u"TABLE_NAME"_s, u"CONSTRAINT_NAME"_s, tellsLevel ? u"LEVEL"_s : u"NULL"_s,
                     u"CHECK_CLAUSE"_s, u"'YES'"_s});
    }
    // Each side by itself: joined through the views, the server reads all of one for every row of the other.
    return "SELECT /*+ NO_MERGE(t) NO_MERGE(c) */ t.TABLE_NAME, t.CONSTRAINT_NAME, 'Table', c.CHECK_CLAUSE, "
           "t.ENFORCED FROM ("_L1
        + from("TABLE_CONSTRAINTS", "CONSTRAINT_SCHEMA",
               {u"TABLE_NAME"_s, u"CONSTRAINT_NAME"_s, u"ENFORCED"_s}, u" AND CONSTRAINT_TYPE = 'CHECK'"_s)
        + ") t JOIN ("_L1
        + from("CHECK_CONSTRAINTS", "CONSTRAINT_SCHEMA", {u"CONSTRAINT_NAME"_s, u"CHECK_CLAUSE"_s})
        + ") c ON c.CONSTRAINT_NAME = t.CONSTRAINT_NAME"_L1;
}

QString ReflectionQueries::partitions() const
{
    return from("PARTITIONS", "TABLE_SCHEMA",
                {u"TABLE_NAME"_s, u"PARTITION_NAME"_s, u"SUBPARTITION_NAME"_s,
                 u"PARTITION_ORDINAL_POSITION"_s, u"SUBPARTITION_ORDINAL_POSITION"_s, u"PARTITION_METHOD"_s,
                 u"SUBPARTITION_METHOD"_s, u"PARTITION_EXPRESSION"_s, u"SUBPARTITION_EXPRESSION"_s,
                 u"PARTITION_DESCRIPTION"_s, u"PARTITION_COMMENT"_s, u"TABLESPACE_NAME"_s},
                u" AND PARTITION_NAME IS NOT NULL"_s);
}

QString ReflectionQueries::periods() const
{
    if (!m_mariaDb || m_version < QVersionNumber(11, 4))
        return {};
    return from("PERIODS", "TABLE_SCHEMA", {u"TABLE_NAME"_s, u"PERIOD"_s}, u" AND PERIOD <> 'SYSTEM_TIME'"_s);
}

QString ReflectionQueries::views() const
{
    return from("VIEWS", "TABLE_SCHEMA",
                {u"TABLE_NAME"_s, u"VIEW_DEFINITION"_s, u"CHECK_OPTION"_s, u"DEFINER"_s, u"SECURITY_TYPE"_s,
                 u"CHARACTER_SET_CLIENT"_s, u"COLLATION_CONNECTION"_s,
                 m_mariaDb ? u"ALGORITHM"_s : u"'UNDEFINED'"_s});
}

QString ReflectionQueries::triggers() const
{
    return from("TRIGGERS", "TRIGGER_SCHEMA",
                {u"TRIGGER_NAME"_s, u"EVENT_OBJECT_TABLE"_s, u"ACTION_TIMING"_s, u"EVENT_MANIPULATION"_s,
                 u"ACTION_ORDER"_s, u"ACTION_STATEMENT"_s, u"SQL_MODE"_s, u"DEFINER"_s,
                 u"CHARACTER_SET_CLIENT"_s, u"COLLATION_CONNECTION"_s});
}

QString ReflectionQueries::routines() const
{
    return from("ROUTINES", "ROUTINE_SCHEMA",
                {u"ROUTINE_NAME"_s, u"ROUTINE_TYPE"_s, u"DTD_IDENTIFIER"_s, u"CHARACTER_SET_NAME"_s,
                 u"COLLATION_NAME"_s, u"ROUTINE_DEFINITION"_s, u"IS_DETERMINISTIC"_s, u"SQL_DATA_ACCESS"_s,
                 u"SECURITY_TYPE"_s, u"ROUTINE_COMMENT"_s, u"SQL_MODE"_s, u"DEFINER"_s,
                 u"CHARACTER_SET_CLIENT"_s, u"COLLATION_CONNECTION"_s});
}

QString ReflectionQueries::parameters() const
{
    return from("PARAMETERS", "SPECIFIC_SCHEMA",
                {u"SPECIFIC_NAME"_s, u"ROUTINE_TYPE"_s, u"ORDINAL_POSITION"_s, u"PARAMETER_MODE"_s,
                 u"PARAMETER_NAME"_s, u"DTD_IDENTIFIER"_s, u"CHARACTER_SET_NAME"_s, u"COLLATION_NAME"_s},
                u" AND ORDINAL_POSITION > 0"_s);
}

QString ReflectionQueries::events() const
{
    return from("EVENTS", "EVENT_SCHEMA",
                {u"EVENT_NAME"_s, u"TIME_ZONE"_s, u"EVENT_TYPE"_s, u"CAST(EXECUTE_AT AS CHAR)"_s,
                 u"INTERVAL_VALUE"_s, u"INTERVAL_FIELD"_s, u"CAST(STARTS AS CHAR)"_s, u"CAST(ENDS AS CHAR)"_s,
                 u"STATUS"_s, u"ON_COMPLETION"_s, u"EVENT_COMMENT"_s, u"EVENT_DEFINITION"_s, u"SQL_MODE"_s,
                 u"DEFINER"_s, u"CHARACTER_SET_CLIENT"_s, u"COLLATION_CONNECTION"_s});
}

QString ReflectionQueries::sequences(const QStringList &names) const
{
    QStringList selects;
    for (const QString &name : names) {
        selects << "SELECT "_L1 + quotedString(name)
                + ", CAST(`start_value` AS CHAR), CAST(`minimum_value` AS CHAR), CAST(`maximum_value` AS "
                  "CHAR), "
                  "CAST(`increment` AS CHAR), CAST(`cache_size` AS CHAR), `cycle_option` FROM "_L1
                + quotedIdentifier(m_schema) + u'.' + quotedIdentifier(name);
    }
    return selects.join(u" UNION ALL "_s);
}

} // namespace stemma
