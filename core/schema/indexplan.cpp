// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/indexplan.h"

#include "core/schema/print.h"
#include "core/sql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

bool sameName(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

/// But for visibility, which can be changed in place, and the case of column names, which follows the column.
bool isSame(const Index &one, const Index &other)
{
    const auto samePart = [](const IndexPart &a, const IndexPart &b) {
        return sameName(a.column, b.column) && a.expression == b.expression && a.prefix == b.prefix
            && a.descending == b.descending;
    };
    return one.kind == other.kind && one.algorithm == other.algorithm && one.comment == other.comment
        && std::equal(one.parts.begin(), one.parts.end(), other.parts.begin(), other.parts.end(), samePart);
}

/// Whether the index begins with these whole columns, in this order.
bool beginsWith(const Index &index, const QStringList &columns)
{
    const auto whole = [](const IndexPart &part, const QString &column) {
        return sameName(part.column, column) && part.prefix == 0 && !part.descending;
    };
    return index.parts.size() >= columns.size()
        && std::equal(columns.begin(), columns.end(), index.parts.begin(),
                      [&](const QString &column, const IndexPart &part) { return whole(part, column); });
}

bool canCarry(const Index &index, const QStringList &columns, bool unique)
{
    if (!beginsWith(index, columns) || !index.algorithm.isEmpty() || !index.visible)
        return false;
    if (unique)
        return (index.kind == Index::Kind::Unique || index.kind == Index::Kind::Primary)
            && index.parts.size() == columns.size();
    return index.kind != Index::Kind::FullText && index.kind != Index::Kind::Spatial;
}

/// Nothing for an index of expressions or parts of columns, which begins with no column.
QStringList leadingColumns(const Index &index)
{
    QStringList names;
    for (const IndexPart &part : index.parts) {
        if (part.column.isEmpty() || part.prefix > 0)
            break;
        names << part.column;
    }
    return names;
}

} // namespace

bool mayVanish(const Index &index, const Table &table, const QStringList &comingColumns)
{
    if (index.kind != Index::Kind::Plain || comingColumns.size() < index.parts.size()
        || !beginsWith(index, comingColumns.first(index.parts.size())))
        return false;
    return std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey &key) {
        return key.columns.size() == index.parts.size() && beginsWith(index, key.columns);
    });
}

IndexPlan::IndexPlan(const Table &from, const Table &to, const ColumnPlan &columns, Dialect dialect)
    : m_from(from)
    , m_to(to)
    , m_columns(columns)
    , m_dialect(dialect)
{
    for (auto each = from.indexes.cbegin(); each != from.indexes.cend(); ++each) {
        const auto next = to.indexes.constFind(each.key());
        const bool lost = std::any_of(each->parts.begin(), each->parts.end(), [&](const IndexPart &part) {
            return part.column.isEmpty() ? columns.mentionsLost(part.expression)
                                         : columns.isLost(part.column);
        });
        if (next != to.indexes.cend() && !lost && isSame(*each, *next))
            m_kept << each.key();
    }
    const QSet<QString> kept = m_kept;
    for (const Index &added : to.indexes) {
        if (kept.contains(added.name))
            continue;
        for (const QString &name : kept) {
            if (mayVanish(from.indexes[name], from, leadingColumns(added)))
                m_kept.remove(name);
        }
    }
}

bool IndexPlan::isKept(const QString &name) const
{
    return m_kept.contains(name);
}

QStringList IndexPlan::dropClauses() const
{
    QStringList clauses;
    for (const Index &index : m_from.indexes) {
        if (isKept(index.name))
            continue;
        clauses << (index.kind == Index::Kind::Primary ? u"DROP PRIMARY KEY"_s
                                                       : "DROP INDEX "_L1 + quotedIdentifier(index.name));
    }
    return clauses;
}

QStringList IndexPlan::addClauses() const
{
    const bool mariaDb = isMariaDbServer(m_dialect);
    QStringList clauses;
    for (const Index &index : m_to.indexes) {
        if (!isKept(index.name)) {
            clauses << "ADD "_L1 + indexDefinition(index, m_dialect);
        } else if (m_from.indexes[index.name].visible != index.visible) {
            const QLatin1StringView word = mariaDb ? (index.visible ? "NOT IGNORED"_L1 : "IGNORED"_L1)
                                                   : (index.visible ? "VISIBLE"_L1 : "INVISIBLE"_L1);
            clauses << "ALTER INDEX "_L1 + quotedIdentifier(index.name) + u' ' + word;
        }
    }
    return clauses;
}

bool IndexPlan::carries(const QStringList &columns, bool referenced) const
{
    bool untouched = true;
    for (const Index &index : m_from.indexes)
        untouched = untouched && isKept(index.name) && m_to.indexes[index.name].visible == index.visible;
    if (untouched)
        return true;
    // MariaDB lets a key change over to an index that the same statement adds.
    const bool mariaDb = isMariaDbServer(m_dialect);
    return std::any_of(m_to.indexes.begin(), m_to.indexes.end(), [&](const Index &index) {
        return (mariaDb || isKept(index.name)) && canCarry(index, columns, referenced && !mariaDb);
    });
}

} // namespace stemma::schema
