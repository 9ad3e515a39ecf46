// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"
#include "core/sql/dialect.h"

#include <QSet>
#include <QStringList>

#include <functional>

namespace stemma::schema {

/// Which foreign keys are out of the way while tables change, and the order in which tables go and come.
/// Refers to the schemas, which must live longer.
class ForeignKeyPlan
{
public:
    /// Whether a table that both schemas have lets a key over these columns stay, at its own end (false) or
    /// at the referenced one (true).
    using Lets = std::function<bool(const QString &table, const QStringList &columns, bool referenced)>;

    ForeignKeyPlan(const Schema &from, const Schema &to, const Lets &lets);

    QStringList dropKeys() const; ///< statements, before anything else
    QStringList dropTables() const; ///< statements: children before their parents
    QStringList createTables(Dialect dialect) const; ///< parents first, with all keys whose parent is there
    QStringList addKeys(Dialect dialect) const; ///< statements for the rest

private:
    bool stays(const Table &table, const ForeignKey &key, const Lets &lets) const;
    QStringList heldIndexes(const QString &table, Dialect dialect) const;
    void orderDrops();
    void orderCreations();

    const Schema &m_from;
    const Schema &m_to;
    QStringList m_dropOrder;
    QStringList m_createOrder;
    QMap<QString, QSet<QString>> m_dropped; ///< table -> names of keys
    QMap<QString, QSet<QString>> m_added;
};

} // namespace stemma::schema
