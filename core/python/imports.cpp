// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/modules.h"
#include "core/python/statements.h"
#include "core/python/symbols.h"

namespace stemma {

namespace {

/// A module that is imported from may have set any name of this one.
void importAll(Frame &frame, const QString &module, int line)
{
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
    const QString module = node.field("module_name").text();
    const QList<Node> names = node.fields("name");
    if (names.isEmpty())
        return importAll(frame, module, node.line());
    const Value from = importModule(frame.run, module);
    for (const Node &part : names) {
        const bool isAliased = part.is("aliased_import");
        const QString name = (isAliased ? part.field("name") : part).text();
        const QString bound = isAliased ? part.field("alias").text() : name;
        if (from.as<ModuleObject>())
            frame.scope.bind(bound, moduleAttribute(frame.run, from.tag(), name));
        else
            frame.scope.bind(
                bound, Value::object(frame.run.heap.make<ExternalObject>(module + QLatin1Char('.') + name)));
    }
}

} // namespace stemma
