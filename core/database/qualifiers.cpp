// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/qualifiers.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Kind = SqlPiece::Kind;

/// Follows the clauses, bracket by bracket, to know where tables are listed.
class Clauses
{
public:
    void feed(const SqlPiece &piece)
    {
        if (piece.isSymbol(u"(")) {
            // (`a` join `b` …) after FROM is still a list of tables; a function's or a subquery's is not yet.
            const bool tables = m_tables.last() && m_expectsTable;
            const bool sequence = m_previous.is(u"nextval") || m_previous.is(u"lastval") || m_previous.is(u"setval");
            m_tables << tables;
            m_expectsTable = tables || sequence;
        } else if (piece.isSymbol(u")")) {
            if (m_tables.size() > 1)
                m_tables.removeLast();
            m_expectsTable = false;
        } else if (piece.is(u"from") || piece.is(u"join") || piece.is(u"straight_join")) {
            m_tables.last() = true;
            m_expectsTable = true;
        } else if (piece.is(u"select") || piece.is(u"where") || piece.is(u"on") || piece.is(u"group")
                   || piece.is(u"having") || piece.is(u"order") || piece.is(u"limit") || piece.is(u"window")) {
            m_tables.last() = false;
            m_expectsTable = false;
        } else {
            m_expectsTable = piece.isSymbol(u",") && m_tables.last();
        }
        m_previous = piece;
    }
    bool expectsTable() const { return m_expectsTable; }

private:
    QList<bool> m_tables{false};
    bool m_expectsTable = false;
    SqlPiece m_previous;
};

} // namespace

QList<SqlPiece> withoutQualifier(const QList<SqlPiece> &pieces, const QString &schema)
{
    QList<SqlPiece> kept;
    kept.reserve(pieces.size());
    Clauses clauses;
    const auto isPart = [&](qsizetype i, bool dot) {
        return i < pieces.size() && (dot ? pieces[i].isSymbol(u".") : pieces[i].kind == Kind::Name);
    };
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const bool begins = pieces[i].kind == Kind::Name && (i == 0 || !pieces[i - 1].isSymbol(u"."));
        if (begins && pieces[i].text == schema && isPart(i + 1, true) && isPart(i + 2, false)) {
            const bool column = isPart(i + 3, true);
            const bool call = i + 3 < pieces.size() && pieces[i + 3].isSymbol(u"(");
            if (column || call || clauses.expectsTable())
                i += 2;
        }
        clauses.feed(pieces[i]);
        kept << pieces[i];
    }
    return kept;
}

} // namespace stemma
