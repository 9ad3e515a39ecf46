// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/recentprojects.h"

#include <QFileInfo>
#include <QSettings>

namespace stemma {

namespace {

const auto settingsKey = QStringLiteral("projects/recent");
constexpr int limit = 10;

} // namespace

QStringList RecentProjects::folders()
{
    QStringList result;
    for (const QString &folder : QSettings().value(settingsKey).toStringList()) {
        if (QFileInfo(folder).isDir())
            result.append(folder);
    }
    return result;
}

void RecentProjects::add(const QString &folder)
{
    QSettings settings;
    QStringList all = settings.value(settingsKey).toStringList();
    all.removeAll(folder);
    all.prepend(folder);
    settings.setValue(settingsKey, all.mid(0, limit));
}

} // namespace stemma
