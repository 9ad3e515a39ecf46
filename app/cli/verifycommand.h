// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// The SQL of revisions as it is worked out here, against what the project's own Alembic prints. Fails where
/// any differs.
class VerifyCommand : public Command
{
public:
    VerifyCommand();

protected:
    QString operandSyntax() const override;
    OperandCount operandCount() const override { return {0, anyNumber}; }
    void addOptions(QCommandLineParser &parser) const override;
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
