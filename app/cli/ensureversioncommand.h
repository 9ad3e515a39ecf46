// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// Creates the version table where it is missing, and nothing else.
class EnsureVersionCommand : public Command
{
public:
    EnsureVersionCommand();

protected:
    void addOptions(QCommandLineParser &parser) const override;
    bool usesEnvironment() const override { return true; }
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
