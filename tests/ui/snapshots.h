// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/snapshot.h"
#include "tests/support/graphnotation.h"

namespace stemma::test {

/// A snapshot of revisions written as in graphnotation.h; each file has two lines of Python and one statement
/// a direction.
inline std::shared_ptr<Snapshot> snapshotFrom(const QString &notation)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->number = 1;
    snapshot->project.name = QStringLiteral("storyboard");
    snapshot->project.folder = QStringLiteral("/projects/storyboard");
    snapshot->graph = RevisionGraph(revisionsFrom(notation));
    snapshot->lanes = layoutLanes(snapshot->graph);
    snapshot->problems = snapshot->graph.problems();
    for (RevisionGraph::Node node = 0; node < snapshot->graph.size(); ++node) {
        const Revision &revision = snapshot->graph.revision(node);
        if (snapshot->graph.isGhost(node))
            continue;
        const Place place{revision.place.file, 21, 34};
        RevisionSql sql;
        sql.upgrade.statements = {
            Statement{QStringLiteral("CREATE TABLE t_%1 (\n    id INT NOT NULL\n)").arg(revision.id), place},
            Statement{QStringLiteral("CREATE INDEX ix ON t_%1 (id)").arg(revision.id),
                      Place{place.file, 36, 36}}};
        sql.downgrade.statements = {
            Statement{QStringLiteral("DROP TABLE t_%1").arg(revision.id), Place{place.file, 40, 40}}};
        snapshot->sql.insert(revision.place.file, sql);
        snapshot->sources.insert(
            revision.place.file,
            QStringLiteral("# %1\nrevision = '%1'\n").arg(revision.id).repeated(30).toUtf8());
    }
    return snapshot;
}

/// A connected database whose applied revisions are those given; its rows are given apart.
inline DatabaseState databaseAt(const Snapshot &snapshot, const QStringList &rows, const QString &applied)
{
    DatabaseState state;
    state.stage = DatabaseState::Stage::Connected;
    state.settings.user = QStringLiteral("lin");
    state.settings.host = QStringLiteral("localhost");
    state.settings.database = QStringLiteral("storyboard");
    state.server.version = QStringLiteral("11.8.6-MariaDB");
    state.rows = rows;
    state.applied = QList<bool>(snapshot.graph.size(), false);
    for (const QString &id : applied.split(u' ', Qt::SkipEmptyParts))
        state.applied[snapshot.graph.find(id)] = true;
    state.pending = int(state.applied.count(false));
    return state;
}

} // namespace stemma::test
