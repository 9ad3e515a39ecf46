// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/assignments.h"
#include "core/python/containers.h"
#include "core/python/expressions.h"

#include <functional>

namespace stemma {

namespace {

using Visit = std::function<void(Frame &)>;

/// Runs the clauses from `next` on, and visits once for each round that passes all of them.
void runClauses(Frame &frame, const QList<Node> &clauses, qsizetype next, const Visit &visit)
{
    if (next == clauses.size()) {
        visit(frame);
        return;
    }
    const Budget::Level level(frame.run.budget);
    const Node &clause = clauses[next];
    if (clause.is("if_clause")) {
        if (isTrue(evaluateKnown(frame, clause.child(0))))
            runClauses(frame, clauses, next + 1, visit);
        return;
    }
    const Node left = clause.field("left");
    const Node right = clause.field("right");
    for (const Node &token : clause.tokens()) {
        if (token.is("async"))
            giveUp(QStringLiteral("has an async loop"), clause.line());
    }
    for (const Value &item : itemsOf(evaluateKnown(frame, right), frame.run.budget)) {
        frame.run.budget.step();
        assign(frame, left, item);
        runClauses(frame, clauses, next + 1, visit);
    }
}

void comprehend(Frame &frame, const Node &node, const Visit &visit)
{
    QList<Node> clauses;
    for (const Node &child : node.children()) {
        if (child.is("for_in_clause") || child.is("if_clause"))
            clauses.append(child);
    }
    Frame inner{frame.run, *frame.run.heap.make<Scope>(&frame.scope)};
    inner.scope.isComprehension = true;
    runClauses(inner, clauses, 0, visit);
}

QList<Value> comprehendItems(Frame &frame, const Node &node)
{
    QList<Value> items;
    comprehend(frame, node, [&](Frame &inner) {
        items.append(evaluate(inner, node.field("body")));
        inner.run.budget.items(1);
    });
    return items;
}

} // namespace

Value evaluateListComprehension(Frame &frame, const Node &node)
{
    return Value::object(frame.run.heap.make<ListObject>(comprehendItems(frame, node)));
}

Value evaluateGenerator(Frame &frame, const Node &node)
{
    const qsizetype before = frame.run.recording.size();
    QList<Value> items = comprehendItems(frame, node);
    // Its items are worked out ahead of time here, which must not be seen in the order of operations.
    if (frame.run.recording.size() != before)
        giveUp(QStringLiteral("runs operations inside a generator"));
    return Value::object(frame.run.heap.make<IteratorObject>(std::move(items)));
}

Value evaluateSetComprehension(Frame &frame, const Node &node)
{
    auto *set = frame.run.heap.make<SetObject>();
    for (const Value &item : comprehendItems(frame, node))
        set->members.insert(item, item);
    return Value::object(set);
}

Value evaluateDictComprehension(Frame &frame, const Node &node)
{
    auto *dict = frame.run.heap.make<DictObject>();
    comprehend(frame, node, [&](Frame &inner) {
        const Node pair = node.field("body");
        const Value key = evaluateKnown(inner, pair.field("key"));
        dict->insert(key, evaluate(inner, pair.field("value")));
        inner.run.budget.items(1);
    });
    return Value::object(dict);
}

} // namespace stemma
