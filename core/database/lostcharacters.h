// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace stemma {

struct ReflectionWork;

/// information_schema knows no characters beyond the Basic Multilingual Plane and tells question marks for
/// them: one for each, or in some texts one for each of its four bytes. SHOW CREATE tells them right where
/// they stand in expressions, in views and in programs; comments have truly lost them, and of literal
/// defaults and the values of ENUM and SET neither tells more. Asks for each object that
/// ReflectionWork::doubtful names, and puts the characters back. MySQL also tells strings in bodies without
/// their doubled quotes and escapes, and MariaDB halves backslashes; there the whole body is taken from SHOW
/// CREATE.
Result<> restoreCharacters(ReflectionWork &work);

/// `told` with its question marks replaced by what stands in their place in `whole`, where that can be found
/// from `from` on, which is moved behind it; else as it is. Pure.
QString restored(const QString &told, const QString &whole, qsizetype &from);

/// The same for each string literal in a piece of SQL.
QString restoredLiterals(const QString &sql, const QString &whole, qsizetype from);

} // namespace stemma
