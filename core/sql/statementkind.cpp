// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/statementkind.h"

#include "core/sql/sqllexer.h"

#include <QStringList>

namespace stemma {

namespace {

using Kind = SqlToken::Kind;

const QStringList ddlVerbs{QStringLiteral("CREATE"), QStringLiteral("ALTER"),    QStringLiteral("DROP"),
                           QStringLiteral("RENAME"), QStringLiteral("TRUNCATE"), QStringLiteral("GRANT"),
                           QStringLiteral("REVOKE")};
const QStringList dmlVerbs{QStringLiteral("INSERT"), QStringLiteral("REPLACE"), QStringLiteral("UPDATE"),
                           QStringLiteral("DELETE"), QStringLiteral("LOAD")};
const QStringList queryVerbs{QStringLiteral("SELECT"), QStringLiteral("SHOW"),    QStringLiteral("DESCRIBE"),
                             QStringLiteral("DESC"),   QStringLiteral("EXPLAIN"), QStringLiteral("VALUES"),
                             QStringLiteral("TABLE")};
const QStringList objectKinds{
    QStringLiteral("TABLE"),     QStringLiteral("VIEW"),     QStringLiteral("INDEX"),
    QStringLiteral("PROCEDURE"), QStringLiteral("FUNCTION"), QStringLiteral("TRIGGER"),
    QStringLiteral("EVENT"),     QStringLiteral("DATABASE"), QStringLiteral("SCHEMA"),
    QStringLiteral("SEQUENCE"),  QStringLiteral("USER"),     QStringLiteral("ROLE")};
// Words between the verb of a DML statement and its table.
const QStringList fillers{QStringLiteral("LOW_PRIORITY"), QStringLiteral("HIGH_PRIORITY"),
                          QStringLiteral("DELAYED"),      QStringLiteral("IGNORE"),
                          QStringLiteral("QUICK"),        QStringLiteral("INTO"),
                          QStringLiteral("FROM")};

/// Reads a statement's words from left to right.
class Words
{
public:
    explicit Words(const QString &statement)
        : m_lexer(statement)
    {
        advance();
    }

    const SqlToken &current() const { return m_current; }
    QString word() const
    {
        return m_current.kind == Kind::Word ? m_current.text.toString().toUpper() : QString();
    }
    bool atEnd() const { return m_current.kind == Kind::End; }

    void advance()
    {
        do
            m_current = m_lexer.next();
        while (m_current.isComment());
    }

    bool skip(const QString &expected)
    {
        if (word() != expected)
            return false;
        advance();
        return true;
    }

    void skipIfExists()
    {
        if (skip(QStringLiteral("IF"))) {
            skip(QStringLiteral("NOT"));
            skip(QStringLiteral("EXISTS"));
        }
    }

    /// A name with its parts, without quotes.
    QString takeName()
    {
        QStringList parts;
        while (m_current.kind == Kind::Word || m_current.kind == Kind::QuotedName) {
            QString part = m_current.text.toString();
            if (m_current.kind == Kind::QuotedName)
                part = part.mid(1, part.size() - 2).replace(QStringLiteral("``"), QStringLiteral("`"));
            parts << part;
            advance();
            if (!m_current.isSymbol(u'.'))
                break;
            advance();
        }
        return parts.join(u'.');
    }

private:
    SqlLexer m_lexer;
    SqlToken m_current;
};

void readDdl(Words &words, StatementKind &kind)
{
    while (!words.atEnd() && !objectKinds.contains(words.word())) {
        if (kind.verb == u"TRUNCATE" || words.current().isSymbol(u'('))
            break;
        words.advance();
    }
    if (objectKinds.contains(words.word())) {
        kind.objectKind = words.word();
        words.advance();
    } else if (kind.verb == u"TRUNCATE") {
        kind.objectKind = QStringLiteral("TABLE");
    } else {
        return;
    }
    words.skipIfExists();
    kind.object = words.takeName();
    if (kind.objectKind == u"INDEX") {
        while (!words.atEnd() && words.word() != u"ON")
            words.advance();
        words.advance();
        kind.table = words.takeName();
    }
}

// `WITH x AS (…) UPDATE …`: the verb stands outside of all parentheses.
void skipWith(Words &words)
{
    int depth = 0;
    for (; !words.atEnd(); words.advance()) {
        if (words.current().isSymbol(u'('))
            ++depth;
        else if (words.current().isSymbol(u')'))
            --depth;
        else if (depth == 0 && (dmlVerbs.contains(words.word()) || queryVerbs.contains(words.word())))
            return;
    }
}

} // namespace

StatementKind classifyStatement(const QString &statement)
{
    StatementKind kind;
    Words words(statement);
    while (words.current().isSymbol(u'('))
        words.advance();
    if (words.word() == u"WITH")
        skipWith(words);
    kind.verb = words.word();
    words.advance();
    if (ddlVerbs.contains(kind.verb)) {
        kind.group = StatementKind::Group::Ddl;
        if (kind.verb != u"GRANT" && kind.verb != u"REVOKE")
            readDdl(words, kind);
    } else if (dmlVerbs.contains(kind.verb)) {
        kind.group = StatementKind::Group::Dml;
        if (kind.verb == u"LOAD")
            return kind;
        while (fillers.contains(words.word()))
            words.advance();
        kind.objectKind = QStringLiteral("TABLE");
        kind.object = words.takeName();
    } else if (queryVerbs.contains(kind.verb)) {
        kind.group = StatementKind::Group::Query;
    }
    return kind;
}

} // namespace stemma
