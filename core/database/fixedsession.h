// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/database/connection.h"

#include <optional>

namespace stemma {

/// Session settings under which a server tells its schema always in the same words: no SQL mode (quotes and
/// backslashes), UTC (defaults of TIMESTAMP columns are told in the session's time), utf8mb4, quoted names, no
/// limit of rows. The former settings come back when this object goes; on the connection's thread.
class FixedSession
{
public:
    static Result<FixedSession> begin(Connection &connection);

    ~FixedSession();
    FixedSession(FixedSession &&other) noexcept;
    FixedSession(const FixedSession &) = delete;
    FixedSession &operator=(const FixedSession &) = delete;

    /// Puts the former settings back; what can go wrong with that is told only here.
    Result<> end();

private:
    FixedSession(Connection &connection, QString restoring);

    Connection *m_connection;
    QString m_restoring; ///< empty once it is done
};

} // namespace stemma
