// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/operators.h"

#include "core/python/arithmetic.h"
#include "core/python/budget.h"
#include "core/python/containers.h"
#include "core/python/formatting.h"
#include "core/python/heap.h"
#include "core/python/symbols.h"

namespace stemma {

namespace {

QString repeatedText(const QString &text, qint64 times, Budget &budget)
{
    times = qMax<qint64>(times, 0);
    if (!text.isEmpty() && times > Budget::maxText / text.size())
        giveUp(QStringLiteral("makes a string that is too long to work out"));
    budget.text(text.size() * times);
    return text.repeated(times);
}

QList<Value> repeatedItems(const QList<Value> &items, qint64 times, Budget &budget)
{
    times = qMax<qint64>(times, 0);
    if (!items.isEmpty() && times > Budget::maxItems / items.size())
        giveUp(QStringLiteral("makes a collection that is too large to work out"));
    budget.items(items.size() * times);
    QList<Value> result;
    result.reserve(items.size() * times);
    for (qint64 i = 0; i < times; ++i)
        result += items;
    return result;
}

std::optional<Value> added(const Value &left, const Value &right, Heap &heap, Budget &budget)
{
    if (left.asString() && right.asString()) {
        budget.text(left.asString()->size() + right.asString()->size());
        return Value::string(*left.asString() + *right.asString());
    }
    if (left.asBytes() && right.asBytes()) {
        budget.text(left.asBytes()->size() + right.asBytes()->size());
        return Value::bytes(*left.asBytes() + *right.asBytes());
    }
    const auto *leftList = left.as<ListObject>();
    const auto *rightList = right.as<ListObject>();
    if (leftList && rightList) {
        budget.items(leftList->items.size() + rightList->items.size());
        return Value::object(heap.make<ListObject>(leftList->items + rightList->items));
    }
    const auto *leftTuple = left.as<TupleObject>();
    const auto *rightTuple = right.as<TupleObject>();
    if (leftTuple && rightTuple) {
        budget.items(leftTuple->items.size() + rightTuple->items.size());
        return Value::object(heap.make<TupleObject>(leftTuple->items + rightTuple->items));
    }
    return std::nullopt;
}

std::optional<Value> multiplied(const Value &left, const Value &right, Heap &heap, Budget &budget)
{
    if (left.isIntegral() && !right.isIntegral())
        return multiplied(right, left, heap, budget);
    if (!right.isIntegral())
        return std::nullopt;
    const qint64 times = right.integral();
    if (const QString *text = left.asString())
        return Value::string(repeatedText(*text, times, budget));
    if (const auto *list = left.as<ListObject>())
        return Value::object(heap.make<ListObject>(repeatedItems(list->items, times, budget)));
    if (const auto *tuple = left.as<TupleObject>())
        return Value::object(heap.make<TupleObject>(repeatedItems(tuple->items, times, budget)));
    return std::nullopt;
}

Value united(const DictObject &left, const DictObject &right, Heap &heap, Budget &budget)
{
    budget.items(left.pairs().size() + right.pairs().size());
    auto *result = heap.make<DictObject>();
    for (const DictObject *part : {&left, &right}) {
        for (const auto &[key, value] : part->pairs())
            result->insert(key, value);
    }
    return Value::object(result);
}

std::optional<Value> setOperation(std::string_view op, const SetObject &left, const SetObject &right,
                                  Heap &heap)
{
    auto *result = heap.make<SetObject>();
    const auto keep = [&](const SetObject &from, const SetObject &other, bool wanted) {
        for (const auto &[key, value] : from.members.pairs()) {
            if ((other.members.find(key) != nullptr) == wanted)
                result->members.insert(key, value);
        }
    };
    if (op == "&" || op == "|" || op == "^" || op == "-") {
        if (op == "&" || op == "|")
            keep(left, right, true);
        if (op != "&")
            keep(left, right, false);
        if (op == "|" || op == "^")
            keep(right, left, false);
        return Value::object(result);
    }
    return std::nullopt;
}

} // namespace

Value binaryOperation(std::string_view op, const Value &left, const Value &right, Heap &heap, Budget &budget)
{
    refuseUnknown(left);
    refuseUnknown(right);
    if (op == "%" && left.asString())
        return Value::string(formatPercent(*left.asString(), right, budget));
    if (isNumber(left) && isNumber(right))
        return arithmetic(op, left, right);
    std::optional<Value> result;
    if (op == "+")
        result = added(left, right, heap, budget);
    else if (op == "*")
        result = multiplied(left, right, heap, budget);
    else if (op == "|" && left.as<DictObject>() && right.as<DictObject>())
        result = united(*left.as<DictObject>(), *right.as<DictObject>(), heap, budget);
    else if (left.as<SetObject>() && right.as<SetObject>())
        result = setOperation(op, *left.as<SetObject>(), *right.as<SetObject>(), heap);
    if (!result) {
        giveUp(QStringLiteral("joins %1 and %2 with %3, which is not worked out here")
                   .arg(left.description(), right.description(),
                        QString::fromLatin1(op.data(), qsizetype(op.size()))));
    }
    return *result;
}

} // namespace stemma
