// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rendercommand.h"

#include "app/cli/doubttext.h"
#include "app/cli/json.h"
#include "app/cli/pythonconsent.h"
#include "app/cli/rendering.h"
#include "app/cli/schemasource.h"
#include "core/workspace/rendering.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

QJsonArray toJson(const QList<Doubt> &doubts)
{
    QJsonArray array;
    for (const Doubt &doubt : doubts)
        array << QJsonObject{
            {u"reason"_s, doubt.reason}, {u"file"_s, doubt.place.file}, {u"line"_s, doubt.place.line}};
    return array;
}

/// Beside each statement the try block around it, or null; empty where no statement may fail.
QJsonArray mayFail(const FunctionSql &sql)
{
    if (std::ranges::none_of(sql.statements, [](const Statement &each) { return each.tryBlock.has_value(); }))
        return {};
    QJsonArray list;
    for (const Statement &statement : sql.statements) {
        if (!statement.tryBlock) {
            list << QJsonValue::Null;
            continue;
        }
        list << QJsonObject{{u"block"_s, statement.tryBlock->number},
                            {u"errors"_s, cli::toJson(statement.tryBlock->errors)}};
    }
    return list;
}

QJsonObject toJson(const FunctionAnswer &answer)
{
    const FunctionSql &sql = answer.sql;
    if (sql.needsPython) {
        QJsonObject why = cli::toJson(*sql.needsPython);
        if (answer.failure)
            why.insert(u"python"_s, cli::toJson(*answer.failure));
        return {{u"needs_python"_s, why}};
    }
    QJsonObject object{{u"statements"_s, cli::toJson(textsOf(sql.statements))}};
    if (sql.statements.isEmpty())
        object.insert(u"empty"_s, true);
    if (answer.isFromAlembic)
        object.insert(u"provenance"_s, u"alembic"_s);
    if (!sql.doubts.isEmpty())
        object.insert(u"doubts"_s, toJson(sql.doubts));
    if (const QJsonArray list = mayFail(sql); !list.isEmpty())
        object.insert(u"may_fail"_s, list);
    return object;
}

QString commented(const QString &text)
{
    return "-- "_L1 + text.split(u'\n').join("\n-- "_L1) + u'\n';
}

QString section(const QString &title, const FunctionAnswer &answer, const QString &file)
{
    const QString head = u"-- "_s + title;
    const FunctionSql &sql = answer.sql;
    if (sql.needsPython) {
        return u"%1: needs Python\n-- %2:%3: %4\n"_s.arg(head, file, QString::number(sql.needsPython->line),
                                                         sql.needsPython->reason.simplified())
            + (answer.failure ? commented(failureText(*answer.failure)) : QString());
    }
    const QString source = answer.isFromAlembic ? u", from Alembic"_s : QString();
    if (sql.statements.isEmpty())
        return head + ": nothing to do"_L1 + source + u'\n';
    QString doubts;
    for (const Doubt &doubt : sql.doubts)
        doubts += "-- in doubt: "_L1 + doubtText(doubt) + u'\n';
    return head + source + u'\n' + doubts + clientScript(textsOf(sql.statements)) + u'\n';
}

struct Answers
{
    RevisionGraph::Node node = 0;
    FunctionAnswer upgrade;
    FunctionAnswer downgrade;
};

void printText(const Console &console, const RevisionGraph &graph, const Answers &answers)
{
    const Revision &revision = graph.revision(answers.node);
    const QString title = revision.message.isEmpty() ? revision.id : revision.id + ": "_L1 + revision.message;
    console.line(u"-- Revision %1\n"_s.arg(title)
                 + section(u"Upgrade"_s, answers.upgrade, revision.place.file)
                 + section(u"Downgrade"_s, answers.downgrade, revision.place.file));
}

bool needsPython(const QList<RenderedRevision> &all)
{
    return std::ranges::any_of(all, [](const RenderedRevision &one) {
        return !one.sql.upgrade.isKnown() || !one.sql.downgrade.isKnown();
    });
}

} // namespace

RenderCommand::RenderCommand()
    : Command(u"render"_s, u"Print the SQL of revisions, or why it takes Python to know it."_s)
{ }

QString RenderCommand::operandSyntax() const
{
    return u"[REVISION…]"_s;
}

void RenderCommand::addOptions(QCommandLineParser &parser) const
{
    addRenderingOptions(parser);
    parser.addOption(
        {u"with-python"_s, u"Ask the project's own Alembic for what can't be known without it."_s});
    addPythonOptions(parser);
    parser.addOption({u"live"_s,
                      u"What is executed on a database, not what alembic --sql prints: they differ where a "
                      "revision asks whether Alembic runs offline."_s});
}

ExitStatus RenderCommand::execute(const Request &request)
{
    const std::optional<RenderingRequest> wanted =
        renderingRequest(request.options, request.projectOptions, request.console);
    if (!wanted)
        return ExitStatus::Usage;
    Result<Session> session = open(request, wanted->options);
    if (!session)
        return ExitStatus::Failed;
    if (wanted->dialect)
        session->useDialect(*wanted->dialect);
    if (!request.options.isSet(u"live"_s))
        session->answerOffline();
    const RevisionGraph &graph = session->snapshot().graph;
    const Result<QList<RevisionGraph::Node>> nodes = nodesNamed(graph, request.operands);
    if (!nodes)
        return fail(request, nodes.error());

    const Snapshot &snapshot = session->snapshot();
    const QList<RenderedRevision> all = renderRevisions(snapshot, *nodes);
    if (request.options.isSet(u"with-python"_s) && needsPython(all)) {
        const auto python = projectPython(snapshot.project, request.options, request.console);
        if (!python)
            return fail(request, python.error());
        session->usePython(*python);
    }
    const RevisionSqlSource source = session->pythonSource();
    QJsonObject revisions;
    for (const RenderedRevision &rendered : all) {
        const RevisionGraph::Node node = rendered.node;
        const Answers answers{
            node, answerWith(source, rendered.sql.upgrade, pythonQuestion(snapshot, node, Direction::Up)),
            answerWith(source, rendered.sql.downgrade, pythonQuestion(snapshot, node, Direction::Down))};
        if (request.json) {
            revisions.insert(graph.revision(node).id,
                             QJsonObject{{u"upgrade"_s, toJson(answers.upgrade)},
                                         {u"downgrade"_s, toJson(answers.downgrade)}});
        } else {
            printText(request.console, graph, answers);
        }
    }
    if (request.json)
        request.console.json({{u"revisions"_s, revisions}});
    return ExitStatus::Done;
}

} // namespace stemma::cli
