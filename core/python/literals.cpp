// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/literals.h"

#include "core/python/symbols.h"

namespace stemma {

std::optional<Literal> literalOf(const Value &value)
{
    refuseUnknown(value);
    if (value.isNone())
        return Literal::null();
    if (value.asBoolean())
        return Literal::boolean(*value.asBoolean());
    if (value.asInteger())
        return Literal::integer(*value.asInteger());
    if (value.asReal())
        return Literal::real(*value.asReal());
    if (value.asString())
        return Literal::string(*value.asString());
    if (value.asBytes())
        return Literal{Literal::Kind::Bytes, QString::fromLatin1(*value.asBytes())};
    if (const auto *literal = value.as<LiteralObject>())
        return literal->literal;
    return std::nullopt;
}

} // namespace stemma
