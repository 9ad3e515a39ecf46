// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/schematexts.h"

#include "core/schema/print.h"

#include <QCoreApplication>

namespace stemma {

using schema::Change;
using schema::ObjectKind;
using schema::ObjectName;

namespace {

/// A program's body in a heading would hide the other lines.
constexpr qsizetype longestValue = 160;

QString tr_(const char *text)
{
    return QCoreApplication::translate("SchemaTexts", text);
}

QString tr_(const char *text, qsizetype count)
{
    return QCoreApplication::translate("SchemaTexts", text, nullptr, int(count));
}

QString value(const QString &text)
{
    const QString line = text.simplified();
    if (line.isEmpty())
        return tr_("none");
    return line.size() > longestValue ? line.left(longestValue) + u'…' : line;
}

QString position(const QString &columnBefore)
{
    return columnBefore.isEmpty() ? tr_("first") : tr_("after %1").arg(columnBefore);
}

QString partText(const Change &change)
{
    // Options, properties and partitioning are known by their own name; the others need the word before it.
    if (change.part == QLatin1String("option") || change.part == QLatin1String("property"))
        return change.name;
    return change.name.isEmpty() ? change.part : change.part + u' ' + change.name;
}

QString createSql(const schema::Schema &schema, const ObjectName &object, Dialect dialect)
{
    QString sql = schema::createObject(schema, object, dialect).trimmed();
    while (sql.endsWith(u';'))
        sql.chop(1);
    return sql;
}

/// A table without a name is the schema itself.
bool isSchema(const ObjectName &object)
{
    return object.name.isEmpty();
}

} // namespace

QString objectText(const ObjectName &object)
{
    if (isSchema(object))
        return tr_("schema");
    switch (object.kind) {
    case ObjectKind::Table:
        return tr_("table %1").arg(object.name);
    case ObjectKind::Sequence:
        return tr_("sequence %1").arg(object.name);
    case ObjectKind::View:
        return tr_("view %1").arg(object.name);
    case ObjectKind::Procedure:
        return tr_("procedure %1").arg(object.name);
    case ObjectKind::Function:
        return tr_("function %1").arg(object.name);
    case ObjectKind::Trigger:
        return tr_("trigger %1").arg(object.name);
    case ObjectKind::Event:
        return tr_("event %1").arg(object.name);
    }
    Q_UNREACHABLE_RETURN(QString());
}

QString changeText(const Change &change)
{
    if (change.part.isEmpty()) {
        return change.kind == Change::Kind::Added ? tr_("made")
            : change.kind == Change::Kind::Removed ? tr_("dropped")
                                                   : tr_("changed");
    }
    if (change.part == QLatin1String("column position")) {
        return tr_("column %1 moved: %2 → %3")
            .arg(change.name, position(change.before), position(change.after));
    }
    switch (change.kind) {
    case Change::Kind::Added:
        return tr_("%1 added: %2").arg(partText(change), value(change.after));
    case Change::Kind::Removed:
        return tr_("%1 removed: %2").arg(partText(change), value(change.before));
    case Change::Kind::Changed:
        return tr_("%1: %2 → %3").arg(partText(change), value(change.before), value(change.after));
    }
    Q_UNREACHABLE_RETURN(QString());
}

QList<SqlView::Section> changedSections(const RevisionSchema &schema)
{
    QList<SqlView::Section> sections;
    ObjectName last;
    for (const Change &change : schema::difference(schema.before, schema.after)) {
        if (sections.isEmpty() || change.object != last) {
            last = change.object;
            SqlView::Section section;
            const bool dropped = !schema.after.contains(last);
            if (!isSchema(last)) {
                const QString sql = createSql(dropped ? schema.before : schema.after, last, schema.dialect);
                if (!sql.isEmpty())
                    section.statements = {Statement{sql, {}}};
            }
            if (change.part.isEmpty() && change.kind != Change::Kind::Changed) {
                section.heading << (dropped ? tr_("%1 dropped; it was:") : tr_("%1 made:"))
                                       .arg(objectText(last));
                sections << section;
                continue;
            }
            section.heading << tr_("%1 changed:").arg(objectText(last));
            sections << section;
        }
        sections.last().heading << QStringLiteral("    ") + changeText(change);
    }
    return sections;
}

QList<SqlView::Section> wholeSections(const RevisionSchema &schema)
{
    SqlView::Section section;
    for (const ObjectName &object : schema.after.objects())
        section.statements << Statement{createSql(schema.after, object, schema.dialect), {}};
    return {section};
}

QString countsText(const schema::Schema &schema)
{
    QStringList counts;
    const auto add = [&](qsizetype count, const QString &text) {
        if (count > 0)
            counts << text;
    };
    add(schema.tables.size(), tr_("%n table(s)", schema.tables.size()));
    add(schema.sequences.size(), tr_("%n sequence(s)", schema.sequences.size()));
    add(schema.views.size(), tr_("%n view(s)", schema.views.size()));
    add(schema.procedures.size(), tr_("%n procedure(s)", schema.procedures.size()));
    add(schema.functions.size(), tr_("%n function(s)", schema.functions.size()));
    add(schema.triggers.size(), tr_("%n trigger(s)", schema.triggers.size()));
    add(schema.events.size(), tr_("%n event(s)", schema.events.size()));
    return counts.join(QStringLiteral(", "));
}

QString tableChangeText(const schema::Schema &before, const schema::Schema &after, const QString &table)
{
    if (!before.tables.contains(table))
        return tr_("made");
    if (!after.tables.contains(table))
        return tr_("dropped");
    // Only this table: the others of a large schema need not be compared for it.
    schema::Schema one, other;
    one.tables.insert(table, before.tables.value(table));
    other.tables.insert(table, after.tables.value(table));
    QStringList lines;
    for (const Change &change : schema::difference(one, other))
        lines << changeText(change);
    return lines.join(u'\n');
}

} // namespace stemma
