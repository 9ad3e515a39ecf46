// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/syntaxtree.h"
#include "core/python/value.h"

#include <QList>

#include <optional>

namespace stemma {

class Scope;
struct KnownEntry;

/// A function or method of the table of known functions; bound to an object when it is a method.
class KnownObject : public Object
{
public:
    KnownObject(const KnownEntry *entry, Value object)
        : known(entry)
        , self(std::move(object))
    { }
    QString tag() const override { return QStringLiteral("function"); }
    QString description() const override;

    const KnownEntry *const known;
    const Value self;
};

/// A module some of whose names are known: "sqlalchemy", "alembic.op".
class ModuleObject : public Object
{
public:
    explicit ModuleObject(QString module)
        : name(std::move(module))
    { }
    QString tag() const override { return name; }
    QString description() const override { return QStringLiteral("the module ") + name; }

    const QString name;
};

/// Something stated in another file, which is not read: only its name is known.
class ExternalObject : public Object
{
public:
    explicit ExternalObject(QString qualifiedName)
        : name(std::move(qualifiedName))
    { }
    QString tag() const override { return name; }
    QString description() const override { return name; }

    const QString name;
};

/// A name whose value could not be worked out, and why.
class UnknownObject : public Object
{
public:
    UnknownObject(QString why, int where)
        : reason(std::move(why))
        , line(where)
    { }
    QString tag() const override { return QStringLiteral("unknown"); }
    QString description() const override { return QStringLiteral("something unknown"); }

    const QString reason;
    const int line;
};

/// A function of the same file, with the scope that it was defined in.
class FunctionObject : public Object
{
public:
    struct Parameter
    {
        enum class Kind { Plain, KeywordOnly, Rest, Keywords };
        QString name;
        Kind kind = Kind::Plain;
        std::optional<Value> defaultValue;
    };

    QString tag() const override { return QStringLiteral("function"); }
    QString description() const override { return QStringLiteral("the function ") + name; }

    QString name;
    QList<Parameter> parameters;
    Node body;
    int line = 0; ///< of its `def`
    bool isLambda = false;
    Scope *scope = nullptr;
};

/// Throws Unknowable for an UnknownObject (with its own line) and for an ExternalObject; else does nothing.
void refuseUnknown(const Value &value);

} // namespace stemma
