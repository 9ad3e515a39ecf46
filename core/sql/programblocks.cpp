// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/programblocks.h"

#include <algorithm>
#include <array>

namespace stemma {

namespace {

template <std::size_t N>
bool isOneOf(const SqlToken &token, const std::array<QStringView, N> &words)
{
    return std::any_of(words.begin(), words.end(), [&token](QStringView word) { return token.is(word); });
}

constexpr std::array<QStringView, 4> programs = {u"PROCEDURE", u"FUNCTION", u"TRIGGER", u"EVENT"};
// What stands before the program's own word in a head is never one of these.
constexpr std::array<QStringView, 7> otherObjects = {u"TABLE",  u"VIEW", u"INDEX",   u"DATABASE",
                                                     u"SCHEMA", u"USER", u"SEQUENCE"};
// A statement of the body can begin after each of these.
constexpr std::array<QStringView, 8> openers = {u"THEN",   u"ELSE",  u"DO",     u"LOOP",
                                                u"REPEAT", u"BEGIN", u"ATOMIC", u"ROW"};
// The last words of a routine's characteristics, which stand before its body.
constexpr std::array<QStringView, 7> characteristics = {u"DETERMINISTIC", u"SQL", u"DATA", u"DEFINER",
                                                        u"INVOKER",       u"AS",  u"IS"};
// END is followed by the kind of block that it closes, all but BEGIN's.
constexpr std::array<QStringView, 6> closers = {u"IF", u"CASE", u"LOOP", u"REPEAT", u"WHILE", u"FOR"};

} // namespace

void ProgramBlocks::reset()
{
    *this = ProgramBlocks();
}

void ProgramBlocks::feed(const SqlToken &token)
{
    if (token.isComment())
        return;
    if (m_isProgram)
        feedBody(token);
    else
        feedHead(token);
    if (token.isSymbol(u'('))
        ++m_parentheses;
    else if (token.isSymbol(u')'))
        --m_parentheses;
    m_beforePrevious = m_previous;
    m_previous = token;
}

void ProgramBlocks::feedHead(const SqlToken &token)
{
    if (token.kind != SqlToken::Kind::Word)
        return;
    ++m_words;
    if (m_words == 1) {
        m_mayBeProgram = token.is(u"CREATE") || token.is(u"ALTER") || token.is(u"BEGIN");
    } else if (m_mayBeProgram && isOneOf(token, otherObjects)) {
        m_mayBeProgram = false;
    } else if (m_mayBeProgram && previousIs(u"BEGIN") && m_words == 2) {
        // BEGIN alone, or BEGIN WORK, starts a transaction; BEGIN NOT ATOMIC starts a block.
        m_mayBeProgram = m_isProgram = token.is(u"NOT");
        if (m_isProgram)
            m_open << Block::Begin;
    } else if (m_mayBeProgram && isOneOf(token, programs)) {
        m_isProgram = true;
    }
}

bool ProgramBlocks::statementCanBegin() const
{
    if (m_parentheses > 0 || (!m_open.isEmpty() && m_open.last() == Block::CaseExpression))
        return false;
    if (m_previous.kind == SqlToken::Kind::Semicolon || m_previous.isSymbol(u':')
        || isOneOf(m_previous, openers))
        return true;
    if (!m_open.isEmpty())
        return false;
    // In the head: after the parameters `)`, the returned type, the characteristics, or FOLLOWS/PRECEDES and
    // a name.
    return m_previous.isSymbol(u')') || m_previous.kind == SqlToken::Kind::String
        || isOneOf(m_previous, characteristics) || m_beforePrevious.is(u"FOLLOWS")
        || m_beforePrevious.is(u"PRECEDES") || m_beforePrevious.is(u"RETURNS");
}

void ProgramBlocks::feedBody(const SqlToken &token)
{
    if (token.kind != SqlToken::Kind::Word || m_previous.isSymbol(u'.'))
        return;
    if (previousIs(u"END") && isOneOf(token, closers))
        return;
    if (token.is(u"BEGIN")) {
        // Anywhere: a handler's BEGIN comes after its condition.
        if (m_parentheses == 0 && (m_open.isEmpty() || m_open.last() != Block::CaseExpression))
            m_open << Block::Begin;
    } else if (token.is(u"CASE")) {
        m_open << (statementCanBegin() ? Block::CaseStatement : Block::CaseExpression);
    } else if (token.is(u"IF")) {
        if (statementCanBegin())
            m_open << Block::If;
    } else if (token.is(u"LOOP")) {
        // FOR … LOOP of Oracle's mode counts once, at its FOR.
        if (statementCanBegin())
            m_open << Block::Loop;
    } else if (token.is(u"REPEAT")) {
        if (statementCanBegin())
            m_open << Block::Repeat;
    } else if (token.is(u"WHILE") || token.is(u"FOR")) {
        if (statementCanBegin())
            m_open << Block::Loop;
    } else if (token.is(u"END")) {
        // Only the END of a CASE expression, and of REPEAT after its UNTIL, comes after something else than a
        // finished statement: `end` may name a column.
        const bool anywhere =
            !m_open.isEmpty() && (m_open.last() == Block::CaseExpression || m_open.last() == Block::Repeat);
        if (!m_open.isEmpty() && (anywhere || statementCanBegin()))
            m_open.removeLast();
    }
}

} // namespace stemma
