// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/evaluation.h"
#include "core/python/syntaxtree.h"

namespace stemma {

/// What the except clauses around operations do with the errors of statements; nothing when every such error
/// goes on to the caller. Its number is left open. Throws Unknowable for clauses that do more than to tell
/// people.
std::optional<TryBlock> tryBlockOf(Frame &frame, const QList<Node> &handlers);

/// The errors of a server among the names of exception classes; nothing when there are none. Throws
/// Unknowable for names that are not known.
std::optional<QStringList> serverErrorsAmong(const QStringList &names, int line);

} // namespace stemma
