// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/revisionreader.h"

#include "core/python/evaluation.h"
#include "core/python/functionsql.h"
#include "core/python/plainheader.h"
#include "core/python/revisionheader.h"
#include "core/python/sourcetext.h"
#include "core/python/statements.h"
#include "core/python/symbols.h"
#include "core/python/syntaxtree.h"

#include <memory>

namespace stemma {

namespace {

/// An evaluation whose module's top level has run.
std::unique_ptr<Evaluation> runModule(const SyntaxTree &tree, const QString &file,
                                      const EvaluationContext &context)
{
    auto run = std::make_unique<Evaluation>(file, context);
    Frame frame{*run, run->module};
    const auto bindUnknown = [&](const QString &name) {
        const QString why = QStringLiteral("uses %1, which depends on where the file is").arg(name);
        run->module.bind(name, Value::object(run->heap.make<UnknownObject>(why, 0)));
    };
    bindUnknown(QStringLiteral("__name__"));
    if (context.modules)
        run->module.bind(QStringLiteral("__file__"), Value::string(file));
    else
        bindUnknown(QStringLiteral("__file__"));
    executeModule(frame, tree.root());
    return run;
}

void noteFiles(const Evaluation &run, QStringList &files)
{
    for (const QString &file : run.filesRead) {
        if (!files.contains(file))
            files.append(file);
    }
}

Problem brokenPython(const QString &file, int line, const QString &what)
{
    Problem problem;
    problem.id = QStringLiteral("broken-python");
    problem.message = what;
    problem.advice = QStringLiteral("Mend the file: Alembic can't import it either.");
    problem.place = {file, line, line};
    return problem;
}

/// A file up to the end of its top level's run.
struct ModuleRead
{
    ModuleRead(const QByteArray &source, const QString &file, const EvaluationContext &context);

    SourceText text;
    SyntaxTree tree;
    std::optional<NeedsPython> fault; ///< why no function of the file can be read
    QList<Problem> problems;
    std::unique_ptr<Evaluation> run;
    std::optional<Revision> revision;
};

ModuleRead::ModuleRead(const QByteArray &source, const QString &file, const EvaluationContext &context)
    : text(decodeSource(source))
    , tree(text.utf8)
{
    const int faultLine = tree.firstFaultLine();
    if (!text.fault.isEmpty()) {
        problems.append(brokenPython(file, text.faultLine, QStringLiteral("The file %1").arg(text.fault)));
        fault = NeedsPython{text.faultLine, text.fault};
    }
    if (faultLine > 0) {
        const QString what = QStringLiteral("is broken Python in line %1").arg(faultLine);
        problems.append(brokenPython(file, faultLine, QStringLiteral("The file %1").arg(what)));
        fault = NeedsPython{faultLine, what};
    }
    run = runModule(tree, file, context);
    revision = readRevisionHeader(*run, tree.root(), problems);
}

} // namespace

RevisionFileHeader readRevisionFileHeader(const QByteArray &source, const QString &file, Dialect dialect)
{
    if (std::optional<Revision> revision = readPlainHeader(source, file))
        return {std::move(revision), {}};
    ModuleRead module(source, file, dialect);
    return {std::move(module.revision), std::move(module.problems)};
}

RevisionFile readRevisionFile(const QByteArray &source, const QString &file, const EvaluationContext &context)
{
    ModuleRead module(source, file, context);
    RevisionFile result{std::move(module.revision), {}, std::move(module.problems), {}};
    if (module.fault) {
        result.sql.upgrade.needsPython = module.fault;
        result.sql.downgrade.needsPython = module.fault;
        return result;
    }
    std::unique_ptr<Evaluation> &run = module.run;
    result.sql.upgrade = evaluateFunctionSql(*run, QStringLiteral("upgrade"));
    noteFiles(*run, result.filesRead);
    if (run->spoiled) {
        result.sql.downgrade = evaluateFunctionSql(*run, QStringLiteral("downgrade"));
        return result;
    }
    // A fresh start: whatever upgrade() changed in the module must not be seen by downgrade().
    run = runModule(module.tree, file, context);
    result.sql.downgrade = evaluateFunctionSql(*run, QStringLiteral("downgrade"));
    noteFiles(*run, result.filesRead);
    return result;
}

} // namespace stemma
