// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/snapshot.h"

#include <optional>

namespace stemma {

/// Whose SQL a project's revisions are written in: the scheme of its URL says which dialect Alembic uses, and
/// the server that answers changes some of its words. Without a server yet, that of the URL's scheme.
Dialect dialectFor(const Project &project, std::optional<ServerInfo::Flavour> server);

/// Reads a project's files into a snapshot: configuration, revision files with their SQL, graph and lanes.
/// \a path and \a options are those of readProject(). With Reading::Headers the SQL is worked out only when
/// it is asked for, there are no lanes, and a cache in the user's cache folder is used. Files that are the
/// same as in \a before are not parsed again. Blocks: call it from a worker. Runs nothing of the project.
/// Errors: those of readProject(); everything less is a problem in the snapshot.
Result<SnapshotPtr> readSnapshot(const QString &path, int number = 0,
                                 std::optional<ServerInfo::Flavour> server = std::nullopt,
                                 const ProjectOptions &options = {}, Reading reading = Reading::Full,
                                 const SnapshotPtr &before = nullptr);

/// What the git branch adds to a project's revision files. A snapshot with the SQL has it already. Blocks.
BranchAdditions branchAdditionsOf(const Snapshot &snapshot);

/// The folder of the demo project: beside the installed program, else in the source tree it was built from.
QString demoProjectFolder();

} // namespace stemma
