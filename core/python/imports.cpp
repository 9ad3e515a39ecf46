// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/containers.h"
#include "core/python/modules.h"
#include "core/python/projectmodule.h"
#include "core/python/statements.h"
#include "core/python/symbols.h"

namespace stemma {

namespace {

/// What `from own.module import *` binds: __all__ where it is stated, else all that begins without `_`.
void importAllOf(Frame &frame, ProjectModule &module)
{
    Scope &from = module.names(frame.run);
    QStringList names;
    if (const Value *all = from.find(QStringLiteral("__all__"))) {
        for (const Value &name : itemsOf(resolved(frame.run, *all), frame.run.budget)) {
            refuseUnknown(name);
            names.append(name.asString() ? *name.asString() : QString());
        }
    } else {
        for (const auto &[name, value] : from.names.asKeyValueRange()) {
            if (!name.startsWith(QLatin1Char('_')))
                names.append(name);
        }
    }
    for (const QString &name : std::as_const(names))
        frame.scope.bind(name, Value::object(frame.run.heap.make<ImportedName>(&module, name)));
}

/// A module that is imported from may have set any name of this one.
void importAll(Frame &frame, const QString &module, int line)
{
    if (ProjectModule *own = module.isEmpty() ? nullptr : projectModule(frame.run, module))
        return importAllOf(frame, *own);
    const QStringList names = namesOfModule(module);
    if (!names.isEmpty()) {
        for (const QString &name : names)
            frame.scope.bind(name, moduleAttribute(frame.run, importModule(frame.run, module).tag(), name));
        return;
    }
    const QString why =
        QStringLiteral("uses a name after `from %1 import *`, which may have set it").arg(module);
    const Value unknown = Value::object(frame.run.heap.make<UnknownObject>(why, line));
    for (Value &value : frame.scope.names)
        value = unknown;
}

} // namespace

void executeImport(Frame &frame, const Node &node)
{
    for (const Node &part : node.fields("name")) {
        if (part.is("aliased_import")) {
            const Value module = importModule(frame.run, part.field("name").text());
            frame.scope.bind(part.field("alias").text(), module);
            continue;
        }
        const QString root = part.text().section(QLatin1Char('.'), 0, 0);
        frame.scope.bind(root, importModule(frame.run, root));
    }
}

void executeImportFrom(Frame &frame, const Node &node)
{
    const QString written = node.field("module_name").text();
    const ProjectModule *here = frame.scope.module().project;
    // A revision file is in no package: Alembic loads it by its path.
    const QString module = here ? here->absoluteName(written) : written;
    const QList<Node> names = node.fields("name");
    if (names.isEmpty())
        return importAll(frame, module, node.line());
    const Value from = importModule(frame.run, module);
    for (const Node &part : names) {
        const bool isAliased = part.is("aliased_import");
        const QString name = (isAliased ? part.field("name") : part).text();
        const QString bound = isAliased ? part.field("alias").text() : name;
        if (auto *own = from.as<ProjectModule>())
            frame.scope.bind(bound, Value::object(frame.run.heap.make<ImportedName>(own, name)));
        else if (from.as<ModuleObject>())
            frame.scope.bind(bound, moduleAttribute(frame.run, from.tag(), name));
        else
            frame.scope.bind(
                bound, Value::object(frame.run.heap.make<ExternalObject>(module + QLatin1Char('.') + name)));
    }
}

} // namespace stemma
