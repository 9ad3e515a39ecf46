// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/projectmodules.h"

#include "core/project/ddlhookfinder.h"
#include "core/project/project.h"
#include "core/project/textfile.h"
#include "core/python/sourcetext.h"
#include "core/python/syntaxtree.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// The folder that the packages around a folder are imported from: the first one above without __init__.py.
QString folderAbovePackages(QString folder)
{
    while (!folder.isEmpty() && QFileInfo(folder + "/__init__.py"_L1).isFile())
        folder = QFileInfo(folder).path();
    return folder;
}

/// The folder with .git above a folder; empty when there is none.
QString workTreeOf(const QString &folder)
{
    for (QDir at(folder); at.exists();) {
        if (QFileInfo::exists(at.filePath(u".git"_s)))
            return at.path();
        if (!at.cdUp())
            break;
    }
    return {};
}

ModuleFile readModule(const QString &file)
{
    ModuleFile module;
    module.file = file;
    module.isPackage = file.endsWith("/__init__.py"_L1);
    const Result<QByteArray> bytes = readFileBytes(file);
    if (!bytes) {
        module.fault = u"can't be read"_s;
        return module;
    }
    const SourceText text = decodeSource(*bytes);
    module.tree = std::make_shared<const SyntaxTree>(text.utf8);
    if (!text.fault.isEmpty())
        module.fault = text.fault;
    else if (const int line = module.tree->firstFaultLine(); line > 0)
        module.fault = u"is broken Python in line %1"_s.arg(line);
    return module;
}

} // namespace

ProjectModules::ProjectModules(const QStringList &importFolders, const QString &root)
    : m_root(QFileInfo(root).canonicalFilePath())
{
    for (const QString &folder : importFolders) {
        const QString real = QFileInfo(folder).canonicalFilePath();
        if (!real.isEmpty() && !m_folders.contains(real))
            m_folders << real;
    }
}

std::optional<ModuleFile> ProjectModules::module(const QString &name) const
{
    {
        const QMutexLocker locker(&m_mutex);
        if (const auto known = m_modules.constFind(name); known != m_modules.cend())
            return *known;
    }
    // Two threads may read the same module at once; what they read is the same.
    std::optional<ModuleFile> found = find(name);
    const QMutexLocker locker(&m_mutex);
    return *m_modules.insert(name, std::move(found));
}

std::optional<ModuleFile> ProjectModules::find(const QString &name) const
{
    static const QRegularExpression dotted(u"\\A[^\\W\\d]\\w*(\\.[^\\W\\d]\\w*)*\\z"_s,
                                           QRegularExpression::UseUnicodePropertiesOption);
    if (!dotted.match(name).hasMatch())
        return std::nullopt;
    QStringList files;
    bool isFolder = false;
    for (const QString &folder : m_folders) {
        const QString path = folder + u'/' + QString(name).replace(u'.', u'/');
        isFolder = isFolder || QFileInfo(path).isDir();
        // A package comes before a module of its name, as in Python.
        for (const QString &end : {u"/__init__.py"_s, u".py"_s}) {
            const QFileInfo file(path + end);
            if (!file.isFile())
                continue;
            const QString real = file.canonicalFilePath();
            if (isInside(real) && !files.contains(real))
                files.append(real);
            break;
        }
    }
    // Which of two comes first depends on how Python is started.
    if (files.size() > 1) {
        ModuleFile several;
        several.file = files.first();
        several.fault = u"is there twice: %1 and %2"_s.arg(files[0], files[1]);
        return several;
    }
    if (files.size() == 1)
        return readModule(files.first());
    if (!isFolder)
        return std::nullopt;
    ModuleFile folder;
    folder.isPackage = true;
    return folder;
}

bool ProjectModules::isInside(const QString &path) const
{
    return !m_root.isEmpty() && path.startsWith(m_root + u'/');
}

std::optional<QByteArray> ProjectModules::content(const QString &path) const
{
    const QString real = QFileInfo(path).canonicalFilePath();
    if (!isInside(real) || !QFileInfo(real).isFile())
        return std::nullopt;
    const Result<QByteArray> bytes = readFileBytes(real);
    return bytes ? std::optional(*bytes) : std::nullopt;
}

std::optional<bool> ProjectModules::exists(const QString &path) const
{
    const QString folder = QFileInfo(QFileInfo(path).path()).canonicalFilePath();
    if (folder != m_root && !isInside(folder))
        return std::nullopt;
    return QFileInfo::exists(path);
}

QString projectRoot(const Project &project)
{
    const QString start = project.scriptLocation.isEmpty() ? project.folder : project.scriptLocation;
    const QString workTree = workTreeOf(start);
    if (!workTree.isEmpty())
        return workTree;
    const QString above = folderAbovePackages(start);
    const bool isBelow = above == project.folder || above.startsWith(QString(project.folder + u'/'));
    return isBelow && !project.folder.isEmpty() ? project.folder : above;
}

QStringList importFoldersOf(const Project &project)
{
    const QString root = projectRoot(project);
    QStringList folders = project.importFolders;
    folders << folderAbovePackages(project.scriptLocation) << project.folder << root;
    for (const QString &name : {u"src"_s, u"lib"_s}) {
        for (const QString &above : {project.folder, root}) {
            if (QFileInfo(above + u'/' + name).isDir())
                folders << above + u'/' + name;
        }
    }
    folders.removeAll(QString());
    folders.removeDuplicates();
    return folders;
}

EvaluationContext evaluationContext(const Project &project, Dialect dialect)
{
    EvaluationContext context;
    context.dialect = dialect;
    context.namingConvention = project.namingConvention.names;
    context.hooks = std::async(std::launch::deferred, [project] { return findDdlHooks(project); }).share();
    context.modules = std::make_shared<ProjectModules>(importFoldersOf(project), projectRoot(project));
    return context;
}

} // namespace stemma
