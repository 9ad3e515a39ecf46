// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/expressions.h"
#include "core/python/statements.h"
#include "core/python/symbols.h"

#include <algorithm>

namespace stemma {

namespace {

using Parameter = FunctionObject::Parameter;

Parameter readParameter(Frame &frame, const Node &node, bool afterStar)
{
    Parameter parameter;
    parameter.kind = afterStar ? Parameter::Kind::KeywordOnly : Parameter::Kind::Plain;
    Node name = node;
    if (node.is("default_parameter") || node.is("typed_default_parameter")) {
        name = node.field("name");
        try {
            parameter.defaultValue = evaluate(frame, node.field("value"));
        } catch (const Unknowable &unknowable) {
            // It only matters to calls that leave the argument out.
            parameter.defaultValue =
                Value::object(frame.run.heap.make<UnknownObject>(unknowable.reason, unknowable.line));
        }
    } else if (node.is("typed_parameter")) {
        name = node.child(0);
    }
    if (name.is("list_splat_pattern")) {
        parameter.kind = Parameter::Kind::Rest;
        name = name.child(0);
    } else if (name.is("dictionary_splat_pattern")) {
        parameter.kind = Parameter::Kind::Keywords;
        name = name.child(0);
    } else if (name.is("keyword_separator")) {
        parameter.kind = Parameter::Kind::Rest;
        return parameter;
    }
    if (!name.is("identifier"))
        giveUp(QStringLiteral("has a parameter that is not worked out here"), node.line());
    parameter.name = name.text();
    return parameter;
}

bool mayHoldYield(const Node &node)
{
    return node.bytes().contains("yield") || node.bytes().contains("await");
}

bool holdsYield(const Node &node, Budget &budget)
{
    const Budget::Level level(budget);
    if (node.is("yield") || node.is("await"))
        return true;
    if (node.is("function_definition") || node.is("lambda") || node.is("class_definition"))
        return false;
    const QList<Node> children = node.children();
    return std::any_of(children.begin(), children.end(),
                       [&](const Node &child) { return holdsYield(child, budget); });
}

} // namespace

Value makeFunction(Frame &frame, const QString &name, const Node &parameters, const Node &body, bool isLambda)
{
    auto *function = frame.run.heap.make<FunctionObject>();
    function->name = name;
    function->body = body;
    function->line = parameters.isNull() ? body.line() : parameters.line();
    function->isLambda = isLambda;
    Scope *around = &frame.scope;
    while (around->isClass && around->outer)
        around = around->outer;
    function->scope = around;
    bool afterStar = false;
    for (const Node &node : parameters.children()) {
        if (node.is("positional_separator"))
            continue;
        function->parameters.append(readParameter(frame, node, afterStar));
        afterStar = afterStar || function->parameters.last().kind == Parameter::Kind::Rest;
    }
    return Value::object(function);
}

void executeFunctionDefinition(Frame &frame, const Node &node)
{
    const QString name = node.field("name").text();
    const auto bindUnknown = [&](const QString &why) {
        frame.scope.bind(name, Value::object(frame.run.heap.make<UnknownObject>(why, node.line())));
    };
    for (const Node &token : node.tokens()) {
        if (token.is("async"))
            return bindUnknown(QStringLiteral("calls the async function %1()").arg(name));
    }
    const Node body = node.field("body");
    if (mayHoldYield(body) && holdsYield(body, frame.run.budget))
        return bindUnknown(QStringLiteral("calls %1(), which yields").arg(name));
    frame.scope.bind(name, makeFunction(frame, name, node.field("parameters"), body, false));
}

void executeDecoratedDefinition(Frame &frame, const Node &node)
{
    const Node definition = node.field("definition");
    const QString name = definition.field("name").text();
    const QString why = QStringLiteral("uses %1, which is decorated with %2")
                            .arg(name, node.child(0).text().simplified().left(60));
    frame.scope.bind(name, Value::object(frame.run.heap.make<UnknownObject>(why, node.line())));
    noteHook(frame, node.child(0));
}

} // namespace stemma
