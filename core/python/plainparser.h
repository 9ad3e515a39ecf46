// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/plainlexer.h"

#include <string_view>
#include <vector>

namespace stemma {

/// Recognises the part of Python that revision files are mostly written in: imports, assignments, functions,
/// if, for and with blocks, calls and literals. Whatever it accepts is Python without a fault, and what
/// stands at the top level is told; whatever it does not accept may be Python all the same. Pure; used once.
class PlainParser
{
public:
    using Token = PlainLexer::Token;

    struct Assignment ///< at the top level, with one literal at its right
    {
        std::string_view name;
        int line = 0; ///< of the statement
        std::vector<Token> value; ///< the tokens of the literal
    };

    explicit PlainParser(QByteArrayView utf8);

    /// False when something was not recognised; then nothing of the rest may be used.
    bool parse();

    std::string_view docstring() const { return m_docstring; } ///< the token; empty without one
    const std::vector<Assignment> &assignments() const { return m_assignments; }
    const std::vector<std::string_view> &otherNames() const
    {
        return m_otherNames;
    } ///< bound by import or def

private:
    /// What an expression is, as far as it matters to an assignment.
    enum class Form { Fault, Target, String, Other };

    bool moduleStatement();
    bool moduleAssignment();
    bool literal(int depth);
    bool statement(int depth);
    bool simpleStatement();
    bool block(int indent, int depth);
    bool conditional(int indent, int depth);
    bool loop(int indent, int depth);
    bool context(int indent, int depth);
    bool function(int indent, int depth);
    bool import();
    bool importFrom();
    bool importedName(bool dotted);

    Form expressions(bool mayAssign = false);
    Form expression();
    Form operations();
    Form operand();
    Form atom();
    bool trailers(Form &form);
    bool arguments();
    bool items(std::string_view close);
    bool pairs();

    const Token &token() const { return m_lexer.current(); }
    bool at(std::string_view text) const { return token().is(text); }
    bool take(std::string_view text);
    bool endOfLine();
    bool name(std::string_view *taken = nullptr);

    PlainLexer m_lexer;
    std::string_view m_docstring;
    std::vector<Assignment> m_assignments;
    std::vector<std::string_view> m_otherNames;
    int m_depth = 0; ///< of nested expressions
    bool m_isTopLevel = true;
};

} // namespace stemma
