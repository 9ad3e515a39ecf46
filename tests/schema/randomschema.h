// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/schema/randomprograms.h"
#include "tests/schema/randomtables.h"

namespace stemma {

/// Pairs of schemas: the second is the first after some revisions, or a stranger to it. The same for the same
/// seed.
class RandomSchema
{
public:
    RandomSchema(quint64 seed, Dialect dialect)
        : m_dice(seed)
        , m_dialect(dialect)
        , m_tables(m_dice, dialect)
        , m_programs(m_dice, dialect)
    { }

    std::pair<schema::Schema, schema::Schema> pair();

private:
    schema::Schema schema(ViewPlans &plans);
    void change(schema::Schema &schema, ViewPlans &plans);
    void useSequences(schema::Schema &schema);
    void repair(schema::Schema &schema, ViewPlans &plans);

    Dice m_dice;
    Dialect m_dialect;
    RandomTables m_tables;
    RandomPrograms m_programs;
};

} // namespace stemma
