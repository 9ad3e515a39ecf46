// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projectpython/projectpython.h"
#include "core/revisions/plan.h"
#include "core/workspace/snapshot.h"

#include <QList>

#include <functional>

namespace stemma {

/// Where the SQL of a function comes from that can't be known without running it. Empty: from nowhere.
using RevisionSqlSource = std::function<PythonSql(const PythonQuestion &)>;

/// The question for one function, of a snapshot's dialect, and offline where the snapshot answers so.
PythonQuestion pythonQuestion(const Snapshot &snapshot, RevisionGraph::Node node, Direction direction);

/// Asks the project's Python and waits for the answer: not for the window's thread.
RevisionSqlSource askingSource(std::shared_ptr<ProjectPython> python);

/// What has been answered already and still holds; asks nothing. For one plan: it looks at the files once.
RevisionSqlSource rememberingSource(const ProjectPython &python);

/// A function's SQL, with the project's Python behind what can't be known natively.
struct FunctionAnswer
{
    FunctionSql sql;
    bool isFromAlembic = false;
    std::optional<PythonFailure> failure; ///< why Python didn't tell it either
};

/// `native` where that is known, else what the source says.
FunctionAnswer answerWith(const RevisionSqlSource &source, const FunctionSql &native,
                          const PythonQuestion &question);

} // namespace stemma
