// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/budget.h"
#include "core/python/containers.h"
#include "core/python/operators.h"
#include "core/python/symbols.h"

namespace stemma {

namespace {

bool isNumeric(const Value &value)
{
    return value.isIntegral() || value.asReal();
}

double asDouble(const Value &value)
{
    return value.asReal() ? *value.asReal() : double(value.integral());
}

const QList<Value> *sequence(const Value &value)
{
    if (const auto *list = value.as<ListObject>())
        return &list->items;
    if (const auto *tuple = value.as<TupleObject>())
        return &tuple->items;
    return nullptr;
}

bool areEqualDicts(const DictObject &left, const DictObject &right, Budget &budget)
{
    if (left.pairs().size() != right.pairs().size())
        return false;
    for (const auto &[key, value] : left.pairs()) {
        const Value *other = right.find(key);
        if (!other || !areEqual(value, *other, budget))
            return false;
    }
    return true;
}

bool isPlainOrContainer(const Value &value)
{
    return !value.object() || sequence(value) || value.as<DictObject>() || value.as<SetObject>();
}

/// Python orders strings by code point, QString by UTF-16 unit.
int compareTexts(const QString &left, const QString &right)
{
    const QList<uint> a = left.toUcs4();
    const QList<uint> b = right.toUcs4();
    for (qsizetype i = 0; i < qMin(a.size(), b.size()); ++i) {
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    }
    return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

} // namespace

bool areEqual(const Value &left, const Value &right, Budget &budget)
{
    const Budget::Level level(budget);
    budget.step();
    refuseUnknown(left);
    refuseUnknown(right);
    if (isNumeric(left) && isNumeric(right)) {
        if (left.isIntegral() && right.isIntegral())
            return left.integral() == right.integral();
        return asDouble(left) == asDouble(right);
    }
    if (left.asString() && right.asString())
        return *left.asString() == *right.asString();
    if (left.asBytes() && right.asBytes())
        return *left.asBytes() == *right.asBytes();
    if (left.isNone() && right.isNone())
        return true;
    const QList<Value> *leftItems = sequence(left);
    const QList<Value> *rightItems = sequence(right);
    if (leftItems && rightItems) {
        if (left.tag() != right.tag() || leftItems->size() != rightItems->size())
            return false;
        for (qsizetype i = 0; i < leftItems->size(); ++i) {
            if (!areEqual((*leftItems)[i], (*rightItems)[i], budget))
                return false;
        }
        return true;
    }
    if (left.as<DictObject>() && right.as<DictObject>())
        return areEqualDicts(*left.as<DictObject>(), *right.as<DictObject>(), budget);
    if (left.as<SetObject>() && right.as<SetObject>())
        return areEqualDicts(left.as<SetObject>()->members, right.as<SetObject>()->members, budget);
    if (isPlainOrContainer(left) && isPlainOrContainer(right))
        return false;
    if (left.as<FunctionObject>() || left.as<KnownObject>() || right.as<FunctionObject>()
        || right.as<KnownObject>())
        return left.object() == right.object();
    giveUp(QStringLiteral("compares %1 with %2").arg(left.description(), right.description()));
}

int compareValues(const Value &left, const Value &right, Budget &budget)
{
    const Budget::Level level(budget);
    budget.step();
    refuseUnknown(left);
    refuseUnknown(right);
    if (left.isIntegral() && right.isIntegral())
        return left.integral() < right.integral() ? -1 : left.integral() > right.integral();
    if (isNumeric(left) && isNumeric(right))
        return asDouble(left) < asDouble(right) ? -1 : asDouble(left) > asDouble(right);
    if (left.asString() && right.asString()) {
        budget.text(left.asString()->size());
        return compareTexts(*left.asString(), *right.asString());
    }
    const QList<Value> *leftItems = sequence(left);
    const QList<Value> *rightItems = sequence(right);
    if (leftItems && rightItems && left.tag() == right.tag()) {
        for (qsizetype i = 0; i < qMin(leftItems->size(), rightItems->size()); ++i) {
            if (!areEqual((*leftItems)[i], (*rightItems)[i], budget))
                return compareValues((*leftItems)[i], (*rightItems)[i], budget);
        }
        return leftItems->size() < rightItems->size() ? -1 : leftItems->size() > rightItems->size();
    }
    giveUp(QStringLiteral("orders %1 and %2").arg(left.description(), right.description()));
}

bool contains(const Value &container, const Value &member, Budget &budget)
{
    refuseUnknown(container);
    refuseUnknown(member);
    if (const QString *text = container.asString(); text && member.asString()) {
        budget.text(text->size());
        return text->contains(*member.asString());
    }
    if (const auto *dict = container.as<DictObject>())
        return dict->find(member) != nullptr;
    if (const auto *set = container.as<SetObject>())
        return set->members.find(member) != nullptr;
    if (const QList<Value> *items = sequence(container)) {
        for (const Value &item : *items) {
            if (areEqual(item, member, budget))
                return true;
        }
        return false;
    }
    giveUp(QStringLiteral("looks for %1 in %2").arg(member.description(), container.description()));
}

bool areIdentical(const Value &left, const Value &right)
{
    refuseUnknown(left);
    refuseUnknown(right);
    if (left.isNone() || right.isNone())
        return left.isNone() && right.isNone();
    if (left.asBoolean() || right.asBoolean())
        return left.asBoolean() && right.asBoolean() && *left.asBoolean() == *right.asBoolean();
    if (left.object() && right.object() && !left.as<TupleObject>() && !left.as<KnownObject>())
        return left.object() == right.object();
    giveUp(
        QStringLiteral("asks whether %1 and %2 are one object").arg(left.description(), right.description()));
}

} // namespace stemma
