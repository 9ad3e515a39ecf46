// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/pythonmodule.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace stemma {

/// A place in one of the project's modules.
struct PythonUse
{
    const PythonModule *module = nullptr;
    Node node;
};

/// The project's own Python files, found below the folders that imports start from and parsed when asked for.
/// Nothing is run. Used on one thread.
class PythonSources
{
public:
    /// Reads `mostModules` at most, and finds nothing in others.
    explicit PythonSources(QStringList importFolders, int mostModules = 50);

    /// A module by its name from the top; null for one that isn't the project's or can't be read. It lives as
    /// long as its module is used or this object is.
    std::shared_ptr<const PythonModule> module(const QString &name);

    /// The file of a module, by its name from the top; empty when it is in none of the folders, or in
    /// several.
    QString fileOf(const QString &module) const;

    /// The name from the top of a module that `importing` calls `written`, which may begin with dots; empty
    /// when it leads out of the folders.
    QString absoluteName(const PythonModule &importing, const QString &written) const;

    /// What a name, or a name in an imported module, stands for: the right side of its assignment, or its
    /// class. Other nodes, attributes of objects among them, stand for themselves. Nothing when that isn't
    /// one thing for sure.
    std::optional<PythonUse> resolved(const PythonUse &use);

    /// The project's function that a name, or a name in an imported module, stands for; nothing when it
    /// isn't one for sure.
    std::optional<PythonUse> function(const PythonUse &use);

    /// The name from the top of what a name stands for outside of the project, as it is imported:
    /// "sqlalchemy.types.DateTime". Flask-SQLAlchemy's objects have SQLAlchemy's own names. Empty for what is
    /// the project's, or isn't known.
    QString outsideName(const PythonUse &use);

private:
    std::optional<PythonUse> functionIn(const PythonModule &in, const QString &name, int depth);
    QString outsideName(const PythonUse &use, int depth);
    std::optional<PythonUse> definition(const PythonModule &module, const QString &name, bool isImported,
                                        int depth);
    std::optional<PythonUse> imported(const PythonModule &by, const PythonModule::Import &import, int depth);
    std::optional<PythonUse> resolved(const PythonUse &use, int depth);
    QString moduleNamed(const PythonModule &module, const Node &node) const;

    QStringList m_folders; ///< without links, each once
    const int m_mostModules;
    QHash<QString, std::shared_ptr<PythonModule>> m_modules; ///< by name; null: can't be read
};

} // namespace stemma
