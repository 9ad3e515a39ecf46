// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/sessiontouches.h"

#include "core/sql/tablescan.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Action = TouchedObject::Action;
using Kind = TouchedObject::Kind;
using State = SessionEffect::Kind;

/// a, b AS c READ, d …: the names of a list, whatever stands between them and the commas.
void readNames(SqlCursor &cursor, TouchNotes &notes, Action action)
{
    do {
        const QualifiedName name = cursor.takeName();
        if (name.isEmpty())
            return;
        notes.add(action, Kind::Table, name);
        int depth = 0;
        for (; !cursor.atEnd() && !(depth == 0 && cursor.isSymbol(u',')); cursor.advance()) {
            if (cursor.isSymbol(u'('))
                ++depth;
            else if (cursor.isSymbol(u')'))
                --depth;
            else if (cursor.isAnyOf({u"UPDATE", u"DROP", u"PERSISTENT", u"IN", u"FOR", u"USING"}))
                return; // … HISTOGRAM ON a, b: columns
        }
    } while (cursor.takeSymbol(u','));
}

/// ANALYZE, CHECK, CHECKSUM, OPTIMIZE, REPAIR TABLE a, b.
void readMaintenance(SqlCursor &cursor, TouchNotes &notes, Action action)
{
    cursor.advance();
    cursor.skipAnyOf({u"NO_WRITE_TO_BINLOG", u"LOCAL"});
    if (cursor.take(u"VIEW")) { // MariaDB: CHECK VIEW, REPAIR VIEW
        notes.commits();
        do {
            notes.add(action, Kind::View, cursor.takeName());
        } while (cursor.takeSymbol(u','));
        return;
    }
    if (!cursor.takeAnyOf({u"TABLE", u"TABLES"})) {
        notes.anything();
        return;
    }
    notes.commits();
    readNames(cursor, notes, action);
}

void readLock(SqlCursor &cursor, TouchNotes &notes)
{
    cursor.advance();
    notes.leaves(State::LockedTables);
    if (cursor.takeAnyOf({u"TABLE", u"TABLES"})) {
        notes.commits();
        readNames(cursor, notes, Action::Read);
    }
}

void readFlush(SqlCursor &cursor, TouchNotes &notes)
{
    notes.commits();
    cursor.advance();
    cursor.skipAnyOf({u"NO_WRITE_TO_BINLOG", u"LOCAL"});
    if (!cursor.takeAnyOf({u"TABLE", u"TABLES"}))
        return;
    SqlCursor names = cursor;
    if (!cursor.is(u"WITH") && !cursor.is(u"FOR"))
        readNames(names, notes, Action::Read);
    while (!cursor.atEnd()) {
        if (cursor.takeAnyOf({u"LOCK", u"EXPORT"}))
            notes.leaves(State::LockedTables);
        else
            cursor.advance();
    }
}

void readPlugin(SqlCursor &cursor, TouchNotes &notes)
{
    const Action action = cursor.is(u"INSTALL") ? Action::Create : Action::Drop;
    cursor.advance();
    notes.commits();
    notes.notRepeatable();
    cursor.takeAnyOf({u"PLUGIN", u"COMPONENT", u"SONAME"});
    cursor.skipIfExists();
    do {
        notes.add(action, Kind::Plugin, {{}, cursor.takeText()});
    } while (cursor.takeSymbol(u','));
}

bool readTransaction(SqlCursor &cursor, TouchNotes &notes, const QString &verb)
{
    if (verb == "START"_L1) {
        if (!cursor.peek(1).is(u"TRANSACTION"))
            return false;
        notes.commits();
    } else if (verb == "BEGIN"_L1) {
        notes.commits();
    } else if (verb != "COMMIT"_L1 && verb != "ROLLBACK"_L1 && verb != "SAVEPOINT"_L1 && verb != "RELEASE"_L1
               && verb != "XA"_L1) {
        return false;
    }
    notes.leaves(State::Transaction);
    return true;
}

} // namespace

bool readSessionStatement(SqlCursor &cursor, TouchNotes &notes)
{
    const QString verb = cursor.word();
    if (readTransaction(cursor, notes, verb))
        return true;
    if (verb == "USE"_L1) {
        cursor.advance();
        notes.use(cursor.takeName().name);
    } else if (verb == "LOCK"_L1) {
        readLock(cursor, notes);
    } else if (verb == "UNLOCK"_L1) {
        notes.leaves(State::LockedTables);
        notes.commits();
    } else if (verb == "BACKUP"_L1) {
        notes.leaves(State::LockedTables);
        notes.commits();
    } else if (verb == "PREPARE"_L1 || verb == "DEALLOCATE"_L1) {
        cursor.advance();
        cursor.take(u"PREPARE");
        notes.leaves(State::Prepared, cursor.takeName().name);
        scanReads(cursor, notes); // FROM @sql needs that variable
    } else if (verb == "EXECUTE"_L1 || verb == "CALL"_L1) {
        cursor.advance();
        if (verb == "CALL"_L1)
            notes.add(Action::Read, Kind::Procedure, cursor.takeName());
        else if (!cursor.is(u"IMMEDIATE"))
            notes.needs(State::Prepared, cursor.takeName().name);
        scanReads(cursor, notes);
        notes.anything();
    } else if (verb == "ANALYZE"_L1 || verb == "CHECK"_L1 || verb == "CHECKSUM"_L1) {
        readMaintenance(cursor, notes, Action::Read);
    } else if (verb == "OPTIMIZE"_L1 || verb == "REPAIR"_L1) {
        readMaintenance(cursor, notes, Action::Alter);
    } else if (verb == "CACHE"_L1) {
        cursor.advance();
        cursor.take(u"INDEX");
        notes.commits();
        readNames(cursor, notes, Action::Read);
    } else if (verb == "FLUSH"_L1) {
        readFlush(cursor, notes);
    } else if (verb == "INSTALL"_L1 || verb == "UNINSTALL"_L1) {
        readPlugin(cursor, notes);
    } else if (verb == "RESET"_L1 && cursor.peek(1).is(u"PERSIST")) {
        cursor.advance(2);
        cursor.skipIfExists();
        notes.add(Action::Alter, Kind::GlobalVariable,
                  {{}, cursor.atEnd() ? u"*"_s : cursor.takeName().name.toLower()});
    } else if (verb == "SHUTDOWN"_L1 || verb == "RESTART"_L1 || verb == "CHANGE"_L1 || verb == "START"_L1
               || verb == "STOP"_L1 || verb == "RESET"_L1 || verb == "PURGE"_L1) {
        notes.commits();
        notes.notRepeatable();
    } else if (verb == "KILL"_L1) {
        notes.notRepeatable();
    } else if (verb == "SHOW"_L1 || verb == "HELP"_L1 || verb == "SIGNAL"_L1 || verb == "RESIGNAL"_L1) {
        return true;
    } else if (verb == "GET"_L1) {
        for (; !cursor.atEnd(); cursor.advance()) {
            if (cursor.peek().kind == SqlToken::Kind::Variable)
                notes.leaves(State::UserVariable, cursor.peek().text.mid(1).toString());
        }
    } else {
        return false;
    }
    return true;
}

} // namespace stemma
