// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// What makes one schema of another: the database, a revision, an SQL file.
class DiffCommand : public Command
{
public:
    DiffCommand();

protected:
    QString operandSyntax() const override;
    OperandCount operandCount() const override { return {2, 2}; }
    void addOptions(QCommandLineParser &parser) const override;
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
