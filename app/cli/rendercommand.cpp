// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rendercommand.h"

#include "app/cli/json.h"
#include "app/cli/schemasource.h"
#include "core/revisions/identifiers.h"
#include "core/workspace/rendering.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

/// What the revisions are called for; all, oldest first, without names.
Result<QList<RevisionGraph::Node>> nodesNamed(const RevisionGraph &graph, const QStringList &names)
{
    if (names.isEmpty()) {
        QList<RevisionGraph::Node> all = graph.newestFirst();
        std::ranges::reverse(all);
        return all;
    }
    const Identifiers identifiers(graph);
    QList<RevisionGraph::Node> nodes;
    for (const QString &name : names) {
        const Result<QList<RevisionGraph::Node>> found = identifiers.all(name);
        if (!found)
            return found;
        for (const RevisionGraph::Node node : *found) {
            if (node >= 0 && !nodes.contains(node))
                nodes << node;
        }
    }
    return nodes;
}

QStringList textsOf(const FunctionSql &sql)
{
    QStringList texts;
    for (const Statement &statement : sql.statements)
        texts << statement.text;
    return texts;
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

QJsonObject toJson(const FunctionSql &sql)
{
    if (sql.needsPython) {
        return {{u"needs_python"_s,
                 QJsonObject{{u"line"_s, sql.needsPython->line}, {u"reason"_s, sql.needsPython->reason}}}};
    }
    QJsonObject object{{u"statements"_s, cli::toJson(textsOf(sql))}};
    if (sql.statements.isEmpty())
        object.insert(u"empty"_s, true);
    if (const QJsonArray list = mayFail(sql); !list.isEmpty())
        object.insert(u"may_fail"_s, list);
    return object;
}

QString section(const QString &title, const FunctionSql &sql, const QString &file)
{
    const QString head = u"-- "_s + title;
    if (sql.needsPython) {
        return u"%1: needs Python\n-- %2:%3: %4\n"_s.arg(head, file, QString::number(sql.needsPython->line),
                                                         sql.needsPython->reason.simplified());
    }
    if (sql.statements.isEmpty())
        return head + ": nothing to do\n"_L1;
    return head + u'\n' + clientScript(textsOf(sql)) + u'\n';
}

std::optional<Dialect> dialectNamed(const QString &name)
{
    if (name == "mysql-on-mariadb"_L1)
        return Dialect::MySqlOnMariaDb;
    for (const Dialect dialect : {Dialect::MySql, Dialect::MariaDb}) {
        if (name == QLatin1String(dialectName(dialect)))
            return dialect;
    }
    return std::nullopt;
}

void printText(const Console &console, const RevisionGraph &graph, const RenderedRevision &rendered)
{
    const Revision &revision = graph.revision(rendered.node);
    const QString title = revision.message.isEmpty() ? revision.id : revision.id + ": "_L1 + revision.message;
    console.line(u"-- Revision %1\n"_s.arg(title)
                 + section(u"Upgrade"_s, rendered.sql.upgrade, revision.place.file)
                 + section(u"Downgrade"_s, rendered.sql.downgrade, revision.place.file));
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
    parser.addOption({u"script-location"_s,
                      u"A folder with env.py, or with revision files, in place of any configuration; "
                      "revision files in the folders below count too."_s,
                      u"FOLDER"_s});
    parser.addOption({u"dialect"_s,
                      u"mysql or mariadb: the scheme of the URL that Alembic would be given; otherwise that "
                      "of the project's. mysql-on-mariadb: a mysql:// URL whose server is MariaDB."_s,
                      u"NAME"_s});
    parser.addOption({u"live"_s,
                      u"What is executed on a database, not what alembic --sql prints: they differ where a "
                      "revision asks whether Alembic runs offline."_s});
}

ExitStatus RenderCommand::execute(const Request &request)
{
    ProjectOptions options = request.projectOptions;
    options.scriptLocation = request.options.value(u"script-location"_s);
    if (!options.scriptLocation.isEmpty() && !options.configFiles.isEmpty()) {
        request.console.note(u"--script-location takes the place of --config: name one of them."_s);
        return ExitStatus::Usage;
    }
    const QString wanted = request.options.value(u"dialect"_s);
    const std::optional<Dialect> dialect = dialectNamed(wanted);
    if (!wanted.isEmpty() && !dialect) {
        request.console.note(u"There is no dialect %1: mysql, mariadb or mysql-on-mariadb."_s.arg(wanted));
        return ExitStatus::Usage;
    }
    Result<Session> session = open(request, options);
    if (!session)
        return ExitStatus::Failed;
    if (dialect)
        session->useDialect(*dialect);
    if (!request.options.isSet(u"live"_s))
        session->answerOffline();
    const RevisionGraph &graph = session->snapshot().graph;
    const Result<QList<RevisionGraph::Node>> nodes = nodesNamed(graph, request.operands);
    if (!nodes)
        return fail(request, nodes.error());

    QJsonObject revisions;
    for (const RenderedRevision &rendered : renderRevisions(session->snapshot(), *nodes)) {
        if (request.json) {
            revisions.insert(graph.revision(rendered.node).id,
                             QJsonObject{{u"upgrade"_s, toJson(rendered.sql.upgrade)},
                                         {u"downgrade"_s, toJson(rendered.sql.downgrade)}});
        } else {
            printText(request.console, graph, rendered);
        }
    }
    if (request.json)
        request.console.json({{u"revisions"_s, revisions}});
    return ExitStatus::Done;
}

} // namespace stemma::cli
