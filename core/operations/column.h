// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/constraints.h"
#include "core/operations/serverdefault.h"
#include "core/operations/sqltype.h"

#include <QList>
#include <QString>

#include <optional>

namespace stemma {

/// sa.Computed("…", persisted=…)
struct Computed
{
    QString sql; ///< finished SQL, as ServerDefault's
    std::optional<bool> persisted;

    bool operator==(const Computed &) const = default;
};

/// sa.Column(…) as written; what follows from it (NOT NULL of a key, AUTO_INCREMENT …) is the compiler's
/// part.
struct Column
{
    enum class AutoIncrement { Auto, True, False, IgnoreFk };

    QString name;
    SqlType type;
    std::optional<bool> nullable; ///< nothing when not given
    bool primaryKey = false;
    AutoIncrement autoIncrement = AutoIncrement::Auto;
    std::optional<ServerDefault> serverDefault; ///< None is the same as not given
    bool clientDefault =
        false; ///< `default=` given and not a Sequence: never rendered, but no AUTO_INCREMENT
    std::optional<Computed> computed;
    bool identity = false; ///< sa.Identity()
    bool index = false;
    bool unique = false;
    std::optional<QString> comment;
    QList<ForeignKey> foreignKeys;
    QList<CheckConstraint> checks;

    // What a naming convention calls them; empty without one.
    Name uniqueName{};
    Name indexName{};
    std::optional<Name> typeCheckName{}; ///< nothing: the type's own constraintName

    bool operator==(const Column &) const = default;
};

} // namespace stemma
