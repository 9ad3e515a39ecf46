// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sqlscript.h"

#include "core/database/versionscript.h"
#include "core/revisions/identifiers.h"
#include "core/revisions/steptext.h"

using namespace Qt::StringLiterals;

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

QString sqlScript(const StampPlan &plan, const VersionTableName &table)
{
    VersionScript script(plan.rowsBefore, table);
    for (const StampStep &step : plan.steps)
        script.add(stepText(step), {}, step.rowChanges);
    return script.text();
}

Result<QStringList> startingRows(const QString &from, const RevisionGraph &graph)
{
    const Identifiers identifiers(graph);
    return identifiers.one(from.isEmpty() ? u"base"_s : from).transform([&](RevisionGraph::Node node) {
        return node < 0 ? QStringList() : QStringList(identifiers.id(node));
    });
}

} // namespace stemma::cli
