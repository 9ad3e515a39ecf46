// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/modulefiles.h"
#include "core/python/value.h"

#include <QString>

namespace stemma {

class Scope;

/// A module of the project's own. Its top level is run when a name of it is looked at for the first time:
/// most imports of a revision's file lead to things that its SQL never touches.
class ProjectModule : public Object
{
public:
    ProjectModule(QString moduleName, ModuleFile moduleFile)
        : name(std::move(moduleName))
        , file(std::move(moduleFile))
    { }
    QString tag() const override { return name; }
    QString description() const override { return QStringLiteral("the module ") + name; }
    std::optional<Value> attribute(const QString &attributeName, Evaluation &run) override;

    /// What the module's names stand for, its top level having run. Throws Unknowable when it can't.
    Scope &names(Evaluation &run);

    /// The name that `from .written import …` inside this module speaks of; empty when it leads out.
    QString absoluteName(const QString &written) const;

    const QString name;
    const ModuleFile file;

private:
    Scope *m_scope = nullptr;
};

/// `from app.helpers import name`, not yet looked at.
class ImportedName : public Object
{
public:
    ImportedName(ProjectModule *from, QString importedName)
        : module(from)
        , name(std::move(importedName))
    { }
    QString tag() const override { return name; }
    QString description() const override { return module->name + QLatin1Char('.') + name; }

    ProjectModule *const module;
    const QString name;
};

/// The project's module of that name; nullptr for others. One object each evaluation.
ProjectModule *projectModule(Evaluation &run, const QString &name);

/// What an imported name stands for; every other value stands for itself.
Value resolved(Evaluation &run, const Value &value);

} // namespace stemma
