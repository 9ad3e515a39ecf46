// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/snapshotreader.h"

#include "core/database/databaseurl.h"
#include "core/project/history.h"

#include <QCoreApplication>
#include <QDir>

namespace stemma {

namespace {

// SQLAlchemy has a dialect of its own for mariadb:// URLs; mysql:// speaks the MySQL dialect to either server.
Dialect dialectOf(const Project &project)
{
    const Result<DatabaseUrl> url = parseDatabaseUrl(project.databaseUrl.reveal());
    return url && url->backend == QLatin1String("mariadb") ? Dialect::MariaDb : Dialect::MySql;
}

} // namespace

Result<SnapshotPtr> readSnapshot(const QString &path, int number)
{
    Result<Project> project = readProject(path);
    if (!project)
        return std::unexpected(project.error());

    History history = readHistory(*project, dialectOf(*project));
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->number = number;
    snapshot->project = std::move(*project);
    snapshot->graph = RevisionGraph(std::move(history.revisions));
    snapshot->lanes = layoutLanes(snapshot->graph);
    snapshot->problems = snapshot->project.problems + history.problems + snapshot->graph.problems();
    snapshot->sql = std::move(history.sql);
    snapshot->sources = std::move(history.sources);
    return SnapshotPtr(std::move(snapshot));
}

QString demoProjectFolder()
{
    const QDir installed(QCoreApplication::applicationDirPath() + QStringLiteral("/../share/stemma/migrations"));
    if (installed.exists(QStringLiteral("alembic.ini")))
        return installed.canonicalPath();
    return QStringLiteral(STEMMA_DEMO_FOLDER);
}

} // namespace stemma
