// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"
#include "core/sql/dialect.h"
#include "tests/schema/randomcolumns.h"

namespace stemma {

/// Tables, and random changes to them. What comes out may contradict itself: repairSchema() mends it.
class RandomTables
{
public:
    RandomTables(Dice &dice, Dialect dialect)
        : m_dice(dice)
        , m_dialect(dialect)
        , m_columns(dice, dialect)
    { }

    static QStringList names();
    schema::Table table(const QString &name);
    void change(schema::Table &table); ///< by one or a few edits
    void addForeignKey(schema::Schema &schema);
    void changeForeignKeys(schema::Schema &schema);

private:
    void changeColumns(schema::Table &table);
    void addColumn(schema::Table &table);
    bool canBeTold(const schema::Column &column) const;
    void addGenerated(schema::Table &table);
    void addIndex(schema::Table &table);
    void addCheck(schema::Table &table);
    void givePrimaryKey(schema::Table &table);
    void giveOptions(schema::Table &table);
    void partition(schema::Table &table);
    schema::ForeignKey::Action action();

    Dice &m_dice;
    Dialect m_dialect;
    RandomColumns m_columns;
};

} // namespace stemma
