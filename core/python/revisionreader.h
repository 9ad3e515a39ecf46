// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/python/evaluationcontext.h"
#include "core/python/revisionsql.h"
#include "core/revisions/revision.h"
#include "core/sql/dialect.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace stemma {

/// What one Python revision file says, found by parsing alone: nothing in it is ever run.
struct RevisionFile
{
    std::optional<Revision> revision; ///< nothing when the file states no id that can be read
    RevisionSql sql;
    QList<Problem> problems; ///< broken Python, unreadable identifiers; each with file and line
    QStringList filesRead; ///< the project's other files that the SQL rests on
};

/// Parses a revision file and evaluates it statically; the project's own modules are followed where it
/// imports them and `context` has them: `file` is absolute then, else only used for places. Reentrant: call
/// it from as many threads as you like. Broken Python costs the SQL of that file, and its identifiers where
/// they are hit.
RevisionFile readRevisionFile(const QByteArray &source, const QString &file,
                              const EvaluationContext &context);

/// The identifiers of a file and its problems, without the SQL.
struct RevisionFileHeader
{
    std::optional<Revision> revision;
    QList<Problem> problems;

    bool operator==(const RevisionFileHeader &) const = default;
};

/// The same revision and problems as readRevisionFile(), without evaluating the functions. Files that are
/// written plainly are not even given to the syntax tree.
RevisionFileHeader readRevisionFileHeader(const QByteArray &source, const QString &file, Dialect dialect);

} // namespace stemma
