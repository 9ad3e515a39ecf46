// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/randomprograms.h"

#include "core/sql/quoting.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

using schema::Environment;
using schema::Event;
using schema::Routine;
using schema::Schema;
using schema::Sequence;
using schema::Trigger;
using schema::View;

QStringList RandomPrograms::viewNames()
{
    return {u"v_middle"_s, u"v_z"_s, u"v_a"_s, u"V two words"_s, u"v_k"_s};
}

Environment RandomPrograms::environment(bool program)
{
    Environment environment;
    environment.definer = u"root@localhost"_s;
    if (program && m_dice.percent(20))
        environment.definer = m_dice.name({u"o'neil@%"_s, u"a@b@host.example"_s, u"back`tick@localhost"_s});
    if (program)
        environment.sqlMode =
            m_dice.name({QString(), u"STRICT_TRANS_TABLES"_s, u"ANSI_QUOTES,STRICT_TRANS_TABLES"_s,
                         u"NO_BACKSLASH_ESCAPES"_s, u"NO_ZERO_DATE,STRICT_ALL_TABLES"_s});
    environment.charset = m_dice.name({u"utf8mb4"_s, u"utf8mb4"_s, u"latin1"_s});
    environment.collation =
        m_dice.name({u"utf8mb4_unicode_ci"_s, u"utf8mb4_general_ci"_s, u"latin1_swedish_ci"_s});
    return environment;
}

QString RandomPrograms::definition(const ViewPlan &plan) const
{
    const QString source = quotedIdentifier(plan.source);
    const QString column = source + u'.' + quotedIdentifier(plan.column);
    switch (plan.shape) {
    case 0:
        return u"select %1 AS `a` from %2"_s.arg(column, source);
    case 1:
        return u"select %1 AS `a`,count(0) AS `how many` from %2 group by %1"_s.arg(column, source);
    case 2:
        return u"select %1 AS `a` from %2 where %1 is not null"_s.arg(column, source);
    case 3:
        return u"select %1 AS `a` from %2 union all select 'x' AS `a`"_s.arg(column, source);
    case 4:
        return u"select `one`.%1 AS `a`,concat('it''s',`two`.%1) AS `b` from (%2 `one` join %2 `two`)"_s.arg(
            quotedIdentifier(plan.column), source);
    default:
        return u"select `d`.`a` AS `a` from (select %1 AS `a` from %2 limit 3) `d`"_s.arg(column, source);
    }
}

void RandomPrograms::addView(Schema &schema, ViewPlans &plans)
{
    const QStringList names = viewNames();
    const int at = m_dice.below(int(names.size()));
    const QString name = names[at];
    ViewPlan plan;
    plan.shape = m_dice.below(6);
    QStringList earlier;
    for (int i = 0; i < at; ++i) {
        if (schema.views.contains(names[i]))
            earlier << names[i];
    }
    if (!earlier.isEmpty() && m_dice.percent(50)) {
        plan.source = m_dice.name(earlier);
        plan.column = u"a"_s;
    } else {
        plan.source = m_dice.name(schema.tables.keys());
        if (plan.source.isEmpty())
            return;
        plan.column = m_dice.oneOf(schema.tables[plan.source].columns).name;
    }
    View view;
    view.name = name;
    view.definition = definition(plan);
    view.algorithm =
        plan.shape == 0 || plan.shape == 2 ? m_dice.name({u"UNDEFINED"_s, u"MERGE"_s}) : u"UNDEFINED"_s;
    if (plan.shape == 2 && schema.tables.contains(plan.source) && m_dice.percent(50))
        view.checkOption = m_dice.name({u"CASCADED"_s, u"LOCAL"_s});
    view.invokerSecurity = m_dice.percent(25);
    view.environment = environment(false);
    schema.views[name] = view;
    plans[name] = plan;
}

/// MySQL's information_schema tells a doubled quote of a body as one.
void RandomPrograms::soften(QString &body) const
{
    if (!m_mariaDb)
        body.replace(u"''"_s, u"-"_s).replace(u"``"_s, u"-"_s);
}

