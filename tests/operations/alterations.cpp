// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/operations/cases.h"

using namespace Qt::StringLiterals;

namespace stemma::test {

namespace {

using Type = SqlType::Name;

AlterColumn alter(const QString &column = u"a"_s)
{
    AlterColumn alter;
    alter.table = u"t"_s;
    alter.column = column;
    return alter;
}

/// Adds a case whose operation the function completes.
template <class Complete>
void add(Cases &cases, const char *name, AlterColumn operation, Complete complete)
{
    complete(operation);
    cases.add(name, operation);
}

AlterColumn existing(const SqlType &type, const QString &column = u"a"_s)
{
    AlterColumn operation = alter(column);
    operation.existingType = type;
    return operation;
}

SqlType withFraction(Type name)
{
    SqlType type(name);
    type.fsp = 6;
    return type;
}

SqlType checkedBoolean()
{
    SqlType type(Type::Boolean);
    type.createConstraint = true;
    type.constraintName = u"ck_a"_s;
    return type;
}

SqlType enumOf(const QStringList &values)
{
    SqlType type(Type::Enum);
    type.values = values;
    return type;
}

void addTimes(Cases &cases)
{
    add(cases, "alter datetime nothing", existing(Type::DateTime),
        [](auto &op) { op.existingNullable = false; });
    add(cases, "alter datetime nullable", existing(Type::DateTime), [](auto &op) { op.nullable = false; });
    add(cases, "alter datetime default", existing(Type::Timestamp),
        [](auto &op) { op.serverDefault = ServerDefault::sql(u"now()"_s); });
    add(cases, "alter datetime default dropped", existing(Type::DateTime),
        [](auto &op) { op.serverDefault = ServerDefault::null(); });
    add(cases, "alter datetime nullable default dropped", existing(withFraction(Type::DateTime)),
        [](auto &op) {
            op.nullable = false;
            op.serverDefault = ServerDefault::null();
        });
    add(cases, "alter date nullable", existing(Type::Date), [](auto &op) { op.nullable = false; });
    add(cases, "alter interval nullable", existing(Type::Interval), [](auto &op) { op.nullable = false; });
    add(cases, "alter to datetime", existing(SqlType(Type::VarChar, 20)),
        [](auto &op) { op.type = withFraction(Type::DateTime); });
    add(cases, "alter from datetime", existing(Type::DateTime),
        [](auto &op) { op.type = SqlType(Type::VarChar, 20); });
}

void addDefaults(Cases &cases)
{
    add(cases, "alter default", alter(), [](auto &op) { op.serverDefault = ServerDefault::quoted(u"7"_s); });
    add(cases, "alter default text", existing(Type::Integer),
        [](auto &op) { op.serverDefault = ServerDefault::sql(u"7"_s); });
    add(cases, "alter default dropped", alter(), [](auto &op) { op.serverDefault = ServerDefault::null(); });
    add(cases, "alter default kept", existing(Type::Integer), [](auto &op) {
        op.nullable = true;
        op.existingServerDefault = ServerDefault::sql(u"7"_s);
    });
    add(cases, "alter default dropped with nullable", existing(Type::Integer), [](auto &op) {
        op.nullable = true;
        op.serverDefault = ServerDefault::null();
        op.existingServerDefault = ServerDefault::quoted(u"7"_s);
    });
    add(cases, "alter default with nullable", existing(Type::Integer), [](auto &op) {
        op.nullable = false;
        op.serverDefault = ServerDefault::quoted(u"7"_s);
    });
}

} // namespace

void addAlterations(Cases &cases)
{
    add(cases, "alter rename", existing(Type::Integer), [](auto &op) { op.newName = u"b"_s; });
    add(cases, "alter rename not null", existing(SqlType(Type::VarChar, 9)), [](auto &op) {
        op.newName = u"key"_s;
        op.existingNullable = false;
        op.existingServerDefault = ServerDefault::quoted(u"x"_s);
        op.existingComment = u"c"_s;
    });
    add(cases, "alter rename without a type", alter(), [](auto &op) { op.newName = u"b"_s; });
    add(cases, "alter type", alter(), [](auto &op) { op.type = Type::BigInt; });
    add(cases, "alter type not null", existing(Type::Integer), [](auto &op) {
        op.type = Type::BigInt;
        op.existingNullable = false;
    });
    add(cases, "alter type and nullable", existing(SqlType(Type::VarChar, 9)), [](auto &op) {
        op.type = Type::Text;
        op.nullable = false;
        op.existingNullable = true;
    });
    add(cases, "alter type keeping autoincrement", existing(Type::Integer, u"id"_s), [](auto &op) {
        op.type = Type::BigInt;
        op.existingNullable = false;
        op.existingAutoIncrement = true;
    });
    add(cases, "alter type without length", alter(), [](auto &op) { op.type = Type::VarChar; });
    add(cases, "alter nullable", existing(SqlType(Type::VarChar, 9)), [](auto &op) { op.nullable = false; });
    add(cases, "alter nullable without a type", alter(), [](auto &op) { op.nullable = false; });
    add(cases, "alter autoincrement", existing(Type::Integer, u"id"_s), [](auto &op) {
        op.autoIncrement = true;
        op.existingNullable = false;
    });
    add(cases, "alter autoincrement off", existing(Type::Integer, u"id"_s), [](auto &op) {
        op.autoIncrement = false;
        op.existingNullable = false;
        op.existingAutoIncrement = true;
    });
    add(cases, "alter comment", existing(Type::Integer), [](auto &op) { op.comment = u"it's"_s; });
    add(cases, "alter comment dropped", existing(Type::Integer), [](auto &op) {
        op.comment = QString();
        op.existingComment = u"c"_s;
    });
    add(cases, "alter nothing", existing(Type::Integer), [](auto &op) { op.existingNullable = false; });
    addDefaults(cases);
    addTimes(cases);
    add(cases, "alter to boolean with constraint", existing(Type::Integer),
        [](auto &op) { op.type = checkedBoolean(); });
    add(cases, "alter from boolean with constraint", existing(checkedBoolean()),
        [](auto &op) { op.type = Type::Integer; });
    add(cases, "alter enum", existing(enumOf({u"x"_s})),
        [](auto &op) { op.type = enumOf({u"x"_s, u"y"_s}); });
    add(cases, "alter everything", existing(Type::Integer), [](auto &op) {
        op.schema = u"s"_s;
        op.newName = u"b"_s;
        op.type = SqlType(Type::VarChar, 9);
        op.nullable = false;
        op.serverDefault = ServerDefault::quoted(u"x"_s);
        op.comment = u"c"_s;
    });
}

} // namespace stemma::test
