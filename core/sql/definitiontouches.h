// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/sqlcursor.h"
#include "core/sql/touchnotes.h"

namespace stemma {

/// CREATE, ALTER, DROP, RENAME and TRUNCATE. The cursor stands at the verb; false, and nothing is taken, when
/// it is none of these. Bodies of stored programs are not read: what they do happens when they are run.
bool readDefinition(SqlCursor &cursor, TouchNotes &notes);

} // namespace stemma
