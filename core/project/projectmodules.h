// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/evaluationcontext.h"
#include "core/python/modulefiles.h"

#include <QHash>
#include <QMutex>
#include <QStringList>

namespace stemma {

struct Project;

/// The project's own modules, found below the folders that its imports start from, each parsed once. Files
/// outside of the project are never read, also not through links. May be asked from several threads at once;
/// it does not see files change: make a new one for each reading of the project.
class ProjectModules : public ModuleFiles
{
public:
    /// `importFolders`: where modules are looked for, in turn. `root`: files below it may be read.
    ProjectModules(const QStringList &importFolders, const QString &root);

    std::optional<ModuleFile> module(const QString &name) const override;
    std::optional<QByteArray> content(const QString &path) const override;
    std::optional<bool> exists(const QString &path) const override;

private:
    std::optional<ModuleFile> find(const QString &name) const;
    bool isInside(const QString &path) const;

    QStringList m_folders; ///< without links, each once
    QString m_root;
    mutable QMutex m_mutex;
    mutable QHash<QString, std::optional<ModuleFile>> m_modules;
};

/// The folder that a project's files lie below: its git work tree, or the folder of its configuration.
QString projectRoot(const Project &project);

/// The folders that imports of the revision files may start from: prepend_sys_path, the folder above the
/// packages around the script location, the configuration's, the root, and `src` and `lib` in these.
QStringList importFoldersOf(const Project &project);

/// What the SQL of the project's revision files may rest on, read anew.
EvaluationContext evaluationContext(const Project &project, Dialect dialect);

} // namespace stemma
