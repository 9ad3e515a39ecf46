// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/statementsplitter.h"

#include "core/sql/programblocks.h"
#include "core/sql/sqllexer.h"

#include <QRegularExpression>

namespace stemma {

namespace {

/// The tokens of one statement while it is collected.
class Collector
{
public:
    Collector(const QString &text, bool keepsComments)
        : m_text(text)
        , m_keepsComments(keepsComments)
    { }

    bool isEmpty() const { return m_start < 0; }

    void add(const SqlToken &token)
    {
        if (token.isComment() && !m_keepsComments)
            return;
        if (isEmpty()) {
            m_start = token.start;
            m_line = token.line;
        }
        m_end = token.end();
        m_endLine = token.line + int(token.text.count(u'\n'));
        m_hasCode |= !token.isComment();
    }

    void finish(QList<SplitStatement> &statements)
    {
        if (m_hasCode)
            statements << SplitStatement{m_text.mid(m_start, m_end - m_start), m_line, m_endLine};
        m_start = -1;
        m_hasCode = false;
    }

private:
    const QString &m_text;
    const bool m_keepsComments;
    bool m_hasCode = false;
    qsizetype m_start = -1;
    qsizetype m_end = 0;
    int m_line = 1;
    int m_endLine = 1;
};

} // namespace

QList<SplitStatement> splitCall(const QString &text)
{
    QList<SplitStatement> statements;
    Collector collector(text, true);
    ProgramBlocks blocks;
    SqlLexer lexer(text);
    for (SqlToken token = lexer.next(); token.kind != SqlToken::Kind::End; token = lexer.next()) {
        blocks.feed(token);
        if (token.kind == SqlToken::Kind::Semicolon && !blocks.isInside()) {
            collector.finish(statements);
            blocks.reset();
        } else {
            collector.add(token);
        }
    }
    collector.finish(statements);
    return statements;
}

// The client looks for DELIMITER at the beginning of a statement only, takes the rest of that line, and from
// then on compares the text itself with the delimiter wherever it is not inside quotes or a comment.
QList<SplitStatement> splitScript(const QString &script)
{
    static const QRegularExpression command(QStringLiteral(R"((?:delimiter\b|\\d(?=\s))[ \t]*([^\r\n]*))"),
                                            QRegularExpression::CaseInsensitiveOption);
    const QStringView text(script);
    QList<SplitStatement> statements;
    Collector collector(script, false);
    QString delimiter = QStringLiteral(";");
    SqlLexer lexer(text);
    for (;;) {
        SqlToken token = lexer.next();
        if (token.kind == SqlToken::Kind::End)
            break;
        const auto match = collector.isEmpty() && !token.isComment()
            ? command.match(script, token.start, QRegularExpression::NormalMatch,
                            QRegularExpression::AnchorAtOffsetMatchOption)
            : QRegularExpressionMatch();
        if (match.hasMatch()) {
            const QString word = match.captured(1).section(QRegularExpression(QStringLiteral("\\s")), 0, 0);
            if (!word.isEmpty())
                delimiter = word;
            lexer = SqlLexer(text, match.capturedEnd(), token.line);
            continue;
        }
        const bool quoted = token.kind == SqlToken::Kind::String || token.kind == SqlToken::Kind::QuotedName
            || token.kind == SqlToken::Kind::Comment || token.kind == SqlToken::Kind::ConditionalComment;
        qsizetype found = -1;
        if (!quoted && text.mid(token.start).startsWith(delimiter))
            found = token.start;
        else if (!quoted && token.text.contains(delimiter))
            found = token.start + token.text.indexOf(delimiter);
        if (found < 0) {
            collector.add(token);
            continue;
        }
        if (found > token.start) {
            // A delimiter glued to a word: END$$. `$` is a word's character for the lexer.
            SqlToken head = token;
            head.text = token.text.left(found - token.start);
            collector.add(head);
        }
        collector.finish(statements);
        lexer = SqlLexer(text, found + delimiter.size(), token.line);
    }
    collector.finish(statements);
    return statements;
}

} // namespace stemma
