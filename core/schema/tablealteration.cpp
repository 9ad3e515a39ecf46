// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/tablealteration.h"

#include "core/schema/print.h"
#include "core/schema/tableoptions.h"
#include "core/sql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma::schema {

TableAlteration::TableAlteration(const Table &from, const Table &to, Dialect dialect)
    : m_from(from)
    , m_to(to)
    , m_dialect(dialect)
    , m_columns(from, to, dialect)
    , m_indexes(from, to, m_columns, dialect)
{ }

/// A check of MariaDB's columns is a part of its column there, and comes and goes with that.
bool TableAlteration::isKept(const Check &check) const
{
    const auto found = m_to.checks.constFind(check.name);
    return found != m_to.checks.cend() && found->ofColumn == check.ofColumn
        && found->expression == check.expression && !m_columns.mentionsLost(check.expression);
}

QStringList TableAlteration::checkDrops() const
{
    const bool mariaDb = isMariaDbServer(m_dialect);
    QStringList clauses;
    for (const Check &check : m_from.checks) {
        if (!isKept(check) && !(check.ofColumn && mariaDb))
            clauses << (mariaDb ? "DROP CONSTRAINT "_L1 : "DROP CHECK "_L1) + quotedIdentifier(check.name);
    }
    return clauses;
}

QStringList TableAlteration::checkAdditions() const
{
    const bool mariaDb = isMariaDbServer(m_dialect);
    QStringList clauses;
    for (const Check &check : m_to.checks) {
        if (check.ofColumn && mariaDb)
            continue;
        const auto old = m_from.checks.constFind(check.name);
        if (old == m_from.checks.cend() || !isKept(*old)) {
            clauses << "ADD "_L1 + checkDefinition(check, m_dialect);
        } else if (old->enforced != check.enforced && !mariaDb) {
            clauses << "ALTER CHECK "_L1 + quotedIdentifier(check.name)
                    + (check.enforced ? " ENFORCED"_L1 : " NOT ENFORCED"_L1);
        }
    }
    return clauses;
}

QString TableAlteration::partitionWords() const
{
    const bool same = m_from.partitioning == m_to.partitioning;
    if (same && !(m_columns.mentionsLost(m_to.partitioning) && !m_to.partitioning.isEmpty()))
        return {};
    return m_to.partitioning.isEmpty() ? u"REMOVE PARTITIONING"_s : m_to.partitioning;
}

QString TableAlteration::statement() const
{
    const bool mariaDb = isMariaDbServer(m_dialect);
    QStringList clauses = checkDrops();
    clauses << m_indexes.dropClauses() << m_columns.dropClauses() << m_columns.changeClauses()
            << m_indexes.addClauses() << checkAdditions() << changedOptions(m_from, m_to);
    if (m_from.systemVersioned != m_to.systemVersioned && mariaDb)
        clauses << (m_to.systemVersioned ? u"ADD SYSTEM VERSIONING"_s : u"DROP SYSTEM VERSIONING"_s);
    const QString partitions = partitionWords();
    if (clauses.isEmpty() && partitions.isEmpty())
        return {};

    QString text = "ALTER TABLE "_L1 + quotedIdentifier(m_to.name);
    if (m_from.systemVersioned && mariaDb)
        text.prepend("SET STATEMENT system_versioning_alter_history = KEEP FOR "_L1);
    const bool manyLines = clauses.size() + (partitions.isEmpty() ? 0 : 1) > 1;
    if (!clauses.isEmpty())
        text += (manyLines ? "\n  "_L1 : " "_L1) + clauses.join(",\n  "_L1);
    if (!partitions.isEmpty())
        text += (manyLines ? u'\n' : u' ') + partitions; // without a comma before it
    return text;
}

bool TableAlteration::lets(const QStringList &columns, bool referenced) const
{
    if (m_from.engine != m_to.engine || m_from.partitioning != m_to.partitioning
        || m_from.systemVersioned != m_to.systemVersioned)
        return false;
    const bool reshaped = std::any_of(columns.begin(), columns.end(),
                                      [&](const QString &name) { return m_columns.isReshaped(name); });
    return !reshaped && m_indexes.carries(columns, referenced);
}

} // namespace stemma::schema
