// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/movecommand.h"

namespace stemma::cli {

class UpgradeCommand : public MoveCommand
{
public:
    UpgradeCommand();
};

} // namespace stemma::cli
