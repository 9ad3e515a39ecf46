// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// Writes a revision file that joins several revisions. Needs no database.
class MergeCommand : public Command
{
public:
    MergeCommand();

protected:
    QString operandSyntax() const override;
    OperandCount operandCount() const override { return {1, anyNumber}; }
    void addOptions(QCommandLineParser &parser) const override;
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
