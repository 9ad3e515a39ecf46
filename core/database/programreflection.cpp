// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/programreflection.h"

#include "core/database/reflectionwork.h"
#include "core/database/viewheader.h"
#include "core/sql/quoting.h"
#include "core/sql/sqllexer.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using namespace schema;

constexpr int schedulerDisabled = 1577; // MariaDB then refuses to tell of events at all

void noteHidden(ReflectionWork &work, const QString &kind, const QString &name, const QString &privilege)
{
    work.addProblem("privilege-definition",
                    u"The definition of the %1 %2 is not shown to this user."_s.arg(kind, name),
                    u"Grant %1, or connect as its definer."_s.arg(privilege));
}

/// MariaDB's aggregate functions must fetch their rows so, and no others may; nothing else tells them.
bool fetchesGroup(const QString &body)
{
    if (!body.contains("GROUP"_L1, Qt::CaseInsensitive))
        return false;
    const QList<SqlToken> tokens = SqlLexer::tokens(body);
    for (qsizetype i = 0; i + 3 < tokens.size(); ++i) {
        if (tokens[i].is(u"fetch") && tokens[i + 1].is(u"group") && tokens[i + 2].is(u"next")
            && tokens[i + 3].is(u"row"))
            return true;
    }
    return false;
}

/// "varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
QString typeText(const TextRows &row, int type, int charset, int collation)
{
    QString text = ColumnType::parse(row.text(type)).text();
    if (!row.isNull(charset))
        text += " CHARACTER SET "_L1 + NormalForm::charset(row.text(charset));
    if (!row.isNull(collation))
        text += " COLLATE "_L1 + NormalForm::collation(row.text(collation));
    return text;
}

QString parameterText(const TextRows &row)
{
    QString text;
    const QString mode = row.text(3);
    // A function's are IN unless they say otherwise, and before MariaDB 10.8 they could not.
    if (row.text(1) == "PROCEDURE"_L1 || (mode != "IN"_L1 && !mode.isEmpty()))
        text = mode + u' ';
    text += quotedIdentifier(row.text(4)) + u' ' + typeText(row, 5, 6, 7);
    return text;
}

Result<QHash<QString, QString>> readParameters(ReflectionWork &work)
{
    auto answer = work.questions.answer(Asked::Parameters);
    if (!answer)
        return Failure(answer.error());
    QHash<QString, QList<std::pair<int, QString>>> found;
    TextRows &row = *answer;
    while (row.next())
        found[row.text(1) + u' ' + row.text(0)].emplaceBack(row.number(2), parameterText(row));
    QHash<QString, QString> texts;
    for (auto each = found.begin(); each != found.end(); ++each)
        texts.insert(each.key(), inOrder(std::move(*each)).join(u", "));
    return texts;
}

QString scheduleText(const TextRows &row)
{
    if (row.text(2) == "ONE TIME"_L1)
        return "AT "_L1 + quotedString(row.text(3));
    QString text = "EVERY "_L1 + row.text(4) + u' ' + row.text(5);
    if (!row.isNull(6))
        text += " STARTS "_L1 + quotedString(row.text(6));
    if (!row.isNull(7))
        text += " ENDS "_L1 + quotedString(row.text(7));
    return text;
}

/// MySQL's information_schema knows neither the algorithm nor the names that a list of columns has given.
Result<> completeView(ReflectionWork &work, View &view)
{
    const auto create =
        work.connection.query("SHOW CREATE VIEW "_L1 + quotedIdentifier(work.result.schema.name) + u'.'
                              + quotedIdentifier(view.name));
    if (!create)
        return Failure(create.error());
    const ViewHeader header = ViewHeader::parse(create->value(0).value(1).toString());
    view.algorithm = header.algorithm;
    if (header.columns.isEmpty())
        return {};
    const auto named = withColumnNames(view.definition, header.columns);
    if (!named) {
        work.addProblem("view-columns",
                        u"The names of the columns of the view %1 are not read."_s.arg(view.name),
                        u"SHOW CREATE VIEW tells them."_s, Severity::Info);
    }
    view.definition = named.value_or(view.definition);
    return {};
}

} // namespace

Result<> readViews(ReflectionWork &work)
{
    if (!work.hasViews)
        return {};
    const auto rows = work.connection.query(work.queries.views());
    if (!rows)
        return Failure(rows.error());
    for (const QVariantList &row : *rows) {
        View view;
        view.name = row[0].toString();
        const QString definition = row[1].toString();
        if (definition.isEmpty()) {
            noteHidden(work, u"view"_s, view.name, u"SHOW VIEW (and SELECT)"_s);
            continue;
        }
        view.definition = work.form.select(definition);
        view.algorithm = row[7].toString();
        if (const QString check = row[2].toString(); check != "NONE"_L1)
            view.checkOption = check;
        view.invokerSecurity = row[4].toString() == "INVOKER"_L1;
        view.environment = {row[3].toString(), QString(), NormalForm::charset(row[5].toString()),
                            NormalForm::collation(row[6].toString())};
        if (work.connection.server().flavour == ServerInfo::Flavour::MySql) {
            if (const auto completed = completeView(work, view); !completed)
                return completed;
        }
        work.doubt(ObjectKind::View, view.name, definition);
        work.result.schema.views.insert(view.name, view);
    }
    return {};
}

