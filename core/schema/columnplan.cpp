// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/columnplan.h"

#include "core/schema/columnorder.h"
#include "core/schema/printcolumn.h"
#include "core/schema/sqlreferences.h"
#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

bool isVirtual(const Column &column)
{
    return column.generated && !column.generated->stored;
}

/// Types that a server converts into each other. Texts and bytes go into everything and come from everything;
/// numbers and times go together; the rest keep to themselves.
enum class Family { Plain, Text, Geometry, Uuid, Address, Vector };

Family familyOf(const ColumnType &type)
{
    static const QSet<QString> geometries{
        u"geometry"_s,   u"point"_s,           u"linestring"_s,   u"polygon"_s,
        u"multipoint"_s, u"multilinestring"_s, u"multipolygon"_s, u"geometrycollection"_s};
    const QString &base = type.base;
    if (type.hasCharset() || base.endsWith("blob"_L1) || base.endsWith("binary"_L1) || base == "json"_L1)
        return Family::Text;
    if (geometries.contains(base))
        return Family::Geometry;
    if (base == "uuid"_L1)
        return Family::Uuid;
    if (base == "inet4"_L1 || base == "inet6"_L1)
        return Family::Address;
    return base == "vector"_L1 ? Family::Vector : Family::Plain;
}

bool canConvert(const ColumnType &from, const ColumnType &to)
{
    const Family before = familyOf(from);
    const Family after = familyOf(to);
    return before == after || before == Family::Text || after == Family::Text;
}

/// No server makes a stored column of a virtual one in its place, or the other way, or a point of a number.
bool mustBeMadeAnew(const Column &from, const Column &to)
{
    return isVirtual(from) != isVirtual(to) || !canConvert(from.type, to.type);
}

QStringList foldedNames(const Table &table, const QSet<QString> &without)
{
    QStringList names;
    for (const Column &column : table.columns) {
        const QString name = column.name.toLower();
        if (!without.contains(name))
            names << name;
    }
    return names;
}

} // namespace

ColumnPlan::ColumnPlan(const Table &from, const Table &to, Dialect dialect)
    : m_from(from)
    , m_to(to)
    , m_dialect(dialect)
{
    for (const Column &column : from.columns) {
        const Column *next = to.column(column.name);
        if (!next || mustBeMadeAnew(column, *next))
            m_lost << column.name.toLower();
    }
    // MySQL drops no column that a generated one is made of, even when that one is changed as well. What is
    // computed can be made anew without loss.
    for (bool more = !isMariaDbServer(dialect); more;) {
        more = false;
        for (const Column &column : from.columns) {
            const Column *next = to.column(column.name);
            if (isLost(column.name) || !column.generated || !next->generated
                || !mentionsLost(column.generated->expression))
                continue;
            m_lost << column.name.toLower();
            more = true;
        }
    }
    m_unmoved = unmovedNames(foldedNames(from, m_lost), foldedNames(to, m_lost));
}

bool ColumnPlan::mentionsLost(const QString &expression) const
{
    return !m_lost.isEmpty() && mentionedNames(expression).intersects(m_lost);
}

bool ColumnPlan::isReshaped(const QString &name) const
{
    const Column *from = m_from.column(name);
    const Column *to = m_to.column(name);
    return !from || !to || isLost(name) || from->type != to->type || from->charset != to->charset
        || from->collation != to->collation || from->generated != to->generated
        || (!isMariaDbServer(m_dialect)
            && (from->nullable != to->nullable || from->autoIncrement != to->autoIncrement));
}

QStringList ColumnPlan::dropClauses() const
{
    QStringList clauses;
    for (const Column &column : m_from.columns) {
        if (isLost(column.name))
            clauses << "DROP COLUMN "_L1 + quotedIdentifier(column.name);
    }
    return clauses;
}

// A server starts from the old columns without those that are dropped or moved, and then takes the clauses
// one after the other; a column that is added without a place goes to the end.
QString ColumnPlan::place(qsizetype index) const
{
    return index == 0 ? u" FIRST"_s : " AFTER "_L1 + quotedIdentifier(m_to.columns[index - 1].name);
}

QStringList ColumnPlan::changeClauses() const
{
    qsizetype tail = m_to.columns.size(); // from here on all are added: each goes to the end
    while (tail > 0) {
        const QString &name = m_to.columns[tail - 1].name;
        if (m_from.column(name) && !isLost(name))
            break;
        --tail;
    }
    QStringList clauses;
    for (qsizetype i = 0; i < m_to.columns.size(); ++i) {
        const Column &column = m_to.columns[i];
        const Column *old = isLost(column.name) ? nullptr : m_from.column(column.name);
        const QString definition = quotedIdentifier(column.name) + u' '
            + columnAttributes(column, m_to, m_dialect, CharsetWords::Always);
        if (!old) {
            clauses << "ADD COLUMN "_L1 + definition + (i < tail ? place(i) : QString());
            continue;
        }
        const Check *checkBefore = columnCheck(m_from, *old);
        const Check *checkAfter = columnCheck(m_to, column);
        const bool sameCheck = checkBefore && checkAfter ? checkBefore->expression == checkAfter->expression
                                                         : checkBefore == checkAfter;
        const bool moved = !m_unmoved.contains(column.name.toLower());
        if (*old == column && sameCheck && !moved)
            continue;
        const QString verb = old->name == column.name
            ? u"MODIFY COLUMN "_s
            : "CHANGE COLUMN "_L1 + quotedIdentifier(old->name) + u' ';
        clauses << verb + definition + (moved ? place(i) : QString());
    }
    return clauses;
}

} // namespace stemma::schema
