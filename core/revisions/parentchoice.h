// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/revisions/revisiongraph.h"

#include <QStringList>

namespace stemma {

/// On what a new revision shall rest, as asked for.
struct ParentRequest
{
    QStringList heads; ///< identifiers; empty: "head"; several: a merge
    bool splice = false; ///< a parent need not be a head
    QStringList dependsOn; ///< identifiers
    QStringList branchLabels;
};

/// What its file will say.
struct ParentChoice
{
    QStringList downRevisions; ///< empty: a new base
    QStringList dependsOn;

    bool operator==(const ParentChoice &) const = default;
};

/// Resolves the parents of a revision to be written, by Alembic's rules. Pure.
/// Errors: those of Identifiers, NotAHead, DuplicateHeads.
Result<ParentChoice> chooseParents(const RevisionGraph &graph, const ParentRequest &request);

} // namespace stemma