Result<> readTriggers(ReflectionWork &work)
{
    auto answer = work.questions.answer(Asked::Triggers);
    if (!answer)
        return Failure(answer.error());
    TextRows &row = *answer;
    while (row.next()) {
        Trigger trigger;
        trigger.name = row.text(0);
        trigger.table = row.text(1);
        trigger.timing = row.text(2);
        trigger.event = row.text(3);
        trigger.order = row.number(4);
        trigger.body = row.text(5).trimmed();
        trigger.environment = {row.text(7), NormalForm::sqlMode(row.text(6)),
                               NormalForm::charset(row.text(8)), NormalForm::collation(row.text(9))};
        work.doubtBody(ObjectKind::Trigger, trigger.name, trigger.body);
        work.result.schema.triggers.insert(trigger.name, trigger);
    }
    return {};
}

Result<> readRoutines(ReflectionWork &work)
{
    auto answer = work.questions.answer(Asked::Routines);
    if (!answer)
        return Failure(answer.error());
    if (answer->isEmpty())
        return {};
    const auto parameters = readParameters(work);
    if (!parameters)
        return Failure(parameters.error());
    TextRows &row = *answer;
    while (row.next()) {
        Routine routine;
        routine.name = row.text(0);
        const QString type = row.text(1);
        if (type != "PROCEDURE"_L1 && type != "FUNCTION"_L1) {
            work.addProblem("package", u"The package %1 is not read."_s.arg(routine.name),
                            u"SHOW CREATE PACKAGE tells it."_s);
            continue;
        }
        routine.kind = type == "FUNCTION"_L1 ? Routine::Kind::Function : Routine::Kind::Procedure;
        if (row.isNull(5)) {
            noteHidden(work, type.toLower(), routine.name, u"SHOW_ROUTINE or SHOW CREATE ROUTINE"_s);
            continue;
        }
        routine.parameters = parameters->value(type + u' ' + routine.name);
        if (routine.kind == Routine::Kind::Function)
            routine.returns = typeText(row, 2, 3, 4);
        routine.body = row.text(5).trimmed();
        routine.deterministic = row.text(6) == "YES"_L1;
        routine.dataAccess = row.text(7);
        routine.invokerSecurity = row.text(8) == "INVOKER"_L1;
        routine.comment = row.text(9);
        routine.aggregate = routine.kind == Routine::Kind::Function && fetchesGroup(routine.body);
        routine.environment = {row.text(11), NormalForm::sqlMode(row.text(10)),
                               NormalForm::charset(row.text(12)), NormalForm::collation(row.text(13))};
        const bool function = routine.kind == Routine::Kind::Function;
        work.doubtBody(function ? ObjectKind::Function : ObjectKind::Procedure, routine.name, routine.body);
        (function ? work.result.schema.functions : work.result.schema.procedures)
            .insert(routine.name, routine);
    }
    return {};
}

Result<> readEvents(ReflectionWork &work)
{
    auto answer = work.questions.answer(Asked::Events);
    if (!answer && answer.error().nativeCode == schedulerDisabled) {
        work.addProblem(
            "events-disabled", u"The server's event scheduler is disabled: it has no events to tell."_s,
            u"Start the server with event_scheduler=OFF to see events that do not run."_s, Severity::Info);
        return {};
    }
    if (!answer)
        return Failure(answer.error());
    TextRows &row = *answer;
    while (row.next()) {
        Event event;
        event.name = row.text(0);
        event.timeZone = row.text(1);
        event.schedule = scheduleText(row);
        event.status = row.text(8);
        if (event.status == "REPLICA_SIDE_DISABLED"_L1)
            event.status = u"SLAVESIDE_DISABLED"_s;
        event.preserve = row.text(9) == "PRESERVE"_L1;
        event.comment = row.text(10);
        event.body = row.text(11).trimmed();
        event.environment = {row.text(13), NormalForm::sqlMode(row.text(12)),
                             NormalForm::charset(row.text(14)), NormalForm::collation(row.text(15))};
        work.doubtBody(ObjectKind::Event, event.name, event.body);
        work.result.schema.events.insert(event.name, event);
    }
    return {};
}

Result<> readSequences(ReflectionWork &work)
{
    if (work.sequences.isEmpty())
        return {};
    const auto rows = work.connection.query(work.queries.sequences(work.sequences.keys()));
    if (!rows) {
        if (rows.error().kind != ErrorKind::AccessDenied)
            return Failure(rows.error());
        work.addProblem("privilege-sequences", u"The sequences are not readable for this user."_s,
                        u"Grant SELECT on the schema."_s);
        return {};
    }
    for (const QVariantList &row : *rows) {
        Sequence sequence;
        sequence.name = row[0].toString();
        sequence.type = work.sequences.value(sequence.name);
        sequence.start = row[1].toString();
        sequence.minimum = row[2].toString();
        sequence.maximum = row[3].toString();
        sequence.increment = row[4].toString();
        sequence.cache = row[5].toString();
        sequence.cycle = row[6].toBool();
        work.result.schema.sequences.insert(sequence.name, sequence);
    }
    return {};
}

} // namespace stemma
