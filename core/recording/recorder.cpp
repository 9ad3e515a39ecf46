// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/recorder.h"

#include "core/database/connection.h"
#include "core/recording/recordingcache.h"
#include "core/recording/steprecorder.h"
#include "core/sandbox/replayserver.h"
#include "core/sandbox/sandboxfolder.h"
#include "core/sandbox/schemaclone.h"
#include "core/sandbox/serverprogram.h"
#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

ReplayRevision asReplayed(const QString &id, const FunctionSql &sql)
{
    ReplayRevision revision{id, {}, {}, {}};
    for (const Statement &statement : sql.statements) {
        if (statement.tryBlock)
            revision.tryBlocks.insert(revision.statements.size(), *statement.tryBlock);
        revision.statements << statement.text;
    }
    return revision;
}

class Recorder
{
public:
    Recorder(RecordingRequest request, std::stop_token stop)
        : m_request(std::move(request))
        , m_cache(!m_request.cached || m_request.lender ? QString()
                      : m_request.cacheFolder.isEmpty() ? RecordingCache::defaultFolder()
                                                        : m_request.cacheFolder)
        , m_stop(std::move(stop))
    { }

    Result<Recording> run()
    {
        const RecordingRequest asked = m_request;
        if (const QString name = m_cache.loadName(asked); !name.isEmpty())
            m_request.schema = name;
        Result<Recording> recording = attempt();
        if (m_otherName.isEmpty())
            return recording;
        // The project's code has a name of its own for its database, and may ask about that.
        m_request.schema = m_otherName;
        m_cache.storeName(asked, m_otherName);
        m_otherName.clear();
        recording = attempt();
        if (!m_otherName.isEmpty()) {
            return failure(
                ErrorKind::NeedsPython,
                u"The project connects to another database each time, last to %1."_s.arg(m_otherName));
        }
        return recording;
    }

private:
    Result<Recording> attempt()
    {
        m_recording = {};
        m_server.reset();
        if (const auto named = nameServer(); !named)
            return Failure(named.error());
        if (const auto recorded = m_request.lender ? onLentRows() : fromNothing(); !recorded)
            return Failure(recorded.error());
        return std::move(m_recording);
    }

    // The version is asked of the program: it is not started for what is known already.
    Result<> nameServer()
    {
        const auto folder = SandboxFolder::create();
        if (!folder)
            return Failure(folder.error());
        const auto program =
            ServerProgram::find(**folder, ServerProgram::defaultFolders(), m_request.serverProgram);
        if (!program)
            return Failure(program.error());
        m_firstKey = RecordingCache::firstKey(m_request, program->version());
        return {};
    }

    Result<> start()
    {
        ReplayOptions options;
        options.schema = m_request.schema;
        options.charset = m_request.charset;
        options.collation = m_request.collation;
        options.program = m_request.serverProgram;
        auto server = ReplayServer::start(options);
        if (!server)
            return Failure(server.error());
        m_server = *std::move(server);
        return {};
    }

    Result<> onLentRows()
    {
        if (const auto started = start(); !started)
            return started;
        CloneOptions options;
        options.rowsPerTable = m_request.lentRows;
        options.targetSchema = m_request.schema;
        const auto cloned = cloneSchema(*m_request.lender, m_request.lender->settings().database,
                                        m_server->connection(), options, m_stop);
        if (!cloned)
            return Failure(cloned.error());
        const auto use =
            m_server->run({u"use"_s, {"USE "_L1 + quotedIdentifier(m_request.schema)}, {}, {}}, m_stop);
        if (!use)
            return use;
        auto recorded = recordStep(m_request.step);
        if (!recorded)
            return Failure(recorded.error());
        m_recording.step = *std::move(recorded);
        m_recording.step.lentRows = m_request.lentRows;
        for (const Problem &problem : cloned->problems)
            m_recording.step.warnings << problem.message;
        return {};
    }

