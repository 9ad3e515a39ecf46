// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/sessiontouches.h"
#include "core/sql/tablescan.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Action = TouchedObject::Action;
using Kind = TouchedObject::Kind;
using State = SessionEffect::Kind;

void readValue(SqlCursor &cursor, TouchNotes &notes)
{
    SqlCursor value(cursor.takeRest(true));
    scanReads(value, notes);
}

void readVariable(SqlCursor &cursor, TouchNotes &notes)
{
    bool global = false;
    QString name;
    const auto scope = [&](const QString &word) { global |= word != "SESSION"_L1 && word != "LOCAL"_L1; };
    if (cursor.isAnyOf({u"GLOBAL", u"PERSIST", u"PERSIST_ONLY", u"SESSION", u"LOCAL"})
        && !cursor.peek(1).isSymbol(u'=')) {
        scope(cursor.word());
        cursor.advance();
    }
    if (cursor.peek().kind == SqlToken::Kind::Variable) {
        QString text = cursor.peek().text.toString();
        cursor.advance();
        if (!text.startsWith("@@"_L1)) {
            const bool quoted = text.size() > 2 && !text.at(1).isLetterOrNumber() && text.at(1) != u'_';
            notes.leaves(State::UserVariable, quoted ? text.sliced(2).chopped(1) : text.sliced(1));
            readValue(cursor, notes);
            return;
        }
        text = text.sliced(2);
        const QString first = text.section(u'.', 0, 0).toUpper();
        static const QStringList scopes{u"GLOBAL"_s, u"PERSIST"_s, u"PERSIST_ONLY"_s, u"SESSION"_s,
                                        u"LOCAL"_s};
        if (scopes.contains(first) && text.contains(u'.')) {
            scope(first);
            text = text.section(u'.', 1);
        }
        name = text;
    } else {
        const QualifiedName written = cursor.takeName();
        name = written.schema.isEmpty() ? written.name : written.schema + u'.' + written.name;
    }
    if (name.isEmpty()) {
        readValue(cursor, notes);
        return;
    }
    name = name.toLower();
    if (global) {
        notes.add(Action::Alter, Kind::GlobalVariable, {{}, name});
    } else {
        notes.leaves(State::Variable, name);
        if (name == "autocommit"_L1)
            notes.commits(); // when it is switched on
    }
    readValue(cursor, notes);
}

} // namespace

void readSet(SqlCursor &cursor, TouchNotes &notes, bool *statementFollows)
{
    cursor.advance();
    *statementFollows = false;
    if (cursor.take(u"STATEMENT")) {
        while (!cursor.atEnd() && !*statementFollows) {
            *statementFollows = cursor.is(u"FOR");
            cursor.advance();
        }
        return;
    }
    if (cursor.takeAll({u"DEFAULT", u"ROLE"})) {
        while (!cursor.atEnd() && !cursor.takeAnyOf({u"TO", u"FOR"}))
            cursor.advance();
        do {
            notes.add(Action::Alter, Kind::User, {{}, cursor.takeAccount()});
        } while (cursor.takeSymbol(u','));
        notes.commits();
        return;
    }
    if (cursor.is(u"PASSWORD") && (cursor.peek(1).is(u"FOR") || cursor.peek(1).isSymbol(u'='))) {
        cursor.advance();
        notes.commits();
        notes.add(Action::Alter, Kind::User,
                  {{}, cursor.take(u"FOR") ? cursor.takeAccount() : u"CURRENT_USER"_s});
        return;
    }
    if (cursor.take(u"ROLE")) {
        notes.leaves(State::Variable, u"role"_s);
        return;
    }
    if (cursor.takeAll({u"RESOURCE", u"GROUP"})) {
        notes.leaves(State::Variable, u"resource group"_s);
        return;
    }
    if (cursor.is(u"TRANSACTION") || (cursor.peek(1).is(u"TRANSACTION") && !cursor.is(u"GLOBAL"))) {
        notes.leaves(State::Variable, u"transaction"_s);
        return;
    }
    if (cursor.takeAll({u"GLOBAL", u"TRANSACTION"})) {
        notes.add(Action::Alter, Kind::GlobalVariable, {{}, u"transaction"_s});
        return;
    }
    while (!cursor.atEnd()) {
        if (cursor.take(u"NAMES")) {
            notes.leaves(State::Variable, u"names"_s);
            readValue(cursor, notes);
        } else if (cursor.takeAll({u"CHARACTER", u"SET"}) || cursor.take(u"CHARSET")) {
            notes.leaves(State::Variable, u"character set"_s);
            readValue(cursor, notes);
        } else {
            readVariable(cursor, notes);
        }
    }
}

} // namespace stemma
