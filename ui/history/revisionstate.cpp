// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/revisionstate.h"

#include <QCoreApplication>

namespace stemma {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("RevisionState", text);
}

QString standingWord(const RevisionState &state)
{
    if (state.current)
        return tr("current");
    switch (state.standing) {
    case Standing::Applied:
        return tr("applied");
    case Standing::Pending:
        return tr("pending");
    case Standing::Missing:
        return tr("missing");
    case Standing::Broken:
        return tr("broken");
    case Standing::Unknown:
        break;
    }
    return state.asked ? tr("unknown") : tr("no database");
}

} // namespace

QString RevisionState::word() const
{
    const QString word = standingWord(*this);
    const bool file = standing != Standing::Missing && standing != Standing::Broken;
    //: a head of the graph; %1 is its state in the database: "current", "pending" …
    return head && file ? tr("head · %1").arg(word) : word;
}

Role RevisionState::role() const
{
    if (current)
        return Role::Current;
    switch (standing) {
    case Standing::Applied:
        return Role::Applied;
    case Standing::Missing:
        return Role::Missing;
    case Standing::Broken:
        return Role::Danger;
    case Standing::Pending:
    case Standing::Unknown:
        break;
    }
    return head ? Role::Head : Role::Pending;
}

RevisionState revisionState(const Snapshot &snapshot, const DatabaseState &database, RevisionGraph::Node node)
{
    const RevisionGraph &graph = snapshot.graph;
    RevisionState state;
    state.asked = database.isConnected();
    state.head = graph.isHead(node) && !graph.isGhost(node);
    state.merge = graph.isMerge(node);
    state.current = !graph.isDuplicate(node) && database.rows.contains(graph.revision(node).id);
    // Alembic would use one of two files with the same id: neither can be trusted to stand as the rows say.
    state.standing = graph.isDuplicate(node) ? Standing::Broken : standingOf(snapshot, database, node);
    return state;
}

} // namespace stemma
