// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projectpython/interpreters.h"

#include "core/project/projectmodules.h"
#include "core/project/textfile.h"
#include "core/projectpython/installedpackages.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// The folder of the project and those above it, up to its root.
QStringList foldersOf(const Project &project)
{
    const QString root = QFileInfo(projectRoot(project)).canonicalFilePath();
    QString folder = QFileInfo(project.folder).canonicalFilePath();
    QStringList folders;
    while (!folder.isEmpty()) {
        folders << folder;
        const bool isBelow = !root.isEmpty() && folder.startsWith(QString(root + u'/'));
        if (!isBelow)
            break;
        folder = QFileInfo(folder).path();
    }
    return folders;
}

class Found
{
public:
    explicit Found(QString home)
        : m_home(std::move(home))
    { }

    void add(const QString &path, InterpreterOrigin origin, const QString &foundBy)
    {
        std::optional<Interpreter> one = interpreterAt(path, origin, foundBy, m_home);
        if (!one)
            return;
        // By folder: the python of an environment is a link to another, which has other packages.
        const QString key = QFileInfo(QFileInfo(one->program).path()).canonicalFilePath();
        if (m_keys.contains(key))
            return;
        m_keys << key;
        all << *std::move(one);
    }

    QList<Interpreter> all;

private:
    QString m_home;
    QStringList m_keys;
};

QString pathProgram(const QProcessEnvironment &variables)
{
    for (const QString &folder : variables.value(u"PATH"_s).split(u':', Qt::SkipEmptyParts)) {
        const QFileInfo program(folder + "/python3"_L1);
        if (program.isAbsolute() && program.isFile() && program.isExecutable())
            return program.filePath();
    }
    return {};
}

/// What a file .venv says, which stands for a folder: a path, or a name that Pipenv knows.
QString pointedAt(const QString &file, const EnvironmentPlaces &places)
{
    const QString text = readTextFile(file).value_or(QString()).trimmed();
    if (text.isEmpty() || text.contains(u'\n'))
        return {};
    if (text.contains(u'/'))
        return QDir(QFileInfo(file).path()).absoluteFilePath(text);
    const QString own = places.variables.value(u"WORKON_HOME"_s);
    return (own.isEmpty() ? places.home + "/.local/share/virtualenvs"_L1 : own) + u'/' + text;
}

} // namespace

std::optional<Interpreter> interpreterAt(const QString &path, InterpreterOrigin origin,
                                         const QString &foundBy, const QString &home)
{
    QString program = QDir::cleanPath(path);
    if (QFileInfo(program).isDir()) {
        const QString folder = program;
        program = folder + "/bin/python"_L1;
        if (!QFileInfo(program).isFile())
            program = folder + "/bin/python3"_L1;
    }
    const QFileInfo info(program);
    if (!info.isAbsolute() || !info.isFile() || !info.isExecutable())
        return std::nullopt;
    const PythonFacts facts = pythonFacts(program, home);
    Interpreter one;
    one.program = program;
    const QString prefix = QFileInfo(info.path()).path();
    if (facts.isVirtual || QFileInfo(prefix + "/conda-meta"_L1).isDir())
        one.environment = prefix;
    one.origin = origin;
    one.foundBy = foundBy;
    one.version = facts.version;
    one.alembic = installedVersion(facts.packageFolders, u"alembic"_s);
    return one;
}

QList<Interpreter> findInterpreters(const Project &project, const QString &chosen,
                                    const EnvironmentPlaces &places)
{
    using Origin = InterpreterOrigin;
    Found found(places.home);
    const QStringList folders = foldersOf(project);
    if (!chosen.isEmpty())
        found.add(chosen, Origin::Chosen, u"chosen"_s);
    if (const QString active = places.variables.value(u"VIRTUAL_ENV"_s); !active.isEmpty())
        found.add(active, Origin::Activated, u"VIRTUAL_ENV"_s);
    for (const QString &folder : folders) {
        for (const QString &name : {u".venv"_s, u"venv"_s, u"env"_s}) {
            const QString path = folder + u'/' + name;
            found.add(QFileInfo(path).isFile() ? pointedAt(path, places) : path, Origin::Folder, name);
        }
    }
    if (const QString uv = places.variables.value(u"UV_PROJECT_ENVIRONMENT"_s); !uv.isEmpty()) {
        for (const QString &folder : folders)
            found.add(QDir(folder).absoluteFilePath(uv), Origin::Uv, u"UV_PROJECT_ENVIRONMENT"_s);
    }
    for (const QString &folder : folders) {
        for (const QString &each : poetryEnvironments(folder, places))
            found.add(each, Origin::Poetry, u"Poetry"_s);
        for (const QString &each : pipenvEnvironments(folder, places))
            found.add(each, Origin::Pipenv, u"Pipenv"_s);
        for (const QString &each : condaEnvironments(folder, places))
            found.add(each, Origin::Conda, u"conda, environment.yml"_s);
    }
    if (const QString conda = places.variables.value(u"CONDA_PREFIX"_s); !conda.isEmpty())
        found.add(conda, Origin::Conda, u"CONDA_PREFIX"_s);
    found.add(pathProgram(places.variables), Origin::Path, u"python3 of PATH"_s);
    return found.all;
}

EnvironmentPlaces ownPlaces()
{
    return {QProcessEnvironment::systemEnvironment(), QDir::homePath()};
}

std::optional<Interpreter> preferredInterpreter(const QList<Interpreter> &found)
{
    if (found.isEmpty())
        return std::nullopt;
    if (found.first().origin == InterpreterOrigin::Chosen)
        return found.first();
    const auto with = std::ranges::find_if(found, &Interpreter::hasAlembic);
    return with == found.end() ? found.first() : *with;
}

} // namespace stemma
