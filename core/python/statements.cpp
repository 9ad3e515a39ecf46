// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/statements.h"

#include "core/python/assignments.h"
#include "core/python/containers.h"
#include "core/python/expressions.h"
#include "core/python/symbols.h"

#include <QHash>

namespace stemma {

namespace {

Flow nothing(Frame &, const Node &)
{
    return Flow::Next;
}

Flow leaveLoop(Frame &, const Node &)
{
    return Flow::Break;
}

Flow nextRound(Frame &, const Node &)
{
    return Flow::Continue;
}

Flow expressionStatement(Frame &frame, const Node &node)
{
    for (const Node &part : node.children()) {
        if (part.is("assignment"))
            executeAssignment(frame, part);
        else if (part.is("augmented_assignment"))
            executeAugmentedAssignment(frame, part);
        else if (!part.is("string") && !part.is("ellipsis"))
            evaluate(frame, part);
        else if (part.is("string") && part.children().size() > 2)
            evaluate(frame, part);
    }
    return Flow::Next;
}

Flow returnStatement(Frame &frame, const Node &node)
{
    const Node value = node.child(0);
    frame.returned = value.isNull() ? Value::none() : evaluate(frame, value);
    return Flow::Return;
}

/// A module that raises while it is imported has no functions to run.
[[noreturn]] void endRun(Frame &frame, const QString &reason, int line)
{
    if (frame.run.isTopLevel)
        frame.run.spoil(reason, line);
    giveUp(reason, line);
}

Flow raiseStatement(Frame &frame, const Node &node)
{
    const QString what = node.child(0).text().simplified().left(80);
    endRun(frame, what.isEmpty() ? QStringLiteral("raises an error") : QStringLiteral("raises ") + what,
           node.line());
}

Flow assertStatement(Frame &frame, const Node &node)
{
    if (!isTrue(evaluateKnown(frame, node.child(0))))
        endRun(frame, QStringLiteral("fails an assertion"), node.line());
    return Flow::Next;
}

Flow printStatement(Frame &frame, const Node &node)
{
    for (const Node &argument : node.fields("argument"))
        evaluateKnown(frame, argument);
    return Flow::Next;
}

Flow globalStatement(Frame &frame, const Node &node)
{
    for (const Node &name : node.children())
        frame.scope.declareGlobal(name.text());
    return Flow::Next;
}

template <void (*run)(Frame &, const Node &)>
Flow plain(Frame &frame, const Node &node)
{
    run(frame, node);
    return Flow::Next;
}

using Executor = Flow (*)(Frame &, const Node &);

const QHash<QByteArrayView, Executor> &executors()
{
    static const QHash<QByteArrayView, Executor> table = {
        {"expression_statement", expressionStatement},
        {"return_statement", returnStatement},
        {"if_statement", executeIf},
        {"for_statement", executeFor},
        {"while_statement", executeWhile},
        {"with_statement", executeWith},
        {"try_statement", executeTry},
        {"raise_statement", raiseStatement},
        {"assert_statement", assertStatement},
        {"pass_statement", nothing},
        {"break_statement", leaveLoop},
        {"continue_statement", nextRound},
        {"import_statement", plain<executeImport>},
        {"import_from_statement", plain<executeImportFrom>},
        {"future_import_statement", nothing},
        {"function_definition", plain<executeFunctionDefinition>},
        {"decorated_definition", plain<executeDecoratedDefinition>},
        {"class_definition", plain<executeClassDefinition>},
        {"delete_statement", plain<executeDelete>},
        {"global_statement", globalStatement},
        {"print_statement", printStatement},
    };
    return table;
}

} // namespace

Flow execute(Frame &frame, const Node &node)
{
    try {
        const Budget::Level level(frame.run.budget);
        frame.run.budget.step();
        const std::string_view type = node.type();
        const auto found = executors().constFind(QByteArrayView(type.data(), qsizetype(type.size())));
        if (found == executors().constEnd())
            giveUp(QStringLiteral("has a statement that is not worked out here: %1")
                       .arg(node.text().section(QLatin1Char('\n'), 0, 0).left(60)));
        return (*found)(frame, node);
    } catch (Unknowable &unknowable) {
        if (unknowable.line == 0)
            unknowable.line = node.line();
        throw;
    }
}

Flow executeBlock(Frame &frame, const Node &block)
{
    for (const Node &statement : block.children()) {
        const Flow flow = execute(frame, statement);
        if (flow != Flow::Next)
            return flow;
    }
    return Flow::Next;
}

void executeModule(Frame &frame, const Node &root)
{
    for (const Node &statement : root.children()) {
        if (statement.hasError()) {
            poison(frame, statement, {QStringLiteral("is broken Python"), statement.line()});
            continue;
        }
        try {
            execute(frame, statement);
        } catch (const Unknowable &unknowable) {
            if (frame.run.budget.isSpent())
                frame.run.spoil(unknowable.reason, unknowable.line);
            if (frame.run.budget.isSpent())
                return poison(frame, root, unknowable);
            noteHook(frame, statement);
            poison(frame, statement, unknowable);
        }
    }
}

} // namespace stemma
