// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/containers.h"

#include "core/python/budget.h"
#include "core/python/classobjects.h"
#include "core/python/heap.h"
#include "core/python/symbols.h"

#include <cmath>

namespace stemma {

const Value *DictObject::find(const Value &key) const
{
    const auto found = m_index.constFind(hashKey(key));
    return found == m_index.constEnd() ? nullptr : &m_pairs[*found].second;
}

void DictObject::insert(const Value &key, const Value &value)
{
    const QString hash = hashKey(key);
    if (const auto found = m_index.constFind(hash); found != m_index.constEnd()) {
        m_pairs[*found].second = value;
        return;
    }
    m_index.insert(hash, m_pairs.size());
    m_pairs.append({key, value});
}

std::optional<Value> DictObject::take(const Value &key)
{
    const auto found = m_index.constFind(hashKey(key));
    if (found == m_index.constEnd())
        return std::nullopt;
    const qsizetype position = *found;
    Value value = m_pairs.takeAt(position).second;
    m_index.erase(found);
    for (qsizetype &other : m_index) {
        if (other > position)
            --other;
    }
    return value;
}

QString hashKey(const Value &value, int depth)
{
    if (depth > 50)
        giveUp(QStringLiteral("uses a key that is nested too deeply to work out"));
    if (value.isNone())
        return QStringLiteral("n");
    if (value.isIntegral())
        return QLatin1Char('i') + QString::number(value.integral());
    if (const double *real = value.asReal()) {
        if (*real == std::floor(*real) && std::abs(*real) < 1e15)
            return QLatin1Char('i') + QString::number(qint64(*real));
        return QLatin1Char('f') + QString::number(*real, 'g', 17);
    }
    if (const QString *text = value.asString())
        return QLatin1Char('s') + *text;
    if (const QByteArray *bytes = value.asBytes())
        return QLatin1Char('b') + QString::fromLatin1(bytes->toHex());
    if (const auto *tuple = value.as<TupleObject>()) {
        QString key = QStringLiteral("t%1:").arg(tuple->items.size());
        for (const Value &item : tuple->items) {
            const QString part = hashKey(item, depth + 1);
            if (key.size() + part.size() > Budget::maxText / 32)
                giveUp(QStringLiteral("uses a key that is too large to work out"));
            key += QString::number(part.size()) + QLatin1Char(':') + part;
        }
        return key;
    }
    if (value.as<ListObject>() || value.as<DictObject>() || value.as<SetObject>())
        giveUp(QStringLiteral("uses %1 as a key, which Python refuses").arg(value.description()));
    return QStringLiteral("o%1").arg(quintptr(value.object()), 0, 16);
}

QList<Value> charactersOf(const QString &text)
{
    QList<Value> characters;
    characters.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        characters.append(Value::string(text.mid(i, pair ? 2 : 1)));
        i += pair;
    }
    return characters;
}

QList<Value> itemsOf(const Value &value, Budget &budget)
{
    QList<Value> items;
    if (const auto *list = value.as<ListObject>()) {
        items = list->items;
    } else if (const auto *tuple = value.as<TupleObject>()) {
        items = tuple->items;
    } else if (const auto *dict = value.as<DictObject>()) {
        for (const auto &pair : dict->pairs())
            items.append(pair.first);
    } else if (const QString *text = value.asString()) {
        budget.items(text->size());
        items = charactersOf(*text);
    } else if (auto *iterator = value.as<IteratorObject>()) {
        items = std::exchange(iterator->rest, {});
    } else if (const auto *set = value.as<SetObject>()) {
        if (set->members.pairs().size() > 1)
            giveUp(QStringLiteral("goes through a set, whose order differs from run to run"));
        for (const auto &pair : set->members.pairs())
            items.append(pair.first);
    } else if (const auto *enumeration = value.as<EnumClass>()) {
        items = enumeration->members;
    } else {
        refuseUnknown(value);
        giveUp(QStringLiteral("goes through %1, whose items are not known").arg(value.description()));
    }
    budget.items(items.size());
    return items;
}

qint64 lengthOf(const Value &value)
{
    if (const QString *text = value.asString()) {
        qint64 length = text->size();
        for (const QChar &unit : *text)
            length -= unit.isLowSurrogate();
        return length;
    }
    if (const QByteArray *bytes = value.asBytes())
        return bytes->size();
    if (const auto *list = value.as<ListObject>())
        return list->items.size();
    if (const auto *tuple = value.as<TupleObject>())
        return tuple->items.size();
    if (const auto *dict = value.as<DictObject>())
        return dict->pairs().size();
    if (const auto *set = value.as<SetObject>())
        return set->members.pairs().size();
    if (const auto *enumeration = value.as<EnumClass>())
        return enumeration->members.size();
    refuseUnknown(value);
    giveUp(QStringLiteral("asks for the length of %1").arg(value.description()));
}

bool isTrue(const Value &value)
{
    if (value.isNone())
        return false;
    if (value.isIntegral())
        return value.integral() != 0;
    if (const double *real = value.asReal())
        return *real != 0;
    if (value.asString() || value.asBytes() || value.as<ListObject>() || value.as<TupleObject>()
        || value.as<DictObject>() || value.as<SetObject>())
        return lengthOf(value) > 0;
    refuseUnknown(value);
    if (value.as<FunctionObject>() || value.as<KnownObject>() || value.as<ModuleObject>()
        || value.as<IteratorObject>())
        return true;
    if (const std::optional<bool> known = value.object() ? value.object()->truth() : std::nullopt)
        return *known;
    giveUp(QStringLiteral("asks whether %1 is true").arg(value.description()));
}

} // namespace stemma
