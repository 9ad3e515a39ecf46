// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/steptext.h"

using namespace Qt::StringLiterals;

namespace stemma {

QString stepText(const RevisionGraph &graph, const PlanStep &step)
{
    const QString parents = graph.revision(graph.find(step.revision)).downRevisions.join(", "_L1);
    if (step.direction == Direction::Up)
        return "upgrade "_L1 + parents + " -> "_L1 + step.revision;
    return "downgrade "_L1 + step.revision + " -> "_L1 + parents;
}

QString stepText(const StampStep &step)
{
    return "stamp_revision "_L1 + step.from.join(", "_L1) + " -> "_L1 + step.to.join(", "_L1);
}

} // namespace stemma
