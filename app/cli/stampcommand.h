// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// Moves the rows of the version table without running anything.
class StampCommand : public Command
{
public:
    StampCommand();

protected:
    QString operandSyntax() const override;
    OperandCount operandCount() const override { return {1, anyNumber}; }
    void addOptions(QCommandLineParser &parser) const override;
    bool usesEnvironment() const override { return true; }
    ExitStatus execute(const Request &request) override;

private:
    ExitStatus apply(const Request &request) const;
    ExitStatus print(const Request &request) const;
};

} // namespace stemma::cli
