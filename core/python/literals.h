// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/literal.h"
#include "core/python/value.h"

#include <optional>

namespace stemma {

/// datetime.date(…), datetime.datetime(…), decimal.Decimal("…"), uuid.UUID("…"): known only by their text.
class LiteralObject : public Object
{
public:
    explicit LiteralObject(Literal value)
        : literal(std::move(value))
    { }
    QString tag() const override { return QStringLiteral("Literal"); }
    QString description() const override { return QStringLiteral("a date, time or decimal"); }

    const Literal literal;
};

/// A Python value as a row of op.bulk_insert() holds it; nothing for what is no literal. Throws Unknowable
/// for unknown values.
std::optional<Literal> literalOf(const Value &value);

} // namespace stemma
