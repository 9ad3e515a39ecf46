// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/sqltype.h"
#include "core/python/value.h"

#include <QHash>

namespace stemma {

class Evaluation;

/// An instance of an SQLAlchemy type. What it becomes depends on the dialect, when there are variants.
class TypeObject : public Object
{
public:
    explicit TypeObject(SqlType sqlType)
        : type(std::move(sqlType))
    { }
    QString tag() const override { return QStringLiteral("SqlType"); }
    QString description() const override { return QStringLiteral("a column type"); }

    SqlType type;
    QString refusal; ///< why MySQL has no such type; empty when it has
    QHash<QString, Value> variants; ///< by dialect name, with_variant()
};

/// The type that a value states, for the dialect of the evaluation: an instance, a class that is called
/// without arguments, None. Throws Unknowable for other values, and for types that MySQL does not have.
SqlType sqlTypeOf(Evaluation &run, const Value &value);

/// Whether a value is a type, as sqlTypeOf() reads them; None is none.
bool isSqlType(const Value &value);

} // namespace stemma
