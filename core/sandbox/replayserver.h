// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"
#include "core/sandbox/replay.h"
#include "core/sandbox/sandboxserver.h"
#include "core/sql/touched.h"

#include <QStringList>

#include <memory>

namespace stemma {

/// The server of a replay, with one session through all revisions, as Alembic has.
class ReplayServer
{
public:
    static Result<std::unique_ptr<ReplayServer>> start(const ReplayOptions &options);

    const ServerInfo &info() const { return m_connection->server(); }

    Connection &connection() { return *m_connection; } ///< changes with a failed restore()
    const SandboxServer &sandbox() const { return *m_server; }

    /// The empty schema as the server tells it.
    Result<schema::Schema> empty();
    /// Brings the schema to a former state; false when that doesn't give `expected`: the schema is empty
    /// again.
    Result<bool> restore(const QStringList &state, const schema::Schema &expected);
    /// Statements for restore(); nothing where the session holds what can't be made again.
    Result<std::optional<QStringList>> state();

    /// Sends the statements. The error is that of the first that fails, with its statement.
    Result<> run(const ReplayRevision &revision, std::stop_token stop);
    /// The schema now, given the one before the statements of the last run().
    Result<schema::Schema> schemaAfter(const schema::Schema &before);

private:
    Result<> createSchema();
    void noteSession(const QString &statement, const Touched &touched);

    ReplayOptions m_options;
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Connection> m_connection;
    Touched m_touched; ///< by the last run()
    QStringList m_session; ///< statements that have left something in it
    bool m_sticky = false; ///< it holds temporary tables, locks …
    bool m_elsewhere = false; ///< USE: names without a schema are another's
};

} // namespace stemma
