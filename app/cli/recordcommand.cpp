// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/recordcommand.h"

#include "app/cli/interrupt.h"
#include "app/cli/json.h"
#include "app/cli/projectpython.h"
#include "app/cli/schemasource.h"
#include "core/revisions/identifiers.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

constexpr int usualTimeout = 60; // seconds

Result<RevisionGraph::Node> nodeNamed(const RevisionGraph &graph, const QString &name)
{
    return Identifiers(graph).all(name).and_then(
        [&](const QList<RevisionGraph::Node> &nodes) -> Result<RevisionGraph::Node> {
            if (nodes.size() == 1 && nodes.first() >= 0)
                return nodes.first();
            return failure(ErrorKind::Ambiguous, u"%1 is not one revision."_s.arg(name));
        });
}

QStringList textsOf(const Recorded &recorded)
{
    QStringList texts;
    for (const Statement &statement : recorded.sql.statements)
        texts << statement.text;
    return texts;
}

QJsonObject toJson(const Recorded &recorded)
{
    if (recorded.sql.needsPython) {
        return {{u"needs_python"_s,
                 QJsonObject{{u"line"_s, recorded.sql.needsPython->line},
                             {u"reason"_s, recorded.sql.needsPython->reason}}},
                {u"warnings"_s, cli::toJson(recorded.warnings)}};
    }
    QJsonArray passedOver;
    for (const Recorded::PassedOver &each : recorded.passedOver) {
        passedOver << QJsonObject{{u"statement"_s, each.statement},
                                  {u"error"_s, each.error},
                                  {u"native_code"_s, each.code},
                                  {u"message"_s, each.message}};
    }
    QJsonObject object{{u"statements"_s, cli::toJson(textsOf(recorded))},
                       {u"provenance"_s, u"recorded"_s},
                       {u"note"_s, recordedText(recorded)},
                       {u"passed_over"_s, passedOver},
                       {u"data_questions"_s, recorded.dataQuestions},
                       {u"asked_tables"_s, cli::toJson(recorded.askedTables)},
                       {u"schema_questions"_s, recorded.schemaQuestions},
                       {u"lent_rows"_s, recorded.lentRows},
                       {u"left_out"_s, cli::toJson(recorded.leftOut)},
                       {u"warnings"_s, cli::toJson(recorded.warnings)},
                       {u"verified"_s, recorded.isVerified},
                       {u"isolated"_s, recorded.isIsolated},
                       {u"server"_s, recorded.server},
                       {u"python"_s, recorded.python},
                       {u"ms"_s, recorded.milliseconds},
                       {u"from_cache"_s, recorded.fromCache}};
    if (recorded.sql.statements.isEmpty())
        object.insert(u"empty"_s, true);
    return object;
}

void printText(const Console &console, const QString &title, const QString &file, const Recorded &recorded)
{
    if (recorded.sql.needsPython) {
        console.line(u"-- %1: needs Python\n-- %2:%3: %4"_s.arg(
            title, file, QString::number(recorded.sql.needsPython->line), recorded.sql.needsPython->reason));
        return;
    }
    QString text = u"-- %1\n-- %2, %3"_s.arg(title, recordedText(recorded), recorded.server);
    if (!recorded.isVerified)
        text += u"; not tried by itself"_s;
    for (const Recorded::PassedOver &each : recorded.passedOver)
        text += u"\n-- statement %1 failed: %2"_s.arg(each.statement + 1).arg(each.message.simplified());
    console.line(text);
    if (recorded.sql.statements.isEmpty())
        console.line(u"-- nothing to do"_s);
    else
        console.line(clientScript(textsOf(recorded)));
}

} // namespace

RecordCommand::RecordCommand()
    : Command(u"record"_s,
              u"Run a revision with the project's Python on a private server, and print its SQL."_s)
{ }

QString RecordCommand::operandSyntax() const
{
    return u"REVISION"_s;
}

void RecordCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"down"_s, u"The downgrade."_s},
        {u"python"_s, u"The project's own Python; otherwise python3."_s, u"PROGRAM"_s},
        {u"run-project-python"_s, u"Don't ask before the project's code is run."_s},
        {u"rows"_s,
         u"Lend at most so many rows of each table of the project's database, which must stand where "
         "the revision begins."_s,
         u"NUMBER"_s},
        {u"timeout"_s, u"Seconds for each revision; otherwise %1."_s.arg(usualTimeout), u"SECONDS"_s},
        {u"no-cache"_s, u"Run it even when it was recorded before."_s},
    });
}

ExitStatus RecordCommand::execute(const Request &request)
{
    RecordingOptions options;
    bool numbersAreGood = true;
    if (request.options.isSet(u"rows"_s))
        options.lentRows = request.options.value(u"rows"_s).toInt(&numbersAreGood);
    int timeout = usualTimeout;
    if (numbersAreGood && request.options.isSet(u"timeout"_s))
        timeout = request.options.value(u"timeout"_s).toInt(&numbersAreGood);
    if (!numbersAreGood || options.lentRows < 0 || timeout <= 0 || timeout > 86'400) {
        request.console.note(u"--rows and --timeout take a number."_s);
        return ExitStatus::Usage;
    }
    options.timeout = timeout * 1000;
    options.arguments = request.options.values(u"x"_s);
    options.cached = !request.options.isSet(u"no-cache"_s);
    const QString named =
        request.options.isSet(u"python"_s) ? request.options.value(u"python"_s) : u"python3"_s;
    options.python = projectPythonNamed(named, request.project);

    Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    const RevisionGraph &graph = session->snapshot().graph;
    const Result<RevisionGraph::Node> node = nodeNamed(graph, request.operands.first());
    if (!node)
        return fail(request, node.error());
    const Direction direction = request.options.isSet(u"down"_s) ? Direction::Down : Direction::Up;
    // Copies: connecting takes another snapshot.
    const QString id = graph.revision(*node).id;
    const QString file = graph.revision(*node).place.file;
    if (options.python.isEmpty()) {
        return fail(request,
                    failure(ErrorKind::NeedsPython, u"There is no program %1."_s.arg(named),
                            u"Name the project's Python with --python."_s)
                        .error());
    }
    if (!confirmProjectPython(
            request.console, request.options.isSet(u"run-project-python"_s),
            u"%1, alembic %2 %3, on a private server"_s.arg(
                options.python, direction == Direction::Up ? u"upgrade"_s : u"downgrade"_s, id)))
        return ExitStatus::Failed;

    if (!session->snapshot().project.databaseUrl.isEmpty() || options.lentRows > 0) {
        if (const Result<> connected = session->connect(); !connected) {
            if (options.lentRows > 0)
                return fail(request, connected.error());
            request.console.note(u"The database's character set and collation are not known: "_s
                                 + connected.error().message);
        }
    }
    options.progress = [&](const QString &revision) {
        request.console.note(u"Running revision %1."_s.arg(revision));
    };
    const Interrupt interrupt;
    const Result<Recording> recording = session->record(*node, direction, options, interrupt.token());
    if (!recording)
        return fail(request, recording.error());
    for (const QString &warning : recording->step.warnings)
        request.console.note(warning);
    if (request.json) {
        QStringList before = recording->before.keys();
        before.sort();
        request.console.json({{u"revision"_s, id},
                              {u"direction"_s, directionName(direction)},
                              {u"recorded"_s, toJson(recording->step)},
                              {u"recorded_before"_s, cli::toJson(before)}});
    } else {
        printText(request.console,
                  u"Revision %1, %2"_s.arg(id, direction == Direction::Up ? u"upgrade"_s : u"downgrade"_s),
                  file, recording->step);
    }
    return recording->step.sql.isKnown() ? ExitStatus::Done : ExitStatus::Failed;
}

} // namespace stemma::cli
