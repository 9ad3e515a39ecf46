// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/evaluation.h"
#include "core/python/syntaxtree.h"

#include <QSet>

namespace stemma {

/// How a statement ended.
enum class Flow { Next, Break, Continue, Return };

/// Runs one statement. Throws Unknowable when what it does can't be known.
Flow execute(Frame &frame, const Node &node);

/// Runs the statements of a block until one leaves it.
Flow executeBlock(Frame &frame, const Node &block);

/// Runs a module's top level in order. A statement that can't be worked out makes the names that it may bind
/// or change unknown, and the rest goes on.
void executeModule(Frame &frame, const Node &root);

/// Makes unknown whatever a statement that was not run might have bound or changed.
void poison(Frame &frame, const Node &node, const Unknowable &why);

/// The names that a statement or block may bind, wherever in it.
QSet<QString> boundNames(const Node &node);

/// Marks the whole evaluation as spoiled where a node names SQLAlchemy's hooks (compiles, event listeners):
/// they change the SQL of everything.
void noteHook(Frame &frame, const Node &node);

/// Runs a block whose statements may fail with these errors: a try statement's, or one of
/// contextlib.suppress.
Flow executeGuarded(Frame &frame, const Node &body, const Node &otherwise, TryBlock block);

// One function for each family of statements; execute() has the table.
Flow executeIf(Frame &frame, const Node &node);
Flow executeFor(Frame &frame, const Node &node);
Flow executeWhile(Frame &frame, const Node &node);
Flow executeWith(Frame &frame, const Node &node);
Flow executeTry(Frame &frame, const Node &node);
void executeImport(Frame &frame, const Node &node);
void executeImportFrom(Frame &frame, const Node &node);
void executeFunctionDefinition(Frame &frame, const Node &node);
void executeDecoratedDefinition(Frame &frame, const Node &node);
void executeClassDefinition(Frame &frame, const Node &node);

} // namespace stemma
