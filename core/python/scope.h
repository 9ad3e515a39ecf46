// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/value.h"

#include <QHash>
#include <QSet>

namespace stemma {

class ProjectModule;

/// The names of a module, a function call or a comprehension.
class Scope : public Object
{
public:
    explicit Scope(Scope *outerScope = nullptr)
        : outer(outerScope)
    { }
    QString tag() const override { return QStringLiteral("scope"); }
    QString description() const override { return QStringLiteral("a scope"); }

    /// Through the outer scopes too; nullptr when the name is bound nowhere.
    const Value *find(const QString &name) const;
    void bind(const QString &name, const Value &value);
    bool unbind(const QString &name);

    Scope &module(); ///< the outermost scope
    void declareGlobal(const QString &name) { m_globals.insert(name); }

    Scope *const outer;
    bool isComprehension = false; ///< `:=` binds in the scope around it
    bool isClass = false; ///< functions inside don't see its names
    const ProjectModule *project = nullptr; ///< of an imported module's outermost scope
    QHash<QString, Value> names;

private:
    QSet<QString> m_globals; ///< named by `global`
};

} // namespace stemma
