// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// Everything about the revisions that a target means. Only `show current` needs the database.
class ShowCommand : public Command
{
public:
    ShowCommand();

protected:
    QString operandSyntax() const override;
    OperandCount operandCount() const override { return {1, 1}; }
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
