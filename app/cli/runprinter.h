// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/execution/runevent.h"
#include "core/execution/runplan.h"
#include "core/revisions/revisiongraph.h"

namespace stemma::cli {

/// Tells a run as it happens: "Running upgrade a -> b, message" and each statement, or one event a line with
/// JSON. The plan and the graph must outlive it.
class RunPrinter
{
public:
    RunPrinter(const Console &console, const RunPlan &plan, const RevisionGraph &graph, bool json);

    void operator()(const RunEvent &event) const;

private:
    void text(const RunEvent &event) const;

    const Console &m_console;
    const RunPlan &m_plan;
    const RevisionGraph &m_graph;
    bool m_json;
};

} // namespace stemma::cli
