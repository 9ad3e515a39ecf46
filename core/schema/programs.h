// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma::schema {

/// The session settings that a server stores with a view or a stored program and runs it under.
struct Environment
{
    QString definer; ///< "root@localhost"
    QString sqlMode; ///< sorted; empty for views
    QString charset; ///< character_set_client
    QString collation; ///< collation_connection

    bool operator==(const Environment &) const = default;
};

struct View
{
    QString name;
    QString definition; ///< the SELECT, without this schema's name before tables
    QString algorithm; ///< "UNDEFINED", "MERGE", "TEMPTABLE"
    QString checkOption; ///< "", "CASCADED", "LOCAL"
    bool invokerSecurity = false;
    Environment environment;

    bool operator==(const View &) const = default;
};

struct Trigger
{
    QString name;
    QString table;
    QString timing; ///< "BEFORE", "AFTER"
    QString event; ///< "INSERT", "UPDATE", "DELETE"; MariaDB 12 also lists: "INSERT OR UPDATE"
    int order = 1; ///< among those of the same table, timing and event
    QString body;
    Environment environment;

    bool operator==(const Trigger &) const = default;
};

struct Routine
{
    enum class Kind { Procedure, Function };

    Kind kind = Kind::Procedure;
    QString name;
    QString parameters; ///< SQL between the brackets
    QString returns; ///< a function's type, with charset and collation where it has them
    bool deterministic = false;
    QString dataAccess; ///< "CONTAINS SQL", "READS SQL DATA", …
    bool invokerSecurity = false;
    bool aggregate = false; ///< MariaDB's aggregate functions
    QString comment;
    QString body;
    Environment environment;

    bool operator==(const Routine &) const = default;
};

struct Event
{
    QString name;
    QString schedule; ///< SQL after ON SCHEDULE
    bool preserve = false; ///< ON COMPLETION PRESERVE
    QString status; ///< "ENABLED", "DISABLED", "SLAVESIDE_DISABLED"
    QString timeZone;
    QString comment;
    QString body;
    Environment environment;

    bool operator==(const Event &) const = default;
};

/// MariaDB's sequences. The next value is data, and not part of it.
struct Sequence
{
    QString name;
    QString type; ///< "bigint"
    QString start, minimum, maximum, increment, cache; ///< as written numbers: they may pass 64 bits
    bool cycle = false;

    bool operator==(const Sequence &) const = default;
};

} // namespace stemma::schema
