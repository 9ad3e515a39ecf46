// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/sqllexer.h"

#include <algorithm>

namespace stemma {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// Unquoted names: letters, digits, _ and $, and everything beyond ASCII.
bool isWordCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || isDigit(c) || c == u'_' || c == u'$'
        || c.unicode() >= 0x80;
}

} // namespace

SqlLexer::SqlLexer(QStringView text, qsizetype start, int line)
    : m_text(text)
    , m_position(start)
    , m_line(line)
{ }

QList<SqlToken> SqlLexer::tokens(QStringView text)
{
    QList<SqlToken> tokens;
    SqlLexer lexer(text);
    for (SqlToken token = lexer.next(); token.kind != SqlToken::Kind::End; token = lexer.next())
        tokens << token;
    return tokens;
}

QChar SqlLexer::at(qsizetype position) const
{
    return position < m_text.size() ? m_text.at(position) : QChar(u'\0');
}

bool SqlLexer::startsLineComment(qsizetype position) const
{
    if (at(position) == u'#')
        return true;
    if (at(position) != u'-' || at(position + 1) != u'-')
        return false;
    return position + 2 >= m_text.size() || at(position + 2).unicode() <= u' ';
}

qsizetype SqlLexer::endOfQuoted(qsizetype position, bool backslashes)
{
    const QChar quote = at(position);
    for (++position; position < m_text.size(); ++position) {
        const QChar c = m_text.at(position);
        if (c == u'\\' && backslashes) {
            ++position;
        } else if (c == quote) {
            if (at(position + 1) != quote)
                return position + 1;
            ++position;
        }
    }
    m_terminated = false;
    return m_text.size();
}

qsizetype SqlLexer::endOfBlock(qsizetype position)
{
    const qsizetype close = m_text.indexOf(u"*/", position + 2);
    m_terminated = close >= 0;
    return m_terminated ? close + 2 : m_text.size();
}

// The server reads what is inside as SQL, so a `*/` in a string or in a comment of its own does not end it.
qsizetype SqlLexer::endOfConditional(qsizetype position)
{
    position += 3;
    while (position < m_text.size()) {
        const QChar c = m_text.at(position);
        if (c == u'*' && at(position + 1) == u'/')
            return position + 2;
        if (c == u'\'' || c == u'"' || c == u'`') {
            position = endOfQuoted(position, c != u'`');
        } else if (c == u'/' && at(position + 1) == u'*') {
            position = endOfBlock(position);
        } else {
            ++position;
        }
    }
    m_terminated = false;
    return m_text.size();
}

qsizetype SqlLexer::endOfVariable(qsizetype position)
{
    position += at(position + 1) == u'@' ? 2 : 1;
    const QChar c = at(position);
    if (c == u'\'' || c == u'"' || c == u'`')
        return endOfQuoted(position, c != u'`');
    while (position < m_text.size() && (isWordCharacter(m_text.at(position)) || m_text.at(position) == u'.'))
        ++position;
    return position;
}

qsizetype SqlLexer::endOfNumber(qsizetype position) const
{
    bool exponent = false;
    for (; position < m_text.size(); ++position) {
        const QChar c = m_text.at(position);
        if ((c == u'+' || c == u'-') && exponent)
            exponent = false;
        else if (isWordCharacter(c) || c == u'.')
            exponent = c == u'e' || c == u'E';
        else
            break;
    }
    return position;
}

SqlToken SqlLexer::take(SqlToken::Kind kind, qsizetype end)
{
    SqlToken token;
    token.kind = kind;
    token.start = m_position;
    token.line = m_line;
    end = std::min(end, m_text.size());
    token.text = m_text.mid(m_position, end - m_position);
    token.terminated = m_terminated;
    m_line += int(token.text.count(u'\n'));
    m_position = end;
    return token;
}

SqlToken SqlLexer::next()
{
    using Kind = SqlToken::Kind;
    while (m_position < m_text.size() && m_text.at(m_position).isSpace()) {
        if (m_text.at(m_position) == u'\n')
            ++m_line;
        ++m_position;
    }
    m_terminated = true;
    if (m_position >= m_text.size())
        return take(Kind::End, m_position);

    const QChar c = m_text.at(m_position);
    const QChar following = at(m_position + 1);
    if (c == u';')
        return take(Kind::Semicolon, m_position + 1);
    if (c == u'\'' || c == u'"')
        return take(Kind::String, endOfQuoted(m_position, true));
    if (c == u'`')
        return take(Kind::QuotedName, endOfQuoted(m_position, false));
    if (c == u'@')
        return take(Kind::Variable, endOfVariable(m_position));
    if (startsLineComment(m_position)) {
        const qsizetype newline = m_text.indexOf(u'\n', m_position);
        return take(Kind::Comment, newline < 0 ? m_text.size() : newline);
    }
    if (c == u'/' && following == u'*') {
        const bool conditional =
            at(m_position + 2) == u'!' || (at(m_position + 2) == u'M' && at(m_position + 3) == u'!');
        if (conditional)
            return take(Kind::ConditionalComment, endOfConditional(m_position));
        return take(Kind::Comment, endOfBlock(m_position));
    }
    if (isDigit(c) || (c == u'.' && isDigit(following))) {
        // A name may begin with a digit (2fa); then it isn't a number for the server either, and nobody here
        // minds.
        return take(Kind::Number, endOfNumber(m_position));
    }
    if (isWordCharacter(c)) {
        qsizetype end = m_position;
        while (end < m_text.size() && isWordCharacter(m_text.at(end)))
            ++end;
        return take(Kind::Word, end);
    }
    return take(Kind::Symbol, m_position + 1);
}

} // namespace stemma
