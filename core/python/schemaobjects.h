// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/tableoperations.h"
#include "core/python/value.h"

#include <QList>

#include <optional>

namespace stemma {

class Call;
struct EvaluationContext;

/// op.f("…"): a name that no naming convention changes.
class FinalNameObject : public Object
{
public:
    explicit FinalNameObject(QString text)
        : name(std::move(text))
    { }
    QString tag() const override { return QStringLiteral("FinalName"); }
    QString description() const override { return QStringLiteral("op.f(…)"); }

    const QString name;
};

/// An argument of sa.Column() or op.create_table() that is one of the values of core/operations.
template <class T>
class SchemaItemObject : public Object
{
public:
    SchemaItemObject(T value, QString what)
        : item(std::move(value))
        , m_what(std::move(what))
    { }
    QString tag() const override { return m_what; }
    QString description() const override { return m_what; }

    const T item;

private:
    const QString m_what;
};

class ColumnObject : public SchemaItemObject<Column>
{
public:
    using SchemaItemObject::SchemaItemObject;

    bool updatesByItself = false; ///< onupdate=: SQLAlchemy adds a value to what is updated
};

using ConstraintObject = SchemaItemObject<TableConstraint>;
using ForeignKeyObject = SchemaItemObject<ForeignKey>;
using IndexObject = SchemaItemObject<Index>;
using ComputedObject = SchemaItemObject<Computed>;

/// sa.Identity() and sa.Sequence(): only their presence matters in a table.
class IdentityObject : public Object
{
public:
    explicit IdentityObject(bool sequence)
        : isSequence(sequence)
    { }
    QString tag() const override { return QStringLiteral("Identity"); }
    QString description() const override { return QStringLiteral("sa.Identity"); }

    const bool isSequence;
    QString sequenceName; ///< empty where more than a name makes it
    bool isOptional = false; ///< optional=True: for servers that can't do without
};

/// SQLAlchemy's dialect.supports_sequences: it asks the server's version, so offline there are none.
bool supportsSequences(const EvaluationContext &context);

/// A constraint's or index's name: a string, op.f("…") or None.
Name nameOf(const Call &call, std::string_view parameter);

/// A server_default, as ServerDefault words it. Throws Unknowable for what is no default.
ServerDefault serverDefaultOf(const Call &call, const Value &value);

/// Whether a keyword argument is another database's, which MySQL ignores ("postgresql_using").
bool isForeignOption(const QString &keyword);

/// Refuses all keyword arguments but those.
void refuseOptions(const Call &call);

} // namespace stemma
