// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/schematexts.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <utility>

namespace stemma {

using schema::Change;
using schema::ObjectKind;
using schema::ObjectName;

namespace {

/// A program's body in a heading would hide the other lines.
constexpr qsizetype longestValue = 160;
constexpr qsizetype longestStatement = 400;
constexpr qsizetype mostLines = 6;

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

/// Enough to know a statement by; the file has all of it.
QString beginning(const QString &statement)
{
    QStringList lines = statement.left(longestStatement).split(u'\n');
    if (lines.size() > mostLines)
        lines.resize(mostLines);
    const QString shown = lines.join(u'\n');
    return shown.size() < statement.size() ? shown + QStringLiteral(" …") : shown;
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
        return change.kind == Change::Kind::Added  ? tr_("created")
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

QString changeInBrief(const Change &change)
{
    if (change.kind != Change::Kind::Changed || change.part != QLatin1String("column"))
        return changeText(change);
    QStringList before = change.before.split(u' ');
    QStringList after = change.after.split(u' ');
    while (before.size() > 1 && after.size() > 1 && before.last() == after.last()) {
        before.removeLast();
        after.removeLast();
    }
    Change brief = change;
    brief.before = before.join(u' ');
    brief.after = after.join(u' ');
    return changeText(brief);
}

QStringList headingOf(const ObjectDifference &difference)
{
    const QString object = objectText(difference.object);
    const Change &first = difference.changes.first();
    if (first.part.isEmpty() && first.kind != Change::Kind::Changed)
        return {(first.kind == Change::Kind::Added ? tr_("%1 created:") : tr_("%1 dropped:")).arg(object)};
    QStringList lines{tr_("%1 changed:").arg(object)};
    QStringList added, removed, changed, moved, others;
    for (const Change &change : difference.changes) {
        if (change.part == QLatin1String("column position"))
            moved << tr_("column %1").arg(change.name);
        else if (difference.lines.isEmpty() || change.part.isEmpty() || change.part == QLatin1String("option")
                 || change.part == QLatin1String("property"))
            others << changeText(change);
        else
            (change.kind == Change::Kind::Added         ? added
                 : change.kind == Change::Kind::Removed ? removed
                                                        : changed)
                << partText(change);
    }
    const auto list = [&](const QString &text, const QStringList &names) {
        if (!names.isEmpty())
            lines << QStringLiteral("  ") + text.arg(names.join(QStringLiteral(", ")));
    };
    list(tr_("added: %1"), added);
    list(tr_("removed: %1"), removed);
    list(tr_("changed: %1"), changed);
    list(tr_("moved: %1"), moved);
    for (const QString &text : std::as_const(others))
        lines << QStringLiteral("  ") + text;
    return lines;
}

QString countsText(const QList<RevisionSchema::Object> &objects)
{
    const auto count = [&](ObjectKind kind) {
        return std::ranges::count(objects, kind,
                                  [](const RevisionSchema::Object &each) { return each.name.kind; });
    };
    QStringList counts;
    const auto add = [&](ObjectKind kind, const char *text) {
        if (const qsizetype number = count(kind); number > 0)
            counts << tr_(text, number);
    };
    add(ObjectKind::Table, "%n table(s)");
    add(ObjectKind::Sequence, "%n sequence(s)");
    add(ObjectKind::View, "%n view(s)");
    add(ObjectKind::Procedure, "%n procedure(s)");
    add(ObjectKind::Function, "%n function(s)");
    add(ObjectKind::Trigger, "%n trigger(s)");
    add(ObjectKind::Event, "%n event(s)");
    return counts.join(QStringLiteral(", "));
}

QString surroundingsText(const ReplaySurroundings &surroundings)
{
    const QString server = surroundings.server.isEmpty() ? tr_("a private server") : surroundings.server;
    if (surroundings.databaseServer.isEmpty()) {
        return tr_("Replayed on %1 · %2, for want of a connected database")
            .arg(server, surroundings.collation);
    }
    if (!surroundings.sameFlavour) {
        return tr_("Replayed on %1; your database is %2, where details can come out otherwise")
            .arg(server, surroundings.databaseServer);
    }
    if (!surroundings.databaseCollation.isEmpty()
        && surroundings.databaseCollation != surroundings.collation) {
        return tr_("Replayed on %1 · %2; it doesn't know your database's %3")
            .arg(server, surroundings.collation, surroundings.databaseCollation);
    }
    return tr_("Replayed on %1 · %2, as in your database").arg(server, surroundings.collation);
}

SchemaErrorText schemaErrorText(const RevisionSchema &schema, const QString &revision, const QString &folder)
{
    const Error &error = *schema.error;
    const QString &errorAt = schema.errorAt;
    SchemaErrorText result;
    if (error.kind == ErrorKind::SandboxUnavailable)
        result.title = tr_("There is no server to work the schema out on");
    else if (errorAt.isEmpty())
        result.title = tr_("The schema around this revision can't be worked out");
    else if (errorAt == revision)
        result.title = tr_("The schema after this revision can't be worked out");
    else
        result.title = tr_("The schema can't be worked out beyond revision %1").arg(errorAt);
    QStringList text;
    if (!errorAt.isEmpty() && errorAt != revision)
        text << tr_("It runs before this one.");
    text << error.message;
    if (!error.place.isEmpty()) {
        const QString file = QDir(folder).relativeFilePath(error.place.file);
        text << (error.place.line > 0 ? tr_("%1, line %2").arg(file).arg(error.place.line) : file);
    }
    text << error.advice;
    const ReplaySurroundings &surroundings = schema.surroundings;
    if (error.kind == ErrorKind::StatementFailed && !surroundings.sameFlavour) {
        text << tr_("It was run on %1, as there is no other server here; your database is %2.")
                    .arg(surroundings.server, surroundings.databaseServer);
    }
    text.removeAll(QString());
    result.text = text.join(u'\n');
    QStringList words;
    if (!error.native.isEmpty())
        words << (error.nativeCode ? tr_("%1: %2").arg(error.nativeCode).arg(error.native) : error.native);
    if (!error.statement.isEmpty())
        words << beginning(error.statement);
    result.words = words.join(QStringLiteral("\n\n"));
    return result;
}

} // namespace stemma
