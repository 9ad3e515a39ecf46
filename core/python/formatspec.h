// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>
#include <QString>

#include <optional>

namespace stemma {

class Budget;
class Value;

/// A format specification taken apart, as `{:>10,.2f}` and `%-5d` both state one.
struct FormatSpec
{
    QChar fill = QLatin1Char(' ');
    QChar align; ///< < > ^ =, or null for the type's own
    QChar sign; ///< + or blank, or null
    bool alternate = false;
    bool zero = false;
    bool comma = false;
    int width = 0;
    std::optional<int> precision;
    QChar type; ///< null when there is none

    /// Throws Unknowable for what is not understood.
    static FormatSpec parse(const QString &text);
};

/// The digits of a number as its type character wants them, without sign and padding.
QString formatNumber(const Value &value, const FormatSpec &spec, bool &isNegative);

/// Brings a text to the wanted width.
QString padded(const QString &sign, const QString &body, const FormatSpec &spec, QChar defaultAlign,
               Budget &budget);

} // namespace stemma
