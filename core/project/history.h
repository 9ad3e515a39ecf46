// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/project/project.h"
#include "core/python/revisionreader.h"
#include "core/revisions/revision.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace stemma {

/// All revision files of a project, read in parallel, in Alembic's order: version locations in turn, names
/// sorted. Two files with one id are both there. A file that can't be read or parsed becomes a problem; the
/// others are kept.
struct History
{
    QList<Revision> revisions;
    QHash<QString, RevisionSql> sql; ///< by file
    QHash<QString, QByteArray> sources; ///< by file
    QList<Problem> problems;
};

/// Blocks while it reads: call it from a worker. The files are spread over all cores.
History readHistory(const Project &project, Dialect dialect);

} // namespace stemma
