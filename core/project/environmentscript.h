// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/project/importedmodule.h"
#include "core/project/mainoption.h"
#include "core/project/namingconvention.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

/// What env.py tells Alembic, found by looking at its text: it is never run. What only running would tell is
/// a problem with its line.
struct EnvironmentScript
{
    QString versionTable = QStringLiteral("alembic_version");
    QString versionTableSchema; ///< empty: the connection's own
    bool readsDatabaseUrlVariable = false; ///< os.environ["DATABASE_URL"], os.getenv("DATABASE_URL") …
    ProjectNaming namingConvention;
    QList<ImportedModule> imports;
    QList<Problem> problems;

    /// `source` is the content of the file at `file`; `importFolders` are absolute.
    static EnvironmentScript read(const QByteArray &source, const QString &file,
                                  const QStringList &importFolders, const MainOption &mainOption);
};

} // namespace stemma
