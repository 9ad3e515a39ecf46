// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/revisionreader.h"

#include <QByteArray>
#include <QString>

namespace stemma {

/// Whether a file's name says that it may be an .sql revision.
bool isSqlFileName(const QString &name);

/// Whether an .sql file is a revision: the comments at its top hold `-- revision: …`. Others are data of the
/// project.
bool isSqlRevision(const QByteArray &bytes);

/// What an .sql revision file says; docs/sqlrevisions.md has the format. Pure and reentrant. Faults become
/// problems with their line; a section that is not there, or that can't be told from the other one, is
/// unknown, never empty.
RevisionFile readSqlRevisionFile(const QByteArray &bytes, const QString &file);

/// Either kind of revision file, told by its name. An .sql file that is no revision says nothing.
RevisionFile readAnyRevisionFile(const QByteArray &bytes, const QString &file,
                                 const EvaluationContext &context);

} // namespace stemma
