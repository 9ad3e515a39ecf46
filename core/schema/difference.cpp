// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/difference.h"

#include "core/schema/print.h"
#include "core/schema/tabledifference.h"

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

/// A view, program or sequence as what it is told by, in a fixed order.
using Properties = QList<std::pair<QString, QString>>;

QString yesOrNo(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

QString security(bool invoker)
{
    return invoker ? u"INVOKER"_s : u"DEFINER"_s;
}

Properties operator+(Properties properties, const Environment &environment)
{
    properties << std::pair(u"definer"_s, environment.definer)
               << std::pair(u"sql mode"_s, environment.sqlMode)
               << std::pair(u"client charset"_s, environment.charset)
               << std::pair(u"connection collation"_s, environment.collation);
    return properties;
}

Properties properties(const View &view)
{
    return Properties{{u"definition"_s, view.definition},
                      {u"algorithm"_s, view.algorithm},
                      {u"check option"_s, view.checkOption},
                      {u"sql security"_s, security(view.invokerSecurity)}}
    + view.environment;
}

Properties properties(const Trigger &trigger)
{
    return Properties{{u"table"_s, trigger.table},
                      {u"timing"_s, trigger.timing},
                      {u"event"_s, trigger.event},
                      {u"order"_s, QString::number(trigger.order)},
                      {u"body"_s, trigger.body}}
    + trigger.environment;
}

Properties properties(const Routine &routine)
{
    return Properties{{u"parameters"_s, routine.parameters},
                      {u"returns"_s, routine.returns},
                      {u"deterministic"_s, yesOrNo(routine.deterministic)},
                      {u"data access"_s, routine.dataAccess},
                      {u"sql security"_s, security(routine.invokerSecurity)},
                      {u"aggregate"_s, yesOrNo(routine.aggregate)},
                      {u"comment"_s, routine.comment},
                      {u"body"_s, routine.body}}
    + routine.environment;
}

Properties properties(const Event &event)
{
    return Properties{{u"schedule"_s, event.schedule}, {u"preserve"_s, yesOrNo(event.preserve)},
                      {u"status"_s, event.status},     {u"time zone"_s, event.timeZone},
                      {u"comment"_s, event.comment},   {u"body"_s, event.body}}
    + event.environment;
}

Properties properties(const Sequence &sequence)
{
    return {{u"type"_s, sequence.type},           {u"start"_s, sequence.start},
            {u"minimum"_s, sequence.minimum},     {u"maximum"_s, sequence.maximum},
            {u"increment"_s, sequence.increment}, {u"cache"_s, sequence.cache},
            {u"cycle"_s, yesOrNo(sequence.cycle)}};
}

template <class Object>
QList<Change> objectDifference(const ObjectName &object, const Object &from, const Object &to)
{
    const Properties before = properties(from);
    const Properties after = properties(to);
    QList<Change> changes;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before[i].second != after[i].second) {
            changes << Change{Change::Kind::Changed, object,           u"property"_s,
                              before[i].first,       before[i].second, after[i].second};
        }
    }
    return changes;
}

QList<Change> objectDifference(const ObjectName &, const Table &from, const Table &to)
{
    return tableDifference(from, to);
}

template <class Object>
void compare(ObjectKind kind, const QMap<QString, Object> &from, const QMap<QString, Object> &to,
             const Schema &fromSchema, const Schema &toSchema, QList<Change> &changes)
{
    QMap<QString, bool> names;
    for (const QString &name : from.keys() + to.keys())
        names[name] = true;
    for (const QString &name : names.keys()) {
        const ObjectName object{kind, name};
        if (!from.contains(name)) {
            changes << Change{
                Change::Kind::Added, object, {}, {}, {}, createObject(toSchema, object, Dialect::MySql)};
        } else if (!to.contains(name)) {
            changes << Change{
                Change::Kind::Removed, object, {}, {}, createObject(fromSchema, object, Dialect::MySql), {}};
        } else if (from[name] != to[name]) {
            changes << objectDifference(object, from[name], to[name]);
        }
    }
}

} // namespace

QList<Change> difference(const Schema &from, const Schema &to)
{
    QList<Change> changes;
    const auto ownOption = [&](const QString &name, const QString &before, const QString &after) {
        if (before != after)
            changes << Change{Change::Kind::Changed, {}, u"option"_s, name, before, after};
    };
    ownOption(u"charset"_s, from.charset, to.charset);
    ownOption(u"collation"_s, from.collation, to.collation);
    compare(ObjectKind::Table, from.tables, to.tables, from, to, changes);
    compare(ObjectKind::Sequence, from.sequences, to.sequences, from, to, changes);
    compare(ObjectKind::View, from.views, to.views, from, to, changes);
    compare(ObjectKind::Procedure, from.procedures, to.procedures, from, to, changes);
    compare(ObjectKind::Function, from.functions, to.functions, from, to, changes);
    compare(ObjectKind::Trigger, from.triggers, to.triggers, from, to, changes);
    compare(ObjectKind::Event, from.events, to.events, from, to, changes);
    return changes;
}

} // namespace stemma::schema
