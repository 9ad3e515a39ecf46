// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stampcommand.h"

#include "app/cli/json.h"
#include "app/cli/revisiontext.h"
#include "app/cli/sqlscript.h"
#include "core/workspace/runplanner.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>

#include <optional>

using namespace Qt::StringLiterals;

namespace stemma::cli {

StampCommand::StampCommand()
    : Command(u"stamp"_s, u"Write where the database stands into its version table; runs no revision."_s)
{ }

QString StampCommand::operandSyntax() const
{
    return u"REVISION…"_s;
}

void StampCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({
        {u"sql"_s, u"Print the SQL instead of running it; REVISION may be FROM:TO."_s},
        {u"tag"_s, u"For env.py, which Stemma never runs."_s, u"TAG"_s},
        {u"purge"_s, u"Empty the version table first, whatever is in it."_s},
    });
}

ExitStatus StampCommand::execute(const Request &request)
{
    if (!request.options.isSet(u"sql"_s))
        return apply(request);
    if (request.options.isSet(u"purge"_s)) {
        request.console.note(u"--purge can't be had with --sql: a script doesn't know the rows."_s);
        return ExitStatus::Usage;
    }
    return print(request);
}

ExitStatus StampCommand::print(const Request &request) const
{
    std::optional<QString> from;
    QStringList targets;
    for (const QString &operand : request.operands) {
        const qsizetype colon = operand.indexOf(u':');
        targets << operand.mid(colon + 1);
        if (colon < 0)
            continue;
        if (from && *from != operand.left(colon)) {
            request.console.note(u"A script starts from one revision: write the same FROM everywhere."_s);
            return ExitStatus::Usage;
        }
        from = operand.left(colon);
    }
    const Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    const Snapshot &snapshot = session->snapshot();
    const Result<StampPlan> plan =
        startingRows(from.value_or(QString()), snapshot.graph).and_then([&](const QStringList &rows) {
            return planStamp(snapshot, rows, targets);
        });
    if (!plan)
        return fail(request, plan.error());
    const QString script = sqlScript(*plan, snapshot.versionTable());
    if (request.json)
        request.console.json({{u"sql"_s, script}});
    else if (!script.isEmpty())
        request.console.line(script.chopped(1));
    return ExitStatus::Done;
}

ExitStatus StampCommand::apply(const Request &request) const
{
    Result<Session> session = openConnected(request);
    if (!session)
        return ExitStatus::Failed;
    const bool purge = request.options.isSet(u"purge"_s);
    const Result<StampPlan> plan = session->planStamp(request.operands, purge);
    if (!plan)
        return fail(request, plan.error());
    const Result<QStringList> rows = session->stamp(*plan, purge);
    if (!rows)
        return fail(request, rows.error());
    const QString table = session->snapshot().versionTable().text();
    if (request.json) {
        request.console.json({{u"rows"_s, toJson(*rows)}});
        return ExitStatus::Done;
    }
    request.console.note(table + ": "_L1 + rowsText(*rows));
    return ExitStatus::Done;
}

} // namespace stemma::cli
