// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/snapshot.h"

namespace stemma {

/// Reads a project's files into a snapshot: configuration, revision files with their SQL, graph and lanes.
/// \a path is a folder with alembic.ini, or that file. Blocks: call it from a worker. Runs nothing of the project.
/// Errors: those of readProject(); everything less is a problem in the snapshot.
Result<SnapshotPtr> readSnapshot(const QString &path, int number = 0);

/// The folder of the demo project: beside the installed program, else in the source tree it was built from.
QString demoProjectFolder();

} // namespace stemma
