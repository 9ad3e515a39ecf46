// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/sqlcomparison.h"

#include "core/sql/statementsplitter.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr qsizetype mostCells = 25'000'000; ///< of the table that a difference is found in

struct Item
{
    QString text;
    QString normal;
};

/// Behind the bracket that closes the columns of a CREATE TABLE; -1 where there is none.
qsizetype endOfColumns(const QString &statement)
{
    int depth = 0;
    QChar quote;
    for (qsizetype i = 0; i < statement.size(); ++i) {
        const QChar c = statement[i];
        if (!quote.isNull()) {
            if (c == u'\\' && quote != u'`')
                ++i;
            else if (c == quote)
                quote = {};
        } else if (c == u'\'' || c == u'"' || c == u'`') {
            quote = c;
        } else if (c == u'(') {
            ++depth;
        } else if (c == u')' && --depth == 0) {
            return i + 1;
        }
    }
    return -1;
}

QString normalForm(const QString &text)
{
    QString normal = text.simplified();
    while (normal.endsWith(u';'))
        normal = normal.chopped(1).trimmed();
    if (!normal.startsWith("CREATE TABLE"_L1))
        return normal;
    const qsizetype end = endOfColumns(normal);
    if (end < 0)
        return normal;
    // Table options come from a set of strings in Alembic, whose order is another in each run.
    static const QRegularExpression option(
        u"(?:DEFAULT |DATA |INDEX )?\\w+=(?:'(?:[^'\\\\]|''|\\\\.)*'|\\([^)]*\\)|\\S+)|\\S+"_s);
    QStringList options;
    for (auto matches = option.globalMatch(normal.sliced(end)); matches.hasNext();)
        options << matches.next().captured();
    options.sort();
    return normal.first(end) + u' ' + options.join(u' ');
}

std::vector<Item> itemsOf(const QStringList &statements)
{
    std::vector<Item> items;
    for (const QString &statement : statements) {
        for (const SplitStatement &part : splitCall(statement))
            items.push_back({part.text, normalForm(part.text)});
    }
    // Indexes of a table come from a set of objects.
    static const QRegularExpression index(u"\\ACREATE (UNIQUE |FULLTEXT |SPATIAL )?INDEX "_s);
    const auto isIndex = [](const Item &item) { return index.match(item.normal).hasMatch(); };
    for (auto at = items.begin(); at != items.end();) {
        const auto from = std::find_if(at, items.end(), isIndex);
        const auto to = std::find_if_not(from, items.end(), isIndex);
        std::ranges::sort(from, to, {}, &Item::normal);
        at = to;
    }
    return items;
}

} // namespace

// The longest common subsequence, between what both begin and end with.
QList<ComparedStatement> compareSql(const QStringList &left, const QStringList &right)
{
    using Side = ComparedStatement::Side;
    const std::vector<Item> a = itemsOf(left);
    const std::vector<Item> b = itemsOf(right);
    std::size_t begin = 0;
    while (begin < a.size() && begin < b.size() && a[begin].normal == b[begin].normal)
        ++begin;
    std::size_t aEnd = a.size();
    std::size_t bEnd = b.size();
    while (aEnd > begin && bEnd > begin && a[aEnd - 1].normal == b[bEnd - 1].normal) {
        --aEnd;
        --bEnd;
    }
    QList<ComparedStatement> result;
    for (std::size_t i = 0; i < begin; ++i)
        result.append({Side::Both, a[i].text});

    const std::size_t rows = aEnd - begin;
    const std::size_t columns = bEnd - begin;
    std::vector<int> common;
    if ((rows + 1) * (columns + 1) <= std::size_t(mostCells))
        common.assign((rows + 1) * (columns + 1), 0);
    const auto cell = [&](std::size_t i, std::size_t j) -> int & { return common[i * (columns + 1) + j]; };
    for (std::size_t i = rows; !common.empty() && i-- > 0;) {
        for (std::size_t j = columns; j-- > 0;) {
            cell(i, j) = a[begin + i].normal == b[begin + j].normal
                ? cell(i + 1, j + 1) + 1
                : std::max(cell(i + 1, j), cell(i, j + 1));
        }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && !common.empty() && a[begin + i].normal == b[begin + j].normal) {
            result.append({Side::Both, a[begin + i].text});
            ++i;
            ++j;
        } else if (i < rows && (j == columns || common.empty() || cell(i + 1, j) >= cell(i, j + 1))) {
            result.append({Side::Left, a[begin + i++].text});
        } else {
            result.append({Side::Right, b[begin + j++].text});
        }
    }
    for (std::size_t k = aEnd; k < a.size(); ++k)
        result.append({Side::Both, a[k].text});
    return result;
}

bool areEqual(const QList<ComparedStatement> &compared)
{
    return std::ranges::all_of(
        compared, [](const ComparedStatement &one) { return one.side == ComparedStatement::Side::Both; });
}

} // namespace stemma
