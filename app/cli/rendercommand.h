// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// The SQL of revisions, each by itself, up and down. Needs no database, and with --script-location no
/// configuration either.
class RenderCommand : public Command
{
public:
    RenderCommand();

protected:
    QString operandSyntax() const override;
    OperandCount operandCount() const override { return {0, anyNumber}; }
    void addOptions(QCommandLineParser &parser) const override;
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
