// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// The revisions that history begins with. Needs no database.
class BasesCommand : public Command
{
public:
    BasesCommand();

protected:
    void addOptions(QCommandLineParser &parser) const override;
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
