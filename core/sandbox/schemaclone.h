// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <stop_token>

namespace stemma {

class Connection;

struct CloneProgress
{
    QString what; ///< "tables", "rows", "views", "routines" …
    int done = 0;
    int total = 0;
};

struct CloneOptions
{
    /// Of each table; 0: structure alone. Rows that those refer to by foreign keys come along, whatever the
    /// number; -1: all rows.
    int rowsPerTable = 0;
    QString targetSchema; ///< empty: the same name, which is what qualified names in programs need
    /// Makes the accounts that views and programs are defined by where the target lacks them, without a
    /// password and locked: else nothing that they define could be run. For sandboxes.
    bool createDefiners = true;
    std::function<void(const CloneProgress &)> progress; ///< called on this thread
};

struct CloneReport
{
    QString schema; ///< on the target
    int tables = 0;
    int sequences = 0;
    int views = 0;
    int programs = 0; ///< triggers, routines, events, packages
    qint64 rows = 0;
    /// What could not be had on the target, and what differs there: another server or series, DATA DIRECTORY
    /// left out, a view whose tables are gone; between MySQL and MariaDB every difference of an object.
    QList<Problem> problems;
};

/// Makes a schema on another server (or under another name on the same) from the source's own SHOW CREATE:
/// tables in any circle of foreign keys, sequences, views, routines, triggers, events, each under the SQL
/// mode, character sets and time zone it was made under, with its definer. A schema of that name on the
/// target is dropped first.
///
/// Nothing is written to the source. It is read in one consistent, read-only transaction; metadata locks are
/// let go after each table. Session settings of both connections are as before afterwards. On the thread of
/// both connections.
///
/// Errors: Cancelled; what the source answers; what the target answers to anything but a single object, which
/// is a problem in the report.
Result<CloneReport> cloneSchema(Connection &source, const QString &schema, Connection &target,
                                const CloneOptions &options = {}, std::stop_token stop = {});

/// A schema with all its rows as statements that make it again on a server of the same version. Reads as
/// cloneSchema() does. What has problems is not whole.
struct RecordedSchema
{
    QStringList statements;
    CloneReport report;
};
Result<RecordedSchema> recordSchema(Connection &source, const QString &schema, std::stop_token stop = {});

/// Drops the schema of that name and makes the recorded one; the session then uses it.
Result<> restoreSchema(Connection &target, const QString &schema, const QStringList &statements);

} // namespace stemma
