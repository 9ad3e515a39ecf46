// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/execution/runplan.h"
#include "core/revisions/plan.h"

#include <functional>

namespace stemma::cli {

/// What `upgrade` and `downgrade` have in common: both move the database along the graph, or print the script
/// for it.
class MoveCommand : public Command
{
public:
    MoveCommand(Direction direction, QString name, QString summary);

protected:
    QString operandSyntax() const override;
    OperandCount operandCount() const override { return {1, 1}; }
    void addOptions(QCommandLineParser &parser) const override;
    bool usesEnvironment() const override { return true; }
    ExitStatus execute(const Request &request) override;

private:
    ExitStatus print(const Request &request, Session &session) const;
    ExitStatus apply(const Request &request, Session &session) const;
    Result<RunPlan> offlinePlan(const QString &operand, const Session &session) const;
    static Result<RunPlan> withPython(const Request &request, Session &session,
                                      const std::function<Result<RunPlan>()> &plan);
    static ExitStatus failRun(const Request &request, const Error &error);

    Direction m_direction;
};

/// Applies a plan and tells it as it happens; Ctrl+C stops it after the statement under way.
ExitStatus runPlan(const Console &console, Session &session, const RunPlan &plan, bool json);

} // namespace stemma::cli
