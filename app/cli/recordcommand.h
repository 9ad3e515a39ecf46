// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// Runs a revision with the project's own Python on a private server and prints the SQL that it sends there.
class RecordCommand : public Command
{
public:
    RecordCommand();

protected:
    QString operandSyntax() const override;
    OperandCount operandCount() const override { return {1, 1}; }
    void addOptions(QCommandLineParser &parser) const override;
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
