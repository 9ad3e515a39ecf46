// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/operations/cases.h"

namespace stemma::test {

void Cases::add(const char *name, const Operation &operation)
{
    const QString key = QString::fromUtf8(name);
    if (m_all.contains(key))
        qFatal("two cases are named %s", name);
    m_all.insert(key, operation);
}

Column column(const QString &name, const SqlType &type)
{
    Column column;
    column.name = name;
    column.type = type;
    return column;
}

Column notNull(Column column)
{
    column.nullable = false;
    return column;
}

Column keyColumn(const QString &name, const SqlType &type)
{
    Column key = column(name, type);
    key.primaryKey = true;
    return key;
}

ForeignKey foreignKeyTo(const QString &target, const QString &name)
{
    ForeignKey key;
    key.name = Name(name);
    if (!key.setTarget(target))
        qFatal("no column in %s", qPrintable(target));
    return key;
}

CreateTable table(const QList<Column> &columns, const QList<TableConstraint> &constraints)
{
    CreateTable create;
    create.name = QStringLiteral("t");
    create.columns = columns;
    create.constraints = constraints;
    return create;
}

PrimaryKey primaryKey(const QStringList &columns, const QString &name)
{
    return {Name(name), columns, {}};
}

UniqueConstraint uniqueConstraint(const QStringList &columns, const Name &name)
{
    return {name, columns, {}, {}};
}

} // namespace stemma::test
