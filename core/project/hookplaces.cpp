// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/hookplaces.h"

#include "core/project/project.h"
#include "core/project/projectmodules.h"
#include "core/project/textfile.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int mostFolders = 20'000;
constexpr int mostFiles = 50'000;

/// Each hook that is looked for needs one of these words.
constexpr std::array hookWords{"compiles",     "listens_for", "listen(",     "__dialect__",
                               "TypeCompiler", "DDLCompiler", "SQLCompiler", "implementation_for"};

bool mayHoldHook(const QByteArray &source)
{
    return (source.contains("sqlalchemy") || source.contains("alembic"))
        && std::ranges::any_of(hookWords, [&](const char *word) { return source.contains(word); });
}

bool isOthers(const QFileInfo &folder)
{
    static const QStringList names{u"node_modules"_s, u"site-packages"_s, u"__pycache__"_s,
                                   u"tests"_s,        u"test"_s,          u"docs"_s};
    return folder.isSymLink() || names.contains(folder.fileName())
        || QFileInfo(folder.filePath() + "/pyvenv.cfg"_L1).isFile();
}

/// The project's Python files, links not followed.
QStringList pythonFiles(const QString &root, bool &isWhole)
{
    QStringList files;
    QStringList folders{root};
    for (qsizetype i = 0; i < folders.size(); ++i) {
        const QFileInfoList entries =
            QDir(folders[i]).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QFileInfo &entry : entries) {
            if (entry.isDir() && !isOthers(entry))
                folders << entry.filePath();
            else if (entry.isFile() && entry.fileName().endsWith(".py"_L1))
                files << entry.filePath();
        }
        if (folders.size() > mostFolders || files.size() > mostFiles) {
            isWhole = false;
            break;
        }
    }
    return files;
}

} // namespace

HookPlaces findHookPlaces(const Project &project)
{
    HookPlaces places;
    QStringList files = pythonFiles(QFileInfo(projectRoot(project)).canonicalFilePath(), places.isWhole);
    // These may lie elsewhere.
    files << QFileInfo(project.scriptLocation + "/env.py"_L1).canonicalFilePath();
    for (const QString &folder : project.versionLocations) {
        for (const QFileInfo &each : QDir(folder).entryInfoList({u"*.py"_s}, QDir::Files))
            files << each.canonicalFilePath();
    }
    files.removeAll(QString());
    files.removeDuplicates();
    const QString environment = QFileInfo(project.scriptLocation + "/env.py"_L1).canonicalFilePath();
    for (const QString &file : std::as_const(files)) {
        const Result<QByteArray> bytes = readFileBytes(file);
        if (!bytes)
            continue;
        places.mentionsNamingConvention =
            places.mentionsNamingConvention || bytes->contains("naming_convention");
        if (file == environment || mayHoldHook(*bytes))
            places.files << file;
    }
    return places;
}

QSet<QString> filesSurelyImportedBy(const PythonModule &environment, PythonSources &sources)
{
    QSet<QString> files;
    QList<const PythonModule *> todo{&environment};
    const auto add = [&](const QString &name) {
        const auto module = sources.module(name);
        if (!module || files.contains(module->file()))
            return;
        files.insert(module->file());
        todo << module.get(); // which the sources keep
    };
    while (!todo.isEmpty()) {
        const PythonModule &importing = *todo.takeFirst();
        for (const PythonModule::Import &import : importing.imports()) {
            const QString name = sources.absoluteName(importing, import.module);
            if (!import.isCertain || name.isEmpty())
                continue;
            // Importing a.b runs a first; what is taken from a.b may be the module a.b.c.
            const QStringList parts = name.split(u'.');
            for (qsizetype i = 1; i <= parts.size(); ++i)
                add(parts.first(i).join(u'.'));
            if (!import.name.isEmpty() && import.name != "*"_L1)
                add(name + u'.' + import.name);
        }
    }
    return files;
}

} // namespace stemma
