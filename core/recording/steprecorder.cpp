// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/steprecorder.h"

#include "core/recording/generallog.h"
#include "core/recording/logreader.h"
#include "core/recording/pythonrun.h"
#include "core/recording/verification.h"
#include "core/sandbox/replayserver.h"
#include "core/sandbox/schemaclone.h"
#include "core/sql/touchedobjects.h"

#include <QElapsedTimer>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

void add(QStringList &texts, int count, const QString &one, const QString &many)
{
    if (count > 0)
        texts << u"%1 %2"_s.arg(count).arg(count == 1 ? one : many);
}

ExecutableComments commentsOf(const ServerInfo &server)
{
    using Reader = ExecutableComments::Reader;
    return {server.flavour == ServerInfo::Flavour::MariaDb ? Reader::MariaDb : Reader::MySql, 0};
}

QStringList warningsOf(const PythonRun &run, const LogReader &log)
{
    QStringList warnings;
    if (!run.events.blocked.isEmpty()) {
        warnings << u"The project's code was kept from connecting to %1."_s.arg(
            run.events.blocked.join(", "_L1));
    }
    if (!run.events.programs.isEmpty())
        warnings << u"The revision has started %1."_s.arg(run.events.programs.join(", "_L1));
    if (!run.events.isIsolated) {
        warnings << u"This system lets no program run without a network: programs that the code starts, and "
                    "libraries that are not Python, could have reached other servers."_s;
    }
    if (log.severalSessions())
        warnings << u"The revision works in several sessions; its statements stand here as one list."_s;
    return warnings;
}

} // namespace

Result<Recorded> StepRecorder::record(const RecordingStep &step)
{
    QElapsedTimer timer;
    timer.start();
    const auto state = recordSchema(m_server.connection(), m_request.schema, m_stop);
    if (!state)
        return Failure(state.error());

    PythonRun run;
    run.socket = m_server.sandbox().settings().unixSocket;
    run.schema = m_request.schema;
    run.scratchFolder = m_server.sandbox().folder();
    run.token = QUuid::createUuid().toString(QUuid::Id128);
    run.timeout = m_request.timeout;
    GeneralLog log(m_server.connection(), run.scratchFolder);
    if (const auto started = log.start(); !started)
        return Failure(started.error());
    const auto ran = run.run(m_request.python, step, m_stop);
    const auto stopped = log.stop();
    m_otherDatabase = run.events.otherDatabase;
    if (!ran)
        return Failure(ran.error());
    if (!m_otherDatabase.isEmpty())
        return failure(ErrorKind::NeedsPython, u"The project's database is %1."_s.arg(m_otherDatabase));
    if (!stopped)
        return Failure(stopped.error());
    const auto entries = log.entries();
    if (!entries)
        return Failure(entries.error());

    LogReader reader(run.token, m_request.schema, run.events.versionTable, run.events.failed,
                     commentsOf(m_server.info()));
    reader.read(*entries);
    Recorded recorded = assemble(step, run, reader);
    if (!recorded.sql.needsPython) {
        if (!state->report.problems.isEmpty()) {
            recorded.warnings
                << u"It was not tried by itself: the schema before it can't be made again (%1)."_s.arg(
                       state->report.problems.first().message);
        } else if (!staysInside(recorded)) {
            recorded.warnings << u"It was not tried by itself: it changes more than the schema."_s;
        } else if (const auto verified = verify(state->statements, run.events, recorded); !verified) {
            return Failure(verified.error());
        }
    }
    recorded.milliseconds = timer.elapsed();
    return recorded;
}

Recorded StepRecorder::assemble(const RecordingStep &step, const PythonRun &run, const LogReader &log) const
{
    Recorded recorded;
    recorded.server = m_server.info().display();
    recorded.python = run.events.python;
    recorded.isIsolated = run.events.isIsolated;
    recorded.output = run.output;
    recorded.dataQuestions = log.dataQuestions();
    recorded.schemaQuestions = log.schemaQuestions();
    recorded.askedTables = log.askedTables();
    recorded.askedTables.sort();
    recorded.warnings = warningsOf(run, log);
    const Place place{step.file, run.events.functionLine, run.events.functionEndLine};
    for (const LogReader::Statement &each : log.statements()) {
        if (each.isUndone) {
            ++recorded.undone;
            continue;
        }
        Statement statement{each.text, place, Provenance::Recorded, std::nullopt};
        if (each.failed) {
            const qsizetype number = recorded.sql.statements.size();
            const QString error = each.failed->error.isEmpty() ? u"Exception"_s : each.failed->error;
            statement.tryBlock = TryBlock{int(number) + 1, {error}};
            recorded.passedOver << Recorded::PassedOver{number, error, each.failed->code,
                                                        each.failed->message};
        }
        recorded.sql.statements << statement;
    }
    add(recorded.leftOut, log.dataQuestions() + log.schemaQuestions(), u"question"_s, u"questions"_s);
    add(recorded.leftOut, log.sessionWords(), u"setting of the driver's"_s, u"settings of the driver's"_s);
    add(recorded.leftOut, log.transactionWords(), u"beginning or end of a transaction"_s,
        u"beginnings and ends of transactions"_s);
    add(recorded.leftOut, recorded.undone, u"statement that was rolled back"_s,
        u"statements that were rolled back"_s);
    std::optional<QString> unknown = log.unknown();
    if (!log.isWhole())
        unknown = u"the server's log is not whole"_s;
    if (unknown) {
        recorded.sql = {};
        recorded.sql.needsPython = NeedsPython{run.events.functionLine, *unknown};
        recorded.passedOver.clear();
    }
    return recorded;
}

Result<> StepRecorder::verify(const QStringList &state, const PythonEvents &events, Recorded &recorded)
{
    const VersionTableName versionTable{events.versionTable, events.versionSchema};
    const auto after = SchemaStand::read(m_server, m_request.schema, versionTable);
    if (!after)
        return Failure(after.error());
    if (const auto restored = restoreSchema(m_server.connection(), m_request.schema, state); !restored)
        return restored;
    if (const auto repeated = repeatRecorded(m_server, recorded, m_stop); !repeated)
        return repeated;
    const auto again = SchemaStand::read(m_server, m_request.schema, versionTable);
    if (!again)
        return Failure(again.error());
    const QString difference = after->differenceFrom(*again);
    recorded.isVerified = difference.isEmpty();
    if (!recorded.isVerified) {
        recorded.sql = {};
        recorded.sql.needsPython = NeedsPython{
            events.functionLine,
            u"its statements don't do the same when they are run by themselves: %1"_s.arg(difference)};
        recorded.passedOver.clear();
    }
    return {};
}

bool StepRecorder::staysInside(const Recorded &recorded) const
{
    using Kind = TouchedObject::Kind;
    static const QList<Kind> inSchemas{Kind::Table,    Kind::View,    Kind::Sequence, Kind::Procedure,
                                       Kind::Function, Kind::Trigger, Kind::Event,    Kind::Package};
    const ExecutableComments comments = commentsOf(m_server.info());
    return std::ranges::all_of(recorded.sql.statements, [&](const Statement &statement) {
        const Touched touched = touchedObjects(statement.text, comments);
        return touched.schema.isEmpty()
            && std::ranges::all_of(touched.objects, [&](const TouchedObject &object) {
                   const auto own = [this](const QualifiedName &name) {
                       return name.schema.isEmpty() || name.schema == m_request.schema;
                   };
                   return object.action == TouchedObject::Action::Read
                       || (inSchemas.contains(object.kind) && own(object.name) && own(object.newName));
               });
    });
}

} // namespace stemma
