// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rendering.h"

#include "app/cli/console.h"
#include "core/revisions/identifiers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

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

} // namespace

void addRenderingOptions(QCommandLineParser &parser)
{
    parser.addOption({u"script-location"_s,
                      u"A folder with env.py, or with revision files, in place of any configuration; "
                      "revision files in the folders below count too."_s,
                      u"FOLDER"_s});
    parser.addOption({u"dialect"_s,
                      u"mysql or mariadb: the scheme of the URL that Alembic would be given; otherwise that "
                      "of the project's. mysql-on-mariadb: a mysql:// URL whose server is MariaDB."_s,
                      u"NAME"_s});
}

std::optional<RenderingRequest> renderingRequest(const QCommandLineParser &parser,
                                                 const ProjectOptions &options, const Console &console)
{
    RenderingRequest request{options, std::nullopt};
    request.options.scriptLocation = parser.value(u"script-location"_s);
    if (!request.options.scriptLocation.isEmpty() && !options.configFiles.isEmpty()) {
        console.note(u"--script-location takes the place of --config: name one of them."_s);
        return std::nullopt;
    }
    const QString wanted = parser.value(u"dialect"_s);
    request.dialect = dialectNamed(wanted);
    if (!wanted.isEmpty() && !request.dialect) {
        console.note(u"There is no dialect %1: mysql, mariadb or mysql-on-mariadb."_s.arg(wanted));
        return std::nullopt;
    }
    return request;
}

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

QStringList textsOf(const QList<Statement> &statements)
{
    QStringList texts;
    for (const Statement &statement : statements)
        texts << statement.text;
    return texts;
}

QJsonObject toJson(const NeedsPython &why)
{
    return {{u"line"_s, why.line}, {u"reason"_s, why.reason}};
}

QJsonObject toJson(const PythonFailure &failure)
{
    return {{u"line"_s, failure.line},
            {u"reason"_s, failure.reason},
            {u"traceback"_s, failure.traceback},
            {u"details"_s, failure.details}};
}

} // namespace stemma::cli
