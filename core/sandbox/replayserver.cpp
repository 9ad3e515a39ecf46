// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/replayserver.h"

#include "core/database/pythonerrors.h"
#include "core/database/reflection.h"
#include "core/sandbox/schemaclone.h"
#include "core/schema/touchedset.h"
#include "core/sql/quoting.h"
#include "core/sql/touchedobjects.h"

using namespace Qt::StringLiterals;

namespace stemma {

Result<std::unique_ptr<ReplayServer>> ReplayServer::start(const ReplayOptions &options)
{
    auto server = SandboxServer::start(options.program);
    if (!server)
        return Failure(server.error());
    auto replay = std::make_unique<ReplayServer>();
    replay->m_options = options;
    replay->m_server = std::move(*server);
    if (const auto made = replay->createSchema(); !made)
        return Failure(made.error());
    return replay;
}

// A new session too: what a former attempt has left in it must not count.
Result<> ReplayServer::createSchema()
{
    auto opened = Connection::open(m_server->settings(), Secret());
    if (!opened)
        return Failure(opened.error());
    m_connection = std::move(*opened);
    m_session.clear();
    m_sticky = m_elsewhere = false;
    const QString name = quotedIdentifier(m_options.schema);
    for (const QString &sql : {QString("DROP DATABASE IF EXISTS "_L1 + name),
                               QString("CREATE DATABASE "_L1 + name + " CHARACTER SET "_L1 + m_options.charset
                                       + " COLLATE "_L1 + m_options.collation),
                               QString("USE "_L1 + name)}) {
        if (const auto done = m_connection->execute(sql); !done)
            return Failure(done.error());
    }
    return {};
}

Result<schema::Schema> ReplayServer::empty()
{
    return reflect(*m_connection, m_options.schema);
}

// The number of statements that are the session's, the schema's statements, the session's.
Result<bool> ReplayServer::restore(const QStringList &state, const schema::Schema &expected)
{
    if (state.isEmpty())
        return false;
    const qsizetype ofSession = qBound<qsizetype>(0, state.first().toLongLong(), state.size() - 1);
    Result<> restored =
        restoreSchema(*m_connection, m_options.schema, state.sliced(1, state.size() - 1 - ofSession));
    for (const QString &sql : state.last(ofSession)) {
        if (const auto done = m_connection->execute(sql); !done && restored)
            restored = Failure(done.error());
    }
    if (restored) {
        m_session = state.last(ofSession);
        const auto now = reflect(*m_connection, m_options.schema);
        if (now && *now == expected)
            return true;
    }
    if (!restored && restored.error().kind == ErrorKind::ConnectionLost)
        return Failure(restored.error());
    if (const auto made = createSchema(); !made)
        return Failure(made.error());
    return false;
}

Result<std::optional<QStringList>> ReplayServer::state()
{
    if (m_sticky || m_elsewhere)
        return std::optional<QStringList>();
    auto recorded = recordSchema(*m_connection, m_options.schema);
    if (!recorded)
        return Failure(recorded.error());
    if (!recorded->report.problems.isEmpty())
        return std::optional<QStringList>();
    return std::optional<QStringList>(QStringList{QString::number(m_session.size())} + recorded->statements
                                      + m_session);
}

void ReplayServer::noteSession(const QString &statement, const Touched &touched)
{
    using Kind = SessionEffect::Kind;
    if (touched.leaves.isEmpty())
        return;
    bool again = touched.objects.isEmpty() && !touched.anything && touched.needs.isEmpty();
    for (const SessionEffect &effect : touched.leaves) {
        m_elsewhere |= effect.kind == Kind::CurrentSchema;
        // A transaction ends with the revision or with its next DDL.
        again &= effect.kind == Kind::Variable || effect.kind == Kind::UserVariable
            || effect.kind == Kind::Transaction;
        if (effect.kind == Kind::Transaction)
            return;
    }
    if (again)
        m_session << statement;
    else
        m_sticky = true;
}

Result<> ReplayServer::run(const ReplayRevision &revision, std::stop_token stop)
{
    const bool mariaDb = info().flavour == ServerInfo::Flavour::MariaDb;
    const ExecutableComments comments{
        mariaDb ? ExecutableComments::Reader::MariaDb : ExecutableComments::Reader::MySql, 0};
    m_touched = {};
    TryBlocks tryBlocks;
    for (qsizetype i = 0; i < revision.statements.size(); ++i) {
        const QString &statement = revision.statements.at(i);
        const auto block = revision.tryBlocks.constFind(i);
        const Statement tried{
            statement, {}, {}, block == revision.tryBlocks.cend() ? std::nullopt : std::optional(*block)};
        if (tryBlocks.leavesOut(tried))
            continue;
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, u"The replay was stopped."_s);
        const Touched touched = touchedObjects(statement, comments);
        m_touched.objects << touched.objects;
        m_touched.anything |= touched.anything;
        noteSession(statement, touched);
        if (const auto done = m_connection->execute(statement); !done) {
            Error error = done.error();
            if (tryBlocks.passesOver(tried, error))
                continue;
            error.statement = statement;
            return Failure(error);
        }
    }
    return {};
}

Result<schema::Schema> ReplayServer::schemaAfter(const schema::Schema &before)
{
    schema::TouchedSet touched = schema::touchedIn(m_touched, before);
    touched.everything |= m_elsewhere;
    if (!touched.changesDefinitions())
        return before;
    return reflect(*m_connection, m_options.schema);
}

} // namespace stemma
