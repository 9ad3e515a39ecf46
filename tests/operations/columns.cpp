// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/operations/cases.h"

using namespace Qt::StringLiterals;

namespace stemma::test {

namespace {

using Type = SqlType::Name;

Column withDefault(Column column, const ServerDefault &serverDefault)
{
    column.serverDefault = serverDefault;
    return column;
}

Column withComment(Column column, const QString &comment)
{
    column.comment = comment;
    return column;
}

Column withKey(Column column, const ForeignKey &key)
{
    column.foreignKeys << key;
    return column;
}

Column withFlags(Column column, bool index, bool unique)
{
    column.index = index;
    column.unique = unique;
    return column;
}

Column computed(std::optional<bool> persisted)
{
    Column c = column(u"c"_s);
    c.computed = Computed{u"a + b"_s, persisted};
    return c;
}

Column withCheck(Column column, const QString &name)
{
    column.checks << CheckConstraint{Name(name), u"c > 0"_s};
    return column;
}

} // namespace

void addColumns(Cases &cases)
{
    const auto add = [&cases](const char *name, const Column &column) {
        cases.add(name, AddColumn{u"t"_s, {}, column, false});
    };
    const Column c = column(u"c"_s);
    const Column string = column(u"c"_s, SqlType(Type::VarChar, 9));

    add("column not null", notNull(c));
    Column null = c;
    null.nullable = true;
    add("column null", null);
    add("column timestamp not null", notNull(column(u"c"_s, Type::Timestamp)));

    add("column default quoted", withDefault(notNull(c), ServerDefault::quoted(u"0"_s)));
    add("column default quoted with escapes",
        withDefault(string, ServerDefault::quoted(u"it's 100% a\\b"_s)));
    add("column default empty string", withDefault(string, ServerDefault::quoted(u""_s)));
    add("column default text", withDefault(c, ServerDefault::sql(u"0"_s)));
    add("column default now", withDefault(column(u"c"_s, Type::DateTime), ServerDefault::sql(u"now()"_s)));
    add("column default false", withDefault(column(u"c"_s, Type::Boolean), ServerDefault::sql(u"false"_s)));
    add("column default none", withDefault(c, ServerDefault::null()));
    add("column default on update",
        withDefault(column(u"c"_s, Type::Timestamp),
                    ServerDefault::sql(u"CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"_s)));

    add("column comment", withComment(c, u"What \"it\" counts"_s));
    add("column comment with escapes", withComment(c, u"it's 5% of a\\b"_s));
    add("column comment empty", withComment(c, u""_s));
    add("column not null comment default",
        withDefault(withComment(notNull(c), u"x"_s), ServerDefault::quoted(u"0"_s)));

    add("column computed stored", computed(true));
    add("column computed virtual not null", notNull(computed(false)));
    add("column computed", withComment(computed({}), u"x"_s));
    Column identity = c;
    identity.identity = true;
    add("column identity", identity);
    identity.nullable = true;
    add("column identity nullable", identity);

    add("column indexed", withFlags(c, true, false));
    add("column unique", withFlags(c, false, true));
    add("column unique and indexed", withFlags(c, true, true));
    const ForeignKey other = foreignKeyTo(u"other.id"_s);
    add("column foreign key", withKey(c, other));
    ForeignKey withRules = foreignKeyTo(u"s.other.id"_s, u"fk_c"_s);
    withRules.onDelete = u"CASCADE"_s;
    withRules.onUpdate = u"SET NULL"_s;
    add("column foreign key named with rules", withKey(c, withRules));
    ForeignKey useAlter = foreignKeyTo(u"other.id"_s, u"fk_c"_s);
    useAlter.useAlter = true;
    add("column foreign key use alter", withKey(c, useAlter));
    ForeignKey bad = other;
    bad.onDelete = u"DIE"_s;
    add("column foreign key with bad rule", withKey(c, bad));
    add("column foreign key and unique", withFlags(withKey(c, other), false, true));
    add("column check", withCheck(notNull(c), u"ck_c"_s));
    add("column check unnamed", withCheck(c, {}));
    add("column primary key", keyColumn(u"id"_s));
    add("column primary key string", keyColumn(u"id"_s, SqlType(Type::VarChar, 9)));

    add("column reserved name", column(u"key"_s));
    add("column name of a function", column(u"rank"_s));
    add("column name position", column(u"position"_s));
    add("column name offset", column(u"offset"_s));
    add("column name not reserved", column(u"user"_s));
    add("column upper case name", column(u"createdAt"_s));
    add("column name with blank", column(u"a b"_s));
    add("column name with backtick", column(u"a`b"_s));
    add("column name with percent", column(u"a%"_s));
    add("column name from digit", column(u"2fa"_s));
    add("column name with dollar", column(u"a$"_s));
    add("column name from dollar", column(u"$a"_s));
    add("column name not ascii", column(u"größe"_s));
}

} // namespace stemma::test
