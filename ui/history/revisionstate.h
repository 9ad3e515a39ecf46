// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/snapshot.h"
#include "ui/theme/role.h"

#include <QString>

namespace stemma {

/// How one revision stands, as the history shows it: the meaning behind shape, word and colour. A value.
struct RevisionState
{
    Standing standing = Standing::Unknown;
    bool current = false; ///< its id is a row of the version table
    bool head = false;
    bool merge = false;
    bool asked = false; ///< a database was asked; without one, Unknown means "no database"

    /// "current", "head · pending", "missing" …
    QString word() const;
    Role role() const;

    bool operator==(const RevisionState &) const = default;
};

RevisionState revisionState(const Snapshot &snapshot, const DatabaseState &database,
                            RevisionGraph::Node node);

} // namespace stemma
