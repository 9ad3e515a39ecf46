// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/operations/cases.h"

using namespace Qt::StringLiterals;

namespace stemma::test {

namespace {

CreateForeignKey key(const QString &target, const QString &name = u"fk"_s)
{
    CreateForeignKey create;
    create.table = u"t"_s;
    create.key = foreignKeyTo(target, name);
    create.key.columns = {u"a"_s};
    return create;
}

void addForeignKeys(Cases &cases)
{
    cases.add("create foreign key", key(u"o.id"_s));
    CreateForeignKey rules = key(u"o.x"_s);
    rules.key.columns << u"b"_s;
    rules.key.referredColumns << u"y"_s;
    rules.key.onDelete = u"set null"_s;
    rules.key.onUpdate = u"NO ACTION"_s;
    cases.add("create foreign key with rules", rules);
    CreateForeignKey schemas = key(u"r.o.id"_s);
    schemas.schema = u"s"_s;
    cases.add("create foreign key in schemas", schemas);
    cases.add("create foreign key without name", key(u"o.id"_s, {}));
    cases.add("create foreign key to itself", key(u"t.id"_s));
    CreateForeignKey match = key(u"o.id"_s);
    match.key.match = u"FULL"_s;
    cases.add("create foreign key match", match);
    CreateForeignKey initially = key(u"o.id"_s);
    initially.key.deferrable = false;
    initially.key.initially = u"IMMEDIATE"_s;
    cases.add("create foreign key initially", initially);
    CreateForeignKey soon = key(u"o.id"_s);
    soon.key.initially = u"SOON"_s;
    cases.add("create foreign key bad initially", soon);
}

void addDrops(Cases &cases)
{
    using Type = DropConstraint::Type;
    const auto drop = [](const Name &name, std::optional<Type> type, const QString &schema = {}) {
        return DropConstraint{name, u"t"_s, schema, type, false};
    };
    cases.add("drop constraint foreign key", drop(Name(u"fk"_s), Type::ForeignKey));
    cases.add("drop constraint unique", drop(Name(u"Uq"_s), Type::Unique));
    cases.add("drop constraint primary", drop(Name(u"pk"_s), Type::PrimaryKey));
    cases.add("drop constraint primary without name", drop({}, Type::PrimaryKey));
    cases.add("drop constraint check", drop(Name(u"ck"_s), Type::Check));
    cases.add("drop constraint check in a schema", drop(Name(u"ck"_s), Type::Check, u"s"_s));
    cases.add("drop constraint without type", drop(Name(u"x"_s), {}));
    cases.add("drop constraint foreign key without name", drop({}, Type::ForeignKey));
    cases.add("drop constraint final name of 70 letters",
              drop(Name(QString(70, u'c'), true), Type::ForeignKey));
}

} // namespace

void addConstraints(Cases &cases)
{
    cases.add("drop column", DropColumn{u"t"_s, {}, u"a"_s, false});
    cases.add("drop column in a schema", DropColumn{u"group"_s, u"s"_s, u"key"_s, false});
    addForeignKeys(cases);

    const auto unique = [](const QStringList &columns, const QString &name, const QString &schema = {}) {
        return CreateUniqueConstraint{u"t"_s, schema, uniqueConstraint(columns, Name(name))};
    };
    cases.add("create unique constraint", unique({u"a"_s, u"key"_s}, u"uq"_s));
    cases.add("create unique constraint without name", unique({u"a"_s}, {}));
    cases.add("create unique constraint in a schema", unique({u"a"_s}, u"uq"_s, u"s"_s));
    CreateUniqueConstraint deferred = unique({u"a"_s}, u"uq"_s);
    deferred.constraint.deferrable = true;
    deferred.constraint.initially = u"DEFERRED"_s;
    cases.add("create unique constraint deferrable", deferred);

    const auto check = [](const QString &sql, const QString &name) {
        return CreateCheckConstraint{u"t"_s, {}, CheckConstraint{Name(name), sql}};
    };
    cases.add("create check constraint", check(u"a > 0"_s, u"ck"_s));
    cases.add("create check constraint percent", check(u"a LIKE 'x%'"_s, u"ck"_s));
    cases.add("create check constraint without name", check(u"a > 0"_s, {}));
    cases.add("create primary key", CreatePrimaryKey{u"t"_s, {}, primaryKey({u"a"_s, u"b"_s}, u"pk"_s)});
    cases.add("create primary key without name", CreatePrimaryKey{u"t"_s, {}, primaryKey({u"a"_s})});
    addDrops(cases);
}

} // namespace stemma::test
