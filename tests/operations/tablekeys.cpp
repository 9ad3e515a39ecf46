// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/operations/cases.h"

using namespace Qt::StringLiterals;

namespace stemma::test {

namespace {

using Type = SqlType::Name;
using AutoIncrement = Column::AutoIncrement;

Column with(Column column, AutoIncrement autoIncrement)
{
    column.autoIncrement = autoIncrement;
    return column;
}

Column withDefault(Column column)
{
    column.serverDefault = ServerDefault::quoted(u"1"_s);
    return column;
}

} // namespace

void addTableKeys(Cases &cases)
{
    const QString id = u"id"_s;
    const PrimaryKey idKey = primaryKey({id});

    cases.add("table primary key", table({keyColumn(id)}));
    cases.add("table primary key constraint", table({notNull(column(id))}, {idKey}));
    cases.add("table primary key constraint nullable open",
              table({column(id, Type::BigInt)}, {primaryKey({id}, u"pk_t"_s)}));
    Column nullable = column(id);
    nullable.nullable = true;
    cases.add("table primary key nullable said", table({nullable}, {idKey}));
    cases.add("table primary key no autoincrement", table({with(keyColumn(id), AutoIncrement::False)}));
    cases.add("table primary key with server default", table({withDefault(keyColumn(id))}));
    cases.add("table primary key autoincrement with server default",
              table({with(withDefault(keyColumn(id)), AutoIncrement::True)}));
    Column clientDefault = keyColumn(id);
    clientDefault.clientDefault = true;
    cases.add("table primary key with client default", table({clientDefault}));

    Column referring = keyColumn(id);
    referring.foreignKeys << foreignKeyTo(u"o.id"_s);
    cases.add("table primary key with foreign key", table({referring}));
    cases.add("table primary key ignoring foreign key", table({with(referring, AutoIncrement::IgnoreFk)}));
    ForeignKey tableKey = foreignKeyTo(u"o.id"_s);
    tableKey.columns = {id};
    cases.add("table primary key with table foreign key", table({notNull(column(id))}, {tableKey, idKey}));

    SqlType wholeNumber(Type::Numeric);
    wholeNumber.precision = 10;
    wholeNumber.scale = 0;
    SqlType tinyUnsigned(Type::TinyInt);
    tinyUnsigned.isUnsigned = true;
    cases.add("table primary key string", table({keyColumn(id, SqlType(Type::VarChar, 36))}));
    cases.add("table primary key numeric", table({keyColumn(id, wholeNumber)}));
    cases.add("table primary key float", table({keyColumn(id, Type::Float)}));
    cases.add("table primary key boolean", table({keyColumn(id, Type::Boolean)}));
    cases.add("table primary key tinyint unsigned", table({keyColumn(id, tinyUnsigned)}));
    cases.add("table primary key bit", table({keyColumn(id, SqlType(Type::Bit, 8))}));
    cases.add("table primary key year", table({keyColumn(id, Type::Year)}));
    Column identity = keyColumn(id);
    identity.identity = true;
    cases.add("table primary key identity", table({identity}));
    cases.add("table primary key autoincrement on string",
              table({with(keyColumn(id, SqlType(Type::VarChar, 9)), AutoIncrement::True)}));

    const Column a = keyColumn(u"a"_s);
    const Column b = keyColumn(u"b"_s);
    cases.add("table composite primary key", table({a, b}));
    cases.add("table composite primary key with autoincrement", table({a, with(b, AutoIncrement::True)}));
    cases.add("table composite primary key constraint with autoincrement",
              table({notNull(column(u"a"_s)), notNull(with(column(u"b"_s), AutoIncrement::True))},
                    {primaryKey({u"a"_s, u"b"_s})}));
    cases.add("table two autoincrement columns",
              table({with(a, AutoIncrement::True), with(b, AutoIncrement::True)}));
    cases.add("table autoincrement outside the key", table({with(column(u"a"_s), AutoIncrement::True)}));
    PrimaryKey usingBtree = idKey;
    usingBtree.mysqlUsing = u"btree"_s;
    cases.add("table primary key using", table({column(id)}, {usingBtree}));
    cases.add("table constraint of an unknown column", table({column(id)}, {primaryKey({u"idd"_s})}));
    cases.add("table key other than the columns'", table({a, column(u"b"_s)}, {primaryKey({u"b"_s})}));
    Column computed = a;
    computed.computed = Computed{u"1"_s, {}};
    cases.add("table computed column", table({computed}));
}

} // namespace stemma::test
