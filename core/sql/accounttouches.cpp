// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/accounttouches.h"

namespace stemma {

using Action = TouchedObject::Action;
using Kind = TouchedObject::Kind;

void readAccounts(SqlCursor &cursor, TouchNotes &notes, Action action, Kind kind)
{
    // What follows an account up to the comma says how it is proved; REQUIRE and WITH close the list.
    while (!cursor.atEnd()) {
        const QString account = cursor.takeAccount();
        if (account.isEmpty())
            return;
        notes.add(action, kind, {{}, account});
        int depth = 0;
        for (; !cursor.atEnd() && !(depth == 0 && cursor.isSymbol(u',')); cursor.advance()) {
            if (cursor.isSymbol(u'('))
                ++depth;
            else if (cursor.isSymbol(u')'))
                --depth;
        }
        if (!cursor.takeSymbol(u','))
            return;
    }
}

bool readGrant(SqlCursor &cursor, TouchNotes &notes)
{
    const bool grants = cursor.is(u"GRANT");
    if (!grants && !cursor.is(u"REVOKE"))
        return false;
    cursor.advance();
    notes.commits();
    notes.notRepeatable(); // REVOKE fails the second time, and so may a GRANT to nobody
    cursor.skipIfExists();
    const bool proxy = cursor.is(u"PROXY");
    while (!cursor.atEnd() && !cursor.isAnyOf({u"TO", u"FROM"})) {
        if (cursor.take(u"ON")) {
            if (proxy) {
                cursor.takeAccount();
                continue;
            }
            // A privilege changes nothing of the object that it is on.
            Kind kind = Kind::Table;
            if (cursor.take(u"PROCEDURE"))
                kind = Kind::Procedure;
            else if (cursor.take(u"FUNCTION"))
                kind = Kind::Function;
            else if (cursor.take(u"PACKAGE"))
                kind = Kind::Package;
            else
                cursor.take(u"TABLE");
            cursor.take(u"BODY");
            const bool whole = cursor.isSymbol(u'*') || cursor.peek(2).isSymbol(u'*');
            const QualifiedName name = cursor.takeName();
            if (!whole)
                notes.add(Action::Read, kind, name);
            continue;
        }
        cursor.advance();
    }
    cursor.advance();
    do {
        const QString account = cursor.takeAccount();
        if (account.isEmpty())
            break;
        notes.add(Action::Alter, Kind::User, {{}, account});
        while (!cursor.atEnd() && !cursor.isSymbol(u',')
               && !cursor.isAnyOf({u"WITH", u"REQUIRE", u"AS", u"IGNORE"}))
            cursor.advance(); // IDENTIFIED BY '…'
    } while (cursor.takeSymbol(u','));
    return true;
}

} // namespace stemma
