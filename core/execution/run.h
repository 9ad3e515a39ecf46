// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/runevent.h"
#include "core/execution/runplan.h"

#include <functional>
#include <stop_token>

namespace stemma {

class Connection;

/// Applies a plan to a database, statement by statement, and moves the version rows after each revision,
/// as Alembic writes them: one row matched, or the run stops.
///
/// Works on the thread of the connection and calls the sink there, in order; the last event is always
/// RunFinished. A stop request is obeyed before the next statement. Nothing is repeated or skipped after a
/// failure.
class Run
{
public:
    using Sink = std::function<void(const RunEvent &)>;

    Run(RunPlan plan, Sink sink);

    /// Runs to the end, the first failure, or the stop. Returns what RunFinished said.
    RunFinished apply(Connection &connection, std::stop_token stop = {});

private:
    RunPlan m_plan;
    Sink m_sink;
};

} // namespace stemma
