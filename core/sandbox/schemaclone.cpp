// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/schemaclone.h"

#include "core/database/reflection.h"
#include "core/sandbox/cloneprograms.h"
#include "core/sandbox/clonerows.h"
#include "core/sandbox/clonesession.h"
#include "core/sandbox/clonetables.h"
#include "core/sandbox/clonework.h"
#include "core/schema/difference.h"
#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int unknownDatabase = 1049;

/// "MariaDB 11.8" of "MariaDB 11.8.6".
QString series(const ServerInfo &server)
{
    return server.display().section(u'.', 0, 1);
}

Result<> compareServers(CloneWork &work, const ServerInfo &source, const ServerInfo &target)
{
    if (series(source) != series(target))
        work.problem("clone-other-server",
                     source.flavour == target.flavour ? Severity::Info : Severity::Warning,
                     u"The copy is on %1, the original on %2."_s.arg(target.display(), source.display()),
                     u"What the one accepts and how it does it may differ from the other."_s);
    const QString question = u"SELECT @@lower_case_table_names"_s;
    const auto here = work.ask(question);
    const auto there = work.tellAndRead(question);
    if (!here)
        return Failure(here.error());
    if (!there)
        return Failure(there.error());
    if (here->value(0).value(0).toString() != *there)
        work.problem(
            "clone-other-server", Severity::Warning,
            u"lower_case_table_names is %1 there and %2 at the original: names of tables that differ in "
            "case are others."_s.arg(*there, here->value(0).value(0).toString()));
    return {};
}

Result<> createSchema(CloneWork &work)
{
    const auto defaults = work.ask("SELECT DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM "
                                   "information_schema.SCHEMATA WHERE SCHEMA_NAME = "_L1
                                   + work.literalSchema());
    if (!defaults)
        return Failure(defaults.error());
    const QString name = quotedIdentifier(work.report().schema);
    const QString create = "CREATE DATABASE "_L1 + name;
    if (const auto dropped = work.tell("DROP DATABASE IF EXISTS "_L1 + name); !dropped)
        return Failure(dropped.error());
    const auto made = work.tell(create + " CHARACTER SET "_L1 + defaults->first().value(0).toString()
                                + " COLLATE "_L1 + defaults->first().value(1).toString());
    if (made)
        return {};
    if (made.error().kind == ErrorKind::ConnectionLost)
        return Failure(made.error());
    work.problem("clone-other-server", Severity::Warning,
                 u"The copy has the other server's own character set: %1"_s.arg(made.error().native));
    return work.tellAll({create});
}

Result<> copy(CloneWork &work, const std::function<Result<>()> &useTarget)
{
    if (const auto made = createSchema(work); !made)
        return made;
    if (const auto used = useTarget(); !used)
        return used;
    const auto tables = cloneTables(work);
    if (!tables)
        return Failure(tables.error());
    if (work.options().rowsPerTable != 0) {
        if (const auto copied = cloneRows(work, *tables); !copied)
            return copied;
    }
    for (const auto part : {cloneRoutines, cloneViews, cloneTriggers, cloneEvents}) {
        if (const auto on = work.go(u"programs"_s, 0, 0); !on)
            return on;
        if (const auto copied = part(work); !copied)
            return copied;
    }
    return {};
}

/// Everything that reads the source: under fixed settings, in one transaction.
Result<> reading(Connection &source, const QString &schema, const std::function<Result<>()> &work)
{
    SessionSettings session(source);
    // Without a mode, quotes and backslashes are always the same; UTC, or times would move.
    if (const auto set = session.set({{"sql_mode", "''"},
                                      {"sql_quote_show_create", "1"},
                                      {"time_zone", "'+00:00'"},
                                      {"character_set_results", "utf8mb4"},
                                      {"sql_select_limit", "18446744073709551615"}});
        !set)
        return set;
    // A view tells its own schema's name before tables unless it is the current one.
    if (const auto used = session.use(schema); !used) {
        if (used.error().nativeCode == unknownDatabase)
            return failure(ErrorKind::UnknownDatabase, u"There is no schema %1 on the server."_s.arg(schema),
                           u"Or the user has no privilege on it."_s);
        return used;
    }
    for (const char *sql : {"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
                            "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"}) {
        if (const auto begun = source.execute(QString::fromLatin1(sql)); !begun)
            return Failure(begun.error());
    }
    const Result<> done = work();
    (void)source.execute(u"ROLLBACK"_s);
    return done;
}

