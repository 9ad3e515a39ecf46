// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/literal.h"
#include "core/python/value.h"

#include <QList>
#include <QString>

namespace stemma {

class Scope;

/// A class of the project's own files, of which only what its body states plainly is known: numbers, strings
/// and functions. What its bases add or change is not.
class ClassObject : public Object
{
public:
    ClassObject(QString className, QList<Value> baseClasses, Scope *body)
        : name(std::move(className))
        , bases(std::move(baseClasses))
        , scope(body)
    { }
    QString tag() const override { return QStringLiteral("class"); }
    QString description() const override { return QStringLiteral("the class ") + name; }
    std::optional<bool> truth() const override { return true; }
    std::optional<Value> attribute(const QString &attributeName, Evaluation &run) override;

    /// A name of the body, or of a base's that is a ClassObject; nullptr when none of them states it.
    const Value *stated(const QString &attributeName) const;

    const QString name;
    const QList<Value> bases;
    Scope *const scope;
    bool isChanged = false; ///< something was assigned to it from outside its body
};

/// A member of a Python enum class.
class EnumMember : public Object
{
public:
    EnumMember(QString className, QString memberName, Value memberValue)
        : owner(std::move(className))
        , name(std::move(memberName))
        , value(std::move(memberValue))
    { }
    QString tag() const override { return QStringLiteral("EnumMember"); }
    QString description() const override { return owner + QLatin1Char('.') + name; }
    std::optional<Value> attribute(const QString &attributeName, Evaluation &run) override;

    const QString owner;
    const QString name;
    const Value value;
};

/// class Color(enum.Enum): …
class EnumClass : public ClassObject
{
public:
    using ClassObject::ClassObject;
    std::optional<Value> attribute(const QString &attributeName, Evaluation &run) override;

    QList<Value> members; ///< in the order of the file
};

/// class Money(sa.TypeDecorator): …, and subclasses of types
class TypeClass : public ClassObject
{
public:
    using ClassObject::ClassObject;
};

/// The type that TypeClass(arguments) makes; throws Unknowable where running its methods would tell.
struct Arguments;
Value makeType(Evaluation &run, const TypeClass &type, const Arguments &arguments);

} // namespace stemma
