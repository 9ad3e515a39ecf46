// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/scriptfolder.h"

#include "core/project/inifile.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

bool isFile(const QString &folder, const QString &name)
{
    return QFileInfo(folder + u'/' + name).isFile();
}

/// The folder that a package's outermost package lies in.
QString abovePackages(QString folder)
{
    while (isFile(folder, u"__init__.py"_s) && QFileInfo(folder).path() != folder)
        folder = QFileInfo(folder).path();
    return folder;
}

/// The nearest folder, from this one up, that looks like the top of a checkout; empty when there is none.
QString checkoutTop(QString folder)
{
    static const QStringList marks{u".git"_s, u"pyproject.toml"_s, u"setup.cfg"_s, u"setup.py"_s};
    for (;;) {
        if (std::ranges::any_of(marks,
                                [&](const QString &mark) { return QFileInfo::exists(folder + u'/' + mark); }))
            return folder;
        const QString above = QFileInfo(folder).path();
        if (above == folder)
            return {};
        folder = above;
    }
}

} // namespace

Result<IniFile> ScriptFolder::configuration() const
{
    // Given as defaults the paths are taken as they are, whatever is in them.
    const QString text = u"[alembic]\n"
                         "path_separator = newline\n"
                         "script_location = %(location)s\n"
                         "version_locations = %(versions)s\n"
                         "recursive_version_locations = true\n"
                         "prepend_sys_path = %(imports)s\n"_s;
    return IniFile::parse(text, scriptLocation,
                          {{u"location"_s, scriptLocation},
                           {u"versions"_s, versions},
                           {u"imports"_s, importFolders.join(u'\n')}});
}

Result<ScriptFolder> findScriptFolder(const QString &folder)
{
    const QString location = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (!QFileInfo(location).isDir()) {
        return failure(ErrorKind::NotAProject, u"There is no such folder with revisions."_s,
                       u"Name the folder that env.py is in, or the one with the revision files."_s,
                       {location, 0, 0});
    }
    ScriptFolder found;
    const QString above = QFileInfo(location).path();
    const bool hasVersions = QFileInfo(location + "/versions"_L1).isDir();
    const bool isVersions = !hasVersions && !isFile(location, u"env.py"_s) && isFile(above, u"env.py"_s);
    found.scriptLocation = isVersions ? above : location;
    found.versions = hasVersions ? location + "/versions"_L1 : location;
    found.root = abovePackages(QFileInfo(found.scriptLocation).path());
    const QString top = checkoutTop(found.root);
    if (!top.isEmpty() && top != found.root)
        found.importFolders << top << top + "/src"_L1;
    return found;
}

} // namespace stemma
