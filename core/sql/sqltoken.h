// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace stemma {

/// A piece of an SQL text. It points into the text: the text must live longer.
struct SqlToken
{
    enum class Kind {
        Word, ///< a name without quotes, a keyword, a function
        QuotedName, ///< `…`
        String, ///< '…' or "…"
        Number,
        Variable, ///< @name, @@name, @'…'
        Comment, ///< -- …, # …, /* … */ (hints `/*+ … */` too)
        ConditionalComment, ///< /*! … */ and /*M! … */: the server runs what is in it
        Semicolon,
        Symbol, ///< one character of anything else
        End,
    };

    Kind kind = Kind::End;
    QStringView text;
    qsizetype start = 0; ///< in UTF-16 units from the beginning
    int line = 1; ///< of its first character, from 1
    bool terminated = true; ///< false for a string, name or comment that runs to the end of the text

    qsizetype end() const { return start + text.size(); }
    bool is(QStringView word) const
    {
        return kind == Kind::Word && text.compare(word, Qt::CaseInsensitive) == 0;
    }
    bool isSymbol(QChar c) const { return kind == Kind::Symbol && text.size() == 1 && text.at(0) == c; }
    bool isComment() const { return kind == Kind::Comment; }
};

} // namespace stemma
