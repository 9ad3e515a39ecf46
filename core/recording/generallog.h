// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recording/logentry.h"

#include <QList>
#include <QString>

namespace stemma {

class Connection;

/// The general log of a private server: what every session has sent, in order. MariaDB's log table is given a
/// character set that has all characters, and a file is written beside it that shows whether bytes got lost.
/// On the connection's thread. Errors: those of the connection.
class GeneralLog
{
public:
    /// `folder`: the server's own.
    GeneralLog(Connection &connection, const QString &folder);

    Result<> start(); ///< forgets what was in it
    Result<> stop();
    Result<QList<LogEntry>> entries() const; ///< of all sessions but the connection's

private:
    Result<> tell(const QString &sql) const;

    Connection &m_connection;
    QString m_file;
};

} // namespace stemma
