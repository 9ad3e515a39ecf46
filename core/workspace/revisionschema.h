// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/replayhistory.h"
#include "core/workspace/snapshot.h"

#include <memory>

namespace stemma {

/// The schema around one revision, or why there is none. A value.
struct RevisionSchema
{
    int snapshot = 0; ///< number of the one it belongs to
    RevisionGraph::Node node = -1;
    Dialect dialect = Dialect::MySql; ///< to print the schema in
    std::optional<Error> error; ///< with the place at fault; Cancelled where it was stopped
    schema::Schema before; ///< after all its ancestors
    schema::Schema after;
    /// All that was replayed for it: the revision, its ancestors and, where they could be, those beyond.
    std::shared_ptr<const ReplayedHistory> history;
};

} // namespace stemma
