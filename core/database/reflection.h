// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"
#include "core/base/result.h"
#include "core/schema/schema.h"

#include <QList>
#include <QString>

namespace stemma {

class Connection;

/// A schema as far as it could be read, and what could not.
struct Reflection
{
    schema::Schema schema;
    /// What the server did not show or does not tell: missing privileges, features that information_schema
    /// knows nothing of. Empty: the schema is whole.
    QList<Problem> problems;
};

/// Reads a schema of the connection's server in a handful of questions to information_schema, whose number
/// does not depend on the number of tables, and brings the answers of both servers to one normal form.
///
/// A second session of the same user is opened for the time of reading where the schema is large and the
/// server answers fast enough that this saves time; if the server has no place for it, the one session does
/// all.
///
/// Settings that change what a server tells (SQL mode, time zone, character set) are fixed for the time of
/// reading and put back. The questions are not one snapshot: when a table appears or goes between two of
/// them, all is read again, and after a few times that is an error.
///
/// One question more is asked for each table that is partitioned BY SYSTEM_TIME, and for each object in whose
/// expressions or body there are question marks: information_schema turns characters beyond the Basic
/// Multilingual Plane (emoji) into them, SHOW CREATE does not. In literal defaults and values of ENUM and SET
/// both do: such a table is a problem "question-marks", of severity Info. On MySQL each program with a string
/// in its body is asked for as well: information_schema tells 'it''s' as 'it's' there.
///
/// What information_schema does not tell at all is not in the values: a full-text index's parser, the
/// engine's own options of an index, DATA DIRECTORY and UNION of a table, MySQL's ALGORITHM of a view, a
/// literal's own character set in a view, the default of MariaDB's parameters. Reading MariaDB's sequences
/// means to SELECT from them: one that a killed server left half-made answers 1032.
///
/// On the connection's thread. Errors: UnknownDatabase; StatementFailed, also for a table that the server
/// can't open; AccessDenied; ConnectionLost.
Result<Reflection> reflectVisible(Connection &connection, const QString &schemaName);

/// The same for those who need all or nothing: any problem but those of severity Info is AccessDenied or,
/// where no privilege would help, StatementFailed.
Result<schema::Schema> reflect(Connection &connection, const QString &schemaName);

} // namespace stemma
