// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/columnplan.h"
#include "core/schema/indexplan.h"

#include <QString>

namespace stemma::schema {

/// The ALTER TABLE that gives one table another's columns, indexes, checks, options and partitions, all but
/// its foreign keys, in one statement: a server looks at the outcome alone, so that a primary key may be
/// exchanged, or an AUTO_INCREMENT come together with its index. The tables must live longer.
class TableAlteration
{
public:
    TableAlteration(const Table &from, const Table &to, Dialect dialect);
    TableAlteration(const TableAlteration &) = delete;
    TableAlteration &operator=(const TableAlteration &) = delete;

    QString statement() const; ///< empty when there is nothing to do

    /// Whether a foreign key can stay while the statement runs, with these columns at its own or at the
    /// referenced end.
    bool lets(const QStringList &columns, bool referenced) const;

private:
    QStringList checkDrops() const;
    QStringList checkAdditions() const;
    QString partitionWords() const;
    bool isKept(const Check &check) const;

    const Table &m_from;
    const Table &m_to;
    Dialect m_dialect;
    ColumnPlan m_columns;
    IndexPlan m_indexes;
};

} // namespace stemma::schema
