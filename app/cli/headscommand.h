// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// The revisions that no down_revision points to. Needs no database.
class HeadsCommand : public Command
{
public:
    HeadsCommand();

protected:
    void addOptions(QCommandLineParser &parser) const override;
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
