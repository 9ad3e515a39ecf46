// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/python/revisionsql.h"
#include "core/revisions/revision.h"
#include "core/sql/dialect.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace stemma {

/// What one Python revision file says, found by parsing alone: nothing in it is ever run.
struct RevisionFile
{
    std::optional<Revision> revision; ///< nothing when the file states no id that can be read
    RevisionSql sql;
    QList<Problem> problems; ///< broken Python, unreadable identifiers; each with file and line
};

/// Parses a revision file and evaluates it statically. Pure and reentrant: call it from as many threads as
/// you like. `file` is only used for places. Broken Python costs the SQL of that file, and its identifiers
/// where they are hit.
RevisionFile readRevisionFile(const QByteArray &source, const QString &file, Dialect dialect);

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