void RandomPrograms::addTrigger(Schema &schema)
{
    Trigger trigger;
    trigger.name = m_dice.name({u"tr_one"_s, u"tr_two"_s, u"tr_three"_s, u"Tr four"_s, u"tr_five"_s});
    trigger.table = m_dice.name(schema.tables.keys());
    if (trigger.table.isEmpty())
        return;
    trigger.timing = m_dice.name({u"BEFORE"_s, u"AFTER"_s});
    trigger.event = m_dice.name({u"INSERT"_s, u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s});
    trigger.environment = environment(true);
    trigger.body = m_dice.name({u"SET @x = 1"_s, u"BEGIN\n  SET @x = 'it''s';\n  SET @y = @x; -- done\nEND"_s,
                                u"SET @word = 'Größe'"_s});
    if (trigger.event != "DELETE"_L1 && m_dice.percent(40)) {
        const QString column = m_dice.oneOf(schema.tables[trigger.table].columns).name;
        trigger.body = "SET @last = NEW."_L1 + quotedIdentifier(column);
    }
    soften(trigger.body);
    trigger.order = m_dice.between(1, 9);
    schema.triggers[trigger.name] = trigger;
}

void RandomPrograms::addRoutine(Schema &schema)
{
    Routine routine;
    routine.kind = m_dice.oneOf(QList<Routine::Kind>{Routine::Kind::Function, Routine::Kind::Procedure});
    const bool function = routine.kind == Routine::Kind::Function;
    routine.environment = environment(true);
    routine.dataAccess =
        m_dice.name({u"CONTAINS SQL"_s, u"NO SQL"_s, u"READS SQL DATA"_s, u"MODIFIES SQL DATA"_s});
    routine.invokerSecurity = m_dice.percent(25);
    routine.comment = m_dice.name({QString(), QString(), u"what it's for"_s, u"back\\slash"_s});
    routine.deterministic = m_dice.percent(40);
    if (function) {
        routine.name = m_dice.name({u"f_one"_s, u"f_two"_s, u"F three"_s});
        routine.parameters = m_dice.name({QString(), u"a int"_s, u"a int, b varchar(20) CHARSET latin1"_s});
        routine.returns = m_dice.name({u"int(11)"_s, u"varchar(20) CHARSET latin1"_s, u"decimal(10,2)"_s});
        routine.body =
            m_dice.name({u"RETURN 1"_s, u"BEGIN\n  DECLARE x int DEFAULT 1;\n  RETURN x + 1;\nEND"_s});
        if (!m_mariaDb)
            routine.deterministic = true; // or a binary log refuses it
        schema.functions[routine.name] = routine;
        return;
    }
    routine.name = m_dice.name({u"p_one"_s, u"p_two"_s, u"select"_s});
    routine.parameters =
        m_dice.name({QString(), u"IN a int"_s, u"IN a int, OUT b varchar(10), INOUT `c d` bigint"_s});
    routine.body = m_dice.name(
        {u"SELECT 1"_s, u"BEGIN\n  SELECT 'größer', 'it''s';\nEND"_s, u"SELECT count(*) FROM nowhere"_s});
    soften(routine.body);
    schema.procedures[routine.name] = routine;
}

void RandomPrograms::addEvent(Schema &schema)
{
    Event event;
    event.name = m_dice.name({u"ev_one"_s, u"ev two"_s});
    event.schedule =
        m_dice.name({u"EVERY 1 DAY STARTS '2035-01-01 00:00:00'"_s,
                     u"EVERY '1:30' HOUR_MINUTE STARTS '2035-01-01 01:00:00' ENDS '2036-01-01 00:00:00'"_s,
                     u"AT '2036-02-03 04:05:06'"_s});
    event.preserve = m_dice.percent(50);
    event.status = m_dice.name({u"ENABLED"_s, u"DISABLED"_s});
    event.timeZone = m_dice.name({u"SYSTEM"_s, u"+02:00"_s});
    event.comment = m_dice.name({QString(), u"nightly; it's"_s});
    event.body = m_dice.name({u"SET @x = 1"_s, u"BEGIN\n  SET @x = 2;\nEND"_s});
    event.environment = environment(true);
    schema.events[event.name] = event;
}

