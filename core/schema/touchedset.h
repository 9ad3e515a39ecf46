// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"
#include "core/sql/touched.h"

#include <QSet>

namespace stemma::schema {

/// What statements may change of one schema, whose value before them is known.
struct TouchedSet
{
    bool everything = false; ///< the two sets are then not whole
    QSet<ObjectName> definitions; ///< which may be there or not, before and after
    QSet<QString> rows; ///< tables and sequences

    bool changesDefinitions() const { return everything || !definitions.isEmpty(); }
    bool operator==(const TouchedSet &) const = default;
};

/// Adds to what the statements' text tells what only the schema can: the triggers of a table that is dropped
/// or renamed, foreign keys of other tables and views that follow it, triggers in one order with a new one;
/// for rows the cascades, the triggers and the functions called. Names without a schema are taken for this
/// one's. Pure.
TouchedSet touchedIn(const Touched &touched, const Schema &before);

} // namespace stemma::schema
