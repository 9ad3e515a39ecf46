// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/database/versiontablename.h"
#include "core/recording/recorded.h"
#include "core/schema/schema.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace stemma {

class ReplayServer;

/// What a server's schema is at one moment, as far as a recording is proven by it: without who has made its
/// programs under which session settings, and without the version table.
struct SchemaStand
{
    schema::Schema schema;
    QMap<QString, qint64> rows; ///< number of them, by table

    static Result<SchemaStand> read(ReplayServer &server, const QString &schema,
                                    const VersionTableName &versionTable);

    /// For people: "the table sale is another"; empty where they are equal.
    QString differenceFrom(const SchemaStand &other) const;
};

/// Runs the recorded statements by themselves on the server. Those that fail are passed over, as they were
/// when they were recorded; one that had not failed then is noted in `recorded`. Errors: Cancelled, and lost
/// connections.
Result<> repeatRecorded(ReplayServer &server, Recorded &recorded, const std::stop_token &stop);

} // namespace stemma
