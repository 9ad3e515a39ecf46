// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/revisions/revision.h"

#include <QList>

namespace stemma {

/// What is wrong with the names that a revision gives itself. Pure.
///
/// - bad-character: `@`, `-`, `+` and `:` mean something in identifiers ("shop@head-1", "a:b"). Alembic loads
///   no project where an id has one; in a label, which it lets pass, the name can't be typed.
/// - id-too-long: more than the 32 characters of the version table's column, unless that was widened.
QList<Problem> identifierProblems(const Revision &revision);

} // namespace stemma
