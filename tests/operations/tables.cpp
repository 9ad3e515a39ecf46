// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/operations/cases.h"

using namespace Qt::StringLiterals;

namespace stemma::test {

namespace {

using Type = SqlType::Name;

ForeignKey on(const QStringList &columns, ForeignKey key)
{
    key.columns = columns;
    return key;
}

Column referring(const QString &name, const QString &target)
{
    Column referring = column(name);
    referring.foreignKeys << foreignKeyTo(target);
    return referring;
}

Column unique(Column column)
{
    column.unique = true;
    return column;
}

Column indexed(Column column)
{
    column.index = true;
    return column;
}

SqlType checkedBoolean()
{
    SqlType type(Type::Boolean);
    type.createConstraint = true;
    return type;
}

CheckConstraint check(const QString &sql, const QString &name = {})
{
    return {Name(name), sql};
}

void addForeignKeys(Cases &cases)
{
    const Column a = column(u"a"_s);
    ForeignKey useAlter = on({u"a"_s}, foreignKeyTo(u"o.id"_s, u"fk"_s));
    useAlter.useAlter = true;
    cases.add("table foreign key use alter", table({a}, {useAlter}));
    cases.add("table foreign key to itself", table({keyColumn(u"id"_s), referring(u"parent"_s, u"t.id"_s)}));
    ForeignKey two = on({u"a"_s, u"b"_s}, foreignKeyTo(u"s.o.x"_s));
    two.referredColumns << u"key"_s;
    cases.add("table foreign key of two columns", table({a, column(u"b"_s)}, {two}));
    ForeignKey deferred = on({u"a"_s}, foreignKeyTo(u"o.id"_s));
    deferred.deferrable = true;
    deferred.initially = u"DEFERRED"_s;
    cases.add("table foreign key deferrable", table({a}, {deferred}));
    ForeignKey match = on({u"a"_s}, foreignKeyTo(u"o.id"_s));
    match.match = u"FULL"_s;
    cases.add("table foreign key match", table({a}, {match}));
}

void addTableIndexes(Cases &cases)
{
    const Column a = column(u"a"_s);
    CreateTable indexes = table({indexed(a), indexed(unique(column(u"b"_s)))});
    indexes.indexes << Index{
        Name(u"ix_ab"_s), {IndexPart::column(u"a"_s), IndexPart::column(u"b"_s)}, true, {}, {}};
    cases.add("table indexes", indexes);
    CreateTable unknown = table({a});
    unknown.indexes << Index{Name(u"ix"_s), {IndexPart::column(u"b"_s)}, false, {}, {}};
    cases.add("table index of an unknown column", unknown);
    CreateTable unnamed = table({a});
    unnamed.indexes << Index{{}, {IndexPart::column(u"a"_s)}, false, {}, {}};
    cases.add("table index without name", unnamed);
    CreateTable longNames = table({indexed(column(u"and_a_column_whose_name_is_not_short"_s))});
    longNames.name = u"a_table_with_a_rather_long_name"_s;
    cases.add("table index name too long", longNames);
    CreateTable inSchema = table({indexed(a)});
    inSchema.schema = u"s"_s;
    cases.add("table index in a schema", inSchema);
}

} // namespace

void addTables(Cases &cases)
{
    const Column id = column(u"id"_s);
    const Column a = column(u"a"_s);
    cases.add("table plain", table({a, notNull(column(u"b"_s, SqlType(Type::VarChar, 9)))}));

    ForeignKey cascading = on({u"a"_s}, foreignKeyTo(u"o.id"_s, u"fk_a"_s));
    cascading.onDelete = u"CASCADE"_s;
    cases.add("table all constraints in order",
              table({notNull(id), a},
                    {uniqueConstraint({u"a"_s}, Name(u"uq_a"_s)), check(u"a > 0"_s, u"ck_a"_s), cascading,
                     primaryKey({u"id"_s}), check(u"a < 9"_s), uniqueConstraint({u"a"_s, u"id"_s})}));
    Column positive = column(u"e"_s);
    positive.checks << check(u"e > 0"_s);
    cases.add("table column level constraints last",
              table({keyColumn(u"id"_s), referring(u"a"_s, u"o.id"_s), unique(column(u"b"_s)),
                     column(u"c"_s, checkedBoolean()), referring(u"d"_s, u"p.id"_s), positive,
                     unique(column(u"f"_s))},
                    {uniqueConstraint({u"a"_s, u"b"_s}, Name(u"uq"_s))}));
    SqlType letters(Type::Enum);
    letters.values = {u"x"_s, u"y"_s};
    letters.nativeEnum = false;
    letters.createConstraint = true;
    letters.constraintName = u"ck_c"_s;
    cases.add("table mixed column level constraints",
              table({unique(referring(u"b"_s, u"o.id"_s)), unique(column(u"c"_s, letters))}));
    Column flag = unique(referring(u"b"_s, u"o.id"_s));
    flag.type = checkedBoolean();
    cases.add("table column with type check, foreign key and unique", table({flag}));
    addForeignKeys(cases);
    addTableIndexes(cases);

    CreateTable inSchema = table({a});
    inSchema.name = u"order"_s;
    inSchema.schema = u"my-db"_s;
    cases.add("table schema", inSchema);
    CreateTable temporary = table({a});
    temporary.prefixes = {u"TEMPORARY"_s};
    cases.add("table prefixes", temporary);
    cases.add("table without columns", table({}));
    Column stamped = notNull(column(u"b"_s, Type::Timestamp));
    stamped.serverDefault = ServerDefault::sql(u"CURRENT_TIMESTAMP"_s);
    cases.add("table timestamp columns", table({column(u"a"_s, Type::Timestamp), stamped}));
    cases.add("table string without length", table({column(u"a"_s, Type::VarChar)}));
    cases.add("table explicit name of 300 letters",
              table({a}, {uniqueConstraint({u"a"_s}, Name(QString(300, u'u')))}));
    cases.add("table explicit name of 70 letters",
              table({a}, {uniqueConstraint({u"a"_s}, Name(QString(70, u'u')))}));
    cases.add("table final name of 70 letters",
              table({a}, {uniqueConstraint({u"a"_s}, Name(QString(70, u'u'), true))}));

    cases.add("drop table", DropTable{u"t"_s, {}, false});
    cases.add("drop table in a schema", DropTable{u"order"_s, u"s"_s, false});
    cases.add("rename table", RenameTable{u"a"_s, u"B"_s, {}});
    cases.add("rename table in a schema", RenameTable{u"a"_s, u"b"_s, u"x.y"_s});
    cases.add("table comment created", CreateTableComment{u"t"_s, {}, u"it's"_s});
    cases.add("table comment in a schema", CreateTableComment{u"t"_s, u"s"_s, u"c"_s});
    cases.add("table comment dropped", DropTableComment{u"t"_s, {}});
}

} // namespace stemma::test
