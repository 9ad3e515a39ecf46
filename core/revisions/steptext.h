// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/plan.h"
#include "core/revisions/revisiongraph.h"

#include <QString>

// Steps in the words that Alembic logs them with.
namespace stemma {

/// "upgrade a, b -> c"; "upgrade  -> c" from base. Parents alone, no dependencies.
QString stepText(const RevisionGraph &graph, const PlanStep &step);

/// "stamp_revision a -> b"; nothing stands where no row was or no row stays.
QString stepText(const StampStep &step);

} // namespace stemma
