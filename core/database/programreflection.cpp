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
QString typeText(const QVariant &type, const QVariant &charset, const QVariant &collation)
{
    QString text = ColumnType::parse(type.toString()).text();
    if (!charset.isNull())
        text += " CHARACTER SET "_L1 + NormalForm::charset(charset.toString());
    if (!collation.isNull())
        text += " COLLATE "_L1 + NormalForm::collation(collation.toString());
    return text;
}

QString parameterText(const QVariantList &row)
{
    QString text;
    const QString mode = row[3].toString();
    // A function's are IN unless they say otherwise, and before MariaDB 10.8 they could not.
    if (row[1].toString() == "PROCEDURE"_L1 || (mode != "IN"_L1 && !mode.isEmpty()))
        text = mode + u' ';
    text += quotedIdentifier(row[4].toString()) + u' ' + typeText(row[5], row[6], row[7]);
    return text;
}

Result<QHash<QString, QString>> readParameters(ReflectionWork &work)
{
    const auto rows = work.connection.query(work.queries.parameters());
    if (!rows)
        return Failure(rows.error());
    QHash<QString, QList<std::pair<int, QString>>> found;
    for (const QVariantList &row : *rows)
        found[row[1].toString() + u' ' + row[0].toString()].emplaceBack(row[2].toInt(), parameterText(row));
    QHash<QString, QString> texts;
    for (auto each = found.begin(); each != found.end(); ++each)
        texts.insert(each.key(), inOrder(std::move(*each)).join(u", "));
    return texts;
}

QString scheduleText(const QVariantList &row)
{
    if (row[2].toString() == "ONE TIME"_L1)
        return "AT "_L1 + quotedString(row[3].toString());
    QString text = "EVERY "_L1 + row[4].toString() + u' ' + row[5].toString();
    if (!row[6].isNull())
        text += " STARTS "_L1 + quotedString(row[6].toString());
    if (!row[7].isNull())
        text += " ENDS "_L1 + quotedString(row[7].toString());
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
    const auto rows = work.connection.query(work.queries.triggers());
    if (!rows)
        return Failure(rows.error());
    for (const QVariantList &row : *rows) {
        Trigger trigger;
        trigger.name = row[0].toString();
        trigger.table = row[1].toString();
        trigger.timing = row[2].toString();
        trigger.event = row[3].toString();
        trigger.order = row[4].toInt();
        trigger.body = row[5].toString().trimmed();
        trigger.environment = {row[7].toString(), NormalForm::sqlMode(row[6].toString()),
                               NormalForm::charset(row[8].toString()),
                               NormalForm::collation(row[9].toString())};
        work.doubtBody(ObjectKind::Trigger, trigger.name, trigger.body);
        work.result.schema.triggers.insert(trigger.name, trigger);
    }
    return {};
}

Result<> readRoutines(ReflectionWork &work)
{
    const auto rows = work.connection.query(work.queries.routines());
    if (!rows)
        return Failure(rows.error());
    if (rows->isEmpty())
        return {};
    const auto parameters = readParameters(work);
    if (!parameters)
        return Failure(parameters.error());
    for (const QVariantList &row : *rows) {
        Routine routine;
        routine.name = row[0].toString();
        const QString type = row[1].toString();
        if (type != "PROCEDURE"_L1 && type != "FUNCTION"_L1) {
            work.addProblem("package", u"The package %1 is not read."_s.arg(routine.name),
                            u"SHOW CREATE PACKAGE tells it."_s);
            continue;
        }
        routine.kind = type == "FUNCTION"_L1 ? Routine::Kind::Function : Routine::Kind::Procedure;
        if (row[5].isNull()) {
            noteHidden(work, type.toLower(), routine.name, u"SHOW_ROUTINE or SHOW CREATE ROUTINE"_s);
            continue;
        }
        routine.parameters = parameters->value(type + u' ' + routine.name);
        if (routine.kind == Routine::Kind::Function)
            routine.returns = typeText(row[2], row[3], row[4]);
        routine.body = row[5].toString().trimmed();
        routine.deterministic = row[6].toString() == "YES"_L1;
        routine.dataAccess = row[7].toString();
        routine.invokerSecurity = row[8].toString() == "INVOKER"_L1;
        routine.comment = row[9].toString();
        routine.aggregate = routine.kind == Routine::Kind::Function && fetchesGroup(routine.body);
        routine.environment = {row[11].toString(), NormalForm::sqlMode(row[10].toString()),
                               NormalForm::charset(row[12].toString()),
                               NormalForm::collation(row[13].toString())};
        const bool function = routine.kind == Routine::Kind::Function;
        work.doubtBody(function ? ObjectKind::Function : ObjectKind::Procedure, routine.name, routine.body);
        (function ? work.result.schema.functions : work.result.schema.procedures)
            .insert(routine.name, routine);
    }
    return {};
}

Result<> readEvents(ReflectionWork &work)
{
    const auto rows = work.connection.query(work.queries.events());
    if (!rows && rows.error().nativeCode == schedulerDisabled) {
        work.addProblem(
            "events-disabled", u"The server's event scheduler is disabled: it has no events to tell."_s,
            u"Start the server with event_scheduler=OFF to see events that do not run."_s, Severity::Info);
        return {};
    }
    if (!rows)
        return Failure(rows.error());
    for (const QVariantList &row : *rows) {
        Event event;
        event.name = row[0].toString();
        event.timeZone = row[1].toString();
        event.schedule = scheduleText(row);
        event.status = row[8].toString();
        if (event.status == "REPLICA_SIDE_DISABLED"_L1)
            event.status = u"SLAVESIDE_DISABLED"_s;
        event.preserve = row[9].toString() == "PRESERVE"_L1;
        event.comment = row[10].toString();
        event.body = row[11].toString().trimmed();
        event.environment = {row[13].toString(), NormalForm::sqlMode(row[12].toString()),
                             NormalForm::charset(row[14].toString()),
                             NormalForm::collation(row[15].toString())};
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
