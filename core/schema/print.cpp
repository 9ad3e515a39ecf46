// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/print.h"

#include "core/schema/printlists.h"
#include "core/schema/tableoptions.h"
#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

QString actionWord(ForeignKey::Action action)
{
    switch (action) {
    case ForeignKey::Action::Restrict:
        return {};
    case ForeignKey::Action::Cascade:
        return u"CASCADE"_s;
    case ForeignKey::Action::SetNull:
        return u"SET NULL"_s;
    case ForeignKey::Action::SetDefault:
        return u"SET DEFAULT"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

QString indexHead(const Index &index)
{
    switch (index.kind) {
    case Index::Kind::Primary:
        return u"PRIMARY KEY"_s;
    case Index::Kind::Unique:
        return "UNIQUE KEY "_L1 + quotedIdentifier(index.name);
    case Index::Kind::Plain:
        return "KEY "_L1 + quotedIdentifier(index.name);
    case Index::Kind::FullText:
        return "FULLTEXT KEY "_L1 + quotedIdentifier(index.name);
    case Index::Kind::Spatial:
        return "SPATIAL KEY "_L1 + quotedIdentifier(index.name);
    }
    Q_UNREACHABLE_RETURN(QString());
}

bool hasExpression(const Index &index)
{
    return std::any_of(index.parts.begin(), index.parts.end(),
                       [](const IndexPart &part) { return part.column.isEmpty(); });
}

/// MariaDB's, where the columns of system versioning have names; they come in one order or the other.
QString systemPeriod(const Table &table)
{
    QString start;
    QString end;
    for (const Column &column : table.columns) {
        if (column.generated && column.generated->expression == "ROW START"_L1)
            start = quotedIdentifier(column.name);
        else if (column.generated && column.generated->expression == "ROW END"_L1)
            end = quotedIdentifier(column.name);
    }
    return start.isEmpty() || end.isEmpty() ? QString()
                                            : u"PERIOD FOR SYSTEM_TIME (%1, %2)"_s.arg(start, end);
}

/// The trigger that runs before this one, of the same table, timing and event.
QString placementOf(const Schema &schema, const Trigger &trigger)
{
    const Trigger *previous = nullptr;
    for (const Trigger &other : schema.triggers) {
        const bool sameGroup =
            other.table == trigger.table && other.timing == trigger.timing && other.event == trigger.event;
        if (sameGroup && other.order < trigger.order && (!previous || other.order > previous->order))
            previous = &other;
    }
    return previous ? "FOLLOWS "_L1 + quotedIdentifier(previous->name) : QString();
}

} // namespace

QString indexDefinition(const Index &index, Dialect dialect)
{
    QString text = indexHead(index) + " ("_L1 + indexParts(index.parts) + u')';
    if (!index.algorithm.isEmpty())
        text += " USING "_L1 + index.algorithm.toUpper();
    if (!index.comment.isEmpty())
        text += " COMMENT "_L1 + quotedString(index.comment);
    if (!index.visible)
        text += isMariaDbServer(dialect) ? " IGNORED"_L1 : " INVISIBLE"_L1;
    return text;
}

QString foreignKeyDefinition(const ForeignKey &key)
{
    QString parent = quotedIdentifier(key.referencedTable);
    if (!key.referencedSchema.isEmpty())
        parent.prepend(quotedIdentifier(key.referencedSchema) + u'.');
    QString text = "CONSTRAINT "_L1 + quotedIdentifier(key.name) + " FOREIGN KEY ("_L1
        + quotedNames(key.columns) + ") REFERENCES "_L1 + parent + " ("_L1
        + quotedNames(key.referencedColumns) + u')';
    if (const QString action = actionWord(key.onDelete); !action.isEmpty())
        text += " ON DELETE "_L1 + action;
    if (const QString action = actionWord(key.onUpdate); !action.isEmpty())
        text += " ON UPDATE "_L1 + action;
    return text;
}

QString checkDefinition(const Check &check, Dialect dialect)
{
    QString text = "CONSTRAINT "_L1 + quotedIdentifier(check.name) + " CHECK ("_L1 + check.expression + u')';
    if (!check.enforced && !isMariaDbServer(dialect))
        text += " NOT ENFORCED"_L1;
    return text;
}

QString createTable(const Table &table, Dialect dialect)
{
    const bool mariaDb = isMariaDbServer(dialect);
    QStringList lines;
    for (const Column &column : table.columns)
        lines << columnDefinition(column, table, dialect);
    for (const Index::Kind kind : {Index::Kind::Primary, Index::Kind::Unique, Index::Kind::Plain,
                                   Index::Kind::FullText, Index::Kind::Spatial}) {
        for (const Index &index : table.indexes) {
            if (index.kind == kind && !(mariaDb && hasExpression(index)))
                lines << indexDefinition(index, dialect);
        }
    }
    for (const ForeignKey &key : table.foreignKeys)
        lines << foreignKeyDefinition(key);
    for (const Check &check : table.checks) {
        if (!check.ofColumn || !mariaDb)
            lines << checkDefinition(check, dialect);
    }
    if (const QString period = systemPeriod(table); mariaDb && !period.isEmpty())
        lines << period;
    QString text =
        "CREATE TABLE "_L1 + quotedIdentifier(table.name) + " (\n  "_L1 + lines.join(",\n  "_L1) + "\n)"_L1;
    if (const QString options = tableOptions(table); !options.isEmpty())
        text += u' ' + options;
    if (table.systemVersioned && mariaDb)
        text += " WITH SYSTEM VERSIONING"_L1;
    if (!table.partitioning.isEmpty())
        text += u'\n' + table.partitioning;
    return text;
}

QString createObject(const Schema &schema, const ObjectName &object, Dialect dialect)
{
    if (!schema.contains(object))
        return {};
    switch (object.kind) {
    case ObjectKind::Table:
        return createTable(schema.tables[object.name], dialect);
    case ObjectKind::Sequence:
        return createSequence(schema.sequences[object.name]);
    case ObjectKind::View:
        return createView(schema.views[object.name]);
    case ObjectKind::Procedure:
        return createRoutine(schema.procedures[object.name]);
    case ObjectKind::Function:
        return createRoutine(schema.functions[object.name]);
    case ObjectKind::Trigger: {
        const Trigger trigger = schema.triggers[object.name];
        return createTrigger(trigger, placementOf(schema, trigger));
    }
    case ObjectKind::Event:
        return createEvent(schema.events[object.name]);
    }
    Q_UNREACHABLE_RETURN(QString());
}

QString dropObject(const ObjectName &object)
{
    return "DROP "_L1 + objectKindName(object.kind).toUpper() + u' ' + quotedIdentifier(object.name);
}

} // namespace stemma::schema
