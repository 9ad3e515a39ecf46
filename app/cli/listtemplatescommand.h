// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace stemma::cli {

/// What `init` can make.
class ListTemplatesCommand : public Command
{
public:
    ListTemplatesCommand();

protected:
    ExitStatus execute(const Request &request) override;
};

} // namespace stemma::cli
