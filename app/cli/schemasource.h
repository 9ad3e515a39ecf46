// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/project/projectoptions.h"
#include "core/workspace/session.h"

#include <QElapsedTimer>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace stemma::cli {

/// A schema that was asked for.
struct NamedSchema
{
    schema::Schema schema;
    bool isLive = false; ///< of a database; else what SQL has made on a private server
};

/// Schemas by what people call them: "live", a revision, base, the path of an .sql file, "section:NAME".
/// Connects when a schema needs it, or is said better with it. To standard error go what could not be read of
/// a database, how far a long replay is, and that the private server is another than the database's.
class SchemaSource
{
public:
    SchemaSource(Session &session, QString project, ProjectOptions options, const Console &console,
                 std::stop_token stop);

    Result<NamedSchema> schema(const QString &name);
    Result<schema::Schema> live();
    Result<schema::Schema> atRevision(const QString &name); ///< "current" too: the database's rows
    Result<schema::Schema> atRows(); ///< what the revisions say of the database

    /// Of the database's server once connected, else of the project.
    Dialect dialect() const { return m_session.snapshot().dialect; }

private:
    Result<> connect(); ///< once
    void connectIfThereIsOne();
    Result<ReplayOptions> replaying();
    Result<schema::Schema> ofSection(const QString &section);
    Result<schema::Schema> shown(const Result<Reflection> &reflection) const;

    Session &m_session;
    QString m_project;
    ProjectOptions m_options;
    const Console &m_console;
    std::stop_token m_stop;
    std::optional<Result<>> m_connected;
    bool m_serverSaid = false;
    QElapsedTimer m_sinceSaid;
};

/// What to say where a database's schema stands beside one that a private server has made: nothing on servers
/// of one series. Both as ServerInfo displays them.
QString otherServerNote(const QString &database, const QString &sandbox);

/// As a script that the mysql client runs: each with its delimiter, which is another for stored programs.
QString clientScript(const QStringList &statements);

/// Both in one session's settings where one is live and the other is not, so that only what counts differs.
void makeComparable(NamedSchema &a, NamedSchema &b);

} // namespace stemma::cli
