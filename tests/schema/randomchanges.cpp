// SPDX-License-Identifier: GPL-3.0-or-later
// The changes of RandomTables: one or a few edits, as a revision makes them.
#include "tests/schema/randomtables.h"

using namespace Qt::StringLiterals;

namespace stemma {

using schema::Column;
using schema::ColumnType;
using schema::ForeignKey;
using schema::Index;
using schema::Schema;
using schema::Table;

void RandomTables::changeColumns(Table &table)
{
    const int at = m_dice.below(int(table.columns.size()));
    Column &column = table.columns[at];
    switch (m_dice.below(10)) {
    case 0:
        addColumn(table);
        addColumn(table);
        break;
    case 1:
        if (table.columns.size() > 1)
            table.columns.removeAt(at);
        break;
    case 2:
    case 3: { // another type, much the same otherwise
        const Column other = m_columns.column(column.name);
        const bool wasKey = column.autoIncrement;
        column = other;
        if (wasKey && m_dice.percent(80)) {
            column = {};
            column.name = other.name;
            column.type = ColumnType::parse(m_dice.name({u"int"_s, u"bigint"_s, u"bigint unsigned"_s}));
            column.nullable = false;
            column.autoIncrement = true;
        }
        break;
    }
    case 4:
        table.columns.move(at, m_dice.below(int(table.columns.size())));
        if (m_dice.percent(30))
            table.columns.move(m_dice.below(int(table.columns.size())), 0);
        break;
    case 5:
        column.nullable = !column.nullable;
        break;
    case 6:
        column.comment = column.comment.isEmpty() ? m_columns.comment() : QString();
        break;
    case 7:
        m_columns.giveCharset(column);
        break;
    case 8:
        if (column.generated)
            column.generated->stored = !column.generated->stored;
        else
            addGenerated(table);
        break;
    case 9:
        if (column.generated && m_dice.percent(60))
            column.generated.reset();
        else if (m_dice.percent(50))
            column.defaultSql.reset();
        else
            column.name = column.name.at(0).isUpper() ? column.name.toLower()
                                                      : column.name.at(0).toUpper() + column.name.mid(1);
        break;
    }
}

void RandomTables::change(Table &table)
{
    for (int edits = m_dice.between(1, 4); edits > 0; --edits) {
        switch (m_dice.below(13)) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 4:
            changeColumns(table);
            break;
        case 5:
        case 6:
            addIndex(table);
            break;
        case 7:
            table.indexes.remove(m_dice.name(table.indexes.keys()));
            break;
        case 8: {
            const QString name = m_dice.name(table.indexes.keys());
            if (name.isEmpty() || name == "PRIMARY"_L1)
                break;
            Index &index = table.indexes[name];
            if (m_dice.percent(40))
                index.visible = !index.visible;
            else if (m_dice.percent(50))
                std::reverse(index.parts.begin(), index.parts.end());
            else
                index.comment = m_columns.comment();
            break;
        }
        case 9:
            givePrimaryKey(table);
            break;
        case 10:
            if (m_dice.percent(50))
                table.checks.remove(m_dice.name(table.checks.keys()));
            else
                addCheck(table);
            break;
        case 11:
            if (m_dice.percent(60))
                giveOptions(table);
            else
                std::tie(table.charset, table.collation) = m_columns.charset();
            break;
        case 12:
            if (!table.partitioning.isEmpty() && m_dice.percent(50))
                table.partitioning.clear();
            else if (m_dice.percent(25))
                partition(table);
            break;
        }
    }
}

void RandomTables::changeForeignKeys(Schema &schema)
{
    for (Table &table : schema.tables) {
        if (table.foreignKeys.isEmpty() || !m_dice.percent(35))
            continue;
        const QString name = m_dice.name(table.foreignKeys.keys());
        ForeignKey key = table.foreignKeys[name];
        switch (m_dice.below(4)) {
        case 0:
            table.foreignKeys.remove(name);
            break;
        case 1:
            key.onDelete = action();
            key.onUpdate = action();
            table.foreignKeys[name] = key;
            break;
        case 2: // widened together with what it refers to
            if (!schema.tables.contains(key.referencedTable))
                break;
            for (Column &column : schema.tables[key.referencedTable].columns) {
                if (key.referencedColumns.contains(column.name) && column.type.isInteger()
                    && !column.generated)
                    column.type =
                        ColumnType::parse(m_dice.name({u"bigint"_s, u"int"_s, u"bigint unsigned"_s}));
            }
            break;
        case 3:
            addForeignKey(schema);
            return;
        }
    }
}

} // namespace stemma
