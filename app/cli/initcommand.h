// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// Makes a new project: alembic.ini, a folder for revisions, and what Alembic needs beside them.
class InitCommand : public Command
{
public:
    InitCommand();

protected:
    QString operandSyntax() const override;
    OperandCount operandCount() const override { return {1, 1}; }
    void addOptions(QCommandLineParser &parser) const override;
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
