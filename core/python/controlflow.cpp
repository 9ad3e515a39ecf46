// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/assignments.h"
#include "core/python/containers.h"
#include "core/python/contextmanager.h"
#include "core/python/errorhandlers.h"
#include "core/python/expressions.h"
#include "core/python/statements.h"
#include "core/python/symbols.h"

#include <algorithm>

namespace stemma {

namespace {

Flow executeElse(Frame &frame, const Node &loop)
{
    const Node clause = loop.field("alternative");
    return clause.isNull() ? Flow::Next : executeBlock(frame, clause.field("body"));
}

/// The size of what a loop goes through, to see whether its body changes it; -1 for what can't be changed.
qint64 liveSize(const Value &value)
{
    const bool canChange = value.as<ListObject>() || value.as<DictObject>() || value.as<SetObject>();
    return canChange ? lengthOf(value) : -1;
}
} // namespace

Flow executeIf(Frame &frame, const Node &node)
{
    if (isTrue(evaluateKnown(frame, node.field("condition"))))
        return executeBlock(frame, node.field("consequence"));
    for (const Node &clause : node.fields("alternative")) {
        if (clause.is("else_clause"))
            return executeBlock(frame, clause.field("body"));
        if (isTrue(evaluateKnown(frame, clause.field("condition"))))
            return executeBlock(frame, clause.field("consequence"));
    }
    return Flow::Next;
}

Flow executeFor(Frame &frame, const Node &node)
{
    for (const Node &token : node.tokens()) {
        if (token.is("async"))
            giveUp(QStringLiteral("has an async loop"));
    }
    const Value over = evaluateKnown(frame, node.field("right"));
    const qint64 size = liveSize(over);
    QList<Value> items;
    try {
        items = itemsOf(over, frame.run.budget);
    } catch (Unknowable &unknowable) {
        if (unknowable.line == 0)
            unknowable.line = node.line();
        throw;
    }
    const Node body = node.field("body");
    for (const Value &item : items) {
        frame.run.budget.step();
        assign(frame, node.field("left"), item);
        const Flow flow = executeBlock(frame, body);
        if (liveSize(over) != size)
            giveUp(QStringLiteral("changes %1 while it goes through it").arg(over.description()));
        if (flow == Flow::Return)
            return flow;
        if (flow == Flow::Break)
            return Flow::Next;
    }
    return executeElse(frame, node);
}

Flow executeWhile(Frame &frame, const Node &node)
{
    while (isTrue(evaluateKnown(frame, node.field("condition")))) {
        frame.run.budget.step();
        const Flow flow = executeBlock(frame, node.field("body"));
        if (flow == Flow::Return)
            return flow;
        if (flow == Flow::Break)
            return Flow::Next;
    }
    return executeElse(frame, node);
}

namespace {

/// `with contextlib.suppress(OperationalError):` alone is a try statement in other words.
std::optional<QStringList> suppressedErrors(Frame &frame, const QList<Node> &items)
{
    const Node call = items.size() == 1 ? items.first().field("value") : Node();
    if (!call.is("call"))
        return std::nullopt;
    const Value called = evaluate(frame, call.field("function"));
    const auto *external = called.as<ExternalObject>();
    if (!external || external->name != QLatin1String("contextlib.suppress"))
        return std::nullopt;
    QStringList names;
    for (const Node &argument : call.field("arguments").children())
        names.append(argument.text().section(QLatin1Char('.'), -1));
    return serverErrorsAmong(names, call.line());
}

} // namespace

Flow executeWith(Frame &frame, const Node &node)
{
    if (const auto errors = suppressedErrors(frame, node.child(0).children()))
        return executeGuarded(frame, node.field("body"), Node(), TryBlock{0, *errors, {}});
    QList<ContextManager *> entered;
    for (const Node &item : node.child(0).children()) {
        Node expression = item.field("value");
        Node target;
        if (expression.is("as_pattern")) {
            target = expression.field("alias").child(0);
            expression = expression.child(0);
        }
        const Value value = evaluateKnown(frame, expression);
        auto *manager = value.as<ContextManager>();
        if (!manager) {
            giveUp(QStringLiteral("enters a with block of %1, which is not worked out here")
                       .arg(value.description()),
                   item.line());
        }
        const Value handedOut = manager->enter(frame.run);
        entered.prepend(manager);
        if (target)
            assign(frame, target, handedOut);
    }
    const Flow flow = executeBlock(frame, node.field("body"));
    for (ContextManager *manager : entered)
        manager->leave(frame.run);
    return flow;
}

} // namespace stemma
