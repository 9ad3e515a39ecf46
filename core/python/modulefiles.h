// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace stemma {

class SyntaxTree;

/// A module of the project's own, as it was found by its name.
struct ModuleFile
{
    QString file; ///< absolute; empty for a folder without __init__.py
    bool isPackage = false;
    std::shared_ptr<const SyntaxTree> tree; ///< null without a file
    QString fault; ///< why it can't be imported: "is broken Python in line 3"; empty when it can
};

/// The project's own files, which a revision file may import or read: found and parsed, never run.
/// To be asked from several threads at once.
class ModuleFiles
{
public:
    virtual ~ModuleFiles() = default;

    /// By its name from the top ("app.models.base"); nothing for modules that are not the project's.
    virtual std::optional<ModuleFile> module(const QString &name) const = 0;

    /// The content of a file below the project's folders, by its absolute path; nothing for others.
    virtual std::optional<QByteArray> content(const QString &path) const = 0;

    /// Whether the project's folders have a file or folder at that absolute path; nothing outside of them.
    virtual std::optional<bool> exists(const QString &path) const = 0;
};

} // namespace stemma
