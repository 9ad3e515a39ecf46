// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace stemma {

/// Splits a list of paths at the separator that `path_separator` names: os, space, newline, ":" or ";". Empty
/// parts are left out. Errors: FileMalformed for any other name.
Result<QStringList> splitPaths(const QString &text, const QString &separatorName);

/// The same where no separator is named: at each of `separators`. A line end is none, as in Alembic.
QStringList splitPathsWithoutSeparator(const QString &text, const QString &separators);

} // namespace stemma
