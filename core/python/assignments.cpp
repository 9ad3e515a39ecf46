// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/assignments.h"

#include "core/python/classobjects.h"
#include "core/python/containers.h"
#include "core/python/expressions.h"
#include "core/python/operators.h"
#include "core/python/symbols.h"

namespace stemma {

namespace {

void unpack(Frame &frame, const QList<Node> &targets, const Value &value)
{
    const QList<Value> items = itemsOf(value, frame.run.budget);
    qsizetype splat = -1;
    for (qsizetype i = 0; i < targets.size(); ++i) {
        if (targets[i].is("list_splat_pattern") || targets[i].is("list_splat"))
            splat = i;
    }
    if (splat < 0 ? items.size() != targets.size() : items.size() < targets.size() - 1)
        giveUp(QStringLiteral("unpacks %1 values into %2 names").arg(items.size()).arg(targets.size()));
    const qsizetype extra = items.size() - targets.size();
    for (qsizetype i = 0; i < targets.size(); ++i) {
        if (i == splat) {
            QList<Value> middle = items.mid(i, extra + 1);
            assign(frame, targets[i].child(0),
                   Value::object(frame.run.heap.make<ListObject>(std::move(middle))));
        } else {
            assign(frame, targets[i], items[splat >= 0 && i > splat ? i + extra : i]);
        }
    }
}

void assignItem(Frame &frame, const Node &target, const Value &value)
{
    const Value container = evaluateKnown(frame, target.field("value"));
    const QList<Node> indexes = target.fields("subscript");
    if (indexes.size() != 1 || indexes.first().is("slice"))
        giveUp(QStringLiteral("assigns to a slice, which is not worked out here"));
    const Value index = evaluateKnown(frame, indexes.first());
    if (auto *dict = container.as<DictObject>()) {
        frame.run.budget.items(1);
        dict->insert(index, value);
        return;
    }
    auto *list = container.as<ListObject>();
    if (!list || !index.asInteger())
        giveUp(QStringLiteral("changes an item of %1").arg(container.description()));
    const qint64 position =
        *index.asInteger() < 0 ? *index.asInteger() + list->items.size() : *index.asInteger();
    if (position < 0 || position >= list->items.size())
        giveUp(QStringLiteral("changes an item beyond the end of a list"));
    list->items[position] = value;
}

/// Changes of modules and foreign objects change what the code means that follows, so they end the
/// evaluation.
[[noreturn]] void refuseAttribute(Frame &frame, const Node &target)
{
    const QString what =
        QStringLiteral("changes %1, which may change what later code does").arg(target.text());
    Node root = target;
    while (root.is("attribute"))
        root = root.field("object");
    const Value *owner = root.is("identifier") ? frame.scope.find(root.text()) : nullptr;
    auto *ownClass = owner ? owner->as<ClassObject>() : nullptr;
    if (ownClass)
        ownClass->isChanged = true;
    const bool isOwn = ownClass || (frame.run.current && owner && owner->as<UnknownObject>());
    if (frame.run.isTopLevel && !isOwn)
        frame.run.spoil(what, target.line());
    giveUp(what, target.line());
}

} // namespace

void assign(Frame &frame, const Node &target, const Value &value)
{
    const Budget::Level level(frame.run.budget);
    if (target.is("identifier")) {
        frame.scope.bind(target.text(), value);
    } else if (target.is("subscript")) {
        assignItem(frame, target, value);
    } else if (target.is("pattern_list") || target.is("tuple_pattern") || target.is("list_pattern")
               || target.is("tuple") || target.is("list") || target.is("expression_list")) {
        unpack(frame, target.children(), value);
    } else if (target.is("parenthesized_expression")) {
        assign(frame, target.child(0), value);
    } else if (target.is("attribute")) {
        refuseAttribute(frame, target);
    } else {
        giveUp(QStringLiteral("assigns in a way that is not worked out here"), target.line());
    }
}

void executeAssignment(Frame &frame, const Node &node)
{
    const Budget::Level level(frame.run.budget);
    const Node right = node.field("right");
    if (right.isNull())
        return; // an annotation alone binds nothing
    if (right.is("assignment")) {
        // a = b = c: Python binds from left to right, which only matters to targets that read each other.
        executeAssignment(frame, right);
        const Node inner = right.field("left");
        if (!inner.is("identifier"))
            giveUp(QStringLiteral("assigns to several targets in a way that is not worked out here"),
                   node.line());
        assign(frame, node.field("left"), lookUp(frame, inner.text()));
        return;
    }
    if (right.is("augmented_assignment") || right.is("yield"))
        giveUp(QStringLiteral("assigns in a way that is not worked out here"), node.line());
    assign(frame, node.field("left"), evaluate(frame, right));
}

void executeAugmentedAssignment(Frame &frame, const Node &node)
{
    const Node target = node.field("left");
    if (target.is("attribute"))
        refuseAttribute(frame, target);
    const Value left = evaluateKnown(frame, target);
    const Value right = evaluateKnown(frame, node.field("right"));
    const QByteArrayView op = node.field("operator").bytes();
    Budget &budget = frame.run.budget;
    if (auto *list = left.as<ListObject>(); list && op == "+=") {
        // += changes a list in place, and so what every other name of it sees.
        const QList<Value> items = itemsOf(right, budget);
        budget.items(list->items.size() + items.size());
        list->items += items;
        return;
    }
    if (left.as<DictObject>() || left.as<SetObject>() || left.as<ListObject>())
        giveUp(QStringLiteral("changes %1 in place in a way that is not worked out here")
                   .arg(left.description()));
    const std::string_view plain(op.data(), size_t(op.size()) - 1);
    assign(frame, target, binaryOperation(plain, left, right, frame.run.heap, budget));
}

void executeDelete(Frame &frame, const Node &node)
{
    const Budget::Level level(frame.run.budget);
    for (const Node &target : node.children()) {
        if (target.is("expression_list") || target.is("tuple")) {
            executeDelete(frame, target);
            continue;
        }
        if (target.is("identifier")) {
            if (!frame.scope.unbind(target.text()))
                giveUp(QStringLiteral("deletes %1, which is not bound").arg(target.text()), target.line());
            continue;
        }
        const Value container =
            target.is("subscript") ? evaluateKnown(frame, target.field("value")) : Value();
        const QList<Node> indexes = target.fields("subscript");
        auto *dict = container.as<DictObject>();
        if (!dict || indexes.size() != 1 || !dict->take(evaluateKnown(frame, indexes.first())))
            giveUp(QStringLiteral("deletes in a way that is not worked out here"), target.line());
    }
}

} // namespace stemma
