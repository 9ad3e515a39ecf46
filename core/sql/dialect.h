// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stemma {

/// Which server's SQL is wanted. Alembic's answer depends on two things: the name of the dialect, which is
/// the scheme of the URL (its `mysql_…` or `mariadb_…` arguments, with_variant(), tests of dialect.name), and
/// the server that answers (reserved words, DROP CHECK or DROP CONSTRAINT).
enum class Dialect {
    MySql, ///< mysql:// and a MySQL server, or no server known yet
    MariaDb, ///< mariadb://
    MySqlOnMariaDb, ///< mysql:// and a MariaDB server
};

inline bool isMariaDbServer(Dialect dialect)
{
    return dialect != Dialect::MySql;
}

/// SQLAlchemy's dialect.name: "mysql" or "mariadb".
inline const char *dialectName(Dialect dialect)
{
    return dialect == Dialect::MariaDb ? "mariadb" : "mysql";
}

} // namespace stemma
