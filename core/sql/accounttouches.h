// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/sqlcursor.h"
#include "core/sql/touchnotes.h"

namespace stemma {

/// CREATE and ALTER USER or ROLE from the first account on: 'a'@'b' IDENTIFIED BY '…', c.
void readAccounts(SqlCursor &cursor, TouchNotes &notes, TouchedObject::Action action,
                  TouchedObject::Kind kind);

/// GRANT and REVOKE. The cursor stands at the verb; false when it is neither.
bool readGrant(SqlCursor &cursor, TouchNotes &notes);

} // namespace stemma
