// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/schemacommand.h"

#include "app/cli/interrupt.h"
#include "app/cli/schemasource.h"
#include "core/schema/difference.h"
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

template <class T>
void keep(QMap<QString, T> &values, schema::ObjectKind kind, const QSet<schema::ObjectName> &kept)
{
    values.removeIf([&](const auto &each) { return !kept.contains({kind, each.key()}); });
}

/// The schema with these objects alone. Its own character set is none of an object.
schema::Schema only(schema::Schema schema, const QList<schema::ObjectName> &objects)
{
    if (objects == schema.objects())
        return schema;
    using Kind = schema::ObjectKind;
    const QSet<schema::ObjectName> kept(objects.begin(), objects.end());
    schema.charset.clear();
    keep(schema.tables, Kind::Table, kept);
    keep(schema.sequences, Kind::Sequence, kept);
    keep(schema.views, Kind::View, kept);
    keep(schema.procedures, Kind::Procedure, kept);
    keep(schema.functions, Kind::Function, kept);
    keep(schema.triggers, Kind::Trigger, kept);
    keep(schema.events, Kind::Event, kept);
    return schema;
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

QStringList SchemaCommand::revisionOptions() const
{
    return {u"--at"_s};
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

    if (!request.json) {
        schema::Schema printed = only(*schema, *objects);
        // Without a database its character set is nobody's wish.
        if (!session->isConnected() || objects->isEmpty())
            printed.charset.clear();
        const QStringList statements = schema::alterStatements({}, printed, source.dialect());
        if (!statements.isEmpty())
            request.console.line(clientScript(statements));
        return ExitStatus::Done;
    }
    QJsonArray entries;
    for (const schema::ObjectName &object : *objects) {
        entries << QJsonObject{{u"kind"_s, schema::objectKindName(object.kind)},
                               {u"name"_s, object.name},
                               {u"create"_s, schema::createObject(*schema, object, source.dialect())},
                               {u"fingerprint"_s, QString::fromLatin1(schema::fingerprint(*schema, object))}};
    }
    request.console.json({{u"schema"_s, schema->name},
                          {u"objects"_s, entries},
                          {u"fingerprint"_s, QString::fromLatin1(schema::fingerprint(*schema))}});
    return ExitStatus::Done;
}

} // namespace stemma::cli
