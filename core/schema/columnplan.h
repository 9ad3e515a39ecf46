// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/table.h"
#include "core/sql/dialect.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace stemma::schema {

/// What an ALTER TABLE does to the columns: which it drops, makes anew, changes or moves. Names in its sets
/// are in lower case. Refers to the two tables, which must live longer.
class ColumnPlan
{
public:
    ColumnPlan(const Table &from, const Table &to, Dialect dialect);

    QStringList dropClauses() const;
    QStringList changeClauses() const; ///< ADD, MODIFY and CHANGE, with places

    /// Not in the new table, or there as another column of the same name: what rests on it is made anew too.
    bool isLost(const QString &name) const { return m_lost.contains(name.toLower()); }
    bool mentionsLost(const QString &expression) const;

    /// True when its type, character set or generation is another one, or it is lost: a foreign key over it
    /// can't stay.
    bool isReshaped(const QString &name) const;

private:
    QString place(qsizetype index) const;

    const Table &m_from;
    const Table &m_to;
    Dialect m_dialect;
    QSet<QString> m_lost;
    QSet<QString> m_unmoved;
};

} // namespace stemma::schema
