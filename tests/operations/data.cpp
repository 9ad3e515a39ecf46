// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/operations/cases.h"

using namespace Qt::StringLiterals;

namespace stemma::test {

namespace {

using Type = SqlType::Name;
using Kind = Literal::Kind;
using Row = BulkInsert::Row;

BulkInsert into(const QList<InsertColumn> &columns, const QList<Row> &rows)
{
    return {u"t"_s, {}, columns, rows};
}

BulkInsert rows(const QList<Row> &rows)
{
    return into({{u"id"_s, Type::Integer}, {u"name"_s, Type::VarChar}, {u"on"_s, Type::Boolean}}, rows);
}

BulkInsert one(const SqlType &type, const Literal &value, const QString &column = u"a"_s)
{
    return into({{column, type}}, {{{column, value}}});
}

Literal literal(Kind kind, const char *text)
{
    return {kind, QString::fromUtf8(text)};
}

void addTimes(Cases &cases)
{
    const QString a = u"a"_s, b = u"b"_s, c = u"c"_s;
    cases.add("insert times",
              into({{a, Type::Date}, {b, Type::DateTime}, {c, Type::Time}},
                   {{{a, literal(Kind::Date, "2024-02-29")},
                     {b, literal(Kind::DateTime, "2024-02-29T01:02:03")},
                     {c, literal(Kind::Time, "04:05:06.000789")}},
                    {{b, literal(Kind::DateTime, "2024-02-29 01:02:03.000004")}}}));
    const Literal moment = literal(Kind::DateTime, "2024-02-29 01:02:03");
    cases.add("insert datetime as date and time",
              into({{a, Type::Date}, {b, Type::Time}}, {{{a, moment}, {b, moment}}}));
    cases.add("insert date as datetime", one(Type::DateTime, literal(Kind::Date, "2024-02-29"), b));
    cases.add("insert string as datetime",
              one(Type::DateTime, literal(Kind::String, "2024-02-29 01:02:03"), b));
    cases.add("insert string as timestamp",
              one(Type::Timestamp, literal(Kind::DateTime, "2024-02-29 00:00:00"), b));
}

void addNumbers(Cases &cases)
{
    const QString a = u"a"_s, b = u"b"_s, c = u"c"_s;
    SqlType money(Type::Numeric);
    money.precision = 9;
    money.scale = 2;
    cases.add("insert numbers",
              into({{a, money}, {b, Type::Float}, {c, Type::BigInt}},
                   {{{a, literal(Kind::Decimal, "1.50")},
                     {b, Literal::real(0.1)},
                     {c, Literal::integer(u"9223372036854775808"_s)}},
                    {{a, Literal::integer(7)}, {b, Literal::real(1e20)}, {c, Literal::integer(3)}},
                    {{a, Literal::string(u"1.5"_s)}, {b, Literal::real(1e-7)}, {c, Literal::integer(-4)}}}));
}

} // namespace

void addData(Cases &cases)
{
    cases.add("execute", Execute{u"UPDATE t SET a = 1"_s});
    cases.add("execute keeps its form", Execute{u"\n    UPDATE t\n\tSET a = 1  -- one\n    WHERE b\n    "_s});
    cases.add("execute with escaped colon", Execute{u"UPDATE t SET a = 'x:y'"_s});
    cases.add("execute with percent", Execute{u"DELETE FROM t WHERE a LIKE 'x%'"_s});

    const QString id = u"id"_s, name = u"name"_s, on = u"on"_s;
    const Literal b = Literal::string(u"b"_s);
    cases.add(
        "insert rows",
        rows({{{id, Literal::integer(1)}, {name, Literal::string(u"it's"_s)}, {on, Literal::boolean(true)}},
              {{id, Literal::integer(2)}, {name, b}, {on, Literal::boolean(false)}}}));
    cases.add("insert in the order of the table", rows({{{name, b}, {id, Literal::integer(1)}}}));
    cases.add("insert rows of different keys", rows({{{id, Literal::integer(1)}}, {{name, b}}}));
    cases.add("insert null",
              rows({{{id, Literal::integer(1)}, {name, Literal::null()}, {on, Literal::null()}}}));
    cases.add("insert no rows", rows({}));
    cases.add("insert backslash and percent", rows({{{name, Literal::string(u"a\\b 5%"_s)}}}));
    cases.add("insert number as boolean", rows({{{on, Literal::integer(1)}}}));
    cases.add("insert two as boolean", rows({{{on, Literal::integer(2)}}}));
    cases.add("insert boolean as integer", rows({{{id, Literal::boolean(true)}}}));
    cases.add("insert digits as integer", rows({{{id, Literal::string(u"12"_s)}}}));
    cases.add("insert word as integer", rows({{{id, Literal::string(u"x"_s)}}}));
    cases.add("insert number as string", rows({{{name, Literal::integer(5)}}}));
    cases.add("insert unknown column", rows({{{u"nome"_s, b}}}));
    cases.add("insert without types", one(Type::Null, Literal::integer(1)));
    cases.add("insert null without types", one(Type::Null, Literal::null()));
    BulkInsert inSchema = one(Type::Integer, Literal::integer(1), u"key"_s);
    inSchema.schema = u"s"_s;
    cases.add("insert in a schema", inSchema);
    addNumbers(cases);
    addTimes(cases);

    SqlType letters(Type::Enum);
    letters.values = {u"x"_s, u"y"_s};
    cases.add("insert enum", one(letters, Literal::string(u"y"_s)));
    cases.add("insert enum of another value", one(letters, Literal::string(u"z"_s)));
    cases.add("insert bytes", one(Type::Blob, literal(Kind::Bytes, "it's")));
    cases.add("insert json", one(Type::Json, literal(Kind::Json, R"({"k": [1, "v"]})")));
    cases.add("insert json null", one(Type::Json, Literal::null()));
    cases.add("insert json string", one(Type::Json, Literal::string(u"v"_s)));
    cases.add("insert uuid", one(Type::Uuid, literal(Kind::Uuid, "00112233445566778899aabbccddeeff")));
}

} // namespace stemma::test