void RandomPrograms::addSequence(Schema &schema)
{
    if (!m_mariaDb)
        return;
    Sequence sequence;
    sequence.name = m_dice.name({u"s_one"_s, u"s two"_s});
    sequence.type = m_dice.name({u"bigint"_s, u"int"_s, u"smallint"_s});
    const bool down = m_dice.percent(20);
    sequence.minimum = down ? u"-500"_s : m_dice.name({u"1"_s, u"10"_s});
    sequence.maximum = down ? u"-1"_s : m_dice.name({u"1000"_s, u"32000"_s});
    sequence.start = down ? u"-1"_s : m_dice.name({u"10"_s, u"20"_s});
    sequence.increment = down ? u"-1"_s : m_dice.name({u"1"_s, u"5"_s});
    sequence.cache = m_dice.name({u"0"_s, u"10"_s, u"1000"_s});
    sequence.cycle = m_dice.percent(30);
    schema.sequences[sequence.name] = sequence;
}

void RandomPrograms::change(Schema &schema, ViewPlans &plans)
{
    switch (m_dice.below(9)) {
    case 0:
        addView(schema, plans);
        break;
    case 1: {
        const QString name = m_dice.name(schema.views.keys());
        schema.views.remove(name);
        plans.remove(name);
        break;
    }
    case 2:
        addTrigger(schema);
        break;
    case 3:
        if (m_dice.percent(50))
            schema.triggers.remove(m_dice.name(schema.triggers.keys()));
        else if (!schema.triggers.isEmpty())
            schema.triggers[m_dice.name(schema.triggers.keys())].order = m_dice.between(1, 9);
        break;
    case 4:
        addRoutine(schema);
        break;
    case 5:
        schema.functions.remove(m_dice.name(schema.functions.keys()));
        schema.procedures.remove(m_dice.name(schema.procedures.keys()));
        break;
    case 6:
        addEvent(schema);
        break;
    case 7:
        addSequence(schema);
        break;
    case 8:
        schema.sequences.remove(m_dice.name(schema.sequences.keys()));
        schema.events.remove(m_dice.name(schema.events.keys()));
        break;
    }
}

bool RandomPrograms::isSound(const Schema &schema, const ViewPlans &plans, const QString &name) const
{
    const ViewPlan plan = plans[name];
    if (schema.tables.contains(plan.source)) {
        const schema::Column *column = schema.tables[plan.source].column(plan.column);
        return column && column->name == plan.column;
    }
    return schema.views.contains(plan.source);
}

void RandomPrograms::repair(Schema &schema, ViewPlans &plans)
{
    const QStringList names = viewNames();
    for (const QString &name : names) {
        if (schema.views.contains(name) && !isSound(schema, plans, name)) {
            schema.views.remove(name);
            plans.remove(name);
        }
    }
    static const QRegularExpression column(u"NEW\\.`((?:``|[^`])+)`"_s);
    QMap<QString, QStringList> groups;
    for (const QString &name : schema.triggers.keys()) {
        Trigger &trigger = schema.triggers[name];
        if (!schema.tables.contains(trigger.table)) {
            schema.triggers.remove(name);
            continue;
        }
        const QString used = column.match(trigger.body).captured(1).replace(u"``"_s, u"`"_s);
        if (!used.isEmpty() && !schema.tables[trigger.table].column(used))
            trigger.body = u"SET @x = 2"_s;
        groups[trigger.table + u'\n' + trigger.timing + trigger.event] << name;
    }
    for (QStringList &group : groups) {
        std::stable_sort(group.begin(), group.end(), [&](const QString &one, const QString &other) {
            return schema.triggers[one].order < schema.triggers[other].order;
        });
        for (int i = 0; i < group.size(); ++i)
            schema.triggers[group[i]].order = i + 1;
    }
    for (schema::Table &table : schema.tables) {
        for (schema::Column &each : table.columns) {
            if (each.defaultSql && each.defaultSql->startsWith("nextval("_L1)) {
                const QString sequence = each.defaultSql->section(u'`', 1, 1);
                if (!schema.sequences.contains(sequence) || !each.type.isInteger())
                    each.defaultSql.reset();
            }
        }
    }
}

} // namespace stemma
