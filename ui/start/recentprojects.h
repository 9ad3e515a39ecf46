// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace stemma {

/// The folders of projects that were opened, last first, at most ten; kept in the settings under
/// "projects/recent". Folders that are gone are left out but not forgotten: they may be on a disk that is
/// away.
class RecentProjects
{
public:
    static QStringList folders();
    static void add(const QString &folder);
};

} // namespace stemma
