// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/reflection.h"

#include "core/database/fixedsession.h"
#include "core/database/keyreflection.h"
#include "core/database/lostcharacters.h"
#include "core/database/programreflection.h"
#include "core/database/reflectionwork.h"
#include "core/database/tablereflection.h"
#include "core/database/visibility.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int attempts = 3;

Failure unknownSchema(const QString &name)
{
    return failure(ErrorKind::UnknownDatabase, u"There is no schema %1 on the server."_s.arg(name),
                   u"Or the user has no privilege on it."_s);
}

Failure restless()
{
    return failure(ErrorKind::StatementFailed,
                   u"The schema could not be read: it was changed while it was read, several times."_s,
                   u"Wait until the other migration has ended, or ask for the privileges on all columns."_s);
}

void putQuestions(ReflectionWork &work)
{
    using Condition = Questions::Condition;
    const ReflectionQueries &queries = work.queries;
    Questions &questions = work.questions;
    questions.add(Asked::Schema, queries.schema());
    questions.add(Asked::Grants, u"SHOW GRANTS"_s);
    questions.add(Asked::TableCount, queries.tableCount());
    questions.add(Asked::Tables, queries.tables());
    questions.add(Asked::Indexes, queries.indexes(), Condition::AfterRows);
    questions.add(Asked::ForeignKeyColumns, queries.foreignKeyColumns(), Condition::AfterRows);
    questions.add(Asked::ForeignKeyRules, queries.foreignKeyRules(), Condition::AfterRows);
    questions.add(Asked::Columns, queries.columns());
    questions.add(Asked::Checks, queries.checks());
    questions.add(Asked::Triggers, queries.triggers());
    questions.add(Asked::Routines, queries.routines());
    questions.add(Asked::Parameters, queries.parameters(), Condition::AfterRows);
    questions.add(Asked::Events, queries.events());
}

Result<> readSchemaRow(ReflectionWork &work, const QString &asked)
{
    QElapsedTimer timer;
    timer.start();
    auto rows = work.questions.answer(Asked::Schema);
    work.trip = double(timer.nsecsElapsed()) / 1e6;
    if (!rows)
        return Failure(rows.error());
    if (rows->isEmpty())
        return unknownSchema(asked);
    schema::Schema &schema = work.result.schema;
    while (rows->next()) {
        // Names that differ in case alone may be two schemas, and both are told.
        if (!schema.name.isEmpty() && rows->text(0) != asked)
            continue;
        schema.name = rows->text(0);
        schema.charset = NormalForm::charset(rows->text(1));
        schema.collation = NormalForm::collation(rows->text(2));
    }
    return {};
}

Result<> readGrants(ReflectionWork &work)
{
    auto rows = work.questions.answer(Asked::Grants);
    if (!rows)
        return Failure(rows.error());
    while (rows->next())
        work.grants << rows->text(0);
    return {};
}

/// About half of the work, and nothing that others' answers wait for.
Result<> shareQuestions(ReflectionWork &work)
{
    auto count = work.questions.answer(Asked::TableCount);
    if (!count)
        return Failure(count.error());
    count->next();
    if (!work.alone && ReflectionHelper::isWorthwhile(count->number(0), work.trip))
        work.helper = ReflectionHelper::open(work.connection, work.grants);
    if (work.helper)
        work.questions.share(
            work.helper->connection(),
            {Asked::Columns, Asked::Triggers, Asked::Routines, Asked::Parameters, Asked::Events});
    return {};
}

Result<> finishQuestions(ReflectionWork &work)
{
    work.questions.finish();
    return {};
}

Result<> readAll(ReflectionWork &work, const QString &asked)
{
    putQuestions(work);
    if (const auto read = readSchemaRow(work, asked); !read)
        return read;
    for (const auto step :
         {&readGrants, &shareQuestions, &readTables, &readIndexes, &readForeignKeys, &readColumns,
          &readChecks, &readTriggers, &readRoutines, &readEvents, &finishQuestions, &judgeUnreadable,
          &readPartitions, &notePeriods, &readViews, &readSequences, &restoreCharacters, &noteInvisible}) {
        if (const auto done = step(work); !done)
            return done;
        if (work.torn)
            break;
    }
    return {};
}

} // namespace

Result<Reflection> reflectVisible(Connection &connection, const QString &schemaName)
{
    auto session = FixedSession::begin(connection);
    if (!session)
        return Failure(session.error());
    for (int attempt = 0; attempt < attempts; ++attempt) {
        ReflectionWork work(connection, schemaName);
        work.alone = attempt > 0;
        work.lastAttempt = attempt + 1 == attempts;
        const auto read = readAll(work, schemaName);
        // What befell the helper need not befall the connection.
        if (work.torn || work.questions.helperFailed())
            continue;
        if (!read)
            return Failure(read.error());
        if (const auto ended = session->end(); !ended)
            return Failure(ended.error());
        return work.result;
    }
    return restless();
}

Result<schema::Schema> reflect(Connection &connection, const QString &schemaName)
{
    auto reflection = reflectVisible(connection, schemaName);
    if (!reflection)
        return Failure(reflection.error());
    for (const Problem &problem : std::as_const(reflection->problems)) {
        if (problem.severity == Severity::Info)
            continue;
        const bool privilege = problem.id.startsWith("privilege"_L1);
        return failure(privilege ? ErrorKind::AccessDenied : ErrorKind::StatementFailed, problem.message,
                       problem.advice);
    }
    return std::move(reflection->schema);
}

} // namespace stemma
