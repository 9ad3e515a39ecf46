// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/replay.h"

#include "core/sandbox/replaycache.h"
#include "core/sandbox/replayserver.h"
#include "core/sandbox/sandboxfolder.h"
#include "core/sandbox/serverprogram.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QString tryBlockText(const TryBlock &block)
{
    QString text = block.errors.join(u',');
    for (const TryBlock::Rule &rule : block.rules)
        text += QStringLiteral("; %1: %2%3%4")
                    .arg(rule.errors.join(u','), rule.texts.join(u'|'),
                         rule.lowersCase ? QStringLiteral(" lower") : QString(),
                         rule.raises ? QStringLiteral(" raises") : QString());
    return text;
}

/// What the outcome of a revision depends on beyond its statements.
QStringList tryBlockTexts(const ReplayRevision &revision)
{
    QStringList texts;
    for (qsizetype i = 0; i < revision.statements.size(); ++i) {
        if (const auto block = revision.tryBlocks.constFind(i); block != revision.tryBlocks.cend())
            texts << QStringLiteral("try %1 %2 %3").arg(i).arg(block->number).arg(tryBlockText(*block));
    }
    return texts;
}

constexpr qsizetype keptFiles = 20'000;

class Replayer
{
public:
    Replayer(const QList<ReplayRevision> &revisions, const ReplayOptions &options, std::stop_token stop)
        : m_revisions(revisions)
        , m_options(options)
        , m_cache(!options.cached                     ? QString()
                      : options.cacheFolder.isEmpty() ? ReplayCache::defaultFolder()
                                                      : options.cacheFolder)
        , m_stop(std::move(stop))
    { }

    Result<ReplayedHistory> run()
    {
        if (const auto named = beginKeys(); !named)
            return Failure(named.error());
        if (const auto loaded = loadCached(); !loaded)
            return Failure(loaded.error());
        if (isNextKnown()) {
            if (const auto ran = runRest(); !ran)
                return Failure(ran.error());
        }
        if (!m_history.stopped && m_done < m_revisions.size()) {
            m_history.stopped = m_revisions.at(m_done).unknown;
            m_history.stoppedAt = m_revisions.at(m_done).id;
        }
        return std::move(m_history);
    }

private:
    // The server's version is asked of the program: it is not started for what is known already.
    Result<> beginKeys()
    {
        const auto folder = SandboxFolder::create();
        if (!folder)
            return Failure(folder.error());
        const auto program =
            ServerProgram::find(**folder, ServerProgram::defaultFolders(), m_options.program);
        if (!program)
            return Failure(program.error());
        m_server = program->display();
        m_history.start.name = m_options.schema;
        m_history.start.charset = m_options.charset;
        m_history.start.collation = m_options.collation;
        m_firstKey = ReplayCache::firstKey(program->version(), m_history.start);
        return {};
    }

    /// Whether there is a next revision and its SQL is known; then its key is too.
    bool isNextKnown()
    {
        if (m_done >= m_revisions.size())
            return false;
        ReplayRevision &revision = m_revisions[m_done];
        if (const auto complete = std::exchange(revision.complete, {}))
            revision = complete(last());
        if (revision.unknown)
            return false;
        if (m_keys.size() == m_done)
            m_keys << ReplayCache::nextKey(m_keys.isEmpty() ? m_firstKey : m_keys.last(), revision.id,
                                           revision.statements + tryBlockTexts(revision));
        return true;
    }

    Result<> loadCached()
    {
        while (isNextKnown()) {
            auto schema = m_cache.load(m_keys.at(m_done), last());
            if (!schema)
                return {};
            if (const auto on = add(std::move(*schema), true, 0); !on)
                return on;
        }
        return {};
    }

    Result<> runRest()
    {
        auto server = ReplayServer::start(m_options);
        if (!server)
            return Failure(server.error());
        if (m_done > 0) {
            if (const auto reached = reach(**server); !reached || m_history.stopped)
                return reached;
        }
        const qsizetype first = m_done;
        while (isNextKnown()) {
            QElapsedTimer timer;
            timer.start();
            const ReplayRevision &revision = m_revisions.at(m_done);
            if (const auto ran = (*server)->run(revision, m_stop); !ran) {
                if (const auto failed = fail(revision, ran.error()); !failed)
                    return failed;
                break;
            }
            auto after = (*server)->schemaAfter(last());
            if (!after)
                return Failure(after.error());
            m_cache.store(m_keys.at(m_done), last(), *after);
            if (const auto on = add(std::move(*after), false, timer.elapsed()); !on)
                return on;
        }
        // After a failure the server is somewhere in the middle of a revision.
        if (m_done > first && !m_history.stopped && m_options.cached) {
            if (const auto state = (*server)->state(); state && *state)
                m_cache.storeState(m_keys.at(m_done - 1), **state);
            m_cache.trim(keptFiles);
        }
        return {};
    }

    /// Brings a fresh server to where the cached revisions end: from the newest state that is kept, else by
    /// running them.
    Result<> reach(ReplayServer &server)
    {
        qsizetype from = 0;
        for (qsizetype i = m_done; i > 0 && from == 0; --i) {
            const auto state = m_cache.loadState(m_keys.at(i - 1));
            if (!state)
                continue;
            const auto restored = server.restore(*state, m_history.revisions.at(i - 1).schema);
            if (!restored)
                return Failure(restored.error());
            if (*restored)
                from = i;
            else
                m_cache.discardState(m_keys.at(i - 1));
        }
        for (qsizetype i = from; i < m_done; ++i) {
            if (const auto ran = server.run(m_revisions.at(i), m_stop); !ran)
                return fail(m_revisions.at(i), ran.error());
        }
        return {};
    }

    Result<> fail(const ReplayRevision &revision, const Error &error)
    {
        if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::ConnectionLost)
            return Failure(error);
        m_history.stopped = error;
        m_history.stoppedAt = revision.id;
        return {};
    }

    const schema::Schema &last() const
    {
        return m_history.revisions.isEmpty() ? m_history.start : m_history.revisions.last().schema;
    }

    Result<> add(schema::Schema schema, bool fromCache, qint64 milliseconds)
    {
        const QString id = m_revisions.at(m_done).id;
        m_history.revisions << ReplayedRevision{id, std::move(schema), fromCache, milliseconds};
        ++m_done;
        if (m_options.progress)
            m_options.progress({id, int(m_done), int(m_revisions.size()), fromCache, m_server});
        if (m_stop.stop_requested())
            return failure(ErrorKind::Cancelled, u"The replay was stopped after revision %1."_s.arg(id));
        return {};
    }

    QList<ReplayRevision> m_revisions; ///< each completed when it is its turn
    const ReplayOptions &m_options;
    ReplayCache m_cache;
    std::stop_token m_stop;
    QByteArray m_firstKey; ///< of the empty schema
    QList<QByteArray> m_keys; ///< of the revisions up to the one that is next
    QString m_server;
    qsizetype m_done = 0;
    ReplayedHistory m_history;
};

} // namespace

Result<ReplayedHistory> replay(const QList<ReplayRevision> &revisions, const ReplayOptions &options,
                               std::stop_token stop)
{
    return Replayer(revisions, options, std::move(stop)).run();
}

} // namespace stemma
