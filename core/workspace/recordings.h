// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recording/recorder.h"
#include "core/sandbox/replay.h"
#include "core/workspace/snapshot.h"

#include <functional>
#include <stop_token>

namespace stemma {

class Connection;

struct RecordingOptions
{
    QString python; ///< the project's interpreter, absolute
    QStringList arguments; ///< of -x
    int timeout = 60'000; ///< ms for each revision that is run
    int lentRows = 0; ///< of each table of the connected database at most; 0: none
    bool cached = true;
    std::function<void(const QString &revision)> progress;
};

/// What record() needs for a revision of a project: the upgrades that lead there, with the version table's
/// rows before each. `replaying`: the server and the schema's surroundings. `lender` is asked only where rows
/// are lent; it must stand where the step begins. Errors: those of Planner; NotPlannable where the lender
/// stands elsewhere; the lender's.
Result<RecordingRequest> recordingRequest(const Snapshot &snapshot, RevisionGraph::Node node,
                                          Direction direction, const RecordingOptions &options,
                                          const ReplayOptions &replaying, Connection *lender = nullptr);

/// Names of environment variables that env.py reads and that sound like a database's URL. Pure.
QStringList urlVariablesIn(const QByteArray &environmentScript);

} // namespace stemma
