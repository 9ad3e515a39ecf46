// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sql/dialect.h"

#include <QString>

namespace stemma {

/// In backticks, whatever it is.
QString quotedIdentifier(const QString &name);

/// As SQLAlchemy writes a name: in backticks only when it is a reserved word, begins with a digit or `$`, or
/// has another character than a-z, 0-9, `_` and `$` (capitals included).
QString identifier(const QString &name, Dialect dialect);

/// A string literal in single quotes: quotes and backslashes doubled, as it must be under a server's usual
/// SQL mode (not NO_BACKSLASH_ESCAPES).
QString quotedString(const QString &value);

} // namespace stemma
