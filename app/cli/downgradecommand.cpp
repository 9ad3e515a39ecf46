// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/downgradecommand.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

DowngradeCommand::DowngradeCommand()
    : MoveCommand(Direction::Down, u"downgrade"_s, u"Take revisions back, down to a revision or base."_s)
{ }

} // namespace stemma::cli
