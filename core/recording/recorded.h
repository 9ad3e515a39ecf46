// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/revisionsql.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

/// What a function of a revision sent to the private server when the project's Python ran it there.
struct Recorded
{
    /// A statement that failed while the revision went on.
    struct PassedOver
    {
        qsizetype statement = 0; ///< in sql.statements; it stands there in a try block of its own
        QString error; ///< Python's class: "OperationalError"; empty where only its repetition has shown it
        int code = 0;
        QString message;

        bool operator==(const PassedOver &) const = default;
    };

    /// Statements of Provenance::Recorded, with the function's lines as their place. Or why they are none: a
    /// password, which the log doesn't keep; bytes that are no text; statements that don't do the same when
    /// they are run by themselves.
    FunctionSql sql;
    QList<PassedOver> passedOver;

    // What other rows could have changed.
    int dataQuestions = 0; ///< SELECTs on the schema's own tables
    QStringList askedTables;
    int schemaQuestions = 0; ///< what tables there are, what columns they have
    int lentRows = 0; ///< of each table at most; 0: on an empty schema

    int undone = 0; ///< statements that the revision has rolled back itself, or never committed
    QStringList leftOut; ///< for people: "14 questions", "2 statements that were rolled back"
    QStringList warnings;
    bool isVerified = false; ///< run by themselves they have made the same schema and numbers of rows
    bool isIsolated = false; ///< the code ran without the machine's network
    QString output; ///< of the process, both streams
    QString server; ///< "MariaDB 11.8.6"
    QString python; ///< "3.13.5"
    qint64 milliseconds = 0;
    bool fromCache = false;

    bool operator==(const Recorded &) const = default;
};

/// "recorded on an empty schema; asked the data: 3 queries on 2 tables": to be shown beside the statements.
QString recordedText(const Recorded &recorded);

} // namespace stemma
