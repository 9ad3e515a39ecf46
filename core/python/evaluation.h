// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/budget.h"
#include "core/python/heap.h"
#include "core/python/recording.h"
#include "core/python/revisionreader.h"
#include "core/python/scope.h"
#include "core/python/syntaxtree.h"

#include <optional>

namespace stemma {

/// One run over a file: what it may cost, what it made, what it did. Nothing of one run is seen by the next,
/// so that upgrade() and downgrade() can't spoil each other.
class Evaluation
{
public:
    Evaluation(QString file, Dialect dialect);

    const QString file;
    const Dialect dialect;
    Budget budget;
    Heap heap;
    Recording recording;
    Scope &module;

    /// Set while the module's top level runs, where operations have no context yet.
    bool isTopLevel = true;
    /// Set when the module does something at its top level that may change what any operation means.
    std::optional<Unknowable> spoiled;
};

/// Where a piece of code runs: an evaluation, and the names that it sees.
struct Frame
{
    Evaluation &run;
    Scope &scope;
    Value returned{}; ///< what `return` handed back
};

} // namespace stemma
