// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/schemareader.h"

#include "core/database/connection.h"
#include "core/project/textfile.h"
#include "core/revisions/planner.h"
#include "core/sandbox/serverprogram.h"
#include "core/sql/statementsplitter.h"
#include "core/workspace/runplanner.h"

#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int unknownCharacterSet = 1115;
constexpr int unknownCollation = 1273;

/// The private server's user, whom its programs get for want of another.
constexpr auto sandboxDefiner = "root@localhost"_L1;

void removeVersionTable(schema::Schema &schema, const VersionTableName &versionTable)
{
    if (!versionTable.schema.isEmpty() && versionTable.schema != schema.name)
        return;
    if (schema.tables.remove(versionTable.table) > 0)
        return;
    // A server that keeps names in lower case.
    const QStringList names = schema.tables.keys();
    for (const QString &name : names) {
        if (name.compare(versionTable.table, Qt::CaseInsensitive) == 0)
            schema.tables.remove(name);
    }
}

bool isServersOwn(const QString &schema)
{
    static const QStringList own{u"mysql"_s, u"sys"_s, u"information_schema"_s, u"performance_schema"_s};
    return schema.isEmpty() || own.contains(schema, Qt::CaseInsensitive);
}

Place placeOf(const Snapshot &snapshot, RevisionGraph::Node node, const QString &statement)
{
    if (const std::optional<RevisionSql> sql = snapshot.sqlOf(node)) {
        for (const Statement &each : sql->upgrade.statements) {
            if (each.text == statement)
                return each.place;
        }
    }
    return snapshot.graph.revision(node).place;
}

Result<ReplayedHistory> replayed(const QList<ReplayRevision> &revisions, const ReplayOptions &options,
                                 const std::stop_token &stop)
{
    Result<ReplayedHistory> history = replay(revisions, options, stop);
    if (history
        || (history.error().nativeCode != unknownCharacterSet
            && history.error().nativeCode != unknownCollation))
        return history;
    ReplayOptions usual = options;
    usual.charset = ReplayOptions().charset;
    usual.collation = ReplayOptions().collation;
    return replay(revisions, usual, stop);
}

/// The servers' usual advice is for databases that people have worked on.
void inTermsOfReplay(Error &error, const QString &what)
{
    if (error.kind == ErrorKind::NeedsPython) {
        error.advice = u"What comes before it can be replayed."_s;
    } else if (error.kind == ErrorKind::StatementFailed) {
        error.message = u"%1 doesn't run on an empty database."_s.arg(what);
        error.advice = u"On a private server there is only what the statements before it have made."_s;
    }
}

template <class T>
void takeSurroundings(const QMap<QString, T> &live, QMap<QString, T> &replayed)
{
    for (auto each = replayed.begin(); each != replayed.end(); ++each) {
        const auto found = live.constFind(each.key());
        if (found == live.constEnd())
            continue;
        const QString definer = each->environment.definer;
        each->environment = found->environment;
        if (definer.compare(sandboxDefiner, Qt::CaseInsensitive) != 0)
            each->environment.definer = definer;
    }
}

} // namespace

Result<Reflection> liveSchema(Connection &connection, const Snapshot &snapshot)
{
    return reflectVisible(connection, connection.settings().database).transform([&](Reflection reflection) {
        removeVersionTable(reflection.schema, snapshot.versionTable());
        return reflection;
    });
}

Result<ReplayOptions> replayOptions(Connection &connection)
{
    return connection.query(u"SELECT @@character_set_database, @@collation_database"_s)
        .transform([&](const QList<QVariantList> &rows) {
            ReplayOptions options;
            if (connection.server().flavour == ServerInfo::Flavour::MySql)
                options.program = ServerProgram::mySql();
            if (!isServersOwn(connection.settings().database))
                options.schema = connection.settings().database;
            if (!rows.isEmpty()) {
                options.charset = rows.first().value(0).toString();
                options.collation = rows.first().value(1).toString();
            }
            return options;
        });
}

