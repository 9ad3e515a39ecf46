// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <string_view>

namespace stemma {

/// The tokens of a Python file that is written plainly: UTF-8, indented with spaces, ASCII outside strings
/// and comments, no f-strings, no backslash at a line's end, decimal numbers. At anything else the token is
/// Unusual and the lexer stands still.
class PlainLexer
{
public:
    enum class Kind { Name, Number, String, Operator, Newline, End, Unusual };

    struct Token
    {
        Kind kind = Kind::Unusual;
        std::string_view text; ///< of a string with its quotes
        int line = 0; ///< from 1
        int indent = 0; ///< of the logical line that the token stands in

        bool is(std::string_view what) const
        {
            return (kind == Kind::Operator || kind == Kind::Name) && text == what;
        }
    };

    /// The bytes must outlive the tokens.
    explicit PlainLexer(QByteArrayView utf8);

    const Token &current() const { return m_token; }
    void next();

private:
    void startLine();
    bool isPlainBreak() const;
    void number();
    void name();
    void string(qsizetype from);
    void operatorSign();
    void set(Kind kind, qsizetype from);
    void unusual() { m_token.kind = Kind::Unusual; }
    char at(qsizetype i) const { return i < m_text.size() ? m_text[i] : '\0'; }

    QByteArrayView m_text;
    Token m_token;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_startLine = 1; ///< of the token being read
    int m_indent = 0;
    int m_depth = 0; ///< of open brackets, in which line ends count for nothing
};

/// What stands between the quotes of a string token; `plain` is false when it has a prefix or a backslash.
struct PlainString
{
    std::string_view inner;
    bool plain = false;
};
PlainString plainString(std::string_view token);

} // namespace stemma
