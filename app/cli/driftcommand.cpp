// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/driftcommand.h"

#include "app/cli/interrupt.h"
#include "app/cli/json.h"
#include "app/cli/schemasource.h"
#include "core/schema/difference.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

DriftCommand::DriftCommand()
    : Command(u"drift"_s, u"Show where the database is not what its revisions say."_s)
{ }

ExitStatus DriftCommand::execute(const Request &request)
{
    Result<Session> session = openConnected(request);
    if (!session)
        return ExitStatus::Failed;
    const Interrupt interrupt;
    SchemaSource source(*session, request.project, request.projectOptions, request.console,
                        interrupt.token());
    const Result<schema::Schema> live = source.live();
    if (!live)
        return fail(request, live.error());
    const Result<schema::Schema> replayed = source.atRows();
    if (!replayed)
        return fail(request, replayed.error());

    const schema::Schema said = inSurroundingsOf(*live, *replayed);
    const QList<schema::Change> changes = schema::difference(said, *live);
    if (request.json) {
        request.console.json(
            {{u"drift"_s, !changes.isEmpty()},
             {u"changes"_s, schema::differenceJson(changes)},
             {u"statements"_s, toJson(schema::alterStatements(*live, said, source.dialect()))}});
    } else {
        request.console.line(changes.isEmpty()
                                 ? u"No drift: %1 is what its revisions say."_s.arg(session->databaseText())
                                 : schema::differenceText(changes).trimmed());
    }
    return changes.isEmpty() ? ExitStatus::Done : ExitStatus::Failed;
}

} // namespace stemma::cli
