// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/database/connectionsettings.h"

#include <QString>

namespace stemma {

/// A SQLAlchemy database URL, taken apart.
struct DatabaseUrl
{
    QString backend; ///< "mysql", "mariadb", "postgresql", …
    QString driver; ///< "pymysql"; empty when not given
    ConnectionSettings settings; ///< of the MySQL family only
    Secret password;

    bool isMySqlFamily() const
    {
        return backend == QLatin1String("mysql") || backend == QLatin1String("mariadb");
    }
};

/// Reads `mysql+pymysql://user:p%40ss@host:3306/db?charset=utf8mb4` and `…?unix_socket=/path`, of a URL of
/// another backend only the backend and the driver. Pure.
///
/// Errors, none of which repeats any part of the URL but its argument names, driver and port:
/// - UrlInvalid: not such a URL, or one whose arguments say again, elsewhere, where to connect and as whom;
/// - TlsUnsupported: an argument asks for TLS, which is never answered with a connection in the clear;
/// - UnsupportedDatabase: a driver whose URLs mean something else ("pyodbc").
Result<DatabaseUrl> parseDatabaseUrl(const QString &url);

} // namespace stemma
