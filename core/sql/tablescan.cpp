// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/tablescan.h"

#include "core/sql/builtinfunctions.h"

#include <algorithm>

namespace stemma {

namespace {

using Kind = SqlToken::Kind;
using State = SessionEffect::Kind;

struct Level
{
    bool inTables = false; ///< a comma here is followed by a table
    bool expectsTable = false;
    bool ofFunction = false; ///< EXTRACT(YEAR FROM x): no table follows
    bool ofQuery = false; ///< a subquery
};

class TableScan
{
public:
    TableScan(SqlCursor &cursor, TouchNotes &notes, ScanFrom from)
        : m_cursor(cursor)
        , m_notes(notes)
        , m_levels{Level{from == ScanFrom::Tables, from == ScanFrom::Tables}}
    { }

    QList<TableReference> run(bool toSet)
    {
        while (!m_cursor.atEnd() && !(toSet && m_levels.size() == 1 && m_cursor.is(u"SET")))
            step();
        return std::move(m_tables);
    }

private:
    Level &level() { return m_levels.last(); }

    void step()
    {
        const SqlToken token = m_cursor.peek();
        if (token.isSymbol(u'(')) {
            open();
        } else if (token.isSymbol(u')')) {
            if (m_levels.size() > 1)
                m_levels.removeLast();
            level().expectsTable = false;
        } else if (token.isSymbol(u',')) {
            level().expectsTable = level().inTables;
        } else if (token.kind == Kind::Variable) {
            variable();
            return;
        } else if (token.isSymbol(u'{')) {
            m_cursor.advance(2); // { OJ a LEFT JOIN b … }
            return;
        } else if (token.kind == Kind::Word && keyword()) {
            return;
        } else if (m_cursor.isName()) {
            if (level().expectsTable)
                table();
            else
                name();
            return;
        } else {
            level().expectsTable = false; // FROM 'a string'
        }
        m_cursor.advance();
    }

    void open()
    {
        const SqlToken before = m_cursor.previous();
        const bool tables = level().expectsTable;
        static const QSet<QString> withFrom{QStringLiteral("EXTRACT"),   QStringLiteral("TRIM"),
                                            QStringLiteral("SUBSTRING"), QStringLiteral("SUBSTR"),
                                            QStringLiteral("MID"),       QStringLiteral("OVERLAY")};
        const bool function =
            !tables && before.kind == Kind::Word && withFrom.contains(before.text.toString().toUpper());
        m_levels << Level{tables, tables, function, false};
    }

    // True when the word was one of the grammar's, and is taken.
    bool keyword()
    {
        if (m_cursor.previous().isSymbol(u'.'))
            return false;
        if (m_cursor.is(u"FROM")) {
            const bool distinct = m_cursor.previous().is(u"DISTINCT"); // a IS DISTINCT FROM b
            m_cursor.advance();
            if (!level().ofFunction && !distinct)
                level().inTables = level().expectsTable = true;
            return true;
        }
        if (m_cursor.takeAnyOf({u"JOIN", u"USING"})) {
            // DELETE FROM a USING b: the caller reads that one itself.
            if (m_cursor.previous().is(u"JOIN"))
                level().inTables = level().expectsTable = true;
            return true;
        }
        if (m_cursor.is(u"STRAIGHT_JOIN")) {
            m_cursor.advance();
            level().expectsTable = level().inTables;
            return true;
        }
        if (m_cursor.is(u"FOR")) {
            m_cursor.advance();
            // USE INDEX FOR JOIN (…), and MariaDB's t FOR SYSTEM_TIME …: the list of tables goes on.
            if (m_cursor.takeAnyOf({u"JOIN", u"SYSTEM_TIME"}) || m_cursor.takeAll({u"ORDER", u"BY"})
                || m_cursor.takeAll({u"GROUP", u"BY"}))
                return true;
            endTables();
            return true;
        }
        if (m_cursor.isAnyOf({u"SELECT", u"WHERE", u"GROUP", u"HAVING", u"ORDER", u"LIMIT", u"UNION",
                              u"EXCEPT", u"INTERSECT", u"WINDOW", u"QUALIFY", u"PROCEDURE", u"RETURNING",
                              u"LOCK", u"FETCH", u"OFFSET", u"SET", u"MINUS", u"VALUES"})) {
            if (m_cursor.isAnyOf({u"SELECT", u"VALUES"}))
                level().ofQuery = true;
            m_cursor.advance();
            endTables();
            return true;
        }
        if (m_cursor.is(u"INTO")) {
            m_cursor.advance();
            into();
            return true;
        }
        if (m_cursor.is(u"TABLE") && !level().expectsTable) {
            m_cursor.advance(); // TABLE t [UNION …]
            level().expectsTable = true;
            return true;
        }
        if (m_cursor.takeAll({u"NEXT", u"VALUE", u"FOR"})) {
            m_notes.add(TouchedObject::Action::WriteRows, TouchedObject::Kind::Sequence, m_cursor.takeName());
            return true;
        }
        if (m_cursor.takeAll({u"PREVIOUS", u"VALUE", u"FOR"})) {
            m_notes.add(TouchedObject::Action::Read, TouchedObject::Kind::Sequence, m_cursor.takeName());
            return true;
        }
        return level().expectsTable
            && m_cursor.takeAnyOf({u"LATERAL", u"OUTER", u"INNER", u"LEFT", u"RIGHT", u"NATURAL", u"CROSS"});
    }