namespace {

ReplayRevision replayRevision(const QString &id, const Result<QList<Statement>> &sql)
{
    ReplayRevision revision{id, {}, {}};
    if (!sql) {
        revision.unknown = sql.error();
        return revision;
    }
    for (const Statement &statement : *sql) {
        if (statement.tryBlock)
            revision.tryBlocks.insert(revision.statements.size(), *statement.tryBlock);
        revision.statements << statement.text;
    }
    return revision;
}

} // namespace

Result<QList<ReplayRevision>> replayRevisions(const Snapshot &snapshot,
                                              const QList<RevisionGraph::Node> &nodes)
{
    const Planner planner(snapshot.graph);
    Plan whole;
    QStringList rows;
    for (const RevisionGraph::Node node : nodes) {
        const Result<QList<bool>> applied = planner.applied(rows);
        if (applied && applied->value(node))
            continue;
        const Result<Plan> plan = planner.upgrade(rows, Target::revision(snapshot.graph.revision(node).id));
        if (!plan)
            return Failure(plan.error());
        whole.steps << plan->steps;
        rows = plan->rowsAtEnd();
    }
    QList<ReplayRevision> revisions;
    const QList<StepSql> sql = sqlOfSteps(snapshot, whole);
    for (qsizetype i = 0; i < sql.size(); ++i) {
        ReplayRevision revision = replayRevision(whole.steps[i].revision, sql[i].statements);
        if (sql[i].needsSchema) {
            revision.complete = [&snapshot, step = whole.steps[i]](const schema::Schema &before) {
                return replayRevision(step.revision, sqlOfStep(snapshot, step, before).statements);
            };
        }
        revisions << revision;
    }
    return revisions;
}

Result<ReplayedHistory> replayTo(const Snapshot &snapshot, const QList<RevisionGraph::Node> &nodes,
                                 const ReplayOptions &options, std::stop_token stop)
{
    const Result<QList<ReplayRevision>> revisions = replayRevisions(snapshot, nodes);
    if (!revisions)
        return Failure(revisions.error());
    Result<ReplayedHistory> history = replayed(*revisions, options, std::move(stop));
    if (!history)
        return history;
    for (ReplayedRevision &revision : history->revisions)
        removeVersionTable(revision.schema, snapshot.versionTable());
    if (history->stopped) {
        inTermsOfReplay(*history->stopped, u"Revision "_s + history->stoppedAt);
        if (history->stopped->place.file.isEmpty()) {
            history->stopped->place =
                placeOf(snapshot, snapshot.graph.find(history->stoppedAt), history->stopped->statement);
        }
    }
    return history;
}

Result<schema::Schema> schemaAt(const Snapshot &snapshot, const QList<RevisionGraph::Node> &nodes,
                                const ReplayOptions &options, std::stop_token stop)
{
    return replayTo(snapshot, nodes, options, std::move(stop))
        .and_then([](const ReplayedHistory &history) -> Result<schema::Schema> {
            if (history.stopped)
                return Failure(*history.stopped);
            return history.revisions.isEmpty() ? history.start : history.revisions.last().schema;
        });
}

Result<schema::Schema> schemaOfScript(const QString &file, const ReplayOptions &options, std::stop_token stop)
{
    const Result<QString> text = readTextFile(file);
    if (!text)
        return Failure(text.error());
    const QList<SplitStatement> statements = splitScript(*text);
    ReplayRevision script{QFileInfo(file).fileName(), {}, {}};
    for (const SplitStatement &statement : statements)
        script.statements << statement.text;
    const Result<ReplayedHistory> history = replayed({script}, options, std::move(stop));
    if (!history)
        return Failure(history.error());
    if (!history->stopped)
        return history->revisions.last().schema;
    Error error = *history->stopped;
    inTermsOfReplay(error, script.id);
    error.place = {file, 0, 0};
    for (const SplitStatement &statement : statements) {
        if (statement.text == error.statement)
            error.place = {file, statement.line, statement.endLine};
    }
    return Failure(error);
}

schema::Schema inSurroundingsOf(const schema::Schema &live, schema::Schema replayed)
{
    takeSurroundings(live.views, replayed.views);
    takeSurroundings(live.procedures, replayed.procedures);
    takeSurroundings(live.functions, replayed.functions);
    takeSurroundings(live.triggers, replayed.triggers);
    takeSurroundings(live.events, replayed.events);
    return replayed;
}

} // namespace stemma
