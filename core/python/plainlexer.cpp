// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/plainlexer.h"

namespace stemma {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c)
{
    return isNameStart(c) || isDigit(c);
}

} // namespace

PlainLexer::PlainLexer(QByteArrayView utf8)
    : m_text(utf8)
{
    m_token.kind = Kind::Newline;
    startLine();
    next();
}

void PlainLexer::set(Kind kind, qsizetype from)
{
    m_token = {kind, {m_text.data() + from, size_t(m_at - from)}, m_startLine, m_indent};
}

// Skips lines without code, then measures the indentation of the one that has some.
void PlainLexer::startLine()
{
    for (;;) {
        const qsizetype start = m_at;
        while (at(m_at) == ' ')
            ++m_at;
        m_indent = int(m_at - start);
        if (at(m_at) == '#') {
            while (m_at < m_text.size() && m_text[m_at] != '\n')
                ++m_at;
        }
        if (at(m_at) != '\n')
            return;
        ++m_at;
        ++m_line;
    }
}

void PlainLexer::next()
{
    if (m_token.kind == Kind::Unusual || m_token.kind == Kind::End)
        return;
    for (;;) {
        while (at(m_at) == ' ')
            ++m_at;
        if (at(m_at) == '#') {
            while (m_at < m_text.size() && m_text[m_at] != '\n')
                ++m_at;
        }
        if (at(m_at) != '\n' || m_depth == 0)
            break;
        ++m_at;
        ++m_line;
    }
    if (m_line != m_startLine && m_depth > 0 && !isPlainBreak())
        return unusual();
    m_startLine = m_line;
    if (m_at >= m_text.size()) {
        // A last line without its end ends here all the same.
        const bool open = m_token.kind != Kind::Newline;
        set(m_depth > 0 ? Kind::Unusual : open ? Kind::Newline : Kind::End, m_at);
        return;
    }
    const char c = m_text[m_at];
    if (c == '\n') {
        ++m_at;
        ++m_line;
        set(Kind::Newline, m_at - 1);
        startLine();
    } else if (isNameStart(c)) {
        name();
    } else if (isDigit(c)) {
        number();
    } else if (c == '"' || c == '\'') {
        string(m_at);
    } else {
        operatorSign();
    }
}

// Within brackets Python lets a line begin anywhere. The grammar stumbles over some that begin no further
// right than the statement does, and over those that end or begin with a point.
bool PlainLexer::isPlainBreak() const
{
    const char first = at(m_at);
    if (first == '.' || m_token.text == ".")
        return false;
    const qsizetype column = m_at - 1 - m_text.first(m_at).lastIndexOf('\n');
    if (column > m_indent)
        return true;
    const std::string_view last = m_token.text;
    return column == m_indent
        && (last == "(" || last == "[" || last == "{" || last == "," || first == ')' || first == ']'
            || first == '}');
}

void PlainLexer::name()
{
    const qsizetype from = m_at;
    while (isNamePart(at(m_at)))
        ++m_at;
    const char quote = at(m_at);
    if (quote != '"' && quote != '\'') {
        set(Kind::Name, from);
        return;
    }
    // r"…" is read for where it ends, other prefixes are not.
    if (m_at - from == 1 && (m_text[from] == 'r' || m_text[from] == 'R'))
        string(from);
    else
        unusual();
}

void PlainLexer::number()
{
    const qsizetype from = m_at;
    while (isDigit(at(m_at)))
        ++m_at;
    // 007 is no Python, nor 0 with anything behind it but a point.
    const bool leadingZero = m_text[from] == '0' && m_at - from > 1;
    if (at(m_at) == '.' && isDigit(at(m_at + 1))) {
        ++m_at;
        while (isDigit(at(m_at)))
            ++m_at;
    }
    if (leadingZero || isNamePart(at(m_at)) || at(m_at) == '.')
        unusual();
    else
        set(Kind::Number, from);
}

void PlainLexer::string(qsizetype from)
{
    const char quote = m_text[m_at];
    const bool triple = at(m_at + 1) == quote && at(m_at + 2) == quote;
    for (m_at += triple ? 3 : 1; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == quote && (!triple || (at(m_at + 1) == quote && at(m_at + 2) == quote))) {
            m_at += triple ? 3 : 1;
            if (at(m_at) == quote || isNamePart(at(m_at)))
                return unusual();
            return set(Kind::String, from);
        }
        if (c == '\\')
            ++m_at;
        if (at(m_at) == '\n') {
            if (!triple)
                return unusual();
            ++m_line;
        }
    }
    unusual();
}

void PlainLexer::operatorSign()
{
    static constexpr std::string_view doubles[] = {
        "**", "//", "<<", ">>", "==", "!=", "<=", ">=", "->", "+=", "-=", "*=", "/=", "|=", "&="};
    static constexpr std::string_view singles = "()[]{}.,:=+-*/%<>|&";
    const qsizetype from = m_at;
    const std::string_view two(m_text.data() + m_at, size_t(qMin<qsizetype>(2, m_text.size() - m_at)));
    for (const std::string_view sign : doubles) {
        if (two != sign)
            continue;
        m_at += 2;
        if (at(m_at) == '=')
            return unusual();
        return set(Kind::Operator, from);
    }
    const char c = m_text[m_at];
    if (singles.find(c) == std::string_view::npos || two == ":=" || two == "%=" || two == "<>"
        || (c == '.' && (isDigit(at(m_at + 1)) || at(m_at + 1) == '.')))
        return unusual();
    if (c == '(' || c == '[' || c == '{')
        ++m_depth;
    if ((c == ')' || c == ']' || c == '}') && --m_depth < 0)
        return unusual();
    ++m_at;
    set(Kind::Operator, from);
}

PlainString plainString(std::string_view token)
{
    const char quote = token.empty() ? '\0' : token.front();
    if (quote != '"' && quote != '\'')
        return {};
    const size_t width = token.size() >= 6 && token[1] == quote && token[2] == quote ? 3 : 1;
    const std::string_view inner = token.substr(width, token.size() - 2 * width);
    return {inner, inner.find('\\') == std::string_view::npos};
}

} // namespace stemma
