// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/revisions/planner.h"

#include <QJsonObject>

namespace stemma::cli {

/// What upgrade, downgrade or stamp would do from given rows, step by step, with the rows after each. Needs
/// no database and touches none.
class PlanCommand : public Command
{
public:
    PlanCommand();

protected:
    QString operandSyntax() const override;
    OperandCount operandCount() const override { return {2, anyNumber}; }
    void addOptions(QCommandLineParser &parser) const override;
    ExitStatus execute(const Request &request) override;

private:
    static ExitStatus show(const Request &request, const RevisionGraph &graph, const Plan &plan);
    static ExitStatus show(const Request &request, const StampPlan &plan);
};

} // namespace stemma::cli
