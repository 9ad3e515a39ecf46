// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/containers.h"
#include "core/python/statements.h"
#include "core/python/symbols.h"

#include <QSet>

namespace stemma {

namespace {

/// Iterative, because a broken file may nest without end.
template <class Visit>
void walk(const Node &node, bool intoBodies, Visit visit)
{
    QList<Node> pending{node};
    while (!pending.isEmpty()) {
        const Node next = pending.takeLast();
        visit(next);
        if (next.is("lambda") || (next.is("function_definition") && !intoBodies))
            continue;
        pending += next.children();
    }
}

void addNames(const Node &target, QSet<QString> &names)
{
    if (target.is("attribute") || target.is("subscript"))
        return;
    if (target.is("identifier"))
        names.insert(target.text());
    walk(target, true, [&](const Node &node) {
        if (node.is("identifier"))
            names.insert(node.text());
    });
}

bool isContainer(const Value &value)
{
    return value.as<ListObject>() || value.as<DictObject>() || value.as<SetObject>()
        || value.as<IteratorObject>();
}

} // namespace

QSet<QString> boundNames(const Node &statement)
{
    QSet<QString> names;
    walk(statement, false, [&](const Node &node) {
        if (node.is("assignment") || node.is("augmented_assignment") || node.is("for_statement"))
            addNames(node.field("left"), names);
        else if (node.is("function_definition") || node.is("class_definition") || node.is("named_expression"))
            addNames(node.field("name"), names);
        else if (node.is("as_pattern"))
            addNames(node.field("alias"), names);
        else if (node.is("except_clause"))
            addNames(node.field("alias"), names);
        else if (node.is("import_statement") || node.is("import_from_statement")
                 || node.is("delete_statement") || node.is("ERROR") || node.is("match_statement"))
            addNames(node, names);
    });
    return names;
}

void poison(Frame &frame, const Node &node, const Unknowable &why)
{
    const Value unknown = Value::object(frame.run.heap.make<UnknownObject>(why.reason, why.line));
    bool touchesContainers = false;
    bool runsFunctions = false;
    walk(node, false, [&](const Node &part) {
        const Value *value = part.is("identifier") ? frame.scope.find(part.text()) : nullptr;
        if (!value)
            return;
        touchesContainers = touchesContainers || isContainer(*value) || value->as<TupleObject>();
        runsFunctions = runsFunctions || value->as<FunctionObject>();
    });
    // A container may be held by other names and containers too, and a function of this file may change any
    // of them.
    for (Value &value : frame.scope.names) {
        const bool isSafe =
            value.as<FunctionObject>() || value.as<ModuleObject>() || value.as<ExternalObject>();
        if (!isSafe && (runsFunctions || (touchesContainers && value.object())))
            value = unknown;
    }
    for (const QString &name : boundNames(node))
        frame.scope.bind(name, unknown);
}

void noteHook(Frame &frame, const Node &node)
{
    walk(node, false, [&](const Node &part) {
        const Value *value = part.is("identifier") ? frame.scope.find(part.text()) : nullptr;
        const auto *external = value ? value->as<ExternalObject>() : nullptr;
        if (!external)
            return;
        if (external->name.startsWith(QLatin1String("sqlalchemy.event"))
            || external->name.startsWith(QLatin1String("sqlalchemy.ext.compiler"))
            || external->name.startsWith(QLatin1String("sqlalchemy.listen")))
            frame.run.spoil(
                QStringLiteral("hooks into SQLAlchemy with %1, which may change any SQL").arg(external->name),
                part.line());
    });
}

} // namespace stemma
