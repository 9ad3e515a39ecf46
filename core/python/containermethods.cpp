// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/call.h"
#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/functiontable.h"
#include "core/python/operators.h"
#include "core/python/symbols.h"

#include <algorithm>

namespace stemma {

namespace {

ListObject &list(const Call &call)
{
    return *call.self.as<ListObject>();
}

DictObject &dict(const Call &call)
{
    return *call.self.as<DictObject>();
}

Value pair(Call &call, const Value &first, const Value &second)
{
    return Value::object(call.evaluation.heap.make<TupleObject>(QList<Value>{first, second}));
}

Value append(Call &call)
{
    call.evaluation.budget.items(list(call).items.size() >= Budget::maxItems ? Budget::maxItems + 1 : 1);
    list(call).items.append(call.value("item"));
    return Value::none();
}

Value extend(Call &call)
{
    const QList<Value> more = itemsOf(call.value("iterable"), call.evaluation.budget);
    if (list(call).items.size() + more.size() > Budget::maxItems)
        call.evaluation.budget.items(Budget::maxItems + 1);
    list(call).items += more;
    return Value::none();
}

Value insert(Call &call)
{
    QList<Value> &items = list(call).items;
    call.evaluation.budget.step(items.size() / 64);
    const qint64 index = call.optionalInteger("index").value_or(0);
    items.insert(qBound<qint64>(0, index < 0 ? index + items.size() : index, items.size()),
                 call.value("item"));
    return Value::none();
}

Value pop(Call &call)
{
    QList<Value> &items = list(call).items;
    call.evaluation.budget.step(items.size() / 64);
    const qint64 given = call.optionalInteger("index").value_or(-1);
    const qint64 index = given < 0 ? given + items.size() : given;
    if (index < 0 || index >= items.size())
        call.refuse(QStringLiteral("an index beyond the end"));
    return items.takeAt(index);
}

Value remove(Call &call)
{
    QList<Value> &items = list(call).items;
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (areEqual(items[i], call.value("item"), call.evaluation.budget)) {
            items.removeAt(i);
            return Value::none();
        }
    }
    call.refuse(QStringLiteral("an item that is not in the list"));
}

Value reverse(Call &call)
{
    call.evaluation.budget.step(list(call).items.size());
    std::reverse(list(call).items.begin(), list(call).items.end());
    return Value::none();
}

Value sort(Call &call)
{
    Budget &budget = call.evaluation.budget;
    std::stable_sort(
        list(call).items.begin(), list(call).items.end(),
        [&](const Value &left, const Value &right) { return compareValues(left, right, budget) < 0; });
    return Value::none();
}

Value copyList(Call &call)
{
    call.evaluation.budget.items(list(call).items.size());
    return Value::object(call.evaluation.heap.make<ListObject>(list(call).items));
}

Value index(Call &call)
{
    const QList<Value> items = itemsOf(call.self, call.evaluation.budget);
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (areEqual(items[i], call.value("item"), call.evaluation.budget))
            return Value::integer(i);
    }
    call.refuse(QStringLiteral("an item that is not there"));
}

// The three views are lists here, taken at once: Python refuses to go on once the dictionary has changed.
Value keys(Call &call)
{
    return Value::object(call.evaluation.heap.make<ListObject>(itemsOf(call.self, call.evaluation.budget)));
}

Value values(Call &call)
{
    QList<Value> all;
    for (const auto &entry : dict(call).pairs())
        all.append(entry.second);
    call.evaluation.budget.items(all.size());
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(all)));
}

Value entries(Call &call)
{
    QList<Value> all;
    for (const auto &[key, value] : dict(call).pairs())
        all.append(pair(call, key, value));
    call.evaluation.budget.items(all.size());
    return Value::object(call.evaluation.heap.make<ListObject>(std::move(all)));
}

Value get(Call &call)
{
    const Value *found = dict(call).find(call.value("key"));
    return found ? *found : call.value("otherwise");
}

Value popKey(Call &call)
{
    call.evaluation.budget.step(dict(call).pairs().size());
    const std::optional<Value> taken = dict(call).take(call.value("key"));
    if (!taken && !call.given("otherwise"))
        call.refuse(QStringLiteral("a key that is not in the dictionary"));
    return taken ? *taken : call.value("otherwise");
}

Value setDefault(Call &call)
{
    if (const Value *found = dict(call).find(call.value("key")))
        return *found;
    call.evaluation.budget.items(1);
    dict(call).insert(call.value("key"), call.value("otherwise"));
    return call.value("otherwise");
}

Value update(Call &call)
{
    if (call.given("other")) {
        const auto *other = call.value("other").as<DictObject>();
        if (!other)
            call.refuse(call.value("other").description());
        call.evaluation.budget.items(other->pairs().size());
        for (const auto &[key, value] : QList(other->pairs()))
            dict(call).insert(key, value);
    }
    for (const auto &[key, value] : call.keywords())
        dict(call).insert(Value::string(key), value);
    return Value::none();
}

Value copyDict(Call &call)
{
    auto *copy = call.evaluation.heap.make<DictObject>(dict(call));
    call.evaluation.budget.items(copy->pairs().size());
    return Value::object(copy);
}

Value addMember(Call &call)
{
    const Value item = call.value("item");
    call.evaluation.budget.items(1);
    call.self.as<SetObject>()->members.insert(item, item);
    return Value::none();
}

const KnownFunction functions[] = {
    {"list.append", "item", append},
    {"list.extend", "iterable", extend},
    {"list.insert", "index, item", insert},
    {"list.pop", "index?", pop},
    {"list.remove", "item", remove},
    {"list.reverse", "", reverse},
    {"list.sort", "", sort},
    {"list.copy", "", copyList},
    {"list.index", "item", index},
    {"tuple.index", "item", index},
    {"dict.keys", "", keys},
    {"dict.values", "", values},
    {"dict.items", "", entries},
    {"dict.get", "key, otherwise?", get},
    {"dict.pop", "key, otherwise?", popKey},
    {"dict.setdefault", "key, otherwise?", setDefault},
    {"dict.update", "other?, **items", update},
    {"dict.copy", "", copyDict},
    {"set.add", "item", addMember},
};

} // namespace

KnownFunctions containerMethods()
{
    return functions;
}

} // namespace stemma
