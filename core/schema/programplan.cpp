// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/programplan.h"

#include "core/schema/columnorder.h"
#include "core/schema/print.h"
#include "core/schema/sqlreferences.h"
#include "core/sql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

template <class Object>
bool isKept(const QMap<QString, Object> &from, const QMap<QString, Object> &to, const QString &name)
{
    return from.contains(name) && to.contains(name) && from[name] == to[name];
}

/// Its place among others of its table, timing and event is told by FOLLOWS, not by its number.
bool isSameTrigger(Trigger one, const Trigger &other)
{
    one.order = other.order;
    return one == other;
}

using Group = std::tuple<QString, QString, QString>; // table, timing, event

Group groupOf(const Trigger &trigger)
{
    return {trigger.table, trigger.timing, trigger.event};
}

QMap<Group, QStringList> groups(const Schema &schema)
{
    QMap<Group, QStringList> result;
    for (const Trigger &trigger : schema.triggers)
        result[groupOf(trigger)] << trigger.name;
    for (QStringList &names : result) {
        std::stable_sort(names.begin(), names.end(), [&](const QString &one, const QString &other) {
            return schema.triggers[one].order < schema.triggers[other].order;
        });
    }
    return result;
}

QSet<QString> keptTriggers(const Schema &from, const Schema &to)
{
    const auto unchanged = [&](const QStringList &names) {
        QStringList result;
        for (const QString &name : names) {
            if (from.triggers.contains(name) && to.triggers.contains(name)
                && isSameTrigger(from.triggers[name], to.triggers[name]))
                result << name;
        }
        return result;
    };
    const QMap<Group, QStringList> before = groups(from);
    const QMap<Group, QStringList> after = groups(to);
    QSet<QString> kept;
    for (auto each = after.cbegin(); each != after.cend(); ++each)
        kept += unmovedNames(unchanged(before.value(each.key())), unchanged(each.value()));
    return kept;
}

/// Adds CREATE statements, each under the settings that it is stored with.
class Creation
{
public:
    void add(const Environment &environment, const QString &sql, const QString &timeZone = {})
    {
        if (m_statements.isEmpty()) {
            m_statements << u"SET @saved_sql_mode = @@SESSION.sql_mode, "
                            "@saved_client = @@SESSION.character_set_client, "
                            "@saved_collation = @@SESSION.collation_connection, "
                            "@saved_time_zone = @@SESSION.time_zone"_s;
        }
        const QString settings = programSettings(environment, sql, timeZone);
        if (settings != m_settings)
            m_statements << settings;
        m_settings = settings;
        m_statements << sql;
    }

    QStringList statements() const
    {
        if (m_statements.isEmpty())
            return {};
        return m_statements
            + QStringList{u"SET SESSION sql_mode = @saved_sql_mode, character_set_client = @saved_client, "
                          "collation_connection = @saved_collation, time_zone = @saved_time_zone"_s};
    }

private:
    QStringList m_statements;
    QString m_settings;
};

void createTriggers(const Schema &from, const Schema &to, Creation &creation)
{
    const QSet<QString> kept = keptTriggers(from, to);
    for (const QStringList &names : groups(to)) {
        const auto first = std::find_if(names.begin(), names.end(),
                                        [&](const QString &name) { return kept.contains(name); });
        QString placement = first == names.end() ? QString() : "PRECEDES "_L1 + quotedIdentifier(*first);
        for (const QString &name : names) {
            const Trigger trigger = to.triggers[name];
            if (!kept.contains(name))
                creation.add(trigger.environment, createTrigger(trigger, placement));
            placement = "FOLLOWS "_L1 + quotedIdentifier(name);
        }
    }
}

} // namespace

QStringList viewOrder(const Schema &schema)
{
    QMap<QString, QSet<QString>> needs;
    QMap<QString, QString> folded; // lower-case name -> name
    for (const QString &name : schema.views.keys())
        folded[name.toLower()] = name;
    for (const View &view : schema.views) {
        for (const QString &mentioned : mentionedTables(view.definition)) {
            if (folded.contains(mentioned) && folded[mentioned] != view.name)
                needs[view.name] << folded[mentioned];
        }
    }
    QStringList order;
    QStringList rest = schema.views.keys();
    QSet<QString> done;
    while (!rest.isEmpty()) {
        const auto ready = std::find_if(rest.begin(), rest.end(),
                                        [&](const QString &name) { return done.contains(needs[name]); });
        const auto next = ready == rest.end() ? rest.begin() : ready;
        order << *next;
        done << *next;
        rest.erase(next);
    }
    return order;
}

QStringList dropPrograms(const Schema &from, const Schema &to)
{
    QStringList statements;
    const auto drop = [&](ObjectKind kind, const QString &name) { statements << dropObject({kind, name}); };
    for (const QString &name : from.events.keys()) {
        if (!isKept(from.events, to.events, name))
            drop(ObjectKind::Event, name);
    }
    const QSet<QString> kept = keptTriggers(from, to);
    for (const Trigger &trigger : from.triggers) {
        const bool goesWithTable = !to.tables.contains(trigger.table);
        if (!kept.contains(trigger.name) && !goesWithTable)
            drop(ObjectKind::Trigger, trigger.name);
    }
    for (const QString &name : from.views.keys()) {
        if (!to.views.contains(name))
            drop(ObjectKind::View, name);
    }
    for (const QString &name : from.procedures.keys()) {
        if (!isKept(from.procedures, to.procedures, name))
            drop(ObjectKind::Procedure, name);
    }
    for (const QString &name : from.functions.keys()) {
        if (!isKept(from.functions, to.functions, name))
            drop(ObjectKind::Function, name);
    }
    return statements;
}

QStringList createPrograms(const Schema &from, const Schema &to)
{
    Creation creation;
    for (const Routine &function : to.functions) {
        if (!isKept(from.functions, to.functions, function.name))
            creation.add(function.environment, createRoutine(function));
    }
    for (const Routine &procedure : to.procedures) {
        if (!isKept(from.procedures, to.procedures, procedure.name))
            creation.add(procedure.environment, createRoutine(procedure));
    }
    for (const QString &name : viewOrder(to)) {
        const View view = to.views[name];
        if (isKept(from.views, to.views, name))
            continue;
        QString sql = createView(view);
        if (from.views.contains(name))
            sql.replace(0, qstrlen("CREATE"), u"CREATE OR REPLACE"_s);
        creation.add(view.environment, sql);
    }
    createTriggers(from, to, creation);
    for (const Event &event : to.events) {
        if (!isKept(from.events, to.events, event.name))
            creation.add(event.environment, createEvent(event), event.timeZone);
    }
    return creation.statements();
}

} // namespace stemma::schema
