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
/// One question more is asked for each table that is partitioned BY SYSTEM_TIME, for each view on MySQL (for
/// its algorithm and its list of columns), and for each object of which information_schema may tell wrong
/// letters:
/// - question marks in expressions or bodies may be characters beyond the Basic Multilingual Plane (emoji).
/// In
///   literal defaults and values of ENUM and SET SHOW CREATE knows no better: such a table is a problem
///   "question-marks", of severity Info;
/// - MySQL tells 'it''s' as 'it's' and `a``b` as `aa`bb` in bodies, MariaDB '\\' as '\'.
///
/// What information_schema does not tell at all is not in the values: a full-text index's parser, the
/// engine's own options of an index, DATA DIRECTORY and UNION of a table, a literal's own character set, the
/// default of MariaDB's parameters, the names that a list of columns gives to VALUES in a view (a problem
/// "view-columns", of severity Info). A sequence that a killed MariaDB has left half made is a problem
/// "half-made-sequence".
///
/// On the connection's thread. Errors: UnknownDatabase; StatementFailed, also for a table that the server
/// can't open; AccessDenied; ConnectionLost.
Result<Reflection> reflectVisible(Connection &connection, const QString &schemaName);

/// The same for those who need all or nothing: any problem but those of severity Info is AccessDenied or,
/// where no privilege would help, StatementFailed.
Result<schema::Schema> reflect(Connection &connection, const QString &schemaName);

} // namespace stemma
