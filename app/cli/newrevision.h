// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/base/result.h"
#include "core/project/revisiondraft.h"
#include "core/workspace/snapshot.h"

#include <QJsonObject>

namespace stemma::cli {

/// Makes the file of a new revision and says so, as `alembic` does: "Generating …/x.py ...  done". Hooks that
/// the project wants to be run over it are named on standard error.
Result<> writeNewRevision(const Snapshot &snapshot, const RevisionRequest &asked, const Console &console,
                          bool json);

/// {"revision":…,"file":…,"down_revision":[…],"branch_labels":[…],"depends_on":[…],"message":…}
QJsonObject writtenJson(const Revision &revision);

} // namespace stemma::cli
