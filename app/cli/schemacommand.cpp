// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/schemacommand.h"

#include "app/cli/interrupt.h"
#include "app/cli/schemasource.h"
#include "core/schema/fingerprint.h"
#include "core/schema/print.h"

#include <QCommandLineParser>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace stemma::cli {

namespace {

/// The objects of these names, of whatever kind; all without names.
Result<QList<schema::ObjectName>> objectsNamed(const schema::Schema &schema, const QStringList &names)
{
    const QList<schema::ObjectName> all = schema.objects();
    if (names.isEmpty())
        return all;
    QList<schema::ObjectName> objects;
    for (const QString &name : names) {
        const qsizetype before = objects.size();
        for (const schema::ObjectName &object : all) {
            if (object.name == name)
                objects << object;
        }
        if (objects.size() == before)
            return failure(ErrorKind::CantLocate, u"The schema has no object %1."_s.arg(name));
    }
    return objects;
}

} // namespace

SchemaCommand::SchemaCommand()
    : Command(u"schema"_s, u"Print the schema of the database, or the one at a revision."_s)
{ }

QString SchemaCommand::operandSyntax() const
{
    return u"[OBJECT…]"_s;
}

void SchemaCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"at"_s,
                      u"What the revisions make up to this one, run on a private server, instead of the "
                      "database: an id, head, label@head, current."_s,
                      u"REVISION"_s});
}

ExitStatus SchemaCommand::execute(const Request &request)
{
    Result<Session> session = open(request);
    if (!session)
        return ExitStatus::Failed;
    const Interrupt interrupt;
    SchemaSource source(*session, request.project, request.projectOptions, request.console,
                        interrupt.token());
    const Result<schema::Schema> schema =
        request.options.isSet(u"at"_s) ? source.atRevision(request.options.value(u"at"_s)) : source.live();
    if (!schema)
        return fail(request, schema.error());
    const Result<QList<schema::ObjectName>> objects = objectsNamed(*schema, request.operands);
    if (!objects)
        return fail(request, objects.error());

    QStringList statements;
    QJsonArray entries;
    for (const schema::ObjectName &object : *objects) {
        statements << schema::createObject(*schema, object, source.dialect());
        entries << QJsonObject{{u"kind"_s, schema::objectKindName(object.kind)},
                               {u"name"_s, object.name},
                               {u"create"_s, statements.last()},
                               {u"fingerprint"_s, QString::fromLatin1(schema::fingerprint(*schema, object))}};
    }
    if (request.json) {
        request.console.json({{u"schema"_s, schema->name},
                              {u"objects"_s, entries},
                              {u"fingerprint"_s, QString::fromLatin1(schema::fingerprint(*schema))}});
    } else if (!statements.isEmpty()) {
        request.console.line(clientScript(statements));
    }
    return ExitStatus::Done;
}

} // namespace stemma::cli