    Result<> fromNothing()
    {
        if (fromCache())
            return {};
        if (const auto started = start(); !started)
            return started;
        QByteArray key = m_firstKey;
        for (const RecordingStep &step : m_request.before) {
            const ReplayRevision *known = &step.revision;
            ReplayRevision recordedRevision;
            bool isThere = false;
            if (step.revision.unknown) {
                auto recorded = cachedOrRecorded(key, step, isThere);
                if (!recorded)
                    return Failure(recorded.error());
                if (recorded->sql.needsPython)
                    return cannotGoOn(step, *recorded);
                recordedRevision = asReplayed(step.revision.id, recorded->sql);
                known = &recordedRevision;
                m_recording.before.insert(step.revision.id, *std::move(recorded));
            }
            if (!isThere) {
                if (const auto ran = m_server->run(*known, m_stop); !ran)
                    return fail(step, ran.error());
            }
            key = RecordingCache::nextKey(key, *known);
        }
        bool isThere = false;
        auto recorded = cachedOrRecorded(key, m_request.step, isThere);
        if (!recorded)
            return Failure(recorded.error());
        m_recording.step = *std::move(recorded);
        return {};
    }

    bool fromCache()
    {
        QByteArray key = m_firstKey;
        QHash<QString, Recorded> before;
        for (const RecordingStep &step : m_request.before) {
            if (!step.revision.unknown) {
                key = RecordingCache::nextKey(key, step.revision);
                continue;
            }
            auto recorded = m_cache.load(RecordingCache::recordingKey(key, step));
            if (!recorded || recorded->sql.needsPython)
                return false;
            key = RecordingCache::nextKey(key, asReplayed(step.revision.id, recorded->sql));
            before.insert(step.revision.id, *std::move(recorded));
        }
        auto recorded = m_cache.load(RecordingCache::recordingKey(key, m_request.step));
        if (recorded)
            m_recording = {*std::move(recorded), std::move(before)};
        return recorded.has_value();
    }

    /// `isThere`: the server stands behind the step.
    Result<Recorded> cachedOrRecorded(const QByteArray &stand, const RecordingStep &step, bool &isThere)
    {
        const QByteArray key = RecordingCache::recordingKey(stand, step);
        if (const auto cached = m_cache.load(key))
            return *cached;
        auto recorded = recordStep(step);
        isThere = true;
        if (recorded)
            m_cache.store(key, *recorded);
        return recorded;
    }

    Result<Recorded> recordStep(const RecordingStep &step)
    {
        if (m_request.progress)
            m_request.progress(step.revision.id);
        StepRecorder recorder(*m_server, m_request, m_stop);
        Result<Recorded> recorded = recorder.record(step);
        m_otherName = recorder.otherDatabase();
        return recorded;
    }

    Result<> cannotGoOn(const RecordingStep &step, const Recorded &recorded) const
    {
        return failure(ErrorKind::NeedsPython,
                       u"Revision %1 comes before it and can't be recorded: %2."_s.arg(
                           step.revision.id, recorded.sql.needsPython->reason),
                       {}, {step.file, recorded.sql.needsPython->line, recorded.sql.needsPython->line});
    }

    static Result<> fail(const RecordingStep &step, Error error)
    {
        if (error.kind == ErrorKind::StatementFailed) {
            error.message =
                u"Revision %1 comes before it and doesn't run on an empty database."_s.arg(step.revision.id);
            error.advice = u"On a private server there is only what the statements before it have made."_s;
            error.place.file = step.file;
        }
        return Failure(std::move(error));
    }

    RecordingRequest m_request;
    RecordingCache m_cache;
    std::stop_token m_stop;
    std::unique_ptr<ReplayServer> m_server;
    QByteArray m_firstKey;
    QString m_otherName; ///< of the database, as the project's code has it
    Recording m_recording;
};

} // namespace

Result<Recording> record(const RecordingRequest &request, std::stop_token stop)
{
    return Recorder(request, std::move(stop)).run();
}

} // namespace stemma
