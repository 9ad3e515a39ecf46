// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace stemma
