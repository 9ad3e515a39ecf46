// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/database/connectionsettings.h"

#include <QString>

namespace stemma {

/// The error numbers of the servers and of the client library, read as ours. Numbers decide, never the text;
/// numbers above 4000 mean different things on MySQL and MariaDB and are read only where both agree.

/// The session is gone: nothing more can be asked of it.
bool isConnectionLost(int code);

/// Why a connection could not be opened. `words` are the server's own.
Error openingError(int code, const QString &words, const ConnectionSettings &settings);

/// Why a statement of an open session failed: StatementFailed, AccessDenied or ConnectionLost, with advice.
Error statementError(int code, const QString &words, const QString &sql);

/// What every call answers once the session is lost.
Error lostError();

} // namespace stemma
