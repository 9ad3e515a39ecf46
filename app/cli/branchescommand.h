// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// The revisions that several others follow, and those others. Needs no database.
class BranchesCommand : public Command
{
public:
    BranchesCommand();

protected:
    void addOptions(QCommandLineParser &parser) const override;
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
