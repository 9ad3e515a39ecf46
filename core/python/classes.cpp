// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/classobjects.h"

#include "core/python/containers.h"
#include "core/python/expressions.h"
#include "core/python/knownfunction.h"
#include "core/python/projectmodule.h"
#include "core/python/statements.h"
#include "core/python/symbols.h"
#include "core/python/typeobject.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

bool isKnownAs(const Value &value, QLatin1StringView prefix)
{
    const auto *known = value.as<KnownObject>();
    return known && QLatin1String(known->known->function->name).startsWith(prefix);
}

bool isEnumBase(const Value &value)
{
    return isKnownAs(value, "enum."_L1) || value.as<EnumClass>();
}

bool isTypeBase(const Value &value)
{
    return isKnownAs(value, "sqlalchemy.TypeDecorator"_L1) || value.as<TypeClass>() || isSqlType(value);
}

/// The names that the body assigns, in the order of the file; nothing when they can't be told.
std::optional<QStringList> assignedNames(const Node &body)
{
    QStringList names;
    for (const Node &statement : body.children()) {
        if (statement.is("function_definition") || statement.is("decorated_definition")
            || statement.is("pass_statement"))
            continue;
        if (!statement.is("expression_statement"))
            return std::nullopt;
        const Node part = statement.child(0);
        if (part.is("string"))
            continue;
        if (!part.is("assignment") || !part.field("left").is("identifier"))
            return std::nullopt;
        names.append(part.field("left").text());
    }
    return names;
}

/// The members of an enum; the values of enum.auto() are counted, as Enum does.
void addMembers(Frame &frame, EnumClass &enumeration, const Node &body)
{
    const std::optional<QStringList> names = assignedNames(body);
    if (!names || enumeration.scope->names.contains(u"_generate_next_value_"_s)
        || enumeration.scope->names.contains(u"_missing_"_s))
        giveUp(u"uses the class %1, whose members are made by code"_s.arg(enumeration.name), body.line());
    qint64 last = 0;
    QSet<QString> seen;
    for (const QString &name : *names) {
        Value value = enumeration.scope->names.value(name);
        if (name.startsWith(u'_'))
            continue;
        refuseUnknown(value);
        if (isKnownAs(value, "enum.auto"_L1)) {
            if (!isKnownAs(enumeration.bases.value(0), "enum.Enum"_L1)
                && !isKnownAs(enumeration.bases.value(0), "enum.IntEnum"_L1))
                giveUp(u"uses enum.auto() in a way that is not worked out here"_s, body.line());
            value = Value::integer(last + 1);
        }
        if (value.asInteger())
            last = *value.asInteger();
        const QString key = hashKey(value);
        if (seen.contains(key))
            giveUp(u"uses the class %1, where two members have one value"_s.arg(enumeration.name),
                   body.line());
        seen.insert(key);
        auto *member = frame.run.heap.make<EnumMember>(enumeration.name, name, value);
        enumeration.members.append(Value::object(member));
    }
}

Value makeClass(Frame &frame, const Node &node, const QString &name)
{
    QList<Value> bases;
    for (const Node &argument : node.field("superclasses").children()) {
        if (argument.is("keyword_argument"))
            giveUp(u"uses the class %1, which a metaclass makes"_s.arg(name), node.line());
        const Value base = evaluate(frame, argument);
        const auto *known = base.as<KnownObject>();
        if (!known || QLatin1String(known->known->function->name) != "builtins.object"_L1)
            bases.append(base);
    }
    auto *scope = frame.run.heap.make<Scope>(&frame.scope);
    scope->isClass = true;
    Frame inner{frame.run, *scope};
    const Node body = node.field("body");
    executeModule(inner, body);
    const bool isEnum = std::ranges::any_of(bases, isEnumBase);
    const bool isType = std::ranges::any_of(bases, isTypeBase);
    if (isEnum) {
        auto *enumeration = frame.run.heap.make<EnumClass>(name, bases, scope);
        addMembers(frame, *enumeration, body);
        return Value::object(enumeration);
    }
    if (isType)
        return Value::object(frame.run.heap.make<TypeClass>(name, bases, scope));
    return Value::object(frame.run.heap.make<ClassObject>(name, bases, scope));
}

} // namespace

void executeClassDefinition(Frame &frame, const Node &node)
{
    const QString name = node.field("name").text();
    try {
        frame.scope.bind(name, makeClass(frame, node, name));
    } catch (const Unknowable &unknowable) {
        const int line = unknowable.line > 0 ? unknowable.line : node.line();
        frame.scope.bind(name, Value::object(frame.run.heap.make<UnknownObject>(unknowable.reason, line)));
    }
}

const Value *ClassObject::stated(const QString &attributeName) const
{
    if (const auto found = scope->names.constFind(attributeName); found != scope->names.constEnd())
        return &*found;
    for (const Value &base : bases) {
        const auto *known = base.as<ClassObject>();
        const Value *value = known ? known->stated(attributeName) : nullptr;
        if (value || !known)
            return value; // what an unknown class comes before can't be told
    }
    return nullptr;
}

std::optional<Value> ClassObject::attribute(const QString &attributeName, Evaluation &run)
{
    if (attributeName == "__name__"_L1)
        return Value::string(name);
    const Value *value = stated(attributeName);
    if (isChanged)
        giveUp(u"uses the class %1, which is changed after it is made"_s.arg(name));
    if (!value)
        giveUp(u"reads %1.%2, which its class does not state itself"_s.arg(name, attributeName));
    const Value known = resolved(run, *value);
    refuseUnknown(known);
    // A base may make something else of every other kind, as SQLAlchemy's declarative ones do of columns.
    const bool isPlain = !known.object() || known.as<TupleObject>() || known.as<ClassObject>();
    if (!isPlain && !bases.isEmpty())
        giveUp(u"reads %1.%2, of which its base class may make something else"_s.arg(name, attributeName));
    if (known.as<FunctionObject>())
        giveUp(u"uses %1.%2(), and methods are not worked out here"_s.arg(name, attributeName));
    return known;
}

std::optional<Value> EnumMember::attribute(const QString &attributeName, Evaluation &)
{
    if (attributeName == "name"_L1)
        return Value::string(name);
    if (attributeName == "value"_L1)
        return value;
    return std::nullopt;
}

std::optional<Value> EnumClass::attribute(const QString &attributeName, Evaluation &run)
{
    if (attributeName == "__members__"_L1) {
        auto *all = run.heap.make<DictObject>();
        for (const Value &member : members)
            all->insert(Value::string(member.as<EnumMember>()->name), member);
        return Value::object(all);
    }
    for (const Value &member : members) {
        if (member.as<EnumMember>()->name == attributeName)
            return member;
    }
    return ClassObject::attribute(attributeName, run);
}

} // namespace stemma
