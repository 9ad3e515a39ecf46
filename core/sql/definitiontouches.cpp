// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/definitiontouches.h"

#include "core/sql/accounttouches.h"
#include "core/sql/statementhead.h"
#include "core/sql/tablescan.h"
#include "core/sql/tabletouches.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Action = TouchedObject::Action;
using Kind = TouchedObject::Kind;
using State = SessionEffect::Kind;

const QHash<QString, Kind> &kinds()
{
    static const QHash<QString, Kind> byNoun{
        {u"TABLE"_s, Kind::Table},
        {u"VIEW"_s, Kind::View},
        {u"SEQUENCE"_s, Kind::Sequence},
        {u"PROCEDURE"_s, Kind::Procedure},
        {u"FUNCTION"_s, Kind::Function},
        {u"TRIGGER"_s, Kind::Trigger},
        {u"EVENT"_s, Kind::Event},
        {u"PACKAGE"_s, Kind::Package},
        {u"PACKAGE BODY"_s, Kind::Package},
        {u"LIBRARY"_s, Kind::Library},
        {u"DATABASE"_s, Kind::Database},
        {u"SCHEMA"_s, Kind::Database},
        {u"USER"_s, Kind::User},
        {u"ROLE"_s, Kind::Role},
        {u"SERVER"_s, Kind::Server},
        {u"TABLESPACE"_s, Kind::Tablespace},
        {u"LOGFILE GROUP"_s, Kind::LogfileGroup},
        {u"RESOURCE GROUP"_s, Kind::ResourceGroup},
        {u"SPATIAL REFERENCE SYSTEM"_s, Kind::SpatialReferenceSystem},
    };
    return byNoun;
}

bool hasSchema(Kind kind)
{
    return kind <= Kind::Library;
}

QualifiedName takeObject(SqlCursor &cursor, Kind kind)
{
    if (hasSchema(kind))
        return cursor.takeName();
    if (kind == Kind::User || kind == Kind::Role)
        return {{}, cursor.takeAccount()};
    if (cursor.peek().kind == SqlToken::Kind::Number) { // a spatial reference system's
        const QString number = cursor.peek().text.toString();
        cursor.advance();
        return {{}, number};
    }
    return {{}, cursor.takeText()};
}

/// CREATE INDEX i ON t, DROP INDEX i ON t.
void readIndex(SqlCursor &cursor, TouchNotes &notes)
{
    while (!cursor.atEnd() && !cursor.take(u"ON"))
        cursor.advance();
    notes.add(Action::Alter, Kind::Table, cursor.takeName());
}

void readCreate(SqlCursor &cursor, TouchNotes &notes, const DefinitionHead &head)
{
    if (head.noun == "INDEX"_L1) {
        readIndex(cursor, notes);
        return;
    }
    const auto kind = kinds().constFind(head.noun);
    if (kind == kinds().cend()) {
        notes.anything();
        return;
    }
    if (*kind == Kind::User || *kind == Kind::Role) {
        readAccounts(cursor, notes, Action::Create, *kind);
        return;
    }
    const QualifiedName name = takeObject(cursor, *kind);
    if (head.temporary) {
        notes.leaves(State::TemporaryTable, name.name);
        if (*kind == Kind::Table)
            readTableDefinition(cursor, notes, name);
        return;
    }
    notes.add(Action::Create, *kind, name);
    if (*kind == Kind::Table) {
        readTableDefinition(cursor, notes, name);
    } else if (*kind == Kind::View) {
        noteExpressions(SqlCursor(cursor).takeRest(), notes);
        scanReads(cursor, notes);
    } else if (*kind == Kind::Trigger) {
        while (!cursor.atEnd() && !cursor.take(u"ON"))
            cursor.advance();
        QualifiedName table = cursor.takeName();
        if (table.schema.isEmpty())
            table.schema = name.schema;
        notes.add(Action::Refer, Kind::Table, table);
    }
}

