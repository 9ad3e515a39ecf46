// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/evaluation.h"
#include "core/python/revisionsql.h"

namespace stemma {

/// Runs a function ("upgrade", "downgrade") of a module whose top level has run, and compiles the operations
/// that it asks for. To be called once for each evaluation.
FunctionSql evaluateFunctionSql(Evaluation &run, const QString &name);

} // namespace stemma
