// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/plainparser.h"

#include <algorithm>

namespace stemma {

namespace {

constexpr int deepest = 40;

/// Words that begin something which is not read here, or that older and newer versions of Python take
/// differently.
bool isReserved(std::string_view word)
{
    static constexpr std::string_view words[] = {
        "False",   "None",     "True",     "and",    "as",       "assert", "async", "await",  "break",
        "case",    "class",    "continue", "def",    "del",      "elif",   "else",  "except", "exec",
        "finally", "for",      "from",     "global", "if",       "import", "in",    "is",     "lambda",
        "match",   "nonlocal", "not",      "or",     "pass",     "print",  "raise", "return", "try",
        "type",    "while",    "with",     "yield",  "__debug__"};
    return std::ranges::find(words, word) != std::end(words);
}

using Kind = PlainLexer::Kind;

} // namespace

PlainParser::PlainParser(QByteArrayView utf8)
    : m_lexer(utf8)
{ }

bool PlainParser::take(std::string_view text)
{
    if (!at(text))
        return false;
    m_lexer.next();
    return true;
}

bool PlainParser::endOfLine()
{
    if (token().kind != Kind::Newline)
        return false;
    m_lexer.next();
    return true;
}

bool PlainParser::name(std::string_view *taken)
{
    if (token().kind != Kind::Name || isReserved(token().text))
        return false;
    if (taken)
        *taken = token().text;
    m_lexer.next();
    return true;
}

bool PlainParser::parse()
{
    if (token().kind == Kind::String) {
        m_docstring = token().text;
        if (token().indent != 0)
            return false;
        m_lexer.next();
        if (!endOfLine())
            return false;
    }
    while (token().kind != Kind::End) {
        if (token().indent != 0 || !moduleStatement())
            return false;
    }
    return true;
}

bool PlainParser::moduleStatement()
{
    if (at("def")) {
        m_isTopLevel = false;
        const bool read = function(0, 0);
        m_isTopLevel = true;
        return read;
    }
    return at("import") ? import() : at("from") ? importFrom() : moduleAssignment();
}

bool PlainParser::moduleAssignment()
{
    Assignment assignment;
    assignment.line = token().line;
    if (!name(&assignment.name))
        return false;
    if (take(":") && expression() == Form::Fault)
        return false;
    if (!take("="))
        return false;
    const qsizetype number = qsizetype(m_assignments.size());
    m_assignments.push_back(std::move(assignment));
    return literal(0) && endOfLine() && number + 1 == qsizetype(m_assignments.size());
}

// A string, None, or a tuple or list of strings and None.
bool PlainParser::literal(int depth)
{
    std::vector<Token> &value = m_assignments.back().value;
    const Token first = token();
    value.push_back(first);
    if (first.kind == Kind::String || first.is("None")) {
        m_lexer.next();
        return true;
    }
    if (depth > 0 || (!first.is("(") && !first.is("[")))
        return false;
    const std::string_view close = first.is("(") ? ")" : "]";
    m_lexer.next();
    while (!at(close)) {
        if (!literal(depth + 1))
            return false;
        if (!at(",") && !at(close))
            return false;
        value.push_back(token());
        take(",");
    }
    value.push_back(token());
    m_lexer.next();
    return true;
}

// One or more names: "import a.b as c", "from a import (b, c as d,)".
bool PlainParser::importedName(bool dotted)
{
    std::string_view bound;
    if (!name(&bound))
        return false;
    while (dotted && take(".")) {
        if (!name())
            return false;
    }
    if (take("as") && !name(&bound))
        return false;
    if (m_isTopLevel)
        m_otherNames.push_back(bound);
    return true;
}

bool PlainParser::import()
{
    do {
        m_lexer.next();
        if (!importedName(true))
            return false;
    } while (at(","));
    return endOfLine();
}

bool PlainParser::importFrom()
{
    m_lexer.next();
    if (at("__future__") || !name())
        return false;
    while (take(".")) {
        if (!name())
            return false;
    }
    if (!at("import"))
        return false;
    m_lexer.next();
    const bool bracket = take("(");
    if (!importedName(false))
        return false;
    while (take(",")) {
        if (bracket && at(")"))
            break;
        if (!importedName(false))
            return false;
    }
    return (!bracket || take(")")) && endOfLine();
}

bool PlainParser::block(int indent, int depth)
{
    if (!take(":") || !endOfLine() || token().kind == Kind::End || depth > deepest)
        return false;
    const int inner = token().indent;
    if (inner <= indent)
        return false;
    while (token().kind != Kind::End && token().indent == inner) {
        if (!statement(depth))
            return false;
    }
    return token().kind == Kind::End || token().indent <= indent;
}

bool PlainParser::statement(int depth)
{
    const int indent = token().indent;
    if (at("if"))
        return conditional(indent, depth + 1);
    if (at("for"))
        return loop(indent, depth + 1);
    if (at("with"))
        return context(indent, depth + 1);
    if (at("def"))
        return function(indent, depth + 1);
    if (at("import"))
        return import();
    if (at("from"))
        return importFrom();
    return simpleStatement() && endOfLine();
}

bool PlainParser::simpleStatement()
{
    if (take("pass"))
        return true;
    if (take("return"))
        return token().kind == Kind::Newline || expressions() != Form::Fault;
    Form left = expressions(true);
    if (left == Form::Target && at(":")) {
        m_lexer.next();
        return expression() != Form::Fault && take("=") && expressions() != Form::Fault;
    }
    if (left == Form::Target) {
        for (const std::string_view sign : {"+=", "-=", "*=", "/=", "|=", "&="}) {
            if (take(sign))
                return expressions() != Form::Fault;
        }
    }
    while (at("=")) {
        if (left != Form::Target)
            return false;
        m_lexer.next();
        left = expressions(true);
    }
    return left != Form::Fault;
}

bool PlainParser::conditional(int indent, int depth)
{
    do {
        m_lexer.next();
        if (expression() == Form::Fault || !block(indent, depth))
            return false;
    } while (token().kind != Kind::End && token().indent == indent && at("elif"));
    if (token().kind == Kind::End || token().indent != indent || !at("else"))
        return true;
    m_lexer.next();
    return block(indent, depth);
}

bool PlainParser::loop(int indent, int depth)
{
    do {
        m_lexer.next();
        if (!name())
            return false;
    } while (at(","));
    return take("in") && expression() != Form::Fault && block(indent, depth);
}

bool PlainParser::context(int indent, int depth)
{
    m_lexer.next();
    if (at("(") || expression() == Form::Fault)
        return false;
    if (take("as") && !name())
        return false;
    return block(indent, depth);
}

bool PlainParser::function(int indent, int depth)
{
    m_lexer.next();
    std::string_view own;
    if (!name(&own) || !take("("))
        return false;
    if (indent == 0)
        m_otherNames.push_back(own);
    bool defaults = false;
    while (!at(")")) {
        if (!name() || (take(":") && expression() == Form::Fault))
            return false;
        if (take("=")) {
            defaults = true;
            if (expression() == Form::Fault)
                return false;
        } else if (defaults) {
            return false;
        }
        if (!take(",") && !at(")"))
            return false;
    }
    m_lexer.next();
    if (take("->") && expression() == Form::Fault)
        return false;
    return block(indent, depth);
}

} // namespace stemma
