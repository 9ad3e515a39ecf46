// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// A Python value in a row of op.bulk_insert().
struct Literal
{
    enum class Kind {
        Null,
        Boolean,
        Integer,
        Float,
        Decimal,
        String,
        Bytes,
        Date,
        DateTime,
        Time,
        Uuid,
        Json
    };

    Kind kind = Kind::Null;
    /// Boolean: "True"/"False". Integer: digits. Float, Decimal: Python's str(). String: the value. Bytes:
    /// each byte one Latin-1 character. Date, DateTime, Time: Python's isoformat(), with a blank or a T.
    /// Uuid: 32 hex digits. Json (a dict or list): what json.dumps() gives.
    QString text;

    static Literal null() { return {}; }
    static Literal boolean(bool value)
    {
        return {Kind::Boolean, value ? QStringLiteral("True") : QStringLiteral("False")};
    }
    static Literal integer(const QString &digits) { return {Kind::Integer, digits}; }
    static Literal integer(qint64 value) { return {Kind::Integer, QString::number(value)}; }
    static Literal real(double value); ///< Kind::Float, written as Python's repr() does
    static Literal string(const QString &value) { return {Kind::String, value}; }

    bool operator==(const Literal &) const = default;
};

} // namespace stemma
