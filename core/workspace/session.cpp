// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session.h"

#include "core/database/connection.h"
#include "core/database/versiontable.h"
#include "core/execution/stamp.h"
#include "core/sandbox/sandboxserver.h"
#include "core/workspace/databasereader.h"
#include "core/workspace/demo.h"
#include "core/workspace/runplanner.h"
#include "core/workspace/snapshotreader.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace stemma {

Session::Session(SnapshotPtr snapshot)
    : m_snapshot(std::move(snapshot))
{ }

Session::Session(Session &&) noexcept = default;
Session &Session::operator=(Session &&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::openProject(const QString &path, const ProjectOptions &options)
{
    return readSnapshot(path, 0, std::nullopt, options, Reading::Headers).transform([](SnapshotPtr snapshot) {
        return Session(std::move(snapshot));
    });
}

Result<Session> Session::openDemo()
{
    Result<std::unique_ptr<SandboxServer>> server = startDemoServer();
    if (!server)
        return Failure(server.error());
    return openProject(demoProjectFolder()).transform([&](Session session) {
        session.m_sandbox = *std::move(server);
        return session;
    });
}

Result<> Session::connect()
{
    if (m_sandbox)
        return connectTo(demoSettings(*m_sandbox), Secret());
    const Project &project = m_snapshot->project;
    const NamedDatabase named = databaseNamedBy(project);
    if (named.state.error)
        return Failure(*named.state.error);
    if (named.state.stage == DatabaseState::Stage::None) {
        return failure(
            ErrorKind::ConnectionFailed, u"The project names no database."_s,
            u"Write DATABASE_URL=mysql+pymysql://user:password@host/database into a file .env beside "
            "alembic.ini."_s,
            {project.configurationFile(), 0, 0});
    }
    return connectTo(named.state.settings, named.password).transform_error([&](Error error) {
        error.place = project.databaseUrlPlace;
        return error;
    });
}

Result<> Session::connectTo(const ConnectionSettings &settings, const Secret &password)
{
    Result<std::unique_ptr<Connection>> connection = Connection::open(settings, password);
    if (!connection)
        return Failure(connection.error());
    m_connection = *std::move(connection);
    m_databaseText = settings.display();
    useDialect(dialectFor(m_snapshot->project, m_connection->server().flavour));
    return {};
}

void Session::useDialect(Dialect dialect)
{
    if (dialect == m_snapshot->dialect)
        return;
    // The SQL is worked out when it is asked for, so nothing has to be read again.
    auto changed = std::make_shared<Snapshot>(*m_snapshot);
    changed->dialect = dialect;
    changed->context.dialect = dialect;
    m_snapshot = std::move(changed);
}

void Session::answerOffline()
{
    auto changed = std::make_shared<Snapshot>(*m_snapshot);
    changed->context.isOffline = true;
    m_snapshot = std::move(changed);
}

void Session::usePython(std::shared_ptr<ProjectPython> python)
{
    m_python = std::move(python);
}

RevisionSqlSource Session::pythonSource() const
{
    return m_python ? askingSource(m_python) : RevisionSqlSource();
}

BranchAdditions Session::branchAdditions() const
{
    return branchAdditionsOf(*m_snapshot);
}

const ServerInfo &Session::server() const
{
    return m_connection->server();
}

Result<QStringList> Session::rows() const
{
    return VersionTable(*m_connection, m_snapshot->versionTable()).rows();
}

Result<Reflection> Session::liveSchema() const
{
    return versionTableIsKnown(*m_snapshot).and_then([this] {
        return stemma::liveSchema(*m_connection, *m_snapshot);
    });
}

Result<ReplayOptions> Session::replayOptions() const
{
    return m_connection ? stemma::replayOptions(*m_connection) : ReplayOptions();
}

Result<schema::Schema> Session::schemaAt(const QList<RevisionGraph::Node> &nodes, std::stop_token stop) const
{
    return replayOptions().and_then([&](const ReplayOptions &options) {
        return stemma::schemaAt(*m_snapshot, nodes, options, std::move(stop));
    });
}

Result<schema::Schema> Session::schemaOfScript(const QString &file, std::stop_token stop) const
{
    return replayOptions().and_then(
        [&](const ReplayOptions &options) { return stemma::schemaOfScript(file, options, std::move(stop)); });
}

std::function<Result<schema::Schema>(const QStringList &)> Session::schemaAtRows() const
{
    return [this](const QStringList &rows) {
        QList<RevisionGraph::Node> nodes;
        for (const QString &row : rows)
            nodes << m_snapshot->graph.find(row);
        return schemaAt(nodes);
    };
}

Result<Recording> Session::record(RevisionGraph::Node node, Direction direction,
                                  const RecordingOptions &options, std::stop_token stop) const
{
    return replayOptions()
        .and_then([&](const ReplayOptions &replaying) {
            return recordingRequest(*m_snapshot, node, direction, options, replaying, m_connection.get());
        })
        .and_then([&](const RecordingRequest &request) { return stemma::record(request, std::move(stop)); });
}

Result<RunPlan> Session::planUpgrade(const Target &target) const
{
    return rows().and_then([&](const QStringList &rows) {
        return stemma::planUpgrade(*m_snapshot, rows, target, pythonSource(), schemaAtRows());
    });
}

Result<RunPlan> Session::planDowngrade(const Target &target) const
{
    return rows().and_then([&](const QStringList &rows) {
        return stemma::planDowngrade(*m_snapshot, rows, target, pythonSource(), schemaAtRows());
    });
}

Result<StampPlan> Session::planStamp(const QStringList &targets, bool purge) const
{
    return rows().and_then(
        [&](const QStringList &rows) { return stemma::planStamp(*m_snapshot, rows, targets, purge); });
}

Result<QStringList> Session::stamp(const StampPlan &plan, bool purge)
{
    return applyStamp(plan, purge, *m_connection, m_snapshot->versionTable());
}

Result<> Session::ensureVersionTable()
{
    return versionTableIsKnown(*m_snapshot).and_then([this] {
        return VersionTable(*m_connection, m_snapshot->versionTable()).ensure();
    });
}

RunFinished Session::run(const RunPlan &plan, Run::Sink sink, std::stop_token stop)
{
    return Run(plan, std::move(sink)).apply(*m_connection, std::move(stop));
}

} // namespace stemma
