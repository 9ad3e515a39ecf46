// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"

#include <QList>
#include <QString>

namespace stemma {

/// What env.py tells context.configure() about the version table, found by looking at its text: it is never
/// run.
struct EnvironmentScript
{
    QString versionTable; ///< empty: Alembic's default
    QList<Problem> problems; ///< a name that only running env.py would tell

    /// `text` is the content of the file at `file`.
    static EnvironmentScript read(const QString &text, const QString &file);
};

} // namespace stemma
