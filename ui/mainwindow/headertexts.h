// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/snapshot.h"
#include "ui/theme/role.h"

#include <QString>

namespace stemma {

/// The short answers of the header: which database, what server, where it stands. Pure, for tests.
struct HeaderTexts
{
    QString database; ///< "root@localhost/storyboard"
    QString databaseTip; ///< with port or socket
    QString kind; ///< "sandbox", "local", "remote"
    Role kindRole = Role::Line;
    QString server; ///< "MariaDB 11.8.6"
    QString position; ///< "at 7bea168f7920 · 3 behind"
    QString positionTip;
    Role positionRole = Role::Text;
};

HeaderTexts headerTexts(const Snapshot *snapshot, const DatabaseState &database, bool demo);

/// "root@localhost/storyboard": short enough for buttons and titles.
QString databaseName(const DatabaseState &database, bool demo);

} // namespace stemma
