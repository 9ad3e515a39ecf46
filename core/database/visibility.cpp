// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/visibility.h"

#include "core/database/grants.h"
#include "core/database/reflectionwork.h"

using namespace Qt::StringLiterals;

namespace stemma {

Result<> noteInvisible(ReflectionWork &work)
{
    const Grants grants(work.grants, work.result.schema.name);

    if (!grants.seesAllTables()) {
        work.addProblem("privilege-tables", u"This user is shown only tables that were granted one by one."_s,
                        u"Grant SELECT on the whole schema."_s);
    }
    // All columns are shown to those who may read, write or refer to them.
    if (!grants.hasAny({u"SELECT"_s, u"INSERT"_s, u"UPDATE"_s, u"REFERENCES"_s})) {
        for (const schema::Table &table : std::as_const(work.result.schema.tables)) {
            if (grants.hasOnTable(u"SELECT"_s, table.name) || grants.hasOnTable(u"INSERT"_s, table.name)
                || grants.hasOnTable(u"UPDATE"_s, table.name)
                || grants.hasOnTable(u"REFERENCES"_s, table.name))
                continue;
            work.addProblem("privilege-columns",
                            u"Not all columns of the table %1 are shown to this user."_s.arg(table.name),
                            u"Grant SELECT on the table."_s);
        }
    }
    if (!grants.hasAny({u"TRIGGER"_s})) {
        for (const schema::Table &table : std::as_const(work.result.schema.tables)) {
            if (grants.hasOnTable(u"TRIGGER"_s, table.name))
                continue;
            work.addProblem("privilege-triggers", u"Triggers are not shown to this user."_s,
                            u"Grant TRIGGER on the schema."_s);
            break;
        }
    }
    if (!grants.hasAny({u"EVENT"_s})) {
        work.addProblem("privilege-events", u"Events are not shown to this user."_s,
                        u"Grant EVENT on the schema."_s);
    }
    if (!grants.hasAny({u"EXECUTE"_s, u"CREATE ROUTINE"_s, u"ALTER ROUTINE"_s, u"SHOW_ROUTINE"_s,
                        u"SHOW CREATE ROUTINE"_s})) {
        work.addProblem(
            "privilege-routines", u"Procedures and functions are not shown to this user."_s,
            u"Grant SHOW_ROUTINE (MySQL) or SHOW CREATE ROUTINE (MariaDB), or EXECUTE on the schema."_s);
    }
    return {};
}

} // namespace stemma
