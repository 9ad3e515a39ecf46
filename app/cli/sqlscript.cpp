// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sqlscript.h"

#include "core/database/versionscript.h"
#include "core/revisions/steptext.h"

namespace stemma::cli {

QString sqlScript(const RunPlan &plan, const RevisionGraph &graph)
{
    VersionScript script(plan.rowsBefore, plan.versionTable);
    for (const RunStep &step : plan.steps) {
        QStringList statements;
        for (const Statement &statement : step.statements)
            statements << statement.text;
        script.add(stepText(graph, step.step), statements, step.step.rowChanges);
    }
    return script.text();
}

} // namespace stemma::cli
