// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/databasereader.h"

#include "core/database/databaseurl.h"
#include "core/revisions/planner.h"
#include "core/revisions/rowproblems.h"

namespace stemma {

DatabaseState placed(DatabaseState state, const Snapshot &snapshot)
{
    state.applied.clear();
    state.problems.clear();
    state.pending = 0;
    if (!state.isConnected())
        return state;
    state.error.reset();
    state.problems = rowProblems(snapshot.graph, state.rows);
    const Result<QList<bool>> applied = Planner(snapshot.graph).applied(state.rows);
    if (!applied) {
        state.error = applied.error();
        return state;
    }
    state.applied = *applied;
    for (RevisionGraph::Node node = 0; node < snapshot.graph.size(); ++node)
        state.pending += standingOf(snapshot, state, node) == Standing::Pending ? 1 : 0;
    return state;
}

NamedDatabase databaseNamedBy(const Project &project)
{
    NamedDatabase named;
    if (project.databaseUrl.isEmpty())
        return named;
    const auto unsupported = [&](Error error) {
        named.state.stage = DatabaseState::Stage::Unsupported;
        error.place = project.databaseUrlPlace;
        named.state.error = std::move(error);
    };
    Result<DatabaseUrl> url = parseDatabaseUrl(project.databaseUrl.reveal());
    if (!url) {
        unsupported(url.error());
        return named;
    }
    named.state.settings = url->settings;
    if (!url->isMySqlFamily()) {
        Error error;
        error.kind = ErrorKind::UnsupportedDatabase;
        error.message = QStringLiteral("The project's database is %1; Stemma works with MySQL and MariaDB.")
                            .arg(url->backend);
        error.advice =
            QStringLiteral("The graph and the files can be read; nothing is connected or changed.");
        unsupported(std::move(error));
        return named;
    }
    named.state.stage = DatabaseState::Stage::Connecting;
    named.password = url->password;
    return named;
}

} // namespace stemma
