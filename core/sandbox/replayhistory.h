// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/schema.h"
#include "core/sql/statement.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace stemma {

/// A revision as a replay needs it: its id and the SQL that upgrades to it.
struct ReplayRevision
{
    QString id;
    QStringList statements;
    std::optional<Error> unknown; ///< why there is no SQL (NeedsPython): the replay ends before it
    QHash<qsizetype, TryBlock> tryBlocks{}; ///< around some of the statements, by number from 0

    /// Where the SQL rests on the schema before the revision: gives the rest of this, or why it can't, once
    /// that is known. Called on the replay's thread; null for all others.
    std::function<ReplayRevision(const schema::Schema &before)> complete{};
};

/// The schema after one revision.
struct ReplayedRevision
{
    QString id;
    schema::Schema schema; ///< shares what it has in common with the revision before
    bool fromCache = false; ///< nothing was run for it
    qint64 milliseconds = 0;
};

/// A history with the schema after each revision, as far as it could be replayed. A value.
struct ReplayedHistory
{
    struct TableMoment
    {
        QString revision;
        std::optional<schema::Table> after; ///< nothing where the revision drops it
    };

    schema::Schema start; ///< the empty one
    QList<ReplayedRevision> revisions; ///< in the order they were run in
    std::optional<Error>
        stopped; ///< why those after the last one are missing; its place and statement where known
    QString stoppedAt; ///< the revision that could not be replayed

    const schema::Schema *after(const QString &revision) const; ///< null for one that was not replayed
    const schema::Schema *before(const QString &revision) const;

    /// Every revision that makes, changes or drops the table, oldest first.
    QList<TableMoment> historyOf(const QString &table) const;
    /// The same for any object; revisions alone.
    QStringList revisionsChanging(const schema::ObjectName &object) const;
};

} // namespace stemma
