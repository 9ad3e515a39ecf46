// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/snapshotreader.h"

#include "core/database/databaseurl.h"
#include "core/project/cachefile.h"
#include "core/project/history.h"
#include "core/project/projectmodules.h"
#include "core/project/revisioncache.h"
#include "core/project/sqlcache.h"

#include <QCoreApplication>
#include <QDir>

namespace stemma {

Dialect dialectFor(const Project &project, std::optional<ServerInfo::Flavour> server)
{
    const Result<DatabaseUrl> url = parseDatabaseUrl(project.databaseUrl.reveal());
    if (url && url->backend == QLatin1String("mariadb"))
        return Dialect::MariaDb;
    return server == ServerInfo::Flavour::MariaDb ? Dialect::MySqlOnMariaDb : Dialect::MySql;
}

Result<SnapshotPtr> readSnapshot(const QString &path, int number, std::optional<ServerInfo::Flavour> server,
                                 const ProjectOptions &options, Reading reading, const SnapshotPtr &before)
{
    Result<Project> project = readProject(path, options);
    if (!project)
        return std::unexpected(project.error());

    auto snapshot = std::make_shared<Snapshot>();
    snapshot->dialect = dialectFor(*project, server);
    const QString known =
        project->configurationFile().isEmpty() ? project->scriptLocation : project->configurationFile();
    const QString cacheFile = RevisionCache::fileFor(known);
    snapshot->sqlCache = std::make_shared<SqlCache>(cacheFileFor(QStringLiteral("sql"), known));
    snapshot->context = evaluationContext(*project, snapshot->dialect);
    History history = readHistory(*project, snapshot->context, reading,
                                  before ? before->files : QHash<QString, HistoryFile>(), cacheFile);
    snapshot->reading = reading;
    snapshot->number = number;
    snapshot->project = std::move(*project);
    snapshot->graph = RevisionGraph(std::move(history.revisions));
    if (reading == Reading::Full)
        snapshot->lanes = layoutLanes(snapshot->graph);
    snapshot->problems = snapshot->project.problems + history.problems + snapshot->graph.problems();
    snapshot->sql = std::move(history.sql);
    snapshot->sources = std::move(history.sources);
    snapshot->files = std::move(history.files);
    if (reading == Reading::Full)
        snapshot->additions = branchAdditionsOf(*snapshot);
    return SnapshotPtr(std::move(snapshot));
}

BranchAdditions branchAdditionsOf(const Snapshot &snapshot)
{
    return readBranchAdditions(snapshot.project.scriptLocation, snapshot.files.keys());
}

QString demoProjectFolder()
{
    const QDir installed(QCoreApplication::applicationDirPath()
                         + QStringLiteral("/../share/stemma/migrations"));
    if (installed.exists(QStringLiteral("alembic.ini")))
        return installed.canonicalPath();
    return QStringLiteral(STEMMA_DEMO_FOLDER);
}

} // namespace stemma
