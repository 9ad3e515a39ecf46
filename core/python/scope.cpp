// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/scope.h"

namespace stemma {

Scope &Scope::module()
{
    Scope *scope = this;
    while (scope->outer)
        scope = scope->outer;
    return *scope;
}

const Value *Scope::find(const QString &name) const
{
    if (m_globals.contains(name)) {
        const auto &globals = const_cast<Scope *>(this)->module().names;
        const auto found = globals.constFind(name);
        return found == globals.constEnd() ? nullptr : &*found;
    }
    for (const Scope *scope = this; scope; scope = scope->outer) {
        const auto found = scope->names.constFind(name);
        if (found != scope->names.constEnd())
            return &*found;
    }
    return nullptr;
}

void Scope::bind(const QString &name, const Value &value)
{
    (m_globals.contains(name) ? module() : *this).names.insert(name, value);
}

bool Scope::unbind(const QString &name)
{
    return (m_globals.contains(name) ? module() : *this).names.remove(name);
}

} // namespace stemma
