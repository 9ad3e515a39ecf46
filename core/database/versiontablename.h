// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// Alembic's version table: version_table and version_table_schema of context.configure().
struct VersionTableName
{
    QString table = QStringLiteral("alembic_version");
    QString schema{}; ///< a database of the same server; empty: the connection's own

    /// For people: "other.alembic_version".
    QString text() const { return schema.isEmpty() ? table : schema + u'.' + table; }
    bool operator==(const VersionTableName &) const = default;
};

} // namespace stemma