void readAlter(SqlCursor &cursor, TouchNotes &notes, const DefinitionHead &head)
{
    if (head.noun == "INSTANCE"_L1)
        return;
    const auto kind = kinds().constFind(head.noun);
    if (kind == kinds().cend()) {
        notes.anything();
        return;
    }
    if (*kind == Kind::Table) {
        readAlterTable(cursor, notes);
        return;
    }
    if (*kind == Kind::User || *kind == Kind::Role) {
        readAccounts(cursor, notes, Action::Alter, *kind);
        return;
    }
    QualifiedName name;
    // ALTER DATABASE CHARACTER SET …: the session's.
    const bool ofSession = *kind == Kind::Database
        && cursor.isAnyOf(
            {u"CHARACTER", u"CHARSET", u"COLLATE", u"DEFAULT", u"ENCRYPTION", u"READ", u"COMMENT"});
    if (!ofSession)
        name = takeObject(cursor, *kind);
    if (ofSession || (*kind == Kind::Database && name.isEmpty())) {
        notes.alterCurrentSchema();
        return;
    }
    if (*kind == Kind::View) {
        notes.add(Action::Alter, *kind, name);
        noteExpressions(SqlCursor(cursor).takeRest(), notes);
        scanReads(cursor, notes);
        return;
    }
    if (*kind == Kind::Event || *kind == Kind::Tablespace) {
        while (!cursor.atEnd() && !cursor.is(u"DO")) {
            if (cursor.takeAll({u"RENAME", u"TO"})) {
                QualifiedName to = takeObject(cursor, *kind);
                if (to.schema.isEmpty())
                    to.schema = name.schema;
                notes.add(Action::Rename, *kind, name, to);
                notes.notRepeatable();
                return;
            }
            cursor.advance();
        }
    }
    notes.add(Action::Alter, *kind, name);
}

void readDrop(SqlCursor &cursor, TouchNotes &notes, const DefinitionHead &head)
{
    if (head.noun == "PREPARE"_L1) {
        notes.leaves(State::Prepared, cursor.takeName().name);
        return;
    }
    if (head.noun == "INDEX"_L1) {
        readIndex(cursor, notes);
        return;
    }
    const auto kind = kinds().constFind(head.noun);
    if (kind == kinds().cend()) {
        notes.anything();
        return;
    }
    do {
        const QualifiedName name = takeObject(cursor, *kind);
        if (name.isEmpty())
            break;
        if (head.temporary)
            notes.leaves(State::TemporaryTable, name.name);
        else
            notes.add(Action::Drop, *kind, name);
    } while (cursor.takeSymbol(u','));
}

void readRename(SqlCursor &cursor, TouchNotes &notes)
{
    cursor.advance();
    notes.commits();
    notes.notRepeatable();
    const bool users = cursor.take(u"USER");
    if (!users && !cursor.takeAnyOf({u"TABLE", u"TABLES"})) {
        notes.anything();
        return;
    }
    const Kind kind = users ? Kind::User : Kind::Table;
    cursor.skipIfExists();
    do {
        const QualifiedName from = takeObject(cursor, kind);
        while (!cursor.atEnd() && !cursor.take(u"TO")) // WAIT 3, NOWAIT
            cursor.advance();
        const QualifiedName to = takeObject(cursor, kind);
        if (!from.isEmpty() && !to.isEmpty())
            notes.add(Action::Rename, kind, from, to);
    } while (cursor.takeSymbol(u','));
}

} // namespace

bool readDefinition(SqlCursor &cursor, TouchNotes &notes)
{
    const QString verb = cursor.word();
    if (verb == "RENAME"_L1) {
        readRename(cursor, notes);
        return true;
    }
    if (verb == "TRUNCATE"_L1) {
        cursor.advance();
        cursor.take(u"TABLE");
        notes.commits();
        notes.add(Action::WriteRows, Kind::Table, cursor.takeName());
        return true;
    }
    if (verb != "CREATE"_L1 && verb != "ALTER"_L1 && verb != "DROP"_L1)
        return false;
    const DefinitionHead head = readDefinitionHead(cursor);
    const bool unprepares = head.noun == "PREPARE"_L1;
    if (!unprepares && !(head.temporary && verb != "ALTER"_L1))
        notes.commits();
    if (verb == "CREATE"_L1) {
        if (!head.guarded && !head.orReplace)
            notes.notRepeatable();
        readCreate(cursor, notes, head);
    } else if (verb == "ALTER"_L1) {
        notes.notRepeatable();
        readAlter(cursor, notes, head);
    } else {
        if (!head.guarded)
            notes.notRepeatable();
        readDrop(cursor, notes, head);
    }
    return true;
}

} // namespace stemma
