// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/touchedobjects.h"

#include "core/sql/accounttouches.h"
#include "core/sql/definitiontouches.h"
#include "core/sql/rowtouches.h"
#include "core/sql/sessiontouches.h"
#include "core/sql/statementsplitter.h"
#include "core/sql/tablescan.h"

#include <QRegularExpression>

namespace stemma {

namespace {

// Not worth a name each: MySQL's and MariaDB's rarest, whose effect no text tells.
void readUnknown(SqlCursor &cursor, TouchNotes &notes)
{
    notes.anything(); // BINLOG, CLONE, IMPORT TABLE, what is not SQL
    notes.commits();
    notes.notRepeatable();
    scanReads(cursor, notes);
}

void readProgram(SqlCursor &cursor, TouchNotes &notes);

void readStatement(SqlCursor &cursor, TouchNotes &notes)
{
    while (cursor.is(u"SET")) {
        bool statementFollows = false;
        readSet(cursor, notes, &statementFollows);
        if (!statementFollows)
            return;
    }
    if (cursor.atEnd())
        return;
    if (cursor.is(u"WITH") || cursor.isSymbol(u'(')
        || cursor.isAnyOf({u"SELECT", u"INSERT", u"REPLACE", u"UPDATE", u"DELETE", u"EXPLAIN", u"ANALYZE"}))
        noteExpressions(SqlCursor(cursor).takeRest(), notes);
    if (cursor.takeAll({u"BEGIN", u"NOT", u"ATOMIC"})) {
        notes.notRepeatable();
        readProgram(cursor, notes);
        return;
    }
    if (!readDefinition(cursor, notes) && !readGrant(cursor, notes) && !readRowStatement(cursor, notes)
        && !readSessionStatement(cursor, notes))
        readUnknown(cursor, notes);
}

bool beginsStatement(SqlCursor &cursor)
{
    return cursor.isAnyOf({u"INSERT", u"UPDATE", u"DELETE", u"SELECT", u"CALL", u"EXECUTE", u"CREATE",
                           u"ALTER", u"DROP", u"TRUNCATE", u"RENAME", u"LOAD", u"WITH", u"GRANT", u"REVOKE",
                           u"OPTIMIZE", u"REPAIR"})
        || (cursor.is(u"REPLACE") && !cursor.peek(1).isSymbol(u'('));
}

// Statements of a body stand between ; BEGIN THEN ELSE DO LOOP REPEAT and labels. It is enough to look for
// the verbs that write, and to take the tables of everything between.
void readProgram(SqlCursor &cursor, TouchNotes &notes)
{
    while (!cursor.atEnd()) {
        QList<SqlToken> part;
        while (!cursor.atEnd() && cursor.peek().kind != SqlToken::Kind::Semicolon
               && !(part.size() > 0 && beginsStatement(cursor) && !part.last().is(u"FOR")
                    && !part.last().is(u"ON") && !part.last().is(u"KEY") && !part.last().isSymbol(u'(')
                    && (part.last().is(u"BEGIN") || part.last().is(u"THEN") || part.last().is(u"ELSE")
                        || part.last().is(u"DO") || part.last().is(u"LOOP") || part.last().is(u"REPEAT")
                        || part.last().is(u"SQLEXCEPTION") || part.last().is(u"SQLWARNING")
                        || part.last().is(u"FOUND") || part.last().kind == SqlToken::Kind::String
                        || part.last().kind == SqlToken::Kind::Number || part.last().is(u"ROW")
                        || part.last().isSymbol(u':')))) {
            part << cursor.peek();
            cursor.advance();
        }
        if (cursor.peek().kind == SqlToken::Kind::Semicolon)
            cursor.advance();
        SqlCursor statement(part);
        if (beginsStatement(statement))
            readStatement(statement, notes);
        else
            scanReads(statement, notes);
    }
}

QStringList statementsOf(const QString &text)
{
    static const QRegularExpression command(QStringLiteral(R"(^\s*(?:delimiter\b|\\d\s))"),
                                            QRegularExpression::CaseInsensitiveOption
                                                | QRegularExpression::MultilineOption);
    QStringList statements;
    for (const SplitStatement &each : text.contains(command) ? splitScript(text) : splitCall(text))
        statements << each.text;
    return statements;
}

} // namespace

Touched touchedObjects(const QString &text, const ExecutableComments &comments)
{
    TouchNotes notes;
    for (const QString &statement : statementsOf(text)) {
        notes.startStatement();
        SqlCursor cursor(statement, comments);
        readStatement(cursor, notes);
    }
    return notes.take();
}

Touched touchedByProgram(const QString &body, const ExecutableComments &comments)
{
    TouchNotes notes;
    SqlCursor cursor(body, comments);
    noteExpressions(SqlCursor(cursor).takeRest(), notes);
    readProgram(cursor, notes);
    Touched touched = notes.take();
    touched.leaves.clear();
    touched.needs.clear();
    return touched;
}

} // namespace stemma
