// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/upgradecommand.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

UpgradeCommand::UpgradeCommand()
    : MoveCommand(Direction::Up, u"upgrade"_s, u"Upgrade the database to head, heads or a revision."_s)
{ }

} // namespace stemma::cli
