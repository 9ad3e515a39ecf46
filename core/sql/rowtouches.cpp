// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/rowtouches.h"

#include "core/sql/tablescan.h"

#include <algorithm>

namespace stemma {

namespace {

using Action = TouchedObject::Action;
using Kind = TouchedObject::Kind;
using State = SessionEffect::Kind;

void write(TouchNotes &notes, const QualifiedName &table)
{
    notes.add(Action::WriteRows, Kind::Table, table);
}

void readAll(TouchNotes &notes, const QList<TableReference> &tables)
{
    for (const TableReference &table : tables)
        notes.read(table.name);
}

/// The table that a name at the head of a DELETE or before a column stands for.
QualifiedName resolved(const QualifiedName &name, const QList<TableReference> &tables)
{
    for (const TableReference &table : tables) {
        if (name.schema.isEmpty() && table.outer && table.alias.compare(name.name, Qt::CaseInsensitive) == 0)
            return table.name;
    }
    for (const TableReference &table : tables) {
        if (table.outer && table.alias.isEmpty() && name.schema.isEmpty()
            && table.name.name.compare(name.name, Qt::CaseInsensitive) == 0)
            return table.name; // with its schema
    }
    return name;
}

void readInsert(SqlCursor &cursor, TouchNotes &notes)
{
    cursor.advance();
    cursor.skipAnyOf({u"LOW_PRIORITY", u"HIGH_PRIORITY", u"DELAYED", u"IGNORE", u"INTO"});
    write(notes, cursor.takeName());
    if (cursor.take(u"PARTITION"))
        cursor.skipParentheses();
    // ( begins the list of columns, or a query.
    if (cursor.isSymbol(u'(') && !cursor.peek(1).is(u"SELECT") && !cursor.peek(1).is(u"WITH")
        && !cursor.peek(1).is(u"VALUES") && !cursor.peek(1).is(u"TABLE") && !cursor.peek(1).isSymbol(u'('))
        cursor.skipParentheses();
    scanReads(cursor, notes);
}

/// Columns that SET assigns: the tables before them, or nothing where one stands alone.
QList<QualifiedName> assignedTables(SqlCursor cursor, bool *anyPlain)
{
    QList<QualifiedName> tables;
    int depth = 0;
    bool atColumn = cursor.take(u"SET");
    while (!cursor.atEnd()) {
        if (depth == 0 && cursor.isAnyOf({u"WHERE", u"ORDER", u"LIMIT", u"RETURNING"}))
            break;
        if (atColumn && cursor.isName()) {
            QStringList parts;
            while (cursor.isName()) {
                parts << unquoted(cursor.peek());
                cursor.advance();
                if (!cursor.takeSymbol(u'.'))
                    break;
            }
            if (parts.size() == 1)
                *anyPlain = true;
            else
                tables << QualifiedName{parts.size() > 2 ? parts.at(parts.size() - 3) : QString(),
                                        parts.at(parts.size() - 2)};
            atColumn = false;
            continue;
        }
        if (cursor.isSymbol(u'('))
            ++depth;
        else if (cursor.isSymbol(u')'))
            --depth;
        atColumn = depth == 0 && cursor.isSymbol(u',');
        cursor.advance();
    }
    return tables;
}

void readUpdate(SqlCursor &cursor, TouchNotes &notes)
{
    cursor.advance();
    cursor.skipAnyOf({u"LOW_PRIORITY", u"IGNORE"});
    const QList<TableReference> tables = scanTables(cursor, notes, ScanFrom::Tables, true);
    const qsizetype outer =
        std::count_if(tables.cbegin(), tables.cend(), [](const TableReference &each) { return each.outer; });
    bool anyPlain = false;
    QList<QualifiedName> written;
    if (outer > 1) {
        for (const QualifiedName &name : assignedTables(cursor, &anyPlain))
            written << resolved(name, tables);
    }
    for (const TableReference &table : tables) {
        // A column without its table may be any table's.
        if (table.outer && (outer == 1 || anyPlain || written.contains(table.name)))
            write(notes, table.name);
        else
            notes.read(table.name);
    }
    for (const QualifiedName &name : written)
        write(notes, name);
    scanReads(cursor, notes);
}

void readDelete(SqlCursor &cursor, TouchNotes &notes)
{
    cursor.advance();
    cursor.skipAnyOf({u"LOW_PRIORITY", u"QUICK", u"IGNORE", u"HISTORY"});
    const bool fromFirst = cursor.take(u"FROM");
    QList<QualifiedName> targets;
    do {
        targets << cursor.takeName();
    } while (cursor.takeSymbol(u','));
    if (fromFirst && !cursor.is(u"USING")) {
        write(notes, targets.value(0));
        scanReads(cursor, notes);
        return;
    }
    cursor.takeAnyOf({u"FROM", u"USING"});
    const QList<TableReference> tables = scanTables(cursor, notes, ScanFrom::Tables);
    for (const QualifiedName &target : targets)
        write(notes, resolved(target, tables));
    readAll(notes, tables);
}

void readLoad(SqlCursor &cursor, TouchNotes &notes)
{
    cursor.advance();
    if (cursor.takeAll({u"INDEX", u"INTO", u"CACHE"})) {
        notes.commits();
        do {
            notes.read(cursor.takeName());
            while (!cursor.atEnd() && !cursor.isSymbol(u','))
                cursor.advance();
        } while (cursor.takeSymbol(u','));
        return;
    }
    while (!cursor.atEnd() && !cursor.takeAll({u"INTO", u"TABLE"}))
        cursor.advance();
    write(notes, cursor.takeName());
    if (cursor.take(u"PARTITION"))
        cursor.skipParentheses();
    // (a, @b) before SET sets user variables, which nobody needs afterwards.
    while (!cursor.atEnd() && !cursor.is(u"SET"))
        cursor.advance();
    scanReads(cursor, notes);
}

void readHandler(SqlCursor &cursor, TouchNotes &notes)
{
    cursor.advance();
    const QualifiedName name = cursor.takeName();
    if (cursor.isAnyOf({u"OPEN", u"CLOSE"}))
        notes.leaves(State::Handler, name.name);
    else
        notes.needs(State::Handler, name.name);
    notes.read(name);
}

void readExplain(SqlCursor &cursor, TouchNotes &notes)
{
    const bool runs = cursor.word() == u"ANALYZE" || cursor.peek(1).is(u"ANALYZE");
    cursor.advance();
    while (!cursor.atEnd()) {
        if (cursor.takeAll({u"FOR", u"CONNECTION"}))
            return;
        if (cursor.takeAll({u"FOR", u"SCHEMA"}) || cursor.takeAll({u"FOR", u"DATABASE"})) {
            cursor.advance();
        } else if (cursor.take(u"FORMAT")) {
            cursor.takeSymbol(u'=');
            cursor.advance();
        } else if (cursor.take(u"INTO")) {
            notes.leaves(State::UserVariable, cursor.peek().text.mid(1).toString());
            cursor.advance();
        } else if (!cursor.takeAnyOf({u"ANALYZE", u"EXTENDED", u"PARTITIONS"})) {
            break;
        }
    }
    if (!runs)
        notes.onlyReads(true);
    if (cursor.isAnyOf({u"EXPLAIN", u"DESCRIBE", u"DESC", u"ANALYZE"}))
        notes.anything();
    else if (!readRowStatement(cursor, notes))
        notes.read(cursor.takeName()); // DESCRIBE t
    notes.onlyReads(false);
}

/// WITH a AS (…) UPDATE …: the verb stands outside of all parentheses.
void readWith(SqlCursor &cursor, TouchNotes &notes)
{
    QList<SqlToken> before;
    int depth = 0;
    while (!cursor.atEnd()) {
        if (depth == 0 && cursor.isAnyOf({u"UPDATE", u"DELETE", u"INSERT", u"REPLACE"}))
            break;
        if (cursor.isSymbol(u'('))
            ++depth;
        else if (cursor.isSymbol(u')'))
            --depth;
        before << cursor.peek();
        cursor.advance();
    }
    SqlCursor expressions(before);
    scanReads(expressions, notes);
    if (!cursor.atEnd())
        readRowStatement(cursor, notes);
}

/// MariaDB's ANALYZE [FORMAT=JSON] UPDATE …, and not ANALYZE TABLE.
bool isAnalyzedStatement(SqlCursor &cursor)
{
    const SqlToken &next = cursor.peek(1);
    return next.is(u"FORMAT") || next.is(u"SELECT") || next.is(u"UPDATE") || next.is(u"DELETE")
        || next.is(u"INSERT") || next.is(u"REPLACE") || next.is(u"WITH") || next.isSymbol(u'(');
}

} // namespace

bool readRowStatement(SqlCursor &cursor, TouchNotes &notes)
{
    const QString verb = cursor.isSymbol(u'(') ? QStringLiteral("SELECT") : cursor.word();
    if (verb == u"INSERT" || verb == u"REPLACE") {
        readInsert(cursor, notes);
    } else if (verb == u"UPDATE") {
        readUpdate(cursor, notes);
    } else if (verb == u"DELETE") {
        readDelete(cursor, notes);
    } else if (verb == u"LOAD") {
        readLoad(cursor, notes);
    } else if (verb == u"HANDLER") {
        readHandler(cursor, notes);
    } else if (verb == u"WITH") {
        readWith(cursor, notes);
    } else if (verb == u"EXPLAIN" || verb == u"DESCRIBE" || verb == u"DESC"
               || (verb == u"ANALYZE" && isAnalyzedStatement(cursor))) {
        readExplain(cursor, notes);
    } else if (verb == u"SELECT" || verb == u"VALUES" || verb == u"TABLE" || verb == u"DO") {
        if (verb == u"DO")
            cursor.advance();
        scanReads(cursor, notes);
    } else {
        return false;
    }
    return true;
}

} // namespace stemma
