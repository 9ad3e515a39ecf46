// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/value.h"

#include <QHash>
#include <QList>

#include <optional>
#include <utility>

namespace stemma {

class Budget;
class Heap;

class ListObject : public Object
{
public:
    explicit ListObject(QList<Value> list = {})
        : items(std::move(list))
    { }
    QString tag() const override { return QStringLiteral("list"); }
    QString description() const override { return QStringLiteral("a list"); }

    QList<Value> items;
};

class TupleObject : public Object
{
public:
    explicit TupleObject(QList<Value> tuple = {})
        : items(std::move(tuple))
    { }
    QString tag() const override { return QStringLiteral("tuple"); }
    QString description() const override { return QStringLiteral("a tuple"); }

    const QList<Value> items;
};

/// Keeps its keys in the order of their insertion, as Python does.
class DictObject : public Object
{
public:
    QString tag() const override { return QStringLiteral("dict"); }
    QString description() const override { return QStringLiteral("a dictionary"); }

    const Value *find(const Value &key) const;
    void insert(const Value &key, const Value &value);
    std::optional<Value> take(const Value &key);
    const QList<std::pair<Value, Value>> &pairs() const { return m_pairs; }

private:
    QList<std::pair<Value, Value>> m_pairs;
    QHash<QString, qsizetype> m_index; ///< by hashKey()
};

/// Its order differs from run to run in Python, so it is never iterated unless sorted.
class SetObject : public Object
{
public:
    QString tag() const override { return QStringLiteral("set"); }
    QString description() const override { return QStringLiteral("a set"); }

    DictObject members;
};

/// What a generator, zip(), map() … hands out: its items once, then nothing.
class IteratorObject : public Object
{
public:
    explicit IteratorObject(QList<Value> items)
        : rest(std::move(items))
    { }
    QString tag() const override { return QStringLiteral("iterator"); }
    QString description() const override { return QStringLiteral("an iterator"); }

    QList<Value> rest;
};

/// A text that is equal for equal keys and different for others: 1, 1.0 and True are one key.
/// Throws Unknowable for values that can't be keys.
QString hashKey(const Value &value, int depth = 0);

/// The items of a list, tuple, string, dictionary (its keys), iterator (which is then empty) …; throws
/// Unknowable for what can't be iterated for sure.
QList<Value> itemsOf(const Value &value, Budget &budget);

/// value[index] of Python, without slices.
Value itemAt(const Value &container, const Value &index, Budget &budget);

/// value[start:stop:step]; each bound None when left out.
Value sliceOf(const Value &container, const Value &start, const Value &stop, const Value &step, Heap &heap,
              Budget &budget);

/// len(value), in code points for strings.
qint64 lengthOf(const Value &value);

/// Splits a string into its characters: code points, not UTF-16 units.
QList<Value> charactersOf(const QString &text);

/// bool(value); throws Unknowable where that is not known.
bool isTrue(const Value &value);

} // namespace stemma
