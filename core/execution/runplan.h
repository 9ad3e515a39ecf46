// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/doubt.h"
#include "core/database/versiontablename.h"
#include "core/revisions/plan.h"
#include "core/sql/statement.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

/// A plan with its SQL: all that a run needs to know. A value.
struct RunStep
{
    PlanStep step;
    QString message; ///< the revision's message, for people
    QList<Statement> statements;
    QList<Doubt> doubts{}; ///< what may make the statements others than these

    bool operator==(const RunStep &) const = default;
};

struct RunPlan
{
    QStringList rowsBefore; ///< the run refuses to start when the version table says otherwise
    QList<RunStep> steps;
    VersionTableName versionTable{};

    int statementCount() const
    {
        int count = 0;
        for (const RunStep &step : steps)
            count += int(step.statements.size());
        return count;
    }
    bool operator==(const RunPlan &) const = default;
};

} // namespace stemma
