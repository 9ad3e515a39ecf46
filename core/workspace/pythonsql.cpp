// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/pythonsql.h"

namespace stemma {

PythonQuestion pythonQuestion(const Snapshot &snapshot, RevisionGraph::Node node, Direction direction)
{
    const Revision &revision = snapshot.graph.revision(node);
    return {revision.place.file, revision.id,      revision.downRevisions,
            direction,           snapshot.dialect, !snapshot.context.isOffline};
}

RevisionSqlSource askingSource(std::shared_ptr<ProjectPython> python)
{
    return [python = std::move(python)](const PythonQuestion &question) {
        return python->sql(question).result();
    };
}

RevisionSqlSource rememberingSource(const ProjectPython &python)
{
    return [known = python.known()](const PythonQuestion &question) -> PythonSql {
        const auto found = known.constFind(question);
        if (found != known.cend())
            return *found;
        PythonFailure failure;
        failure.kind = PythonFailure::Kind::Cancelled;
        failure.reason = QStringLiteral("the project's Python has not been asked yet");
        return std::unexpected(failure);
    };
}

FunctionAnswer answerWith(const RevisionSqlSource &source, const FunctionSql &native,
                          const PythonQuestion &question)
{
    if (native.isKnown() || !source || !question.file.endsWith(QLatin1String(".py")))
        return {native, false, std::nullopt};
    PythonSql sql = source(question);
    if (sql)
        return {{*std::move(sql), std::nullopt}, true, std::nullopt};
    return {native, false, std::move(sql).error()};
}

} // namespace stemma
