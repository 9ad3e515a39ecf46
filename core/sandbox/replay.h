// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/replayhistory.h"

#include <functional>
#include <stop_token>

namespace stemma {

struct ReplayProgress
{
    QString revision;
    int done = 0;
    int total = 0;
    bool fromCache = false;
    QString server; ///< that it was run on, also for the cache: "MariaDB 11.8.6"
};

struct ReplayOptions
{
    QString schema = QStringLiteral("replay"); ///< its name, for SQL that says it
    QString charset = QStringLiteral("utf8mb4");
    QString collation = QStringLiteral("utf8mb4_unicode_ci");
    QString program; ///< the server to take; empty: the machine's own
    QString cacheFolder; ///< empty: the user's
    bool cached = true;
    std::function<void(const ReplayProgress &)> progress; ///< called on this thread
};

/// Runs a history's SQL on a private server, from an empty schema, and takes the schema after each revision.
///
/// Revisions whose SQL, and that of all before them, was replayed before come from the cache; when all do, no
/// server is started. Those that follow go on from where the server was, which the cache knows as well. After
/// a revision only what its statements touch is read, and all where their text can't tell.
///
/// A revision without SQL or with SQL that fails ends the replay before it; that is in the history, not an
/// error. The version table is no part of it. Blocks: call it from a worker.
///
/// Errors: SandboxUnavailable, Cancelled, and those of reading the schema.
Result<ReplayedHistory> replay(const QList<ReplayRevision> &revisions, const ReplayOptions &options = {},
                               std::stop_token stop = {});

} // namespace stemma
