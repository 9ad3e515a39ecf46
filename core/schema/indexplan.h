// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/columnplan.h"

namespace stemma::schema {

/// What an ALTER TABLE does to the indexes. Refers to the tables and the plan, which must live longer.
class IndexPlan
{
public:
    IndexPlan(const Table &from, const Table &to, const ColumnPlan &columns, Dialect dialect);

    QStringList dropClauses() const;
    QStringList addClauses() const; ///< those that only become visible or invisible included

    /// Whether a foreign key over these columns, at its own or at the referenced end, has an index before and
    /// after, so that the server lets it stay.
    bool carries(const QStringList &columns, bool referenced) const;

private:
    bool isKept(const QString &name) const;

    const Table &m_from;
    const Table &m_to;
    const ColumnPlan &m_columns;
    Dialect m_dialect;
    QSet<QString> m_kept; ///< names; visibility aside
};

/// Whether the server may have made this index by itself for a foreign key of the table, and would let it go,
/// without a word, when another index that begins with the same columns comes, or a foreign key over them.
/// Which index was made so, no server tells.
bool mayVanish(const Index &index, const Table &table, const QStringList &comingColumns);

} // namespace stemma::schema
