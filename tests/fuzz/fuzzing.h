// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/problem.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace stemma::fuzzing {

/// A password that no text for people may repeat. Seeds and dictionaries hold it, so that inputs do.
inline const QString secret = QStringLiteral("hunter2");

inline QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

inline QString textOf(const uint8_t *data, size_t size)
{
    return QString::fromUtf8(bytesOf(data, size));
}

/// Ends the program, so that libFuzzer keeps the input, with what is wrong.
inline void require(bool holds, const char *invariant, const QString &seen = {})
{
    if (holds)
        return;
    std::fprintf(stderr, "violated: %s\n%s\n", invariant, qPrintable(seen));
    std::abort();
}

/// A place is the file as a whole, or lines that are there.
inline void requirePlace(const Place &place, qsizetype lines)
{
    const bool whole = place.line == 0 && place.endLine == 0;
    const bool inside = place.line >= 1 && place.line <= place.endLine && place.endLine <= lines;
    require(whole || inside, "places lie in the file",
            QStringLiteral("%1 to %2 of %3").arg(place.line).arg(place.endLine).arg(lines));
}

inline void requireDiscretion(const QString &said)
{
    require(!said.contains(secret), "no text repeats a secret", said);
}

inline void requireHelp(const Error &error)
{
    require(!error.message.isEmpty(), "an error says what happened");
    require(!error.advice.isEmpty(), "an error says what to do", error.message);
}

inline void requireHelp(const Problem &problem)
{
    require(!problem.id.isEmpty() && !problem.message.isEmpty(), "a problem says what is wrong");
    require(!problem.advice.isEmpty(), "a problem says what to do", problem.message);
}

} // namespace stemma::fuzzing
