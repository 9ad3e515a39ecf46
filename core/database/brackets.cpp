// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/brackets.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using Kind = SqlPiece::Kind;

// How strongly operators bind, as in both servers' grammars.
enum Binding {
    Boundary = 0, ///< a bracket, a comma, a clause's keyword
    Or,
    Xor,
    And,
    Not,
    Comparison, ///< also BETWEEN, which is weaker: brackets between the two stay
    BitOr,
    BitAnd,
    Shift,
    Sum,
    Product,
    BitXor,
    Sign,
    Collate,
    Operand = 100,
};

class Remover
{
public:
    explicit Remover(const QList<SqlPiece> &pieces)
        : m_pieces(pieces)
        , m_removed(size_t(pieces.size()), false)
        , m_partner(size_t(pieces.size()), -1)
        , m_ofBetween(size_t(pieces.size()), false)
    { }

    QList<SqlPiece> run();

private:
    const SqlPiece &piece(qsizetype i) const { return m_pieces[i]; }
    qsizetype before(qsizetype i) const;
    qsizetype after(qsizetype i) const;
    void pair();
    bool groups(qsizetype open) const;
    std::optional<int> binding(qsizetype i) const;
    std::optional<int> weakest(qsizetype open, qsizetype close) const;
    std::optional<int> leftOf(qsizetype open) const;
    std::optional<int> rightOf(qsizetype close) const;

    const QList<SqlPiece> &m_pieces;
    std::vector<bool> m_removed;
    std::vector<qsizetype> m_partner;
    std::vector<bool> m_ofBetween; ///< an AND that belongs to a BETWEEN
    QList<qsizetype> m_opening; ///< in the order in which they are closed: inner ones first
};

qsizetype Remover::before(qsizetype i) const
{
    do
        --i;
    while (i >= 0 && m_removed[size_t(i)]);
    return i;
}

qsizetype Remover::after(qsizetype i) const
{
    do
        ++i;
    while (i < m_pieces.size() && m_removed[size_t(i)]);
    return i;
}

void Remover::pair()
{
    QList<qsizetype> open;
    QList<int> betweens{0};
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        if (piece(i).isSymbol(u"(")) {
            open << i;
            betweens << 0;
        } else if (piece(i).isSymbol(u")") && !open.isEmpty()) {
            const qsizetype start = open.takeLast();
            betweens.removeLast();
            m_partner[size_t(start)] = i;
            m_partner[size_t(i)] = start;
            m_opening << start;
        } else if (piece(i).is(u"between")) {
            ++betweens.last();
        } else if (piece(i).is(u"and") && betweens.last() > 0) {
            --betweens.last();
            m_ofBetween[size_t(i)] = true;
        }
    }
}

/// Brackets around an operand, not a function's arguments, a list, a subquery or a table's columns.
bool Remover::groups(qsizetype open) const
{
    const qsizetype left = before(open);
    if (left < 0)
        return true;
    const SqlPiece &previous = piece(left);
    if (previous.kind == Kind::Symbol)
        return !previous.isSymbol(u")") && !previous.isSymbol(u".");
    return isOperatorWord(previous) || previous.is(u"select");
}

/// Of the operator at `i`; nothing when it is none, or none that is known.
std::optional<int> Remover::binding(qsizetype i) const
{
    static const QHash<QString, int> operators{
        {u"or"_s, Or},
        {u"||"_s, Or},
        {u"xor"_s, Xor},
        {u"and"_s, And},
        {u"&&"_s, And},
        {u"between"_s, Comparison},
        {u"="_s, Comparison},
        {u"<=>"_s, Comparison},
        {u"<"_s, Comparison},
        {u"<="_s, Comparison},
        {u">"_s, Comparison},
        {u">="_s, Comparison},
        {u"<>"_s, Comparison},
        {u"is"_s, Comparison},
        {u"like"_s, Comparison},
        {u"regexp"_s, Comparison},
        {u"rlike"_s, Comparison},
        {u"in"_s, Comparison},
        {u"escape"_s, Comparison},
        {u"|"_s, BitOr},
        {u"&"_s, BitAnd},
        {u"<<"_s, Shift},
        {u">>"_s, Shift},
        {u"+"_s, Sum},
        {u"-"_s, Sum},
        {u"*"_s, Product},
        {u"/"_s, Product},
        {u"%"_s, Product},
        {u"div"_s, Product},
        {u"mod"_s, Product},
        {u"^"_s, BitXor},
        {u"collate"_s, Collate},
    };
    const SqlPiece &at = piece(i);
    if (at.kind != Kind::Word && at.kind != Kind::Symbol)
        return std::nullopt;
    if (m_ofBetween[size_t(i)])
        return Comparison;
    const qsizetype left = before(i);
    if (isSign(left >= 0 ? &piece(left) : nullptr, at))
        return at.isSymbol(u"!") ? std::nullopt : std::optional(int(Sign));
    if (at.is(u"not")) {
        const qsizetype right = after(i);
        const bool ofOther = (left >= 0 && piece(left).is(u"is"))
            || (right < m_pieces.size()
                && (piece(right).is(u"like") || piece(right).is(u"in") || piece(right).is(u"between")
                    || piece(right).is(u"regexp") || piece(right).is(u"rlike")));
        return ofOther ? Comparison : Not;
    }
    const auto found = operators.constFind(at.text.toLower());
    return found == operators.cend() ? std::nullopt : std::optional(*found);
}

