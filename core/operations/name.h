// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// The name of a constraint or an index as a revision gives it; empty: none (None).
struct Name
{
    QString text;
    bool isFinal = false; ///< written op.f("…"): no naming convention applies; too long is cut, not refused

    Name() = default;
    Name(const QString &name, bool final = false)
        : text(name)
        , isFinal(final)
    { }

    bool isEmpty() const { return text.isEmpty(); }
    bool operator==(const Name &) const = default;
};

} // namespace stemma
