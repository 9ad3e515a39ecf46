// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/database/versiontablename.h"
#include "core/revisions/plan.h"

#include <QString>
#include <QStringList>

namespace stemma {

class Connection;

/// Alembic's table of current revisions, read and written as Alembic does it.
/// On the connection's thread. Reading never creates the table.
class VersionTable
{
public:
    explicit VersionTable(Connection &connection, VersionTableName name = {});

    /// The rows in table order; none when the table is not there.
    Result<QStringList> rows() const;

    /// Creates the table when it is missing, with Alembic's own definition.
    Result<> ensure();

    /// One write; VersionRowMismatch when an Update or Delete matches any number of rows but one.
    Result<> apply(const RowChange &change);

    /// Deletes all rows, however many there are.
    Result<> clear();

    /// The statement that apply() would send, for scripts.
    QString sql(const RowChange &change) const;
    QString createSql() const;

private:
    Connection &m_connection;
    VersionTableName m_name;
};

} // namespace stemma