/// The weakest operator between the two brackets; nothing when there is something unknown.
std::optional<int> Remover::weakest(qsizetype open, qsizetype close) const
{
    static const QSet<QString> constants{u"null"_s, u"true"_s, u"false"_s, u"unknown"_s};
    int result = Operand;
    int cases = 0;
    for (qsizetype i = after(open); i < close; i = after(i)) {
        const SqlPiece &at = piece(i);
        if (at.isSymbol(u"(")) {
            i = m_partner[size_t(i)];
            if (i < 0)
                return std::nullopt;
            continue;
        }
        if (at.is(u"case")) {
            ++cases;
            continue;
        }
        if (cases > 0) {
            cases -= at.is(u"end") ? 1 : 0;
            continue;
        }
        if (at.is(u"interval") && after(i) < close) { // interval … day: the amount and its unit
            const qsizetype amount = after(i);
            const bool bracketed = piece(amount).isSymbol(u"(");
            i = after(bracketed ? m_partner[size_t(amount)] : amount);
            if (i >= close || piece(i).kind != Kind::Word)
                return std::nullopt;
            continue;
        }
        if (at.kind == Kind::Name || at.kind == Kind::Literal || at.kind == Kind::Other || at.isSymbol(u"."))
            continue;
        if (const auto strength = binding(i)) {
            result = std::min(result, *strength);
            if (at.is(u"collate"))
                i = after(i); // the collation's name
            continue;
        }
        if (at.kind != Kind::Word)
            return std::nullopt;
        const qsizetype next = after(i);
        const bool called = next < close && piece(next).isSymbol(u"(") && !isOperatorWord(at);
        if (!called && !constants.contains(at.text.toLower()))
            return std::nullopt;
        // A list of columns or rows, a subquery: the word before the bracket is a clause's, not a function's.
        if (at.is(u"select") || at.is(u"join") || at.is(u"from") || at.is(u"values") || at.is(u"over")
            || at.is(u"all") || at.is(u"any") || at.is(u"some"))
            return std::nullopt;
    }
    return result;
}

std::optional<int> Remover::leftOf(qsizetype open) const
{
    static const QSet<QString> clauses{u"when"_s, u"then"_s,   u"else"_s,  u"case"_s,  u"on"_s,
                                       u"by"_s,   u"having"_s, u"where"_s, u"select"_s};
    const qsizetype left = before(open);
    if (left < 0 || piece(left).isSymbol(u"(") || piece(left).isSymbol(u","))
        return Boundary;
    if (piece(left).kind == Kind::Word && clauses.contains(piece(left).text.toLower()))
        return Boundary;
    return binding(left);
}

std::optional<int> Remover::rightOf(qsizetype close) const
{
    static const QSet<QString> clauses{u"when"_s,  u"then"_s,  u"else"_s,   u"end"_s, u"where"_s, u"group"_s,
                                       u"order"_s, u"limit"_s, u"having"_s, u"as"_s,  u"asc"_s,   u"desc"_s,
                                       u"union"_s, u"from"_s,  u"left"_s,   u"join"_s};
    const qsizetype right = after(close);
    if (right >= m_pieces.size() || piece(right).isSymbol(u")") || piece(right).isSymbol(u","))
        return Boundary;
    if (piece(right).kind == Kind::Word && clauses.contains(piece(right).text.toLower()))
        return Boundary;
    return binding(right);
}

QList<SqlPiece> Remover::run()
{
    pair();
    for (const qsizetype open : std::as_const(m_opening)) {
        const qsizetype close = m_partner[size_t(open)];
        if (after(open) == close || !groups(open))
            continue;
        const auto inside = weakest(open, close);
        const auto left = leftOf(open);
        const auto right = rightOf(close);
        if (!inside || !left || !right)
            continue;
        // a - (b - c) needs its brackets, (a - b) - c does not; comparisons in a row are left alone.
        const bool fitsLeft = *inside > *left;
        const bool fitsRight = *inside > *right || (*inside == *right && *inside >= BitOr && *inside < Sign);
        if (fitsLeft && fitsRight)
            m_removed[size_t(open)] = m_removed[size_t(close)] = true;
    }
    QList<SqlPiece> kept;
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        if (!m_removed[size_t(i)])
            kept << piece(i);
    }
    return kept;
}

} // namespace

QList<SqlPiece> withoutNeedlessBrackets(const QList<SqlPiece> &pieces)
{
    return Remover(pieces).run();
}

} // namespace stemma