    void endTables() { level().inTables = level().expectsTable = false; }

    void table()
    {
        level().expectsTable = false;
        TableReference reference;
        const bool plain = m_cursor.peek().kind == Kind::Word;
        reference.name = m_cursor.takeName();
        if (m_cursor.isSymbol(u'(') && plain)
            return; // JSON_TABLE(…), or a keyword
        if (plain && reference.name.schema.isEmpty()
            && reference.name.name.compare(u"DUAL", Qt::CaseInsensitive) == 0)
            return;
        if (m_cursor.take(u"PARTITION"))
            m_cursor.skipParentheses();
        if (m_cursor.take(u"AS"))
            reference.alias = m_cursor.takeText();
        else if (m_cursor.peek().kind == Kind::QuotedName
                 || (m_cursor.peek().kind == Kind::Word && !isClauseWord(m_cursor.word())))
            reference.alias = m_cursor.takeText();
        // (a JOIN b) in an UPDATE's list is as outer as without the parentheses.
        reference.outer =
            std::none_of(m_levels.cbegin(), m_levels.cend(), [](const Level &each) { return each.ofQuery; });
        m_tables << reference;
    }

    static bool isClauseWord(const QString &word)
    {
        static const QSet<QString> words{
            QStringLiteral("SET"),         QStringLiteral("WHERE"),     QStringLiteral("JOIN"),
            QStringLiteral("INNER"),       QStringLiteral("CROSS"),     QStringLiteral("LEFT"),
            QStringLiteral("RIGHT"),       QStringLiteral("NATURAL"),   QStringLiteral("STRAIGHT_JOIN"),
            QStringLiteral("ON"),          QStringLiteral("USING"),     QStringLiteral("ORDER"),
            QStringLiteral("GROUP"),       QStringLiteral("HAVING"),    QStringLiteral("LIMIT"),
            QStringLiteral("UNION"),       QStringLiteral("EXCEPT"),    QStringLiteral("INTERSECT"),
            QStringLiteral("WINDOW"),      QStringLiteral("FOR"),       QStringLiteral("LOCK"),
            QStringLiteral("INTO"),        QStringLiteral("USE"),       QStringLiteral("FORCE"),
            QStringLiteral("IGNORE"),      QStringLiteral("PROCEDURE"), QStringLiteral("RETURNING"),
            QStringLiteral("TABLESAMPLE"), QStringLiteral("OUTER"),     QStringLiteral("FROM"),
            QStringLiteral("SELECT"),      QStringLiteral("VALUES"),    QStringLiteral("FETCH"),
            QStringLiteral("WITH"),        QStringLiteral("PARTITION"), QStringLiteral("AS")};
        return words.contains(word);
    }

