// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/call.h"
#include "core/python/classobjects.h"
#include "core/python/containers.h"
#include "core/python/expressions.h"
#include "core/python/modules.h"
#include "core/python/projectmodule.h"
#include "core/python/statements.h"
#include "core/python/symbols.h"

#include <QFileInfo>

namespace stemma {

namespace {

void addKeywords(Frame &frame, const Node &splat, Arguments &arguments)
{
    const Value value = evaluateKnown(frame, splat.child(0));
    const auto *dict = value.as<DictObject>();
    if (!dict)
        giveUp(QStringLiteral("passes **%1").arg(value.description()), splat.line());
    for (const auto &[key, item] : dict->pairs()) {
        if (!key.asString())
            giveUp(QStringLiteral("passes ** with a key that is no string"), splat.line());
        arguments.keywords.append({*key.asString(), item});
    }
}

/// Arguments that never show in SQL: `default=uuid.uuid4()` may stay unknown until something reads it.
bool isClientSide(const QString &keyword)
{
    static const QStringList names = {QStringLiteral("default"),  QStringLiteral("insert_default"),
                                      QStringLiteral("onupdate"), QStringLiteral("server_onupdate"),
                                      QStringLiteral("info"),     QStringLiteral("doc")};
    return names.contains(keyword);
}

Value evaluateKeyword(Frame &frame, const QString &keyword, const Node &node)
{
    if (!isClientSide(keyword))
        return evaluate(frame, node);
    const qsizetype before = frame.run.recording.size();
    try {
        return evaluate(frame, node);
    } catch (const Unknowable &unknowable) {
        if (frame.run.recording.size() != before)
            throw;
        return Value::object(frame.run.heap.make<UnknownObject>(unknowable.reason, unknowable.line));
    }
}

Arguments evaluateArguments(Frame &frame, const Node &node)
{
    Arguments arguments;
    if (node.is("generator_expression")) {
        arguments.positional.append(evaluate(frame, node));
        return arguments;
    }
    for (const Node &part : node.children()) {
        if (part.is("keyword_argument")) {
            const QString name = part.field("name").text();
            arguments.keywords.append({name, evaluateKeyword(frame, name, part.field("value"))});
        } else if (part.is("dictionary_splat")) {
            addKeywords(frame, part, arguments);
        } else {
            arguments.positional += evaluateItems(frame, {part});
        }
    }
    frame.run.budget.items(arguments.positional.size());
    return arguments;
}

[[noreturn]] void refuseFit(const FunctionObject &function, const QString &what)
{
    giveUp(QStringLiteral("calls %1() %2").arg(function.name, what));
}

/// Gives arguments to the parameters of a function of this file.
void bindParameters(Evaluation &run, const FunctionObject &function, const Arguments &arguments, Scope &scope)
{
    using Kind = FunctionObject::Parameter::Kind;
    qsizetype next = 0;
    QList<std::pair<QString, Value>> keywords = arguments.keywords;
    const FunctionObject::Parameter *gathersKeywords = nullptr;
    for (const FunctionObject::Parameter &parameter : function.parameters) {
        if (parameter.kind == Kind::Rest) {
            if (!parameter.name.isEmpty()) {
                auto *rest = run.heap.make<TupleObject>(arguments.positional.mid(next));
                scope.names.insert(parameter.name, Value::object(rest));
                next = arguments.positional.size();
            }
            continue;
        }
        if (parameter.kind == Kind::Keywords) {
            gathersKeywords = &parameter;
            continue;
        }
        const auto named = std::find_if(keywords.begin(), keywords.end(),
                                        [&](const auto &pair) { return pair.first == parameter.name; });
        const bool isPositional = parameter.kind == Kind::Plain && next < arguments.positional.size();
        if (isPositional && named != keywords.end())
            refuseFit(function, QStringLiteral("with %1 given twice").arg(parameter.name));
        if (isPositional) {
            scope.names.insert(parameter.name, arguments.positional[next++]);
        } else if (named != keywords.end()) {
            scope.names.insert(parameter.name, named->second);
            keywords.erase(named);
        } else if (parameter.defaultValue) {
            scope.names.insert(parameter.name, *parameter.defaultValue);
        } else {
            refuseFit(function, QStringLiteral("without %1").arg(parameter.name));
        }
    }
    if (next < arguments.positional.size())
        refuseFit(function, QStringLiteral("with too many arguments"));
    if (gathersKeywords) {
        auto *dict = run.heap.make<DictObject>();
        for (const auto &[name, value] : keywords)
            dict->insert(Value::string(name), value);
        scope.names.insert(gathersKeywords->name, Value::object(dict));
    } else if (!keywords.isEmpty()) {
        refuseFit(function, QStringLiteral("with %1=, which it does not have").arg(keywords.first().first));
    }
}

Value callFunction(Evaluation &run, const FunctionObject &function, const Arguments &arguments,
                   const Node &node)
{
    const ProjectModule *caller = run.current;
    const Budget::Level level(run.budget);
    Scope &scope = *run.heap.make<Scope>(function.scope);
    bindParameters(run, function, arguments, scope);
    const ProjectModule *home = scope.module().project;
    const ForeignCode foreign(run, home, node);
    Frame frame{run, scope};
    try {
        if (function.isLambda)
            return evaluate(frame, function.body);
        executeBlock(frame, function.body);
    } catch (Unknowable &unknowable) {
        // The line of another file means nothing to the caller: its own takes the place.
        if (home && home != caller && unknowable.line > 0) {
            unknowable.reason += QStringLiteral(" (%1, line %2)")
                                     .arg(QFileInfo(home->file.file).fileName())
                                     .arg(unknowable.line);
            unknowable.line = 0;
        }
        throw;
    }
    return frame.returned;
}

/// Color("red"): the member with that value.
Value memberOf(const EnumClass &enumeration, const Arguments &arguments)
{
    if (arguments.positional.size() == 1 && arguments.keywords.isEmpty()) {
        const QString key = hashKey(arguments.positional.first());
        for (const Value &member : enumeration.members) {
            if (hashKey(member.as<EnumMember>()->value) == key)
                return member;
        }
    }
    giveUp(QStringLiteral("calls %1() with no member's value").arg(enumeration.name));
}

} // namespace

Value callValue(Evaluation &run, const Value &callee, const Arguments &arguments, const Node &node)
{
    if (const auto *known = callee.as<KnownObject>()) {
        const KnownFunction &function = *known->known->function;
        const QString title = shortName(QLatin1String(function.name));
        if (function.refusal)
            giveUp(QStringLiteral("calls %1(): %2").arg(title, QLatin1String(function.refusal)), node.line());
        Call call(run, *known->known, known->self, node);
        call.bind(arguments);
        return function.call(call);
    }
    if (const auto *function = callee.as<FunctionObject>())
        return callFunction(run, *function, arguments, node);
    if (const auto *type = callee.as<TypeClass>())
        return makeType(run, *type, arguments);
    if (const auto *enumeration = callee.as<EnumClass>())
        return memberOf(*enumeration, arguments);
    if (const auto *external = callee.as<ExternalObject>())
        giveUp(QStringLiteral("calls %1(), which is stated outside this file").arg(external->name),
               node.line());
    refuseUnknown(callee);
    giveUp(QStringLiteral("calls %1").arg(callee.description()), node.line());
}

Value evaluateCall(Frame &frame, const Node &node)
{
    const Value callee = evaluate(frame, node.field("function"));
    if (callee.as<ExternalObject>() || callee.as<UnknownObject>())
        return callValue(frame.run, callee, {}, node);
    const Arguments arguments = evaluateArguments(frame, node.field("arguments"));
    return callValue(frame.run, callee, arguments, node);
}

Value evaluateAttribute(Frame &frame, const Node &node)
{
    const Value object = evaluate(frame, node.field("object"));
    return attributeOf(frame.run, object, node.field("attribute").text(), node);
}

Value attributeOf(Evaluation &run, const Value &object, const QString &name, const Node &node)
{
    if (const auto *external = object.as<ExternalObject>())
        return Value::object(run.heap.make<ExternalObject>(external->name + QLatin1Char('.') + name));
    refuseUnknown(object);
    if (object.object()) {
        if (const std::optional<Value> own = object.object()->attribute(name, run))
            return *own;
    }
    if (const auto *module = object.as<ModuleObject>())
        return moduleAttribute(run, module->name, name);
    const auto *known = object.as<KnownObject>();
    const QString owner = known ? QLatin1String(known->known->function->name) : object.tag();
    const KnownEntry *entry = findKnown(owner + QLatin1Char('.') + name);
    if (!entry) {
        giveUp(QStringLiteral("reads .%1 of %2, which is not known here").arg(name, object.description()),
               node.line());
    }
    const Value self = known ? Value() : object;
    if (entry->function->signature || entry->function->refusal)
        return Value::object(run.heap.make<KnownObject>(entry, self));
    Call call(run, *entry, self, node);
    return entry->function->call(call);
}

Value lookUp(Frame &frame, const QString &name)
{
    if (const Value *value = frame.scope.find(name))
        return resolved(frame.run, *value);
    const Value builtin = moduleAttribute(frame.run, QStringLiteral("builtins"), name);
    if (builtin.as<ExternalObject>())
        giveUp(QStringLiteral("uses the name %1, which is not known here").arg(name));
    return builtin;
}

Value evaluateLambda(Frame &frame, const Node &node)
{
    return makeFunction(frame, QStringLiteral("lambda"), node.field("parameters"), node.field("body"), true);
}

} // namespace stemma
