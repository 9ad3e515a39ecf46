// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/expressions.h"
#include "core/python/formatting.h"
#include "core/python/functiontable.h"
#include "core/python/operators.h"
#include "core/python/symbols.h"

#include <algorithm>

namespace stemma {

namespace {

Value iterator(Call &call, QList<Value> items)
{
    return Value::object(call.evaluation.heap.make<IteratorObject>(std::move(items)));
}

QList<Value> items(Call &call, std::string_view name)
{
    return itemsOf(call.value(name), call.evaluation.budget);
}

Value length(Call &call)
{
    return Value::integer(lengthOf(call.value("object")));
}

Value range(Call &call)
{
    qint64 bounds[3] = {0, 0, 1};
    const QList<Value> &given = call.rest();
    if (given.isEmpty() || given.size() > 3)
        call.refuse(QStringLiteral("%1 arguments").arg(given.size()));
    for (qsizetype i = 0; i < given.size(); ++i) {
        if (!given[i].isIntegral())
            call.refuse(given[i].description());
        bounds[given.size() == 1 ? 1 : i] = given[i].integral();
    }
    const auto [start, stop, step] = bounds;
    if (step == 0)
        call.refuse(QStringLiteral("a step of zero"));
    QList<Value> numbers;
    for (qint64 i = start; step > 0 ? i < stop : i > stop;) {
        call.evaluation.budget.items(numbers.size() >= Budget::maxItems ? numbers.size() + 1 : 1);
        numbers.append(Value::integer(i));
        if (__builtin_add_overflow(i, step, &i))
            break;
    }
    return Value::object(call.evaluation.heap.make<TupleObject>(std::move(numbers)));
}

Value enumerate(Call &call)
{
    qint64 number = call.optionalInteger("start").value_or(0);
    QList<Value> pairs;
    for (const Value &item : items(call, "iterable")) {
        pairs.append(Value::object(
            call.evaluation.heap.make<TupleObject>(QList<Value>{Value::integer(number++), item})));
    }
    return iterator(call, std::move(pairs));
}

Value zip(Call &call)
{
    QList<QList<Value>> columns;
    qsizetype shortest = call.rest().isEmpty() ? 0 : Budget::maxItems;
    for (const Value &argument : call.rest()) {
        columns.append(itemsOf(argument, call.evaluation.budget));
        shortest = qMin(shortest, columns.last().size());
    }
    QList<Value> rows;
    for (qsizetype i = 0; i < shortest; ++i) {
        QList<Value> row;
        for (const QList<Value> &column : columns)
            row.append(column[i]);
        rows.append(Value::object(call.evaluation.heap.make<TupleObject>(std::move(row))));
    }
    return iterator(call, std::move(rows));
}

Value reversed(Call &call)
{
    const Value over = call.value("sequence");
    if (over.as<IteratorObject>() || over.as<SetObject>())
        call.refuse(over.description());
    QList<Value> turned = items(call, "sequence");
    std::reverse(turned.begin(), turned.end());
    return iterator(call, std::move(turned));
}

/// The items of a set may be taken in any order where the result does not show it.
QList<Value> itemsInAnyOrder(const Value &over, Budget &budget)
{
    const auto *set = over.as<SetObject>();
    if (!set)
        return itemsOf(over, budget);
    QList<Value> members;
    for (const auto &pair : set->members.pairs())
        members.append(pair.first);
    return members;
}

Value sorted(Call &call)
{
    Evaluation &run = call.evaluation;
    const Value key = call.value("key");
    const bool hasKey = !key.isNone();
    if (hasKey && call.value("iterable").as<SetObject>())
        call.refuse(QStringLiteral("a set and a key, whose ties have no order"));
    QList<std::pair<Value, Value>> keyed;
    for (const Value &item : itemsInAnyOrder(call.value("iterable"), run.budget))
        keyed.append({hasKey ? callValue(run, key, {{item}, {}}, call.node) : item, item});
    const bool turned = call.flag("reverse", false);
    std::stable_sort(keyed.begin(), keyed.end(), [&](const auto &left, const auto &right) {
        return compareValues(turned ? right.first : left.first, turned ? left.first : right.first, run.budget)
            < 0;
    });
    QList<Value> result;
    for (const auto &pair : keyed)
        result.append(pair.second);
    return Value::object(run.heap.make<ListObject>(std::move(result)));
}

Value makeList(Call &call)
{
    QList<Value> given = call.given("iterable") ? items(call, "iterable") : QList<Value>();
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(given)));
}

Value makeTuple(Call &call)
{
    QList<Value> given = call.given("iterable") ? items(call, "iterable") : QList<Value>();
    return Value::object(call.evaluation.heap.make<TupleObject>(std::move(given)));
}

