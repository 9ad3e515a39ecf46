// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/effectivelexer.h"
#include "core/sql/touched.h"

#include <QList>

#include <initializer_list>
#include <optional>

namespace stemma {

/// Reads the tokens of one statement from left to right, with a look ahead as long as one likes. Reads no
/// further into the text than it is asked to. The text must live longer.
class SqlCursor
{
public:
    explicit SqlCursor(QStringView text, const ExecutableComments &comments = {});
    explicit SqlCursor(QList<SqlToken> tokens);

    const SqlToken &peek(qsizetype ahead = 0);
    bool atEnd() { return peek().kind == SqlToken::Kind::End; }
    void advance(qsizetype count = 1) { m_position += count; }
    const SqlToken &previous() const; ///< End at the beginning

    bool is(QStringView word) { return peek().is(word); }
    bool isAnyOf(std::initializer_list<QStringView> words);
    bool isSymbol(QChar symbol) { return peek().isSymbol(symbol); }
    QString word(); ///< in capitals; empty when it is something else

    bool take(QStringView word);
    bool takeAll(std::initializer_list<QStringView> words); ///< one after the other, or nothing of them
    bool takeAnyOf(std::initializer_list<QStringView> words);
    bool takeSymbol(QChar symbol);
    void skipAnyOf(std::initializer_list<QStringView> words); ///< as many as there are

    bool isName();
    /// a, a.b, `a`.`b`, a.* (which is a). Empty, and nothing is taken, where no name stands.
    QualifiedName takeName();
    /// A word, a quoted name or a string: users, servers, tablespaces.
    QString takeText();
    /// 'user'@'host', user, CURRENT_USER(): "user@host".
    QString takeAccount();
    bool skipIfExists(); ///< IF EXISTS, IF NOT EXISTS
    void skipParentheses(); ///< from ( to its ), or to the end

    /// What is left, up to a comma outside of parentheses when `toComma`; the cursor stands behind it.
    QList<SqlToken> takeRest(bool toComma = false);

private:
    std::optional<EffectiveLexer> m_lexer; ///< of what is not read yet
    QList<SqlToken> m_tokens;
    qsizetype m_position = 0;
    SqlToken m_end;
};

/// `a``b` and 'a''b' without their quotes; other tokens as they are.
QString unquoted(const SqlToken &token);

} // namespace stemma
