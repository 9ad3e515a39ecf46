// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/sqltoken.h"

#include <QList>

namespace stemma {

/// Follows the tokens of one statement and knows whether a `;` ends it or stands inside the body of a stored
/// program.
///
/// Only a statement that can have a body is followed: CREATE … PROCEDURE, FUNCTION, TRIGGER, EVENT, ALTER
/// EVENT, and MariaDB's BEGIN NOT ATOMIC. In a body BEGIN, CASE, IF, LOOP, REPEAT, WHILE and FOR open a block
/// and END closes one. IF and REPEAT are also functions, and CASE and IF also expressions: each is a
/// statement only where a statement can begin. A name after a dot (NEW.end) is no keyword.
class ProgramBlocks
{
public:
    void reset();
    void feed(const SqlToken &token); ///< every token of the statement in turn; comments are passed over
    bool isInside() const
    {
        return m_isProgram && !m_open.isEmpty();
    } ///< a `;` now would not end the statement

private:
    enum class Block { Begin, CaseStatement, CaseExpression, If, Loop, Repeat };

    void feedHead(const SqlToken &token);
    void feedBody(const SqlToken &token);
    bool statementCanBegin() const;
    bool previousIs(QStringView word) const { return m_previous.is(word); }

    QList<Block> m_open;
    SqlToken m_previous;
    SqlToken m_beforePrevious;
    int m_words = 0; ///< of the head so far
    bool m_mayBeProgram = false;
    bool m_isProgram = false;
    int m_parentheses = 0;
};

} // namespace stemma
