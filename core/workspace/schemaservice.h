// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/replay.h"
#include "core/workspace/revisionschema.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace stemma {

/// Answers for the schema around a snapshot's revisions. What leads to a revision is replayed on a private
/// server, on the thread pool; it is answered with that, and again when what follows the revision has been
/// replayed too. Nothing is replayed twice of one snapshot, so that revisions can be walked. A request
/// replaces the one before it; another snapshot drops all.
///
/// Lives on one thread, which never waits; signals come on it, and ready() never before a call returns.
class SchemaService : public QObject
{
    Q_OBJECT

public:
    /// The project's database, as far as a replay can be like it.
    struct Database
    {
        QString server; ///< "MySQL 9.7.4"; empty: none is connected
        ServerInfo::Flavour flavour = ServerInfo::Flavour::MariaDb;
        QString schema;
        QString charset;
        QString collation;

        bool operator==(const Database &) const = default;
    };

    explicit SchemaService(QObject *parent = nullptr);
    ~SchemaService() override; ///< what is under way is stopped, and not waited for

    /// ready() follows. `table`: whose history is wanted; see describeSchema().
    void request(const SnapshotPtr &snapshot, RevisionGraph::Node node, const QString &table = {});

    /// Stops the replay: ready() follows, with ErrorKind::Cancelled where there was nothing to answer yet.
    void stop();

    /// Forgets everything; nothing follows.
    void forget();

    /// What a replay needs of a connection; as usual where it can't be asked. On the connection's thread.
    static Database databaseOf(Connection &connection);

    /// Another one than before: forgets everything.
    void setDatabase(const Database &database);

    bool isBusy() const { return m_replaying; }

signals:
    void started();
    void progress(int done, int total); ///< revisions replayed
    void ready(const stemma::RevisionSchemaPtr &schema);
    void finished(); ///< nothing is replayed any more

private:
    using Rest = RevisionSchema::Rest;
    struct Replayed
    {
        RevisionGraph::Node node = -1; ///< that it was made for
        std::shared_ptr<const ReplayedHistory> history;
        ServerInfo server;
        Rest rest = Rest::Coming;
    };
    struct Outcome
    {
        Result<ReplayedHistory> history;
        ServerInfo server;
        Rest rest = Rest::Coming;
    };
    struct Progress;
    class Work;

    void tell();

    void pump();
    const Replayed *knowing(RevisionGraph::Node node) const;
    bool answers(const Replayed &replayed, RevisionGraph::Node node) const;
    void start();
    void take(RevisionGraph::Node node, const Outcome &outcome);
    void finish(RevisionGraph::Node node);
    void describe(const Replayed &replayed);
    void fail(const Error &error, const QString &at = {}, const ReplaySurroundings &surroundings = {});
    void noMoreFollows();

    SnapshotPtr m_snapshot;
    Database m_database;
    QList<Replayed> m_replayed; ///< of the snapshot, newest first
    RevisionGraph::Node m_node = -1; ///< of the last request
    QString m_table;
    bool m_open = false; ///< the last request is not answered yet
    int m_question = 0; ///< an answer that comes back under an older number is dropped
    bool m_replaying = false;
    int m_replay = 0; ///< the same for replays
    std::optional<Error> m_failed; ///< of the replay under way
    std::stop_source m_stop;
    std::shared_ptr<const Progress> m_progress; ///< of the replay under way; written by its thread
    QTimer m_ticks;
    int m_told = 0;
};

} // namespace stemma
