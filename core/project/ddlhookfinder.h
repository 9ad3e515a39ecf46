// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/ddlhooks.h"

namespace stemma {

struct Project;

/// Looks for what the project hooks into SQLAlchemy and Alembic: `@compiles`, event listeners on tables and
/// their parts, replaced compilers. Nothing is run.
///
/// A hook counts when its file is imported by env.py, directly or through others, or is a revision file (all
/// of which Alembic loads). One that is only imported inside functions, or perhaps by an application that
/// env.py asks for, is never applied but told as a doubt. Reads all of the project's Python files once, and
/// parses those that may hold a hook; up to the bounds in the source.
DdlHooks findDdlHooks(const Project &project);

} // namespace stemma