Value makeSet(Call &call)
{
    auto *set = call.evaluation.heap.make<SetObject>();
    if (call.given("iterable")) {
        for (const Value &item : itemsInAnyOrder(call.value("iterable"), call.evaluation.budget)) {
            refuseUnknown(item);
            set->members.insert(item, item);
        }
    }
    return Value::object(set);
}

Value makeDict(Call &call)
{
    auto *dict = call.evaluation.heap.make<DictObject>();
    if (call.given("mapping")) {
        const Value from = call.value("mapping");
        if (const auto *other = from.as<DictObject>()) {
            for (const auto &[key, value] : other->pairs())
                dict->insert(key, value);
        } else {
            for (const Value &pair : itemsOf(from, call.evaluation.budget)) {
                const QList<Value> both = itemsOf(pair, call.evaluation.budget);
                if (both.size() != 2)
                    call.refuse(QStringLiteral("items that are no pairs"));
                dict->insert(both[0], both[1]);
            }
        }
    }
    for (const auto &[key, value] : call.keywords())
        dict->insert(Value::string(key), value);
    return Value::object(dict);
}

Value smallest(Call &call, int direction)
{
    const QList<Value> given =
        call.rest().size() == 1 ? itemsInAnyOrder(call.rest().first(), call.evaluation.budget) : call.rest();
    if (given.isEmpty())
        call.refuse(QStringLiteral("nothing to choose from"));
    Value best = given.first();
    for (const Value &item : given) {
        if (compareValues(item, best, call.evaluation.budget) * direction < 0)
            best = item;
    }
    return best;
}

Value minimum(Call &call)
{
    return smallest(call, 1);
}

Value maximum(Call &call)
{
    return smallest(call, -1);
}

Value sum(Call &call)
{
    Value total = call.given("start") ? call.value("start") : Value::integer(0);
    for (const Value &item : items(call, "iterable"))
        total = binaryOperation("+", total, item, call.evaluation.heap, call.evaluation.budget);
    return total;
}

Value anyOrAll(Call &call, bool wanted)
{
    for (const Value &item : itemsInAnyOrder(call.value("iterable"), call.evaluation.budget)) {
        if (isTrue(item) == wanted)
            return Value::boolean(wanted);
    }
    return Value::boolean(!wanted);
}

Value anyItem(Call &call)
{
    return anyOrAll(call, true);
}

Value allItems(Call &call)
{
    return anyOrAll(call, false);
}

Value map(Call &call)
{
    QList<Value> mapped;
    const qsizetype before = call.evaluation.recording.size();
    for (const Value &item : items(call, "iterable"))
        mapped.append(callValue(call.evaluation, call.value("function"), {{item}, {}}, call.node));
    if (call.evaluation.recording.size() != before)
        call.refuse(QStringLiteral("operations inside"));
    return iterator(call, std::move(mapped));
}

Value attribute(Call &call)
{
    return attributeOf(call.evaluation, call.value("object"), call.string("name"), call.node);
}

Value print(Call &call)
{
    for (const Value &argument : call.rest())
        refuseUnknown(argument);
    return Value::none();
}

const KnownFunction functions[] = {
    {"builtins.len", "object", length},
    {"builtins.range", "*bounds", range},
    {"builtins.enumerate", "iterable, start?", enumerate},
    {"builtins.zip", "*iterables", zip},
    {"builtins.reversed", "sequence", reversed},
    {"builtins.sorted", "iterable, *, key?, reverse?", sorted},
    {"builtins.list", "iterable?", makeList},
    {"builtins.tuple", "iterable?", makeTuple},
    {"builtins.set", "iterable?", makeSet},
    {"builtins.frozenset", "iterable?", makeSet},
    {"builtins.dict", "mapping?, **items", makeDict},
    {"builtins.min", "*items", minimum},
    {"builtins.max", "*items", maximum},
    {"builtins.sum", "iterable, start?", sum},
    {"builtins.any", "iterable", anyItem},
    {"builtins.all", "iterable", allItems},
    {"builtins.map", "function, iterable", map},
    {"builtins.print", "*objects, sep?, end?, file?, flush?", print},
    {"builtins.object", "", nullptr, "it is only a base of classes"},
    {"builtins.input", "*arguments", nullptr, "the answer is a person's"},
    {"builtins.globals", "", nullptr, "it reaches names by text"},
    {"builtins.locals", "", nullptr, "it reaches names by text"},
    {"builtins.getattr", "object, name", attribute},
    {"builtins.setattr", "*arguments", nullptr, "it changes names by text"},
    {"builtins.hasattr", "*arguments", nullptr, "it reaches names by text"},
    {"builtins.eval", "*arguments", nullptr, "it runs text as code"},
    {"builtins.exec", "*arguments", nullptr, "it runs text as code"},
    {"builtins.__import__", "*arguments", nullptr, "it imports by text"},
};

} // namespace

KnownFunctions builtinFunctions()
{
    return functions;
}

} // namespace stemma
