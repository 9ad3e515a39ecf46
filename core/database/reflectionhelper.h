// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"
#include "core/database/fixedsession.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace stemma {

/// A second session for as long as a large schema is read: the server then works for both at once. It sees
/// what the first sees, or it is not to be had.
///
/// On the first connection's thread.
class ReflectionHelper
{
public:
    /// Whether it saves more than it costs to be opened, which takes about ten trips to the server and back.
    static bool isWorthwhile(qsizetype tables, double millisecondsOfATrip);

    /// `grants`: the first session's answer to SHOW GRANTS. Nothing when the server has no place for another
    /// session, or when this one would be shown other things, as after SET ROLE in the first.
    static std::unique_ptr<ReflectionHelper> open(const Connection &first, const QStringList &grants);

    Connection &connection() { return *m_connection; }

private:
    std::unique_ptr<Connection> m_connection;
    std::optional<FixedSession> m_session; ///< ends before its connection
};

} // namespace stemma
