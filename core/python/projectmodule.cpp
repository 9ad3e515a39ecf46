// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/projectmodule.h"

#include "core/python/containers.h"
#include "core/python/evaluation.h"
#include "core/python/statements.h"
#include "core/python/symbols.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

bool isEmptyContainer(const Value &value)
{
    if (const auto *list = value.as<ListObject>())
        return list->items.isEmpty();
    if (const auto *dict = value.as<DictObject>())
        return dict->pairs().isEmpty();
    const auto *set = value.as<SetObject>();
    return set && set->members.pairs().isEmpty();
}

/// A name that could not be worked out in another file is told with that file's place: the line of this one
/// is where it is used.
Value seenFromOutside(Evaluation &run, const ProjectModule &module, const QString &name, const Value &value)
{
    const QString where = module.name + u'.' + name;
    if (const auto *unknown = value.as<UnknownObject>()) {
        const QString why = u"uses %1, which %2 (%3, line %4)"_s.arg(
            where, unknown->reason, QFileInfo(module.file.file).fileName(), QString::number(unknown->line));
        return Value::object(run.heap.make<UnknownObject>(unknown->line > 0 ? why : unknown->reason, 0));
    }
    if (isEmptyContainer(value)) {
        const QString why =
            u"uses %1, which is empty where it is made and may be filled elsewhere"_s.arg(where);
        return Value::object(run.heap.make<UnknownObject>(why, 0));
    }
    return value;
}

} // namespace

Scope &ProjectModule::names(Evaluation &run)
{
    if (m_scope)
        return *m_scope;
    if (!file.fault.isEmpty())
        giveUp(u"imports %1, which %2"_s.arg(name, file.fault));
    m_scope = run.heap.make<Scope>();
    m_scope->project = this;
    m_scope->bind(u"__name__"_s, Value::string(name));
    if (!file.tree)
        return *m_scope;
    m_scope->bind(u"__file__"_s, Value::string(file.file));
    run.filesRead.append(file.file);
    const Budget::Level level(run.budget);
    const ForeignCode foreign(run, this, Node());
    const bool wasTopLevel = std::exchange(run.isTopLevel, true);
    Frame frame{run, *m_scope};
    executeModule(frame, file.tree->root());
    run.isTopLevel = wasTopLevel;
    return *m_scope;
}

std::optional<Value> ProjectModule::attribute(const QString &attributeName, Evaluation &run)
{
    ProjectModule *below = file.isPackage ? projectModule(run, name + u'.' + attributeName) : nullptr;
    const Value *bound = names(run).find(attributeName);
    if (bound && below)
        giveUp(u"uses %1.%2, which is a module and a name in %1 at once"_s.arg(name, attributeName));
    if (below)
        return Value::object(below);
    if (bound)
        return seenFromOutside(run, *this, attributeName, resolved(run, *bound));
    if (names(run).find(u"__getattr__"_s))
        giveUp(u"uses %1.%2, which is made when it is asked for"_s.arg(name, attributeName));
    giveUp(u"uses %1.%2, which is not stated there"_s.arg(name, attributeName));
}

QString ProjectModule::absoluteName(const QString &written) const
{
    if (!written.startsWith(u'.'))
        return written;
    qsizetype dots = 0;
    while (dots < written.size() && written[dots] == u'.')
        ++dots;
    QStringList parts = name.split(u'.');
    const qsizetype up = file.isPackage ? dots - 1 : dots;
    if (up >= parts.size())
        return {};
    parts = parts.mid(0, parts.size() - up);
    if (dots < written.size())
        parts.append(written.sliced(dots));
    return parts.join(u'.');
}

ProjectModule *projectModule(Evaluation &run, const QString &name)
{
    if (!run.context.modules)
        return nullptr;
    if (const auto known = run.modules.constFind(name); known != run.modules.cend())
        return *known;
    std::optional<ModuleFile> file = run.context.modules->module(name);
    ProjectModule *module = file ? run.heap.make<ProjectModule>(name, *std::move(file)) : nullptr;
    run.modules.insert(name, module);
    return module;
}

Value resolved(Evaluation &run, const Value &value)
{
    const auto *imported = value.as<ImportedName>();
    if (!imported)
        return value;
    const Budget::Level level(run.budget);
    run.budget.step();
    return imported->module->attribute(imported->name, run).value_or(Value());
}

} // namespace stemma
