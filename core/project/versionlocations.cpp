// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/versionlocations.h"

#include "core/project/configuration.h"
#include "core/project/pathresolver.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// The folder and all below it, parents first; each real folder once, so that links in a circle end.
void addRecursively(const QString &folder, QStringList &folders, QSet<QString> &seen)
{
    const QString real = QFileInfo(folder).canonicalFilePath();
    if (seen.contains(real))
        return;
    seen.insert(real);
    folders << folder;
    const QStringList below =
        QDir(folder).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : below) {
        const QString path = folder + u'/' + name;
        // Alembic's walk doesn't follow links either.
        if (name != "__pycache__"_L1 && !QFileInfo(path).isSymLink())
            addRecursively(path, folders, seen);
    }
}

/// Says how a text was split where that is likely to surprise: Alembic warns of it too.
void remarkOnSplitting(Configuration &configuration, const Configuration::List &written)
{
    if (!written.isSplitBySpaces)
        return;
    const bool spansLines = written.place.endLine > written.place.line;
    if (written.items.size() > 1) {
        configuration.add(
            u"path-separator-missing"_s, Severity::Info,
            u"version_locations is split at spaces and commas, for no path_separator is named."_s,
            u"Add path_separator = os to alembic.ini, and write : between the folders."_s, written.place);
    }
    if (spansLines) {
        configuration.add(
            u"path-separator-missing"_s, Severity::Warning,
            u"version_locations spans lines, which without path_separator = newline are one path."_s,
            u"Add path_separator = newline to alembic.ini."_s, written.place);
    }
}

} // namespace

VersionLocations findVersionLocations(Configuration &configuration, const PathResolver &paths,
                                      const QString &scriptLocation)
{
    VersionLocations result;
    const bool recursive = configuration.isTrue(u"recursive_version_locations"_s);
    const Configuration::List written = configuration.paths(u"version_locations"_s);
    result.areNamed = !written.place.isEmpty();
    remarkOnSplitting(configuration, written);

    QList<Configuration::Value> items = written.items;
    if (!result.areNamed && !scriptLocation.isEmpty())
        items << Configuration::Value{scriptLocation + "/versions"_L1, {}};
    QSet<QString> seen;
    for (const Configuration::Value &each : std::as_const(items)) {
        const QString folder = paths.resolve(each.text);
        result.named << VersionLocation{result.areNamed ? each.text : u"versions"_s, folder};
        const Place place = result.areNamed ? each.place : configuration.place();
        if (folder.isEmpty()) {
            configuration.add(u"package-missing"_s, Severity::Error,
                              u"version_locations names the package %1, which is not below the project's "
                              "folder."_s.arg(each.text.section(u':', 0, 0)),
                              u"Write the folder's path instead."_s, place);
        } else if (!QFileInfo(folder).isDir()) {
            configuration.add(u"version-location-missing"_s, Severity::Error,
                              u"There is no folder %1 with revision files."_s.arg(folder),
                              u"Create it, or correct version_locations."_s, place);
        } else if (recursive) {
            addRecursively(folder, result.folders, seen);
        } else if (!result.folders.contains(folder)) {
            result.folders << folder;
        }
    }
    return result;
}

} // namespace stemma
