// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/print.h"

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

void onMariaDb(const Table &table, QStringList &words)
{
    for (const Column &column : table.columns) {
        if (column.srid)
            words << u"the SRID of column %1"_s.arg(column.name);
        if (column.type.base == "json"_L1)
            words << u"the type json of column %1"_s.arg(column.name);
        if (column.generated && !column.nullable)
            words << u"NOT NULL of the generated column %1"_s.arg(column.name);
        if (column.collation.contains("_0900_"_L1))
            words << u"the collation %1 of column %2"_s.arg(column.collation, column.name);
    }
    for (const Index &index : table.indexes) {
        for (const IndexPart &part : index.parts) {
            if (part.column.isEmpty())
                words << u"the expression in index %1"_s.arg(index.name);
        }
    }
    for (const Check &check : table.checks) {
        if (!check.enforced)
            words << u"NOT ENFORCED of check %1"_s.arg(check.name);
    }
    if (table.collation.contains("_0900_"_L1))
        words << u"the collation %1"_s.arg(table.collation);
}

void onMySql(const Table &table, QStringList &words)
{
    static const QStringList types{u"uuid"_s, u"inet4"_s, u"inet6"_s, u"vector"_s, u"xmltype"_s};
    for (const Column &column : table.columns) {
        if (types.contains(column.type.base) && column.type.base != "vector"_L1)
            words << u"the type %1 of column %2"_s.arg(column.type.base, column.name);
        if (column.collation.contains("uca1400"_L1))
            words << u"the collation %1 of column %2"_s.arg(column.collation, column.name);
        if (column.defaultSql && column.defaultSql->startsWith("nextval("_L1))
            words << u"the sequence in the default of column %1"_s.arg(column.name);
    }
    for (const Check &check : table.checks) {
        if (check.ofColumn)
            words << u"the check of column %1 as a part of the column"_s.arg(check.name);
    }
    if (table.collation.contains("uca1400"_L1))
        words << u"the collation %1"_s.arg(table.collation);
    if (table.systemVersioned)
        words << u"system versioning"_s;
}

QStringList programOnMySql(const Environment &environment)
{
    QStringList words;
    for (const QString &mode : environment.sqlMode.split(u',', Qt::SkipEmptyParts)) {
        static const QStringList unknown{u"ORACLE"_s,
                                         u"NO_AUTO_CREATE_USER"_s,
                                         u"SIMULTANEOUS_ASSIGNMENT"_s,
                                         u"MSSQL"_s,
                                         u"POSTGRESQL"_s,
                                         u"DB2"_s,
                                         u"MAXDB"_s,
                                         u"EMPTY_STRING_IS_NULL"_s,
                                         u"NO_KEY_OPTIONS"_s,
                                         u"NO_TABLE_OPTIONS"_s,
                                         u"NO_FIELD_OPTIONS"_s,
                                         u"MYSQL323"_s,
                                         u"MYSQL40"_s,
                                         u"TIME_ROUND_FRACTIONAL"_s};
        if (unknown.contains(mode))
            words << u"the SQL mode %1"_s.arg(mode);
    }
    if (environment.collation.contains("uca1400"_L1))
        words << u"the collation %1"_s.arg(environment.collation);
    return words;
}

} // namespace

QStringList unsupportedOn(const Schema &schema, const ObjectName &object, Dialect dialect)
{
    QStringList words;
    if (!schema.contains(object))
        return words;
    const bool mariaDb = isMariaDbServer(dialect);
    if (object.kind == ObjectKind::Table) {
        if (mariaDb)
            onMariaDb(schema.tables[object.name], words);
        else
            onMySql(schema.tables[object.name], words);
    }
    if (mariaDb)
        return words;
    if (object.kind == ObjectKind::Sequence)
        words << u"sequences"_s;
    else if (object.kind == ObjectKind::View)
        words << programOnMySql(schema.views[object.name].environment);
    else if (object.kind == ObjectKind::Procedure)
        words << programOnMySql(schema.procedures[object.name].environment);
    else if (object.kind == ObjectKind::Trigger)
        words << programOnMySql(schema.triggers[object.name].environment);
    else if (object.kind == ObjectKind::Event)
        words << programOnMySql(schema.events[object.name].environment);
    if (object.kind == ObjectKind::Function) {
        words << programOnMySql(schema.functions[object.name].environment);
        if (schema.functions[object.name].aggregate)
            words << u"aggregate functions"_s;
    }
    return words;
}

} // namespace stemma::schema
