// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/revisionschema.h"

#include <QObject>

#include <stop_token>

namespace stemma {

/// Answers for the schema around a snapshot's revisions. A revision's history is replayed on a private server,
/// on the thread pool and one replay at a time; what is known of a snapshot is answered at once, so that
/// revisions can be walked. A request replaces the one before it; another snapshot drops all.
///
/// Lives on one thread, which never waits; signals come on it.
class SchemaService : public QObject
{
    Q_OBJECT

public:
    explicit SchemaService(QObject *parent = nullptr);
    ~SchemaService() override; ///< what is under way is stopped, and not waited for

    /// ready() follows: before this returns where the answer is known.
    void request(const SnapshotPtr &snapshot, RevisionGraph::Node node);

    /// Stops what is under way: ready() follows with ErrorKind::Cancelled.
    void stop();

    /// Forgets everything; nothing follows.
    void forget();

    bool isBusy() const { return m_busy; }

signals:
    void started();
    void progress(int done, int total); ///< revisions replayed
    void ready(const stemma::RevisionSchema &schema);
    void finished(); ///< nothing is under way any more

private:
    using History = std::shared_ptr<const ReplayedHistory>;

    std::optional<RevisionSchema> known(RevisionGraph::Node node) const;
    std::optional<RevisionSchema> answer(RevisionGraph::Node node, const History &history) const;
    RevisionSchema failed(RevisionGraph::Node node, Error error) const;
    void start();
    void take(RevisionGraph::Node node, const Result<ReplayedHistory> &replayed);

    SnapshotPtr m_snapshot;
    QList<History> m_histories; ///< of the snapshot
    RevisionGraph::Node m_wanted = -1; ///< not answered yet
    bool m_busy = false;
    int m_number = 0; ///< of the work under way: what comes back under another one is dropped
    std::stop_source m_stop;
};

} // namespace stemma
