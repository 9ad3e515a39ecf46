// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/versionscript.h"

#include "core/database/versionsql.h"

using namespace Qt::StringLiterals;

namespace stemma {

VersionScript::VersionScript(QStringList rowsBefore, VersionTableName table)
    : m_rows(std::move(rowsBefore))
    , m_table(std::move(table))
{ }

void VersionScript::add(const QString &title, const QStringList &statements,
                        const QList<RowChange> &rowChanges)
{
    if (m_rows.isEmpty())
        add(versionTableSql(m_table));
    m_text += "-- Running "_L1 + title + "\n\n"_L1;
    for (const QString &statement : statements)
        add(statement);
    for (const RowChange &change : rowChanges)
        add(rowChangeSql(change, m_table));
    m_rows = rowsAfter(std::move(m_rows), rowChanges);
}

void VersionScript::add(const QString &statement)
{
    m_text += statement + ";\n\n"_L1;
}

} // namespace stemma
