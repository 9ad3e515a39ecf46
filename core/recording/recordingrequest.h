// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/plan.h"
#include "core/sandbox/replayhistory.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace stemma {

class Connection;

/// How the project's own Python and Alembic are called.
struct PythonLaunch
{
    QString program; ///< the interpreter, absolute
    QString folder; ///< that alembic would be run in
    QString iniFile; ///< absolute; may be empty
    QString tomlFile; ///< absolute; may be empty
    QString section = QStringLiteral("alembic");
    QStringList arguments; ///< of -x, "key=value"
    QString scriptLocation; ///< only where no configuration names it
    QString scheme; ///< of the project's URL: "mysql+pymysql"; empty: a driver that is there
    QStringList urlVariables; ///< of the environment, that the project may read its URL from
    QByteArray environment; ///< content of env.py and the configuration, for the cache's key
};

/// A revision run one way.
struct RecordingStep
{
    ReplayRevision revision; ///< its upgrade's SQL, or why there is none: then it is recorded
    Direction direction = Direction::Up;
    QStringList rowsBefore; ///< of the version table
    QString file; ///< of the revision
    QByteArray source; ///< its content
};

struct RecordingRequest
{
    PythonLaunch python;
    QList<RecordingStep> before; ///< that lead from nothing to where the step begins, oldest first
    RecordingStep step; ///< recorded whether or not its SQL is known

    QString schema = QStringLiteral("replay"); ///< the name; the project's own URL overrules it
    QString charset = QStringLiteral("utf8mb4");
    QString collation = QStringLiteral("utf8mb4_unicode_ci");
    QString serverProgram; ///< empty: the machine's own MariaDB
    int timeout = 60'000; ///< ms for each revision that is run

    /// Lends rows: the step begins on a copy of this connection's database, which must stand there, with at
    /// most so many rows of each table and those they refer to. On the connection's thread. Null: empty.
    Connection *lender = nullptr;
    int lentRows = 100;

    QString cacheFolder; ///< empty: the user's
    bool cached = true;
    std::function<void(const QString &revision)> progress; ///< before each that is run by Python
};

} // namespace stemma
