// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QMap>
#include <QString>

namespace stemma {

/// How to reach a database. Holds no password, so it may be shown, stored and logged.
struct ConnectionSettings
{
    QString host; ///< empty: localhost
    int port = 3306;
    QString unixSocket; ///< when set, host and port are not used
    QString user;
    QString database;
    QString charset = QStringLiteral("utf8mb4");

    /// "user@host:3306/database", or "user@/path/to.sock/database".
    QString display() const;
    bool operator==(const ConnectionSettings &) const = default;
};

/// A SQLAlchemy database URL, taken apart.
struct DatabaseUrl
{
    QString backend; ///< "mysql", "mariadb", "postgresql", …
    QString driver; ///< "pymysql"; empty when not given
    ConnectionSettings settings;
    Secret password;

    bool isMySqlFamily() const { return backend == QLatin1String("mysql") || backend == QLatin1String("mariadb"); }
};

/// Reads `mysql+pymysql://user:p%40ss@host:3306/db?charset=utf8mb4` and `…?unix_socket=/path`.
/// Errors: UrlInvalid (not a URL; the text is not repeated, it may hold a password), TlsUnsupported (it asks for TLS,
/// which is never answered with a connection in the clear). A URL of another backend is read, not refused.
Result<DatabaseUrl> parseDatabaseUrl(const QString &url);

} // namespace stemma
