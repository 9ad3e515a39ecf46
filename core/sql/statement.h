// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/place.h"

#include <QString>

namespace stemma {

/// Where a statement's text comes from.
enum class Provenance {
    SqlFile, ///< written so in an .sql revision
    Native, ///< worked out from the Python file, which was not run
    FromAlembic, ///< printed by the project's own Alembic
    Recorded, ///< read from the sandbox's log
    Edited, ///< changed by a person
};

/// One SQL statement, without its closing semicolon, ready to be sent in one call.
struct Statement
{
    QString text;
    Place place; ///< the lines of the revision file that it comes from
    Provenance provenance = Provenance::Native;

    bool operator==(const Statement &) const = default;
};

} // namespace stemma
