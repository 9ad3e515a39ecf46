// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/sqlcursor.h"
#include "core/sql/touchnotes.h"

namespace stemma {

/// INSERT, REPLACE, UPDATE, DELETE, LOAD, HANDLER, SELECT and other queries: what they write and read. The
/// cursor stands at the verb; false, and nothing is taken, when it is none of these.
bool readRowStatement(SqlCursor &cursor, TouchNotes &notes);

} // namespace stemma
