// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/sqlcursor.h"
#include "core/sql/touchnotes.h"

namespace stemma {

/// SET. MariaDB's SET STATEMENT … FOR is read up to the statement that follows, which is left to the caller.
/// The cursor stands at SET.
void readSet(SqlCursor &cursor, TouchNotes &notes, bool *statementFollows);

/// USE, transactions, locks, prepared statements, maintenance, administration. The cursor stands at the verb;
/// false, and nothing is taken, when it is none of these.
bool readSessionStatement(SqlCursor &cursor, TouchNotes &notes);

} // namespace stemma
