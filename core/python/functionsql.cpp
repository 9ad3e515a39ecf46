// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/functionsql.h"

#include "core/operations/mysqlcompiler.h"
#include "core/python/call.h"
#include "core/python/expressions.h"
#include "core/python/symbols.h"

namespace stemma {

namespace {

constexpr qsizetype maxCharacters = 100'000'000; ///< of one function's SQL
constexpr qsizetype maxStatements = 200'000;

/// upgrade() may have parameters, which env.py fills: each is unknown until something reads it.
Arguments unknownArguments(Evaluation &run, const FunctionObject &function)
{
    using Kind = FunctionObject::Parameter::Kind;
    Arguments arguments;
    for (const FunctionObject::Parameter &parameter : function.parameters) {
        const QString why = QStringLiteral("uses the argument %1 of %2(), which env.py gives")
                                .arg(parameter.name, function.name);
        if (parameter.kind == Kind::Plain || parameter.kind == Kind::KeywordOnly)
            arguments.keywords.append(
                {parameter.name, Value::object(run.heap.make<UnknownObject>(why, function.body.line()))});
    }
    return arguments;
}

FunctionSql needsPython(const QString &reason, int line, bool needsSchema = false)
{
    FunctionSql sql;
    sql.needsPython = NeedsPython{line, reason, needsSchema};
    return sql;
}

FunctionSql compile(const Evaluation &run)
{
    FunctionSql sql;
    sql.restsOnSchema = run.restsOnSchema;
    qsizetype characters = 0;
    static const DdlHooks none;
    const DdlHooks &hooks =
        run.context.hooks.valid() && !run.recording.isEmpty() ? run.context.hooks.get() : none;
    for (const RecordedOperation &step : run.recording) {
        const Operation hooked = withHooks(step.operation, hooks, run.dialect, sql.doubts);
        const Result<Operation> named = withNames(hooked, run.context.namingConvention);
        if (!named)
            return needsPython(named.error().message, step.line);
        const Result<QStringList> texts = compileToSql(*named, run.dialect);
        if (!texts)
            return needsPython(texts.error().message, step.line);
        for (const QString &text : *texts) {
            characters += text.size();
            sql.statements.append(
                {text, {run.file, step.line, step.endLine}, Provenance::Native, step.tryBlock});
        }
        if (characters > maxCharacters || sql.statements.size() > maxStatements)
            return needsPython(QStringLiteral("makes more SQL than is worked out here"), step.line);
    }
    return sql;
}

} // namespace

FunctionSql evaluateFunctionSql(Evaluation &run, const QString &name)
{
    if (run.spoiled)
        return needsPython(run.spoiled->reason, run.spoiled->line);
    const auto found = run.module.names.constFind(name);
    if (found == run.module.names.constEnd())
        return needsPython(QStringLiteral("has no function %1(), without which Alembic fails").arg(name), 1);
    int line = 1;
    try {
        refuseUnknown(*found);
        const auto *function = found->as<FunctionObject>();
        if (!function)
            giveUp(QStringLiteral("has %1 as %2").arg(found->description(), name));
        line = function->line;
        run.isTopLevel = false;
        run.recording.clear();
        callValue(run, *found, unknownArguments(run, *function), Node());
        if (run.spoiled) // by a module that was only looked at now
            return needsPython(run.spoiled->reason, run.spoiled->line > 0 ? run.spoiled->line : line);
    } catch (const Unknowable &unknowable) {
        return needsPython(unknowable.reason, unknowable.line > 0 ? unknowable.line : line,
                           unknowable.needsSchema);
    }
    return compile(run);
}

} // namespace stemma
