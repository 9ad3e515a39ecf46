// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/errorhandlers.h"
#include "core/python/statements.h"
#include "core/python/symbols.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

/// A try statement, taken apart.
struct TryParts
{
    explicit TryParts(const Node &node)
        : body(node.field("body"))
    {
        for (const Node &clause : node.children()) {
            if (clause.is("except_clause") || clause.is("except_group_clause"))
                handlers.append(clause);
            else if (clause.is("else_clause"))
                otherwise = clause.field("body");
            else if (clause.is("finally_clause"))
                finally = clause.child(0);
        }
    }

    Node body;
    QList<Node> handlers;
    Node otherwise;
    Node finally;
};

bool holdsOnlyImports(const Node &block)
{
    const QList<Node> statements = block.children();
    return std::all_of(statements.begin(), statements.end(), [](const Node &statement) {
        return statement.is("import_statement") || statement.is("import_from_statement")
            || statement.is("pass_statement");
    });
}

/// Whether a foreign module is installed is not known, so neither is what its names mean.
bool dependsOnInstallation(Frame &frame, const Node &node, const Node &body)
{
    const auto isUnsure = [&](const QString &name) {
        const Value *value = frame.scope.find(name);
        return value && value->as<ExternalObject>();
    };
    for (const Node &statement : body.children()) {
        for (const Node &name : statement.fields("name")) {
            const Node alias = name.field("alias");
            const QString bound = (alias ? alias : name).text().section(u'.', 0, 0);
            if (isUnsure(bound)) {
                poison(frame, node, {u"imports %1 only if it is there"_s.arg(bound), node.line()});
                return true;
            }
        }
    }
    return false;
}

} // namespace

// Those that follow a failed one in the block are left out, so nothing that comes later may depend on the
// block having run to its end.
Flow executeGuarded(Frame &frame, const Node &body, const Node &otherwise, TryBlock block)
{
    Evaluation &run = frame.run;
    const qsizetype before = run.recording.size();
    const std::optional<TryBlock> outer = std::exchange(run.tryBlock, std::nullopt);
    block.number = ++run.tryBlocks;
    run.tryBlock = block;
    Flow flow = executeBlock(frame, body);
    run.tryBlock = outer;
    if (run.recording.size() == before)
        return flow;
    const int line = body.line();
    if (outer)
        giveUp(u"has try/except inside of try/except"_s, line);
    if (flow != Flow::Next)
        giveUp(u"leaves a block inside try/except, which a failing statement would prevent"_s, line);
    const Unknowable why{u"uses a name that is set only if the statements before it don't fail"_s, line};
    for (const QString &name : boundNames(body))
        frame.scope.bind(name, Value::object(run.heap.make<UnknownObject>(why.reason, why.line)));
    if (otherwise) {
        const qsizetype recorded = run.recording.size();
        flow = executeBlock(frame, otherwise);
        if (run.recording.size() != recorded || flow != Flow::Next)
            giveUp(u"has an else block of try/except, which runs only if no statement fails"_s,
                   otherwise.line());
    }
    return flow;
}

Flow executeTry(Frame &frame, const Node &node)
{
    const TryParts parts(node);
    const bool isOnlyImports = holdsOnlyImports(parts.body);
    const std::optional<TryBlock> errors =
        parts.handlers.isEmpty() || isOnlyImports ? std::nullopt : tryBlockOf(frame, parts.handlers);
    Flow flow = Flow::Next;
    if (errors) {
        flow = executeGuarded(frame, parts.body, parts.otherwise, *errors);
    } else {
        flow = executeBlock(frame, parts.body);
        if (!parts.handlers.isEmpty() && dependsOnInstallation(frame, node, parts.body))
            return Flow::Next;
        if (flow == Flow::Next && parts.otherwise)
            flow = executeBlock(frame, parts.otherwise);
    }
    if (parts.finally) {
        const Flow last = executeBlock(frame, parts.finally);
        if (last != Flow::Next)
            return last;
    }
    return flow;
}

} // namespace stemma
