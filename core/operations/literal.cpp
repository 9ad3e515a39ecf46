// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/literal.h"

#include <array>
#include <charconv>
#include <cmath>

namespace stemma {

// The shortest digits that give the same double, as both std::to_chars and Python find them; Python takes the
// form with an exponent below 1e-4 and from 1e16, and ".0" after a whole number.
Literal Literal::real(double value)
{
    std::array<char, 64> buffer{};
    const double size = std::abs(value);
    const bool scientific = value != 0 && std::isfinite(value) && (size < 1e-4 || size >= 1e16);
    const auto format = scientific ? std::chars_format::scientific : std::chars_format::fixed;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
    QString text = QString::fromLatin1(buffer.data(), end - buffer.data());
    if (!scientific && std::isfinite(value) && !text.contains(u'.'))
        text += QStringLiteral(".0");
    return {Kind::Float, text};
}

} // namespace stemma
