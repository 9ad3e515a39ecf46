// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/sqlpieces.h"

#include "core/schema/sqltext.h"
#include "core/sql/sqllexer.h"

#include <QSet>

#include <array>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Kind = SqlPiece::Kind;

bool isUtf8Introducer(QStringView word)
{
    return word.compare(u"_utf8mb4", Qt::CaseInsensitive) == 0
        || word.compare(u"_utf8mb3", Qt::CaseInsensitive) == 0
        || word.compare(u"_utf8", Qt::CaseInsensitive) == 0;
}

/// How many tokens from `at` on, without a gap between them, make one operator.
int operatorLength(const QList<SqlToken> &tokens, qsizetype at)
{
    static constexpr std::array<QStringView, 12> operators{u"<=>", u"->>", u"<=", u">=", u"<>", u"!=",
                                                           u"<<",  u">>",  u"||", u"&&", u":=", u"->"};
    for (const QStringView each : operators) {
        bool fits = at + each.size() <= tokens.size();
        for (qsizetype i = 0; fits && i < each.size(); ++i) {
            const SqlToken &token = tokens[at + i];
            fits = token.isSymbol(each[i]) && token.start == tokens[at].start + i;
        }
        if (fits)
            return int(each.size());
    }
    return 1;
}

bool opensOperand(const SqlPiece &before)
{
    return isOperatorWord(before) || before.is(u"select") || before.is(u"from") || before.is(u"as")
        || before.is(u"in") || before.is(u"join") || before.is(u"values") || before.is(u"union")
        || before.is(u"all") || before.is(u"using") || before.is(u"over") || before.is(u"except")
        || before.is(u"intersect") || before.is(u"distinct");
}

bool needsBlank(const SqlPiece *beforePrevious, const SqlPiece &previous, const SqlPiece &piece)
{
    if (piece.isSymbol(u")") || piece.isSymbol(u",") || piece.isSymbol(u"."))
        return false;
    if (previous.isSymbol(u"(") || previous.isSymbol(u".") || previous.isSymbol(u","))
        return false;
    if (isSign(beforePrevious, previous))
        return false;
    if (piece.isSymbol(u"("))
        return previous.kind == Kind::Symbol || previous.kind == Kind::Literal
            || (previous.kind == Kind::Word && opensOperand(previous));
    return true;
}

} // namespace

QList<SqlPiece> sqlPieces(const QString &sql, WordCase words)
{
    QList<SqlPiece> pieces;
    const QList<SqlToken> tokens = SqlLexer::tokens(sql);
    pieces.reserve(tokens.size());
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const SqlToken &token = tokens[i];
        const bool stringFollows = i + 1 < tokens.size() && tokens[i + 1].kind == SqlToken::Kind::String
            && tokens[i + 1].start == token.end();
        switch (token.kind) {
        case SqlToken::Kind::Comment:
        case SqlToken::Kind::End:
            break;
        case SqlToken::Kind::String:
            pieces << SqlPiece{Kind::Literal, schema::normalLiteral(token.text)};
            break;
        case SqlToken::Kind::Number:
            pieces << SqlPiece{Kind::Literal, token.text.toString().toLower()};
            break;
        case SqlToken::Kind::QuotedName:
            pieces << SqlPiece{Kind::Name, token.text.toString()};
            break;
        case SqlToken::Kind::Word: {
            const QString word = token.text.toString();
            if (stringFollows && isUtf8Introducer(word))
                break; // the literal itself is the next token
            const bool bits = word.compare("x"_L1, Qt::CaseInsensitive) == 0
                || word.compare("b"_L1, Qt::CaseInsensitive) == 0;
            if (stringFollows && bits)
                pieces << SqlPiece{Kind::Literal, (word + tokens[++i].text).toLower()};
            else if (stringFollows && word.startsWith(u'_'))
                pieces << SqlPiece{Kind::Literal, word.toLower() + schema::normalLiteral(tokens[++i].text)};
            else
                pieces << SqlPiece{Kind::Word, words == WordCase::Lower ? word.toLower() : word};
            break;
        }
        case SqlToken::Kind::Symbol: {
            QString text;
            for (int length = operatorLength(tokens, i); length > 0; --length)
                text += tokens[i++].text;
            --i;
            pieces << SqlPiece{Kind::Symbol, text == "!="_L1 ? u"<>"_s : text};
            break;
        }
        case SqlToken::Kind::Variable:
        case SqlToken::Kind::ConditionalComment:
        case SqlToken::Kind::Semicolon:
            pieces << SqlPiece{Kind::Other, token.text.toString()};
            break;
        }
    }
    return pieces;
}

QString joinedPieces(const QList<SqlPiece> &pieces)
{
    QString text;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (i > 0 && needsBlank(i > 1 ? &pieces[i - 2] : nullptr, pieces[i - 1], pieces[i]))
            text += u' ';
        text += pieces[i].text;
    }
    return text;
}

bool isOperatorWord(const SqlPiece &piece)
{
    static const QSet<QString> words{u"and"_s,     u"or"_s,     u"xor"_s,  u"not"_s,    u"between"_s, u"like"_s,
                                     u"regexp"_s,  u"rlike"_s,  u"is"_s,   u"div"_s,    u"mod"_s,     u"case"_s,
                                     u"when"_s,    u"then"_s,   u"else"_s, u"where"_s,  u"on"_s,      u"having"_s,
                                     u"by"_s,      u"escape"_s};
    return piece.kind == Kind::Word && words.contains(piece.text.toLower());
}

bool isSign(const SqlPiece *before, const SqlPiece &piece)
{
    const bool canBe = piece.isSymbol(u"-") || piece.isSymbol(u"+") || piece.isSymbol(u"~") || piece.isSymbol(u"!");
    if (!canBe)
        return false;
    if (!before || piece.isSymbol(u"~") || piece.isSymbol(u"!"))
        return true;
    if (before->kind == Kind::Symbol)
        return !before->isSymbol(u")");
    return before->kind == Kind::Word && opensOperand(*before);
}

} // namespace stemma
