// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// Upgrades the demo project to head on a private server that is gone afterwards. Touches no database of the
/// user's.
class DemoCommand : public Command
{
public:
    DemoCommand();

protected:
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
