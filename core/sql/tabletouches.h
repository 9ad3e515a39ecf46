// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/sqlcursor.h"
#include "core/sql/touchnotes.h"

namespace stemma {

/// What stands after the name of a CREATE TABLE: LIKE, references, MERGE's UNION, AS SELECT.
void readTableDefinition(SqlCursor &cursor, TouchNotes &notes, const QualifiedName &table);

/// ALTER TABLE from the name on: RENAME, EXCHANGE and CONVERT PARTITION, references.
void readAlterTable(SqlCursor &cursor, TouchNotes &notes);

} // namespace stemma
