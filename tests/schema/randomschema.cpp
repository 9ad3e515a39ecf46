// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/randomschema.h"

#include "core/sql/quoting.h"
#include "tests/schema/schemarepair.h"

using namespace Qt::StringLiterals;

namespace stemma {

using schema::Schema;

Schema RandomSchema::schema(ViewPlans &plans)
{
    Schema schema;
    schema.charset = u"utf8mb4"_s;
    schema.collation = m_dice.name({u"utf8mb4_unicode_ci"_s, u"utf8mb4_unicode_ci"_s, u"utf8mb4_bin"_s});
    for (int i = m_dice.between(1, 5); i > 0; --i) {
        const QString name = m_dice.name(RandomTables::names());
        schema.tables[name] = m_tables.table(name);
    }
    for (int i = m_dice.below(7); i > 0; --i)
        m_tables.addForeignKey(schema);
    for (int i = m_dice.below(4); i > 0; --i)
        m_programs.addView(schema, plans);
    for (int i = m_dice.below(4); i > 0; --i)
        m_programs.addTrigger(schema);
    for (int i = m_dice.below(3); i > 0; --i)
        m_programs.addRoutine(schema);
    if (m_dice.percent(20))
        m_programs.addEvent(schema);
    for (int i = m_dice.below(3); i > 0; --i)
        m_programs.addSequence(schema);
    useSequences(schema);
    repair(schema, plans);
    return schema;
}

void RandomSchema::useSequences(Schema &schema)
{
    const QString sequence = m_dice.name(schema.sequences.keys());
    const QString table = m_dice.name(schema.tables.keys());
    if (sequence.isEmpty() || table.isEmpty() || m_dice.percent(40))
        return;
    for (schema::Column &column : schema.tables[table].columns) {
        if (column.type.base == "bigint"_L1 && !column.autoIncrement && !column.generated)
            column.defaultSql = "nextval("_L1 + quotedIdentifier(sequence) + u')';
    }
}

void RandomSchema::change(Schema &schema, ViewPlans &plans)
{
    for (schema::Table &table : schema.tables) {
        if (m_dice.percent(55))
            m_tables.change(table);
    }
    if (m_dice.percent(35)) {
        const QString name = m_dice.name(RandomTables::names());
        schema.tables[name] = m_tables.table(name);
    }
    if (m_dice.percent(25) && schema.tables.size() > 1)
        schema.tables.remove(m_dice.name(schema.tables.keys()));
    m_tables.changeForeignKeys(schema);
    if (m_dice.percent(40))
        m_tables.addForeignKey(schema);
    if (m_dice.percent(8))
        schema.collation = m_dice.name({u"utf8mb4_unicode_ci"_s, u"utf8mb4_general_ci"_s});
    for (int i = m_dice.below(3); i > 0; --i)
        m_programs.change(schema, plans);
    useSequences(schema);
    repair(schema, plans);
}

// Tables first: what is wrong with a view or a trigger shows only then; sequences in defaults come last.
void RandomSchema::repair(Schema &schema, ViewPlans &plans)
{
    repairSchema(schema, m_dialect);
    m_programs.repair(schema, plans);
    repairSchema(schema, m_dialect);
}

std::pair<Schema, Schema> RandomSchema::pair()
{
    ViewPlans plans;
    const Schema first = schema(plans);
    if (m_dice.percent(30)) {
        ViewPlans others;
        return {first, schema(others)};
    }
    Schema second = first;
    for (int revisions = m_dice.between(1, 3); revisions > 0; --revisions)
        change(second, plans);
    return {first, second};
}

} // namespace stemma
