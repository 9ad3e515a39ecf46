// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// Where the database is not what the revisions at its rows say.
class DriftCommand : public Command
{
public:
    DriftCommand();

protected:
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
