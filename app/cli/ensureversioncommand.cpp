// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/ensureversioncommand.h"

#include "core/database/versionsql.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace stemma::cli {

EnsureVersionCommand::EnsureVersionCommand()
    : Command(u"ensure_version"_s, u"Create the version table where it is missing, and nothing else."_s)
{ }

void EnsureVersionCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"sql"_s, u"Print the SQL instead of running it."_s});
}

ExitStatus EnsureVersionCommand::execute(const Request &request)
{
    if (request.options.isSet(u"sql"_s)) {
        const Result<Session> session = open(request);
        if (!session)
            return ExitStatus::Failed;
        const QString sql = versionTableSql(session->snapshot().versionTable());
        if (request.json)
            request.console.json({{u"sql"_s, QString(sql + ";\n"_L1)}});
        else
            request.console.line(sql + ";\n"_L1);
        return ExitStatus::Done;
    }
    Result<Session> session = openConnected(request);
    if (!session)
        return ExitStatus::Failed;
    if (const Result<> made = session->ensureVersionTable(); !made)
        return fail(request, made.error());
    if (request.json)
        request.console.json({{u"version_table"_s, session->snapshot().versionTable().text()}});
    return ExitStatus::Done;
}

} // namespace stemma::cli
