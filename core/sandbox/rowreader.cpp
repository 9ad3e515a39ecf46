// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rowreader.h"

#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma {

QString literalExpression(const QString &column, const QString &dataType, const QString &charset)
{
    static const QSet<QString> numbers{u"tinyint"_s, u"smallint"_s, u"mediumint"_s, u"int"_s,
                                       u"integer"_s, u"bigint"_s,   u"decimal"_s,   u"numeric"_s};
    static const QSet<QString> bytes{u"binary"_s,         u"varbinary"_s,
                                     u"tinyblob"_s,       u"blob"_s,
                                     u"mediumblob"_s,     u"longblob"_s,
                                     u"geometry"_s,       u"point"_s,
                                     u"linestring"_s,     u"polygon"_s,
                                     u"multipoint"_s,     u"multilinestring"_s,
                                     u"multipolygon"_s,   u"geometrycollection"_s,
                                     u"geomcollection"_s, u"vector"_s};
    const QString name = quotedIdentifier(column);
    const QString type = dataType.toLower();
    QString literal;
    if (numbers.contains(type))
        literal = "CAST("_L1 + name + " AS CHAR)"_L1;
    else if (type == "float"_L1 || type == "double"_L1 || type == "real"_L1)
        literal = "CAST("_L1 + name + " + 0e0 AS CHAR)"_L1; // a float by itself is told with six digits
    else if (type == "enum"_L1 || type == "set"_L1 || type == "bit"_L1)
        literal =
            "CAST(CAST("_L1 + name + " + 0 AS UNSIGNED) AS CHAR)"_L1; // '' may be a value and the error value
    else if (bytes.contains(type))
        literal = "CONCAT('X''', HEX("_L1 + name + "), '''')"_L1;
    else if (!charset.isEmpty() || type == "json"_L1)
        literal = "CONCAT('_"_L1 + (charset.isEmpty() ? u"utf8mb4"_s : charset) + " X''', HEX("_L1 + name
            + "), '''')"_L1;
    else
        literal = "CONCAT('''', CAST("_L1 + name + " AS CHAR), '''')"_L1; // times, years, uuid, inet6
    return "COALESCE("_L1 + literal + ", 'NULL')"_L1;
}

QString RowSource::select() const
{
    return "SELECT "_L1 + literals.join(", "_L1) + " FROM "_L1 + quotedIdentifier(table);
}

namespace {

QString inSchema(const CloneWork &work, const char *view, const char *columns, const QString &more)
{
    return "SELECT "_L1 + QLatin1StringView(columns) + " FROM information_schema."_L1
        + QLatin1StringView(view) + " WHERE TABLE_SCHEMA = "_L1 + work.literalSchema() + more;
}

} // namespace

Result<QHash<QString, RowSource>> readRowSources(CloneWork &work, const QStringList &tables)
{
    QHash<QString, RowSource> sources;
    for (const QString &table : tables)
        sources[table].table = table;

    const auto columns = work.ask(inSchema(work, "COLUMNS",
                                           "TABLE_NAME, COLUMN_NAME, DATA_TYPE, CHARACTER_SET_NAME, "
                                           "COALESCE(GENERATION_EXPRESSION, '') <> ''",
                                           u" ORDER BY TABLE_NAME, ORDINAL_POSITION"_s));
    if (!columns)
        return Failure(columns.error());
    for (const QVariantList &row : *columns) {
        const auto source = sources.find(row.value(0).toString());
        if (source == sources.end())
            continue;
        const QString name = row.value(1).toString();
        source->columns << name;
        source->literals << literalExpression(name, row.value(2).toString(), row.value(3).toString());
        source->generated << row.value(4).toBool();
    }

    const auto primary =
        work.ask(inSchema(work, "STATISTICS", "TABLE_NAME, COLUMN_NAME",
                          u" AND INDEX_NAME = 'PRIMARY' ORDER BY TABLE_NAME, SEQ_IN_INDEX"_s));
    if (!primary)
        return Failure(primary.error());
    for (const QVariantList &row : *primary) {
        const auto source = sources.find(row.value(0).toString());
        if (source != sources.end())
            source->primaryKey << int(source->columns.indexOf(row.value(1).toString()));
    }

    const auto keys = work.ask(inSchema(work, "KEY_COLUMN_USAGE",
                                        "TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, "
                                        "REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME",
                                        u" AND REFERENCED_TABLE_NAME IS NOT NULL"
                                        " ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION"_s));
    if (!keys)
        return Failure(keys.error());
    QString last;
    for (const QVariantList &row : *keys) {
        const auto source = sources.find(row.value(0).toString());
        if (source == sources.end())
            continue;
        const QString key = row.value(0).toString() + u'\n' + row.value(1).toString();
        if (row.value(3).toString() != work.schema()) {
            if (key != last)
                work.problem("clone-other-schema", Severity::Warning,
                             u"Table %1 refers to %2.%3, which is not copied along."_s.arg(
                                 source->table, row.value(3).toString(), row.value(4).toString()));
            last = key;
            continue;
        }
        if (key != last)
            source->foreignKeys << RowSource::ForeignKey{{}, row.value(4).toString(), {}};
        last = key;
        RowSource::ForeignKey &foreignKey = source->foreignKeys.last();
        foreignKey.columns << int(source->columns.indexOf(row.value(2).toString()));
        foreignKey.parentColumns << row.value(5).toString();
    }
    return sources;
}

} // namespace stemma
