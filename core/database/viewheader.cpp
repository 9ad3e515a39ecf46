// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/viewheader.h"

#include "core/database/sqlpieces.h"
#include "core/sql/sqllexer.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Kind = SqlPiece::Kind;

/// What can follow the list of a SELECT.
bool endsList(const SqlPiece &piece)
{
    static constexpr std::array<QStringView, 13> words{u"from",   u"where", u"group", u"having", u"window",
                                                       u"order",  u"limit", u"union", u"except", u"intersect",
                                                       u"into",   u"for",   u"lock"};
    return std::any_of(words.begin(), words.end(), [&](QStringView word) { return piece.is(word); });
}

/// The places of the names behind AS in the first SELECT outside of brackets; that of a union names all.
QList<qsizetype> aliases(const QList<SqlPiece> &pieces)
{
    QList<qsizetype> places;
    int depth = 0;
    bool inList = false;
    for (qsizetype i = 0; i <= pieces.size(); ++i) {
        const bool atEnd = i == pieces.size();
        if (!atEnd && pieces[i].isSymbol(u"("))
            ++depth;
        if (!atEnd && pieces[i].isSymbol(u")"))
            --depth;
        if (depth > 0)
            continue;
        if (!inList) {
            inList = !atEnd && pieces[i].is(u"select");
            continue;
        }
        const bool ends = atEnd || endsList(pieces[i]);
        if (!ends && !pieces[i].isSymbol(u","))
            continue;
        if (i < 2 || pieces[i - 1].kind != Kind::Name || !pieces[i - 2].is(u"as"))
            return {};
        places << i - 1;
        if (ends)
            break;
    }
    return places;
}

} // namespace

ViewHeader ViewHeader::parse(const QString &create)
{
    ViewHeader header;
    const QList<SqlToken> tokens = SqlLexer::tokens(create);
    qsizetype at = 0;
    for (; at < tokens.size() && !tokens[at].is(u"view"); ++at) {
        if (tokens[at].is(u"algorithm") && at + 2 < tokens.size())
            header.algorithm = tokens[at + 2].text.toString().toUpper();
    }
    while (at < tokens.size() && !tokens[at].is(u"as") && !tokens[at].isSymbol(u'('))
        ++at;
    for (; at < tokens.size() && !tokens[at].is(u"as"); ++at) {
        if (tokens[at].kind == SqlToken::Kind::QuotedName)
            header.columns << tokens[at].text.toString();
    }
    return header;
}

std::optional<QString> withColumnNames(const QString &select, const QStringList &names)
{
    QList<SqlPiece> pieces = sqlPieces(select, WordCase::Keep);
    const QList<qsizetype> places = aliases(pieces);
    if (places.size() != names.size())
        return {};
    for (qsizetype i = 0; i < places.size(); ++i)
        pieces[places[i]].text = names[i];
    return joinedPieces(pieces);
}

} // namespace stemma
