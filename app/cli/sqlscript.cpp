// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sqlscript.h"

#include "app/cli/revisiontext.h"
#include "core/database/versionsql.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

QString sqlScript(const RunPlan &plan, const RevisionGraph &graph)
{
    QString script;
    const auto add = [&](const QString &statement) { script += statement + ";\n\n"_L1; };
    if (plan.rowsBefore.isEmpty() && !plan.steps.isEmpty())
        add(versionTableSql(plan.versionTable));
    for (const RunStep &step : plan.steps) {
        script += "-- Running "_L1 + stepText(graph, step.step) + "\n\n"_L1;
        for (const Statement &statement : step.statements)
            add(statement.text);
        for (const RowChange &change : step.step.rowChanges)
            add(rowChangeSql(change, plan.versionTable));
    }
    return script;
}

} // namespace stemma::cli
