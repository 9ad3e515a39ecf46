// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace stemma {

/// A moment as Python's datetime holds it: to the microsecond, with or without a zone's offset. A value.
struct PythonDateTime
{
    QDateTime local; ///< date and time as the clock of that zone shows them; its milliseconds don't count
    int microsecond = 0;
    std::optional<int> offset; ///< seconds east of UTC; nothing for a time without a zone

    /// str(): "2024-05-01 10:20:30.123456+02:00"; no fraction when it is 0, no offset without a zone.
    QString text(QChar between = QLatin1Char(' ')) const;

    /// strftime() in the C locale; nothing when the format has a code that is not worked out here.
    std::optional<QString> format(const QString &format) const;
};

} // namespace stemma
