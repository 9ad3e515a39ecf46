// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/budget.h"
#include "core/python/evaluationcontext.h"
#include "core/python/heap.h"
#include "core/python/recording.h"
#include "core/python/revisionreader.h"
#include "core/python/scope.h"
#include "core/python/syntaxtree.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace stemma {

class ProjectModule;

struct SourceLines
{
    int first = 0; ///< from 1
    int last = 0;
};

/// One run over a file: what it may cost, what it made, what it did. Nothing of one run is seen by the next,
/// so that upgrade() and downgrade() can't spoil each other.
class Evaluation
{
public:
    Evaluation(QString file, EvaluationContext context);

    const QString file;
    const EvaluationContext context;
    const Dialect dialect;
    Budget budget;
    Heap heap;
    Recording recording;
    Scope &module;

    /// Set while the module's top level runs, where operations have no context yet.
    bool isTopLevel = true;
    /// Set when the module does something at its top level that may change what any operation means.
    std::optional<Unknowable> spoiled;

    bool restsOnSchema = false; ///< context.schema was asked

    QHash<QString, ProjectModule *> modules; ///< by name; null for those that are not the project's
    const ProjectModule *current = nullptr; ///< whose code runs; null: the revision file's own
    QStringList filesRead; ///< of the project, beyond the revision file
    std::optional<TryBlock> tryBlock; ///< around what runs now
    int tryBlocks = 0; ///< how many there were
    std::optional<SourceLines> site; ///< while other files' code runs: the call in the revision file

    /// Marks the whole evaluation as not to be known; the first reason stays.
    void spoil(const QString &reason, int line);
};

/// While it lives, code of that module runs: what can't be known there is told with its place, and what it
/// asks for belongs to the line in the revision file that called it.
class ForeignCode
{
public:
    ForeignCode(Evaluation &run, const ProjectModule *module, const Node &call);
    ~ForeignCode();
    ForeignCode(const ForeignCode &) = delete;
    ForeignCode &operator=(const ForeignCode &) = delete;

private:
    Evaluation &m_run;
    const ProjectModule *const m_before;
    const std::optional<SourceLines> m_siteBefore;
};

/// Where a piece of code runs: an evaluation, and the names that it sees.
struct Frame
{
    Evaluation &run;
    Scope &scope;
    Value returned{}; ///< what `return` handed back
};

} // namespace stemma
