// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/sqlcursor.h"
#include "core/sql/touchnotes.h"

namespace stemma {

struct TableReference
{
    QualifiedName name;
    QString alias;
    bool outer = false; ///< not in a subquery
};

enum class ScanFrom {
    Anywhere, ///< tables come after FROM and JOIN
    Tables, ///< the list of tables begins at once, as in UPDATE
};

/// Reads queries and expressions of any depth and writes down the functions called that are no server's own,
/// sequences, and user variables. The tables are returned, not written down. Ends at the end of the text, or
/// before a SET outside of parentheses when `toSet`.
///
/// No grammar: a state for each level of parentheses says whether a name here is a table's. It errs on the
/// side of taking too much for a table.
QList<TableReference> scanTables(SqlCursor &cursor, TouchNotes &notes, ScanFrom from, bool toSet = false);

/// The same, and every table is read.
void scanReads(SqlCursor &cursor, TouchNotes &notes);

/// Writes down the names of WITH a AS (…), b (x) AS (…), which are no tables. The cursor stays where it is.
void noteExpressions(const QList<SqlToken> &tokens, TouchNotes &notes);

} // namespace stemma
