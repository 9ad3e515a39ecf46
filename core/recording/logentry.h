// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

/// One entry of a server's general log.
struct LogEntry
{
    qint64 session = 0; ///< the server's thread id
    QString command; ///< "Connect", "Query", "Execute", "Init DB", "Quit" …
    QString text; ///< without white space at both ends
    bool isExact = true; ///< false: it has bytes that are no text
};

} // namespace stemma
