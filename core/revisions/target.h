// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace stemma {

/// What a person asks for: "head", "heads", "base", or a revision's id. Parsed once; resolved against a graph by
/// the Planner. Forms to come (relative steps, label@rev, ranges) are new alternatives of Kind.
struct Target
{
    enum class Kind { Head, Heads, Base, Revision };

    Kind kind = Kind::Head;
    QString revision; ///< Kind::Revision only

    static Result<Target> parse(const QString &text);
    QString text() const;
    bool operator==(const Target &) const = default;
};

} // namespace stemma
