// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/execution/run.h"
#include "core/revisions/target.h"
#include "core/workspace/pythonsql.h"
#include "core/workspace/recordings.h"
#include "core/workspace/schemareader.h"
#include "core/workspace/snapshot.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <stop_token>

namespace stemma {

class Connection;
class SandboxServer;

/// A project and its database for a program that waits: every call blocks until it is done. The windowless
/// counterpart of Workspace. Used on one thread; nothing is connected before it is asked for.
class Session
{
public:
    /// A folder with alembic.ini or pyproject.toml, or that file. The headers of its revisions are read;
    /// their SQL is worked out when a plan asks for it. Errors: those of readProject().
    static Result<Session> openProject(const QString &path, const ProjectOptions &options = {});

    /// The demo project on a private server that ends with the session. Errors: SandboxUnavailable as well.
    static Result<Session> openDemo();

    Session(Session &&) noexcept;
    Session &operator=(Session &&) noexcept;
    ~Session();

    const Snapshot &snapshot() const { return *m_snapshot; }

    /// What the git branch adds; looked up when it is asked for.
    BranchAdditions branchAdditions() const;

    /// Connects to the database that the project names. Errors: those of parseDatabaseUrl() and
    /// Connection::open(), with the line that names the database as their place; ConnectionFailed when the
    /// project names none.
    Result<> connect();
    const ServerInfo &server() const; ///< after connect()
    const QString &databaseText() const { return m_databaseText; } ///< after connect(): "root@host/shop"

    /// The rows of the version table. After connect().
    Result<QStringList> rows() const;

    /// Another dialect than the project's and the server's, for what is worked out from now on.
    void useDialect(Dialect dialect);

    /// From now on the SQL is what `alembic --sql` prints, which differs where a revision asks whether
    /// Alembic runs offline.
    void answerOffline();

    /// From now on plans take from the project's own Python what can't be known natively. Whoever calls this
    /// has the consent to run its code.
    void usePython(std::shared_ptr<ProjectPython> python);

    bool isConnected() const { return m_connection != nullptr; }

    /// The project's database as it is, without the version table. After connect(). Errors: NotPlannable when
    /// the version table can't be known; those of reflectVisible().
    Result<Reflection> liveSchema() const;

    /// How to replay beside the database, once connected, and without one before. Errors: the connection's.
    Result<ReplayOptions> replayOptions() const;

    /// The schema that these revisions and all below them make, from a private server or the cache; with the
    /// database's name, character set and collation once connected. See schemareader.h.
    Result<schema::Schema> schemaAt(const QList<RevisionGraph::Node> &nodes, std::stop_token stop = {}) const;

    /// The same for an SQL file.
    Result<schema::Schema> schemaOfScript(const QString &file, std::stop_token stop = {}) const;

    /// The SQL that a revision sends when the project's own Python runs it on a private server, like the
    /// database once connected. THIS RUNS THE PROJECT'S CODE. Rows are lent by the connected database. See
    /// record() and recordingRequest().
    Result<Recording> record(RevisionGraph::Node node, Direction direction, const RecordingOptions &options,
                             std::stop_token stop = {}) const;

    /// From where the database stands, with SQL. Errors: those of the planner, of rows(), and NotPlannable
    /// when the project keeps its version table where Stemma can't find it: then nothing may be changed.
    Result<RunPlan> planUpgrade(const Target &target) const;
    Result<RunPlan> planDowngrade(const Target &target) const;

    /// Which rows `stamp` would write, from where the database stands. Errors as above.
    Result<StampPlan> planStamp(const QStringList &targets, bool purge) const;

    /// Writes such a plan and gives the rows as read back; see applyStamp().
    Result<QStringList> stamp(const StampPlan &plan, bool purge);

    /// Creates the version table where it is missing. Errors: NotPlannable as above, and the connection's.
    Result<> ensureVersionTable();

    /// Applies a plan; see Run.
    RunFinished run(const RunPlan &plan, Run::Sink sink, std::stop_token stop = {});

    RevisionSqlSource pythonSource() const; ///< empty without usePython()

private:
    /// By replaying the history, for SQL that rests on the schema.
    std::function<Result<schema::Schema>(const QStringList &rows)> schemaAtRows() const;
    explicit Session(SnapshotPtr snapshot);

    Result<> connectTo(const ConnectionSettings &settings, const Secret &password);

    SnapshotPtr m_snapshot;
    QString m_databaseText;
    std::unique_ptr<SandboxServer> m_sandbox; // before the connection, which ends first
    std::unique_ptr<Connection> m_connection;
    std::shared_ptr<ProjectPython> m_python;
};

} // namespace stemma
