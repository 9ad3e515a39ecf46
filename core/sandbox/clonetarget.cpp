// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/clonetarget.h"

namespace stemma {

Result<> ConnectionTarget::executeAsSet(const QString &sql)
{
    if (const auto told = m_connection.query(sql); !told)
        return Failure(told.error());
    return {};
}

Result<QString> ConnectionTarget::value(const QString &sql)
{
    const auto rows = m_connection.query(sql);
    if (!rows)
        return Failure(rows.error());
    return rows->value(0).value(0).toString();
}

Result<StatementOutcome> RecordingTarget::execute(const QString &sql)
{
    m_statements << sql;
    return StatementOutcome();
}

Result<> RecordingTarget::executeAsSet(const QString &sql)
{
    m_statements << sql;
    return {};
}

} // namespace stemma
