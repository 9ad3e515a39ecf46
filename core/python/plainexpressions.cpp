// SPDX-License-Identifier: GPL-3.0-or-later
// The expressions of PlainParser. Which operator binds closer is of no concern here: only whether there is a
// fault.
#include "core/python/plainparser.h"

#include <algorithm>

namespace stemma {

namespace {

using Kind = PlainLexer::Kind;

constexpr int deepest = 40;

bool isBinary(const PlainLexer::Token &token)
{
    static constexpr std::string_view signs[] = {"+",  "-",  "*",  "/",  "%", "**", "//", "|", "&",
                                                 "<<", ">>", "==", "!=", "<", ">",  "<=", ">="};
    return token.kind == Kind::Operator && std::ranges::find(signs, token.text) != std::end(signs);
}

} // namespace

// "a", "a, b", "a, b,": on the left of "=" each must be something to assign to.
PlainParser::Form PlainParser::expressions(bool mayAssign)
{
    Form all = expression();
    if (all == Form::Fault)
        return all;
    while (take(",")) {
        if (token().kind == Kind::Newline || at("="))
            return mayAssign ? all : Form::Other;
        const Form one = expression();
        if (one == Form::Fault)
            return one;
        if (one != Form::Target)
            all = Form::Other;
        if (at(":")) // annotations are for one name alone
            return Form::Fault;
    }
    return all;
}

PlainParser::Form PlainParser::expression()
{
    if (++m_depth > deepest)
        return Form::Fault;
    Form form = operations();
    if (form != Form::Fault && take("if")) {
        const bool read = operations() != Form::Fault && take("else") && expression() != Form::Fault;
        form = read ? Form::Other : Form::Fault;
    }
    --m_depth;
    return form;
}

PlainParser::Form PlainParser::operations()
{
    Form form = Form::Fault;
    bool first = true;
    for (bool notAllowed = true;; first = false) {
        bool negated = false;
        while (notAllowed && take("not"))
            negated = true;
        const Form one = operand();
        if (one == Form::Fault)
            return one;
        form = first && !negated ? one : Form::Other;
        notAllowed = false;
        if (take("and") || take("or")) {
            notAllowed = true;
        } else if (isBinary(token())) {
            m_lexer.next();
        } else if (take("in")) {
        } else if (take("is")) {
            take("not");
        } else if (take("not")) {
            if (!take("in"))
                return Form::Fault;
        } else {
            return form;
        }
    }
}

PlainParser::Form PlainParser::operand()
{
    if (take("-"))
        return operand() == Form::Fault ? Form::Fault : Form::Other;
    Form form = atom();
    return form == Form::Fault || !trailers(form) ? Form::Fault : form;
}

PlainParser::Form PlainParser::atom()
{
    switch (token().kind) {
    case Kind::String:
        while (token().kind == Kind::String)
            m_lexer.next();
        return Form::String;
    case Kind::Number:
        m_lexer.next();
        return Form::Other;
    case Kind::Name:
        if (take("None") || take("True") || take("False"))
            return Form::Other;
        return name() ? Form::Target : Form::Fault;
    default:
        break;
    }
    if (take("(")) {
        if (take(")"))
            return Form::Other;
        return items(")") ? Form::Other : Form::Fault;
    }
    if (take("["))
        return items("]") ? Form::Other : Form::Fault;
    if (take("{"))
        return pairs() ? Form::Other : Form::Fault;
    return Form::Fault;
}

bool PlainParser::trailers(Form &form)
{
    for (;;) {
        if (take(".")) {
            if (!name())
                return false;
            form = Form::Target;
        } else if (take("(")) {
            if (!arguments())
                return false;
            form = Form::Other;
        } else if (take("[")) {
            if (at("]") || !items("]"))
                return false;
            form = Form::Target;
        } else {
            return true;
        }
    }
}

bool PlainParser::arguments()
{
    bool named = false;
    while (!at(")")) {
        if (take("**")) {
            named = true;
            if (expression() == Form::Fault)
                return false;
        } else if (take("*")) {
            if (named || expression() == Form::Fault)
                return false;
        } else {
            const bool startsWithName = token().kind == Kind::Name;
            const char *start = token().text.data();
            const size_t length = token().text.size();
            if (expression() == Form::Fault)
                return false;
            if (at("=")) {
                // The "=" must follow a name alone.
                std::string_view between(start + length, size_t(token().text.data() - start) - length);
                if (!startsWithName || between.find_first_not_of(' ') != std::string_view::npos)
                    return false;
                named = true;
                m_lexer.next();
                if (expression() == Form::Fault)
                    return false;
            } else if (named) {
                return false;
            }
        }
        if (!take(",") && !at(")"))
            return false;
    }
    m_lexer.next();
    return true;
}

/// What stands in brackets up to the closing one: "a", "a, b", "a, b,".
bool PlainParser::items(std::string_view close)
{
    while (!at(close)) {
        if (expression() == Form::Fault || (!take(",") && !at(close)))
            return false;
    }
    m_lexer.next();
    return true;
}

bool PlainParser::pairs()
{
    while (!at("}")) {
        if (expression() == Form::Fault || !take(":") || expression() == Form::Fault
            || (!take(",") && !at("}")))
            return false;
    }
    m_lexer.next();
    return true;
}

} // namespace stemma
