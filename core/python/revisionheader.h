// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/python/evaluation.h"
#include "core/python/syntaxtree.h"
#include "core/revisions/revision.h"

#include <QList>

#include <optional>

namespace stemma {

/// Reads the identifiers of a revision from a module whose top level has run: they are the values that its
/// names have then, as Alembic reads them. Nothing when the id or the parents are not known for sure;
/// problems say why.
std::optional<Revision> readRevisionHeader(const Evaluation &run, const Node &root, QList<Problem> &problems);

} // namespace stemma
