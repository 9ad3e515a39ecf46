// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/pythonsql.h"
#include "core/workspace/sqlcomparison.h"

#include <QList>

#include <functional>
#include <optional>

namespace stemma {

/// The SQL of one function, worked out natively, against what the project's own Alembic prints for it.
struct VerifiedFunction
{
    enum class Outcome { Equal, Different, NotComparable };

    RevisionGraph::Node node = 0;
    Direction direction = Direction::Up;
    Outcome outcome = Outcome::Equal;
    QList<ComparedStatement> compared; ///< the left side is the native one; of both where both are known
    std::optional<NeedsPython> native; ///< why there is no native side
    std::optional<PythonFailure> alembic; ///< why there is none of Alembic
};

/// Verifies both functions of each node with a Python file, and hands them over in order as they come.
/// `snapshot` should answer offline, as Alembic does. Blocks, and runs the project's code: whoever calls has
/// the consent. A stop ends it after the function under way.
void verifyAgainstAlembic(const Snapshot &snapshot, const QList<RevisionGraph::Node> &nodes,
                          ProjectPython &python, const std::function<void(const VerifiedFunction &)> &tell,
                          const std::stop_token &stop = {});

} // namespace stemma
