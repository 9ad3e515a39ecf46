// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/revisionreader.h"

#include "core/python/evaluation.h"
#include "core/python/functionsql.h"
#include "core/python/revisionheader.h"
#include "core/python/sourcetext.h"
#include "core/python/statements.h"
#include "core/python/symbols.h"
#include "core/python/syntaxtree.h"

#include <memory>

namespace stemma {

namespace {

/// An evaluation whose module's top level has run.
std::unique_ptr<Evaluation> runModule(const SyntaxTree &tree, const QString &file, Dialect dialect)
{
    auto run = std::make_unique<Evaluation>(file, dialect);
    Frame frame{*run, run->module};
    for (const char *name : {"__name__", "__file__"}) {
        const QString why =
            QStringLiteral("uses %1, which depends on where the file is").arg(QLatin1String(name));
        run->module.bind(QLatin1String(name), Value::object(run->heap.make<UnknownObject>(why, 0)));
    }
    executeModule(frame, tree.root());
    return run;
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

FunctionSql unreadable(int line, const QString &reason)
{
    FunctionSql sql;
    sql.needsPython = NeedsPython{line, reason};
    return sql;
}

} // namespace

RevisionFile readRevisionFile(const QByteArray &source, const QString &file, Dialect dialect)
{
    RevisionFile result;
    const SourceText text = decodeSource(source);
    const SyntaxTree tree(text.utf8);
    const int faultLine = tree.firstFaultLine();
    if (!text.fault.isEmpty()) {
        result.problems.append(
            brokenPython(file, text.faultLine, QStringLiteral("The file %1").arg(text.fault)));
        result.sql.upgrade = unreadable(text.faultLine, text.fault);
    }
    if (faultLine > 0) {
        const QString what = QStringLiteral("is broken Python in line %1").arg(faultLine);
        result.problems.append(brokenPython(file, faultLine, QStringLiteral("The file %1").arg(what)));
        result.sql.upgrade = unreadable(faultLine, what);
    }
    std::unique_ptr<Evaluation> run = runModule(tree, file, dialect);
    result.revision = readRevisionHeader(*run, tree.root(), result.problems);
    if (!result.sql.upgrade.isKnown()) {
        result.sql.downgrade = result.sql.upgrade;
        return result;
    }
    result.sql.upgrade = evaluateFunctionSql(*run, QStringLiteral("upgrade"));
    if (run->spoiled) {
        result.sql.downgrade = evaluateFunctionSql(*run, QStringLiteral("downgrade"));
        return result;
    }
    // A fresh start: whatever upgrade() changed in the module must not be seen by downgrade().
    run = runModule(tree, file, dialect);
    result.sql.downgrade = evaluateFunctionSql(*run, QStringLiteral("downgrade"));
    return result;
}

} // namespace stemma
