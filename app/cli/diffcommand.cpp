// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/diffcommand.h"

#include "app/cli/interrupt.h"
#include "app/cli/json.h"
#include "app/cli/schemasource.h"
#include "core/schema/difference.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace stemma::cli {

DiffCommand::DiffCommand()
    : Command(u"diff"_s, u"Compare two schemas: live, a revision, an .sql file, section:NAME."_s)
{ }

QString DiffCommand::operandSyntax() const
{
    return u"A B"_s;
}

void DiffCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"sql"_s, u"Print the statements that make B of A."_s});
}

ExitStatus DiffCommand::execute(const Request &request)
{
    Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    const Interrupt interrupt;
    SchemaSource source(*session, request.project, request.projectOptions, request.console,
                        interrupt.token());
    Result<NamedSchema> a = source.schema(request.operands[0]);
    if (!a)
        return fail(request, a.error());
    Result<NamedSchema> b = source.schema(request.operands[1]);
    if (!b)
        return fail(request, b.error());

    makeComparable(*a, *b);
    const QList<schema::Change> changes = schema::difference(a->schema, b->schema);
    const QStringList statements = schema::alterStatements(a->schema, b->schema, source.dialect());
    if (request.json) {
        request.console.json(
            {{u"changes"_s, schema::differenceJson(changes)}, {u"statements"_s, toJson(statements)}});
    } else if (request.options.isSet(u"sql"_s)) {
        if (!statements.isEmpty())
            request.console.line(clientScript(statements));
    } else if (changes.isEmpty()) {
        request.console.line(u"No difference."_s);
    } else {
        request.console.line(schema::differenceText(changes).trimmed());
    }
    return ExitStatus::Done;
}

} // namespace stemma::cli