/// Between the two kinds of servers: what a definition means there can only be seen there.
Result<> sayDifferences(CloneWork &work, const schema::Schema &original, Connection &target)
{
    const auto copied = reflectVisible(target, work.report().schema);
    if (!copied)
        return Failure(copied.error());
    QMap<schema::ObjectName, QList<schema::Change>> changes;
    for (const schema::Change &change : schema::difference(original, copied->schema)) {
        // What is missing was said when it was refused.
        if (change.kind != schema::Change::Kind::Removed || !change.part.isEmpty())
            changes[change.object] << change;
    }
    for (const QList<schema::Change> &each : std::as_const(changes)) {
        work.problem("clone-differs", Severity::Warning,
                     u"The copy differs: %1"_s.arg(schema::differenceText(each).trimmed()));
    }
    return {};
}

Result<> prepareTarget(SessionSettings &session)
{
    return session.set({{"sql_mode", "'NO_AUTO_VALUE_ON_ZERO'"},
                        {"time_zone", "'+00:00'"},
                        {"foreign_key_checks", "0"},
                        {"unique_checks", "0"},
                        {"check_constraint_checks", "0"},
                        {"innodb_strict_mode", "0"},
                        {"sql_generate_invisible_primary_key", "0"},
                        {"sql_require_primary_key", "0"},
                        {"restrict_fk_on_non_standard_key", "0"}});
}

} // namespace

Result<CloneReport> cloneSchema(Connection &source, const QString &schema, Connection &target,
                                const CloneOptions &options, std::stop_token stop)
{
    ConnectionTarget to(target);
    CloneWork work(source, schema, to, options, std::move(stop));
    if (&source == &target || (source.settings() == target.settings() && work.report().schema == schema))
        return failure(ErrorKind::Internal, u"A schema can't be copied onto itself."_s);
    const Result<> done = reading(source, schema, [&]() -> Result<> {
        SessionSettings session(target);
        if (const auto set = prepareTarget(session); !set)
            return set;
        if (const auto compared = compareServers(work, source.server(), target.server()); !compared)
            return compared;
        schema::Schema original;
        const bool other = source.server().flavour != target.server().flavour;
        if (other) {
            auto read = reflectVisible(source, schema);
            if (!read)
                return Failure(read.error());
            original = std::move(read->schema);
            const bool mariaDb = target.server().flavour == ServerInfo::Flavour::MariaDb;
            work.translate(original, mariaDb ? Dialect::MariaDb : Dialect::MySql);
        }
        const Result<> copied = copy(work, [&] { return session.use(work.report().schema); });
        return copied && other ? sayDifferences(work, original, target) : copied;
    });
    if (!done)
        return Failure(done.error());
    return std::move(work.report());
}

Result<RecordedSchema> recordSchema(Connection &source, const QString &schema, std::stop_token stop)
{
    RecordingTarget to(source);
    CloneOptions options;
    options.rowsPerTable = -1;
    CloneWork work(source, schema, to, options, std::move(stop));
    const Result<> done = reading(source, schema, [&] {
        return copy(work, [&] { return work.tellAsSet("USE "_L1 + quotedIdentifier(schema)); });
    });
    if (!done)
        return Failure(done.error());
    return RecordedSchema{to.statements(), work.report()};
}

Result<> restoreSchema(Connection &target, const QString &schema, const QStringList &statements)
{
    {
        SessionSettings session(target);
        if (const auto set = prepareTarget(session); !set)
            return set;
        for (const QString &sql : statements) {
            if (const auto done = target.query(sql); !done)
                return Failure(done.error());
        }
    }
    // Dropping the schema has left the session without one.
    if (const auto used = target.query("USE "_L1 + quotedIdentifier(schema)); !used)
        return Failure(used.error());
    return {};
}

} // namespace stemma
