// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// The project's own Python: which there are, which one is meant, and whether it may run. Runs nothing
/// itself.
class PythonVerb : public Command
{
public:
    PythonVerb();

protected:
    void addOptions(QCommandLineParser &parser) const override;
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
