// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/viewheader.h"

#include "core/database/sqlpieces.h"
#include "core/sql/sqllexer.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Kind = SqlPiece::Kind;

/// What can follow the list of a SELECT.
bool endsList(const SqlPiece &piece)
{
    static constexpr std::array<QStringView, 13> words{u"from",  u"where", u"group", u"having", u"window",
                                                       u"order", u"limit", u"union", u"except", u"intersect",
                                                       u"into",  u"for",   u"lock"};
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

/// GROUP BY, HAVING and ORDER BY name columns by what stands behind AS, and all others with their tables.
/// False where a SELECT in there has names of its own.
bool renameUses(QList<SqlPiece> &pieces, qsizetype from, const QHash<QString, QString> &names)
{
    int depth = 0;
    bool uses = false;
    for (qsizetype i = from; i < pieces.size(); ++i) {
        SqlPiece &piece = pieces[i];
        depth += piece.isSymbol(u"(") ? 1 : piece.isSymbol(u")") ? -1 : 0;
        if (depth == 0
            && (piece.is(u"group") || piece.is(u"having") || piece.is(u"order") || piece.is(u"window")))
            uses = true;
        if (depth == 0 && (piece.is(u"union") || piece.is(u"except") || piece.is(u"intersect")))
            uses = false;
        if (uses && piece.is(u"select"))
            return false;
        const bool qualified = pieces[i - 1].isSymbol(u".")
            || (i + 1 < pieces.size() && (pieces[i + 1].isSymbol(u".") || pieces[i + 1].isSymbol(u"(")));
        if (uses && piece.kind == Kind::Name && !qualified)
            piece.text = names.value(piece.text, piece.text);
    }
    return true;
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
    if (places.isEmpty() || places.size() != names.size())
        return {};
    QHash<QString, QString> renamed;
    for (qsizetype i = 0; i < places.size(); ++i)
        renamed.insert(std::exchange(pieces[places[i]].text, names[i]), names[i]);
    if (!renameUses(pieces, places.last() + 1, renamed))
        return {};
    return joinedPieces(pieces);
}

} // namespace stemma
