// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/run.h"

#include "core/execution/runstepper.h"

namespace stemma {

Run::Run(RunPlan plan, Sink sink)
    : m_plan(std::move(plan))
    , m_sink(std::move(sink))
{ }

RunFinished Run::apply(Connection &connection, std::stop_token stop)
{
    return RunStepper(m_plan, m_sink, connection, std::move(stop)).run();
}

} // namespace stemma
