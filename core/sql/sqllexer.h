// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/sqltoken.h"

#include <QList>

namespace stemma {

/// Cuts MySQL's and MariaDB's SQL into tokens, by the rules of their servers: backslashes escape in strings,
/// doubled quotes stand for one, `--` begins a comment only before a blank or a control character, comments
/// don't nest.
///
/// Never fails: what is not closed is one token to the end, marked so. White space gives no token. Linear in
/// the length of the text, but for a look ahead of one token. A value type; not shared between threads.
class SqlLexer
{
public:
    explicit SqlLexer(QStringView text, qsizetype start = 0, int line = 1);

    SqlToken next(); ///< Kind::End when there is no more, again and again

    /// All tokens with their comments, without the End.
    static QList<SqlToken> tokens(QStringView text);

private:
    QChar at(qsizetype position) const;
    bool startsLineComment(qsizetype position) const;
    qsizetype endOfQuoted(qsizetype position, bool backslashes);
    qsizetype endOfBlock(qsizetype position);
    qsizetype endOfConditional(qsizetype position);
    qsizetype endOfVariable(qsizetype position);
    qsizetype endOfNumber(qsizetype position) const;
    SqlToken take(SqlToken::Kind kind, qsizetype end);

    QStringView m_text;
    qsizetype m_position = 0;
    int m_line = 1;
    bool m_terminated = true;
};

} // namespace stemma
