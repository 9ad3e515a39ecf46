// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recording/recorded.h"
#include "core/recording/recordingrequest.h"

#include <QHash>

#include <stop_token>

namespace stemma {

struct Recording
{
    Recorded step;
    QHash<QString, Recorded> before; ///< upgrades on the way that had to be recorded as well, by revision
};

/// Runs a revision with the project's own Python against a private server that stands where the revision
/// begins, and reads from the server's general log what it sends.
///
/// THIS RUNS THE PROJECT'S CODE: ask first. Its connections are led to the private server whatever URL it
/// makes; one that would reach another server ends the run before it connects. Where the kernel allows it the
/// code has no network at all. Python itself writes nothing into the project.
///
/// What was recorded is then run by itself from the same stand; where that doesn't lead to the same schema
/// with the same numbers of rows, the recording is NeedsPython with the difference. Without lent rows the
/// schema is empty but for what the revisions before have written: a revision that asks for rows may do
/// something else on real ones.
///
/// Blocks: call it from a worker. Errors: NeedsPython, with the project's traceback where its code raised,
/// that it took too long, or why the run was ended; StatementFailed for a known revision on the way;
/// SandboxUnavailable; Cancelled. Nothing is kept of a run that has failed.
Result<Recording> record(const RecordingRequest &request, std::stop_token stop = {});

} // namespace stemma
