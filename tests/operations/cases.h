// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"

#include <QMap>
#include <QString>

namespace stemma::test {

/// The operations of cases.py as values, by the same names.
class Cases
{
public:
    void add(const char *name, const Operation &operation);
    const QMap<QString, Operation> &all() const { return m_all; }

private:
    QMap<QString, Operation> m_all;
};

void addTypes(Cases &cases);
void addColumns(Cases &cases);
void addTables(Cases &cases);
void addTableKeys(Cases &cases);
void addTableOptions(Cases &cases);
void addAlterations(Cases &cases);
void addIndexes(Cases &cases);
void addConstraints(Cases &cases);
void addData(Cases &cases);

// Short ways to say what the cases need.
Column column(const QString &name, const SqlType &type = SqlType::Name::Integer);
Column notNull(Column column);
Column keyColumn(const QString &name, const SqlType &type = SqlType::Name::Integer);
ForeignKey foreignKeyTo(const QString &target, const QString &name = {});
CreateTable table(const QList<Column> &columns, const QList<TableConstraint> &constraints = {});
PrimaryKey primaryKey(const QStringList &columns, const QString &name = {});
UniqueConstraint uniqueConstraint(const QStringList &columns, const Name &name = {});

} // namespace stemma::test
