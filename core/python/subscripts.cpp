// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/budget.h"
#include "core/python/classobjects.h"
#include "core/python/containers.h"
#include "core/python/expressions.h"
#include "core/python/formatting.h"
#include "core/python/symbols.h"

namespace stemma {

namespace {

const QList<Value> *sequence(const Value &value)
{
    if (const auto *list = value.as<ListObject>())
        return &list->items;
    if (const auto *tuple = value.as<TupleObject>())
        return &tuple->items;
    return nullptr;
}

std::optional<qint64> bound(const Value &value)
{
    if (value.isNone())
        return std::nullopt;
    if (!value.isIntegral())
        giveUp(QStringLiteral("slices by %1").arg(value.description()));
    return value.integral();
}

Value rebuilt(const Value &like, QList<Value> items, Heap &heap)
{
    if (like.as<ListObject>())
        return Value::object(heap.make<ListObject>(std::move(items)));
    if (like.as<TupleObject>())
        return Value::object(heap.make<TupleObject>(std::move(items)));
    QString text;
    for (const Value &item : items)
        text += *item.asString();
    return Value::string(text);
}

} // namespace

Value itemAt(const Value &container, const Value &index, Budget &budget)
{
    refuseUnknown(container);
    refuseUnknown(index);
    if (const auto *dict = container.as<DictObject>()) {
        const Value *value = dict->find(index);
        if (!value)
            giveUp(QStringLiteral("reads the key %1, which is not in the dictionary")
                       .arg(reprOf(index, budget)));
        return *value;
    }
    if (const auto *enumeration = container.as<EnumClass>()) {
        for (const Value &member : enumeration->members) {
            if (index.asString() && member.as<EnumMember>()->name == *index.asString())
                return member;
        }
    }
    if (const QString *text = container.asString())
        budget.text(text->size());
    const QList<Value> characters =
        container.asString() ? charactersOf(*container.asString()) : QList<Value>();
    const QList<Value> *items = container.asString() ? &characters : sequence(container);
    if (!items || !index.isIntegral())
        giveUp(QStringLiteral("reads an item of %1").arg(container.description()));
    const qint64 position = index.integral() < 0 ? index.integral() + items->size() : index.integral();
    if (position < 0 || position >= items->size())
        giveUp(QStringLiteral("reads an item beyond the end of %1").arg(container.description()));
    return (*items)[position];
}

Value sliceOf(const Value &container, const Value &start, const Value &stop, const Value &step, Heap &heap,
              Budget &budget)
{
    refuseUnknown(container);
    if (!container.asString() && !sequence(container))
        giveUp(QStringLiteral("slices %1").arg(container.description()));
    const QList<Value> items = itemsOf(container, budget);
    const qint64 size = items.size();
    const qint64 stride = bound(step).value_or(1);
    if (stride == 0)
        giveUp(QStringLiteral("slices by a step of zero"));
    // Python's rule: negative bounds count from the end, then all are cut to what is there.
    const qint64 lowest = stride > 0 ? 0 : -1;
    const qint64 highest = stride > 0 ? size : size - 1;
    const auto cut = [&](std::optional<qint64> given, qint64 otherwise) {
        if (!given)
            return otherwise;
        return qBound(lowest, *given < 0 ? *given + size : *given, highest);
    };
    qint64 position = cut(bound(start), stride > 0 ? lowest : highest);
    const qint64 end = cut(bound(stop), stride > 0 ? highest : lowest);
    QList<Value> result;
    const qint64 safeStride = qBound<qint64>(-size - 1, stride, size + 1);
    for (; stride > 0 ? position < end : position > end; position += safeStride)
        result.append(items[position]);
    return rebuilt(container, std::move(result), heap);
}

Value evaluateSubscript(Frame &frame, const Node &node)
{
    const Value container = evaluateKnown(frame, node.field("value"));
    const QList<Node> indexes = node.fields("subscript");
    Evaluation &run = frame.run;
    if (indexes.size() != 1)
        giveUp(QStringLiteral("reads an item in a way that is not worked out here"));
    if (!indexes.first().is("slice"))
        return itemAt(container, evaluateKnown(frame, indexes.first()), run.budget);
    Value bounds[3];
    int part = 0;
    for (const Node &token : indexes.first().tokens()) {
        if (token.is(":"))
            ++part;
        else if (part < 3)
            bounds[part] = evaluateKnown(frame, token);
    }
    return sliceOf(container, bounds[0], bounds[1], bounds[2], run.heap, run.budget);
}

} // namespace stemma
