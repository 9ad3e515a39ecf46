// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace stemma {

/// A piece of an expression or a SELECT, as normal forms are put together from them: operators of several
/// characters are one piece, and a literal is one piece with what belongs before its quotes.
struct SqlPiece
{
    enum class Kind {
        Word, ///< a keyword or a function's name
        Name, ///< `…`
        Literal, ///< strings in normal form, numbers, x'…', b'…'
        Symbol, ///< brackets, commas, dots, operators
        Other, ///< variables, conditional comments
    };

    Kind kind = Kind::Other;
    QString text;

    bool is(QStringView word) const
    {
        return kind == Kind::Word && text.compare(word, Qt::CaseInsensitive) == 0;
    }
    bool isSymbol(QStringView symbol) const { return kind == Kind::Symbol && text == symbol; }
};

enum class WordCase { Keep, Lower };

/// Strings are brought to one way of writing; the introducers of UTF-8 (`_utf8mb4'…'`), which say nothing, are
/// left out; `!=` becomes `<>`; comments go. Pure.
QList<SqlPiece> sqlPieces(const QString &sql, WordCase words);

/// One way to set blanks. Pure.
QString joinedPieces(const QList<SqlPiece> &pieces);

/// Whether brackets after this word enclose an operand: and, not, when, on … – and not a function's arguments.
bool isOperatorWord(const SqlPiece &piece);

/// A + or - here is a sign: there is nothing before it that it could be added to.
bool isSign(const SqlPiece *before, const SqlPiece &piece);

} // namespace stemma