    void name()
    {
        const bool quoted = m_cursor.peek().kind == Kind::QuotedName;
        const QualifiedName name = m_cursor.takeName();
        if (!m_cursor.isSymbol(u'('))
            return;
        if (name.schema.isEmpty() && m_notes.isExpression(name.name))
            return; // WITH c (a, b) AS …
        if (quoted || !name.schema.isEmpty() || !isBuiltinFunction(name.name)) {
            m_notes.add(TouchedObject::Action::Read, TouchedObject::Kind::Function, name);
            return;
        }
        special(name.name.toUpper());
    }

    void special(const QString &function)
    {
        if (function == u"GET_LOCK" || function == u"RELEASE_LOCK" || function == u"RELEASE_ALL_LOCKS") {
            m_notes.leaves(State::NamedLock);
        } else if (function == u"LAST_INSERT_ID" || function == u"ROW_COUNT" || function == u"FOUND_ROWS") {
            if (m_cursor.peek(1).isSymbol(u')'))
                m_notes.needs(State::LastStatement);
        } else if (function == u"NEXTVAL" || function == u"SETVAL" || function == u"LASTVAL") {
            m_cursor.advance();
            const QualifiedName sequence = m_cursor.takeName();
            m_levels << Level{};
            m_notes.add(function == u"LASTVAL" ? TouchedObject::Action::Read
                                               : TouchedObject::Action::WriteRows,
                        TouchedObject::Kind::Sequence, sequence);
        }
    }

    void variable()
    {
        const QStringView text = m_cursor.peek().text;
        m_cursor.advance();
        if (text.startsWith(u"@@"))
            return;
        const QString name = text.sliced(1).toString();
        if (m_cursor.isSymbol(u':') && m_cursor.peek(1).isSymbol(u'='))
            m_notes.leaves(State::UserVariable, name);
        else
            m_notes.needs(State::UserVariable, name);
    }

    // SELECT … INTO @a, @b; INTO OUTFILE 'x' has no variables.
    void into()
    {
        endTables();
        while (m_cursor.peek().kind == Kind::Variable) {
            m_notes.leaves(State::UserVariable, m_cursor.peek().text.sliced(1).toString());
            m_cursor.advance();
            if (!m_cursor.isSymbol(u',') || m_cursor.peek(1).kind != Kind::Variable)
                return;
            m_cursor.advance();
        }
    }

    SqlCursor &m_cursor;
    TouchNotes &m_notes;
    QList<Level> m_levels;
    QList<TableReference> m_tables;
};

} // namespace

QList<TableReference> scanTables(SqlCursor &cursor, TouchNotes &notes, ScanFrom from, bool toSet)
{
    return TableScan(cursor, notes, from).run(toSet);
}

void scanReads(SqlCursor &cursor, TouchNotes &notes)
{
    const QList<TableReference> tables = scanTables(cursor, notes, ScanFrom::Anywhere);
    for (const TableReference &table : tables)
        notes.read(table.name);
}

void noteExpressions(const QList<SqlToken> &tokens, TouchNotes &notes)
{
    SqlCursor cursor(tokens);
    QList<int> lists; // depths at which a WITH's list is under way
    int depth = 0;
    const auto takeOne = [&] {
        const QString name = cursor.takeName().name;
        if (cursor.isSymbol(u'('))
            cursor.skipParentheses();
        if (!cursor.take(u"AS"))
            return false;
        notes.expression(name);
        return true;
    };
    while (!cursor.atEnd()) {
        if (cursor.take(u"WITH")) {
            cursor.take(u"RECURSIVE");
            if (takeOne())
                lists << depth;
            continue;
        }
        if (cursor.isSymbol(u'(')) {
            ++depth;
        } else if (cursor.isSymbol(u')')) {
            --depth;
            while (!lists.isEmpty() && lists.last() > depth)
                lists.removeLast();
            if (!lists.isEmpty() && lists.last() == depth) {
                cursor.advance();
                if (!cursor.takeSymbol(u',') || !takeOne())
                    lists.removeLast();
                continue;
            }
        }
        cursor.advance();
    }
}

} // namespace stemma
