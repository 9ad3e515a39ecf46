// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/snapshot.h"

namespace stemma {

/// Fills in what follows from the rows of the version table: which revisions are applied, how many are
/// pending, what is wrong with the rows, and the error when a row can't be located. Pure.
DatabaseState placed(DatabaseState state, const Snapshot &snapshot);

/// The database that a project names, before anything is connected: settings, or why there is nothing to
/// connect to.
struct NamedDatabase
{
    DatabaseState state; ///< stage None, Unsupported, or Connecting with settings
    Secret password;
};
NamedDatabase databaseNamedBy(const Project &project);

} // namespace stemma
