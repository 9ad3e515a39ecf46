// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

namespace stemma {

class Configuration;

/// Fills in which database the project means, and where that is said. `readsVariable`: env.py reads
/// DATABASE_URL from the process's environment, which a .env file doesn't override.
void readDatabaseUrl(Configuration &configuration, bool readsVariable, Project &project);

/// Fills in the databases of a project that migrates several; after readDatabaseUrl().
void readDatabases(Configuration &configuration, Project &project);

} // namespace stemma
