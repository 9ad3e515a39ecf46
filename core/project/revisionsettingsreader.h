// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/revisionsettings.h"

#include <QString>

namespace stemma {

class Configuration;

/// The settings for new revision files, but for the version locations. What can't be read becomes a problem
/// of the configuration, and Alembic's default counts. `scriptLocation` may be empty.
RevisionSettings readRevisionSettings(Configuration &configuration, const QString &scriptLocation);

/// [post_write_hooks] of the ini file, or else tool.alembic.post_write_hooks.
QList<PostWriteHook> readPostWriteHooks(Configuration &configuration);

} // namespace stemma
