// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/revisions/revisiongraph.h"

#include <QList>
#include <QStringList>

namespace stemma {

/// What is wrong with the rows of a version table, seen against a graph. Pure; in the order of the rows.
///
/// - unknown-row: no file states that id. Fixes: restore-file, delete-row, stamp-purge.
/// - partial-row: it is the beginning of one id, or a label. Alembic takes it for that id when it plans, and
/// then fails or
///   adds a second row when it writes. Fixes: complete-row.
/// - duplicate-row: the same row several times; no write can match exactly one. Fixes: delete-copies.
/// - redundant-row: another row rests on it, so that it says nothing; upgrades refuse. Fixes: delete-row.
///
/// The problems' revisions are the row and, behind it, the revisions that make it wrong: the whole id of a
/// partial row, the rows that rest on a redundant one.
QList<Problem> rowProblems(const RevisionGraph &graph, const QStringList &rows);

} // namespace stemma
