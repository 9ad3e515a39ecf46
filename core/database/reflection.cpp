// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/reflection.h"

#include "core/database/fixedsession.h"
#include "core/database/lostcharacters.h"
#include "core/database/programreflection.h"
#include "core/database/reflectionwork.h"
#include "core/database/tablereflection.h"
#include "core/database/visibility.h"

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

Result<> readSchemaRow(ReflectionWork &work, const QString &asked)
{
    const auto rows = work.connection.query(work.queries.schema());
    if (!rows)
        return Failure(rows.error());
    if (rows->isEmpty())
        return unknownSchema(asked);
    // Names that differ in case alone may be two schemas, and both are told.
    QVariantList row = rows->first();
    for (const QVariantList &each : *rows) {
        if (each[0].toString() == asked)
            row = each;
    }
    work.result.schema.name = row[0].toString();
    work.result.schema.charset = NormalForm::charset(row[1].toString());
    work.result.schema.collation = NormalForm::collation(row[2].toString());
    return {};
}

Result<> readAll(ReflectionWork &work, const QString &asked)
{
    if (const auto read = readSchemaRow(work, asked); !read)
        return read;
    for (const auto step : {&readTables, &readViews, &readTriggers, &readRoutines, &readEvents, &readSequences,
                            &restoreCharacters, &noteInvisible}) {
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
        work.lastAttempt = attempt + 1 == attempts;
        if (const auto read = readAll(work, schemaName); !read)
            return Failure(read.error());
        if (work.torn)
            continue;
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
