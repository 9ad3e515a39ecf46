// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/tabletouches.h"

#include "core/sql/tablescan.h"

namespace stemma {

namespace {

using Action = TouchedObject::Action;
using Kind = TouchedObject::Kind;

/// REFERENCES parent and DEFAULT NEXT VALUE FOR s, wherever they stand. True when something was taken.
bool takeReference(SqlCursor &cursor, TouchNotes &notes, const QualifiedName &table)
{
    if (cursor.take(u"REFERENCES")) {
        QualifiedName parent = cursor.takeName();
        if (parent.schema.isEmpty())
            parent.schema = table.schema; // of the table, not of the session
        notes.add(Action::Refer, Kind::Table, parent);
        return true;
    }
    if (cursor.takeAll({u"NEXT", u"VALUE", u"FOR"})) {
        notes.add(Action::Read, Kind::Sequence, cursor.takeName());
        return true;
    }
    if (cursor.is(u"NEXTVAL") && cursor.peek(1).isSymbol(u'(')) {
        cursor.advance(2);
        notes.add(Action::Read, Kind::Sequence, cursor.takeName());
        return true;
    }
    return false;
}

/// MERGE's UNION [=] (a, b).
bool takeUnion(SqlCursor &cursor, TouchNotes &notes)
{
    if (!cursor.is(u"UNION")
        || !(cursor.peek(1).isSymbol(u'(')
             || (cursor.peek(1).isSymbol(u'=') && cursor.peek(2).isSymbol(u'('))))
        return false;
    cursor.advance();
    cursor.takeSymbol(u'=');
    cursor.advance();
    while (cursor.isName()) {
        notes.add(Action::Read, Kind::Table, cursor.takeName());
        cursor.takeSymbol(u',');
    }
    return true;
}

bool beginsQuery(SqlCursor &cursor)
{
    return cursor.isAnyOf({u"SELECT", u"WITH", u"VALUES", u"TABLE"});
}

} // namespace

void readTableDefinition(SqlCursor &cursor, TouchNotes &notes, const QualifiedName &table)
{
    const bool bracketed = cursor.isSymbol(u'(') && cursor.peek(1).is(u"LIKE");
    if (cursor.is(u"LIKE") || bracketed) {
        cursor.advance(bracketed ? 2 : 1);
        notes.read(cursor.takeName());
        return;
    }
    int depth = 0;
    while (!cursor.atEnd()) {
        if (takeReference(cursor, notes, table))
            continue;
        if (depth == 0 && takeUnion(cursor, notes))
            continue;
        // A column can't be called SELECT without quotes; PARTITION … VALUES LESS THAN stands in parentheses.
        const bool query = cursor.is(u"SELECT") || (cursor.is(u"WITH") && cursor.previous().is(u"AS"))
            || (depth == 0 && beginsQuery(cursor) && !cursor.is(u"WITH") && !cursor.is(u"SELECT"));
        if (query) {
            noteExpressions(SqlCursor(cursor).takeRest(), notes);
            scanReads(cursor, notes);
            return;
        }
        if (cursor.isSymbol(u'('))
            ++depth;
        else if (cursor.isSymbol(u')'))
            --depth;
        cursor.advance();
    }
}

void readAlterTable(SqlCursor &cursor, TouchNotes &notes)
{
    const QualifiedName table = cursor.takeName();
    notes.add(Action::Alter, Kind::Table, table);
    if (cursor.take(u"WAIT"))
        cursor.advance();
    cursor.take(u"NOWAIT");
    int depth = 0;
    bool atClause = true;
    while (!cursor.atEnd()) {
        if (takeReference(cursor, notes, table))
            continue;
        if (depth == 0 && takeUnion(cursor, notes))
            continue;
        if (atClause && cursor.is(u"RENAME")
            && !(cursor.peek(1).is(u"COLUMN") || cursor.peek(1).is(u"INDEX") || cursor.peek(1).is(u"KEY")
                 || cursor.peek(1).is(u"CONSTRAINT"))) {
            cursor.advance();
            cursor.takeAnyOf({u"TO", u"AS"});
            cursor.takeSymbol(u'=');
            QualifiedName to = cursor.takeName();
            // A name alone stays in the table's schema on one server, and moves to the session's on the
            // other.
            notes.add(Action::Rename, Kind::Table, table, to);
            atClause = false;
            continue;
        }
        if (depth == 0 && cursor.takeAll({u"WITH", u"TABLE"})) { // EXCHANGE PARTITION p WITH TABLE t
            const QualifiedName other = cursor.takeName();
            notes.add(Action::WriteRows, Kind::Table, other);
            notes.add(Action::WriteRows, Kind::Table, table);
            continue;
        }
        if (depth == 0 && cursor.takeAll({u"CONVERT", u"TABLE"})) {
            notes.add(Action::Drop, Kind::Table, cursor.takeName());
            continue;
        }
        if (depth == 0 && cursor.takeAll({u"CONVERT", u"PARTITION"})) {
            cursor.advance();
            if (cursor.takeAll({u"TO", u"TABLE"}))
                notes.add(Action::Create, Kind::Table, cursor.takeName());
            continue;
        }
        if (atClause && cursor.isAnyOf({u"TRUNCATE", u"DROP", u"IMPORT", u"DISCARD"})
            && (cursor.peek(1).is(u"PARTITION") || cursor.peek(1).is(u"TABLESPACE")))
            notes.add(Action::WriteRows, Kind::Table, table);
        if (cursor.isSymbol(u'('))
            ++depth;
        else if (cursor.isSymbol(u')'))
            --depth;
        atClause = depth == 0 && cursor.isSymbol(u',');
        cursor.advance();
    }
}

} // namespace stemma
