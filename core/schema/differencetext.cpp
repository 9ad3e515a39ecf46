// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/difference.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

QString kindWord(Change::Kind kind)
{
    switch (kind) {
    case Change::Kind::Added:
        return u"added"_s;
    case Change::Kind::Removed:
        return u"removed"_s;
    case Change::Kind::Changed:
        return u"changed"_s;
    }
    Q_UNREACHABLE_RETURN(QString());
}

/// A change is one line, whatever a program's body has.
QString oneLine(const QString &text)
{
    return text.isEmpty() ? u"(none)"_s : text.simplified();
}

QString place(const QString &columnBefore)
{
    return columnBefore.isEmpty() ? u"first"_s : u"after "_s + columnBefore;
}

QString line(const Change &change)
{
    const bool ofSchema = change.object.name.isEmpty();
    QString text = ofSchema ? u"schema"_s : objectKindName(change.object.kind) + u' ' + change.object.name;
    if (change.part.isEmpty())
        return text + u' ' + kindWord(change.kind);
    text += ": "_L1;
    if (change.part == "column position"_L1) {
        return text
            + u"column %1 moved: %2 -> %3"_s.arg(change.name, place(change.before), place(change.after));
    }
    const bool telling = change.part != "option"_L1 && change.part != "property"_L1;
    if (telling)
        text += change.part;
    if (telling && !change.name.isEmpty())
        text += u' ';
    text += change.name + u' ' + kindWord(change.kind) + ": "_L1;
    switch (change.kind) {
    case Change::Kind::Added:
        return text + oneLine(change.after);
    case Change::Kind::Removed:
        return text + oneLine(change.before);
    case Change::Kind::Changed:
        return text + oneLine(change.before) + " -> "_L1 + oneLine(change.after);
    }
    Q_UNREACHABLE_RETURN(QString());
}

} // namespace

QString differenceText(const QList<Change> &changes)
{
    QString text;
    for (const Change &change : changes)
        text += line(change) + u'\n';
    return text;
}

QJsonArray differenceJson(const QList<Change> &changes)
{
    QJsonArray array;
    for (const Change &change : changes) {
        QJsonObject object{
            {u"kind"_s, kindWord(change.kind)},
            {u"object"_s, change.object.name.isEmpty() ? u"schema"_s : objectKindName(change.object.kind)},
            {u"object_name"_s, change.object.name}};
        const auto add = [&](const QString &key, const QString &value) {
            if (!value.isEmpty())
                object[key] = value;
        };
        add(u"part"_s, change.part);
        add(u"name"_s, change.name);
        add(u"before"_s, change.before);
        add(u"after"_s, change.after);
        array << object;
    }
    return array;
}

} // namespace stemma::schema
