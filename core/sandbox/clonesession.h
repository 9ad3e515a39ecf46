// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace stemma {

class Connection;

/// Sets variables of a session and gives them their former values when it goes: SET, USE and no more.
/// Variables that the server doesn't know are passed over. On the connection's thread.
class SessionSettings
{
public:
    struct Setting
    {
        const char *variable;
        const char *value; ///< SQL
    };

    explicit SessionSettings(Connection &connection);
    ~SessionSettings();
    SessionSettings(const SessionSettings &) = delete;
    SessionSettings &operator=(const SessionSettings &) = delete;

    Result<> set(const QList<Setting> &settings);
    Result<> use(const QString &schema);

private:
    Connection &m_connection;
    QStringList m_restoring;
};

} // namespace stemma
