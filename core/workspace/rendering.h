// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/snapshot.h"

#include <QList>

namespace stemma {

/// A revision and its SQL.
struct RenderedRevision
{
    RevisionGraph::Node node = 0;
    RevisionSql sql;
};

/// The SQL of these nodes, in their order, in the snapshot's dialect; ghosts are left out. Spread over all
/// cores. Blocks: call it from a worker. A file that is gone or has changed since the snapshot needs Python.
QList<RenderedRevision> renderRevisions(const Snapshot &snapshot, const QList<RevisionGraph::Node> &nodes);

} // namespace stemma
