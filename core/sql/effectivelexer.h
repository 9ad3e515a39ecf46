// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/sqllexer.h"

#include <vector>

namespace stemma {

/// Which executable comments a server runs. With Any all of them count, whatever version they ask for: for
/// those who must not miss anything.
struct ExecutableComments
{
    enum class Reader { Any, MySql, MariaDb };

    Reader reader = Reader::Any;
    int version = 0; ///< 80036, 110806; 0: the newest

    /// `comment` is a whole /*! … */ or /*M! … */. MariaDB passes over those that ask for MySQL 5.7 to 9.x.
    bool runs(QStringView comment) const;
};

/// The tokens that a server sees: no comments, and what is in the executable ones as if it stood without
/// them. Places are those in the whole text. Linear but for executable comments in one another.
class EffectiveLexer
{
public:
    explicit EffectiveLexer(QStringView text, const ExecutableComments &comments = {});

    SqlToken next(); ///< Kind::End when there is no more, again and again

private:
    QStringView m_text;
    ExecutableComments m_comments;
    std::vector<SqlLexer> m_open; ///< the text's, then one for each comment that we are in
};

} // namespace stemma
