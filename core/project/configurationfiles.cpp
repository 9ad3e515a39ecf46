// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/configurationfiles.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

const QString tomlName = u"pyproject.toml"_s;
const QString iniName = u"alembic.ini"_s;

constexpr int highestClimb = 4;

// A link to nowhere is a file to report, not an absent one.
bool isThere(const QString &file)
{
    const QFileInfo info(file);
    return info.exists() || info.isSymLink();
}

QString fileIn(const QString &folder, const QString &name)
{
    return QDir::cleanPath(QDir(folder).absoluteFilePath(name));
}

bool isToml(const QString &name)
{
    return QFileInfo(name).fileName() == tomlName;
}

Result<ConfigurationFiles> inFolder(const QString &folder, const ProjectOptions &options)
{
    QString ini = iniName;
    QString toml = tomlName;
    if (!options.environmentConfig.isEmpty())
        (isToml(options.environmentConfig) ? toml : ini) = options.environmentConfig;
    bool haveIni = false;
    bool haveToml = false;
    for (const QString &name : options.configFiles) {
        bool &have = isToml(name) ? haveToml : haveIni;
        if (have) {
            return failure(ErrorKind::NotAProject,
                           isToml(name) ? u"Two pyproject.toml files are named."_s
                                        : u"Two ini files are named."_s,
                           u"Name one of each kind at most."_s);
        }
        have = true;
        (isToml(name) ? toml : ini) = name;
    }

    // A folder is nothing that Alembic takes there, and can only be meant in one way.
    if (options.configFiles.size() == 1 && QFileInfo(fileIn(folder, options.configFiles.first())).isDir())
        return inFolder(fileIn(folder, options.configFiles.first()),
                        ProjectOptions{.section = options.section});

    const QString opened = fileIn(folder, u"."_s);
    ConfigurationFiles files{opened, {opened}, fileIn(folder, ini), fileIn(folder, toml)};
    for (const QString &name : options.configFiles) {
        if (!isThere(fileIn(folder, name))) {
            return failure(ErrorKind::NotAProject, u"There is no such file."_s,
                           u"Correct the name of the configuration file."_s, {fileIn(folder, name), 0, 0});
        }
    }
    if (!isThere(files.ini))
        files.ini.clear();
    if (!isThere(files.toml))
        files.toml.clear();
    if (files.ini.isEmpty() && files.toml.isEmpty()) {
        return failure(
            ErrorKind::NotAProject,
            u"There is neither an %1 nor a pyproject.toml in this folder."_s.arg(QFileInfo(ini).fileName()),
            u"Choose the folder that alembic is run in."_s, {files.folder, 0, 0});
    }
    // What is named lies anywhere, and what belongs to it lies beside it.
    const bool haveName = haveIni || haveToml || !options.environmentConfig.isEmpty();
    if (haveName) {
        files.folder =
            QFileInfo(files.ini.isEmpty() || (haveToml && !haveIni) ? files.toml : files.ini).path();
        files.starts << files.folder;
    }
    return files;
}

/// Alembic looks for pyproject.toml where it is run, which is in or above the folder of the ini file.
QString tomlAbove(QString folder)
{
    for (int climb = 0; climb <= highestClimb; ++climb) {
        const QString file = fileIn(folder, tomlName);
        if (isThere(file))
            return file;
        const QString above = QFileInfo(folder).path();
        if (QFileInfo::exists(folder + "/.git"_L1) || above == folder)
            break;
        folder = above;
    }
    return {};
}

} // namespace

Result<ConfigurationFiles> findConfigurationFiles(const QString &path, const ProjectOptions &options)
{
    const QFileInfo given(path);
    if (given.isDir())
        return inFolder(given.absoluteFilePath(), options);
    const QString file = QDir::cleanPath(given.absoluteFilePath());
    if (!isThere(file)) {
        return failure(ErrorKind::NotAProject, u"There is no such file or folder."_s,
                       u"Choose a folder with an alembic.ini."_s, {file, 0, 0});
    }
    const QString folder = QFileInfo(file).path();
    ConfigurationFiles files{folder, {folder}, {}, {}};
    if (isToml(file)) {
        files.toml = file;
        if (const QString ini = fileIn(files.folder, iniName); isThere(ini))
            files.ini = ini;
    } else {
        files.ini = file;
        files.toml = tomlAbove(files.folder);
    }
    return files;
}

} // namespace stemma
