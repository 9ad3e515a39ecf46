// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/randomcolumns.h"

using namespace Qt::StringLiterals;

namespace stemma {

using schema::Column;
using schema::ColumnType;

QStringList RandomColumns::names()
{
    return {u"id"_s, u"a"_s,      u"b"_s,         u"c"_s,   u"d"_s,     u"e"_s,        u"f"_s,
            u"g"_s,  u"select"_s, u"Two Words"_s, u"x`y"_s, u"größe"_s, u"parent_id"_s};
}

ColumnType RandomColumns::type()
{
    QStringList types{u"int"_s,
                      u"int"_s,
                      u"int unsigned"_s,
                      u"bigint"_s,
                      u"bigint unsigned"_s,
                      u"smallint"_s,
                      u"tinyint"_s,
                      u"tinyint(1)"_s,
                      u"mediumint unsigned"_s,
                      u"int(5) unsigned zerofill"_s,
                      u"decimal(10,2)"_s,
                      u"decimal(20,6)"_s,
                      u"float"_s,
                      u"double"_s,
                      u"bit(8)"_s,
                      u"char(8)"_s,
                      u"varchar(20)"_s,
                      u"varchar(60)"_s,
                      u"varchar(200)"_s,
                      u"text"_s,
                      u"mediumtext"_s,
                      u"tinytext"_s,
                      u"longtext"_s,
                      u"blob"_s,
                      u"binary(16)"_s,
                      u"varbinary(40)"_s,
                      u"date"_s,
                      u"time"_s,
                      u"time(3)"_s,
                      u"datetime"_s,
                      u"datetime(6)"_s,
                      u"timestamp"_s,
                      u"timestamp(3)"_s,
                      u"year"_s,
                      u"enum('a','b')"_s,
                      u"enum('a','b','it''s')"_s,
                      u"set('x','y','z')"_s,
                      u"point"_s,
                      u"geometry"_s};
    if (m_mariaDb)
        types << u"uuid"_s << u"inet6"_s;
    else
        types << u"json"_s;
    return ColumnType::parse(m_dice.name(types));
}

std::pair<QString, QString> RandomColumns::charset()
{
    QList<std::pair<QString, QString>> pool{
        {u"utf8mb4"_s, u"utf8mb4_unicode_ci"_s}, {u"utf8mb4"_s, u"utf8mb4_unicode_ci"_s},
        {u"utf8mb4"_s, u"utf8mb4_bin"_s},        {u"utf8mb4"_s, u"utf8mb4_general_ci"_s},
        {u"latin1"_s, u"latin1_swedish_ci"_s},   {u"latin1"_s, u"latin1_bin"_s},
        {u"ascii"_s, u"ascii_general_ci"_s}};
    pool << (m_mariaDb ? std::pair(u"utf8mb4"_s, u"utf8mb4_uca1400_ai_ci"_s)
                       : std::pair(u"utf8mb4"_s, u"utf8mb4_0900_ai_ci"_s));
    return m_dice.oneOf(pool);
}

void RandomColumns::giveCharset(Column &column)
{
    column.charset.clear();
    column.collation.clear();
    if (column.type.hasCharset())
        std::tie(column.charset, column.collation) = charset();
}

QString RandomColumns::comment()
{
    return m_dice.name(
        {u"a note"_s, u"it's \"quoted\""_s, u"back\\slash"_s, u"größer, 標題"_s, u"100%; -- no"_s});
}

std::optional<QString> RandomColumns::defaultOf(const Column &column)
{
    const QString &base = column.type.base;
    if (base == "bit"_L1)
        return u"b'101'"_s;
    if (column.type.isInteger())
        return m_dice.name({u"0"_s, u"1"_s, u"7"_s, u"(1 + 2)"_s});
    if (base == "decimal"_L1)
        return m_dice.name({u"0.00"_s, u"1.50"_s});
    if (base == "float"_L1 || base == "double"_L1)
        return m_dice.name({u"0"_s, u"1.5"_s});
    if (base == "char"_L1 || base == "varchar"_L1)
        return m_dice.name(
            {u"''"_s, u"'x'"_s, u"'it''s'"_s, u"'b\\\\s'"_s, u"'NULL'"_s, u"(concat('a','b'))"_s});
    if (base.endsWith("text"_L1))
        return u"'long'"_s;
    if (base == "date"_L1)
        return u"'2020-02-29'"_s;
    if (base == "datetime"_L1 || base == "timestamp"_L1) {
        const QString &digits = column.type.arguments;
        return m_dice.percent(70)
            ? (digits.isEmpty() ? u"current_timestamp()"_s : u"current_timestamp(%1)"_s.arg(digits))
            : u"'2020-01-02 03:04:05'"_s;
    }
    if (base == "enum"_L1)
        return u"'b'"_s;
    if (base == "set"_L1)
        return u"'x,z'"_s;
    if (base == "year"_L1)
        return u"2020"_s;
    if (base == "uuid"_L1)
        return u"(uuid())"_s;
    if (base == "inet6"_L1)
        return u"'::1'"_s;
    return {};
}

Column RandomColumns::column(const QString &name)
{
    Column column;
    column.name = name;
    column.type = type();
    giveCharset(column);
    column.nullable = m_dice.percent(60);
    if (m_dice.percent(45))
        column.defaultSql = defaultOf(column);
    const QString now = column.defaultSql.value_or(QString());
    if (now.startsWith("current_timestamp"_L1) && m_dice.percent(50))
        column.onUpdate = now;
    if (m_dice.percent(20))
        column.comment = comment();
    column.invisible = m_dice.percent(4);
    return column;
}

} // namespace stemma
