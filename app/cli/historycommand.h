// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// All revisions, newest first. Needs no database.
class HistoryCommand : public Command
{
public:
    HistoryCommand();

protected:
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
