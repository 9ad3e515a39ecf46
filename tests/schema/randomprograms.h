// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"
#include "core/sql/dialect.h"
#include "tests/schema/dice.h"

namespace stemma {

/// What a random view selects, so that it can be looked after when its source changes.
struct ViewPlan
{
    QString source; ///< a table, or a view that stands before it in RandomPrograms::viewNames()
    QString column; ///< of the source
    int shape = 0;
};

using ViewPlans = QMap<QString, ViewPlan>;

/// Views on tables and views, triggers, routines, events and sequences.
class RandomPrograms
{
public:
    RandomPrograms(Dice &dice, Dialect dialect)
        : m_dice(dice)
        , m_mariaDb(isMariaDbServer(dialect))
    { }

    void addView(schema::Schema &schema, ViewPlans &plans);
    void addTrigger(schema::Schema &schema);
    void addRoutine(schema::Schema &schema);
    void addEvent(schema::Schema &schema);
    void addSequence(schema::Schema &schema);
    void change(schema::Schema &schema, ViewPlans &plans);

    /// Mends what refers to tables or columns that are no more, and numbers the triggers.
    void repair(schema::Schema &schema, ViewPlans &plans);

private:
    static QStringList viewNames();
    schema::Environment environment(bool program);
    void soften(QString &body) const;
    bool isSound(const schema::Schema &schema, const ViewPlans &plans, const QString &name) const;
    QString definition(const ViewPlan &plan) const;

    Dice &m_dice;
    bool m_mariaDb;
};

} // namespace stemma
