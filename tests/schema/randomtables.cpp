// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/randomtables.h"

#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma {

using schema::Check;
using schema::Column;
using schema::ColumnType;
using schema::ForeignKey;
using schema::Index;
using schema::IndexPart;
using schema::Schema;
using schema::Table;

QStringList RandomTables::names()
{
    return {u"scenes"_s, u"tasks"_s, u"files"_s, u"order"_s, u"my table"_s, u"steps"_s, u"a`b"_s, u"stück"_s};
}

Table RandomTables::table(const QString &name)
{
    Table table;
    table.name = name;
    table.engine = u"InnoDB"_s;
    std::tie(table.charset, table.collation) = m_columns.charset();
    if (m_dice.percent(30))
        giveOptions(table);
    for (int i = m_dice.between(1, 7); i > 0; --i)
        addColumn(table);
    if (m_dice.percent(85))
        givePrimaryKey(table);
    if (m_dice.percent(35))
        addGenerated(table);
    for (int i = m_dice.below(4); i > 0; --i)
        addIndex(table);
    for (int i = m_dice.below(3) - 1; i > 0; --i)
        addCheck(table);
    if (m_dice.percent(8))
        partition(table);
    return table;
}

void RandomTables::addColumn(Table &table)
{
    const QString name = m_dice.name(RandomColumns::names());
    if (table.column(name))
        return;
    Column column = m_columns.column(name);
    if (column.type.hasCharset() && m_dice.percent(60)) {
        column.charset = table.charset;
        column.collation = table.collation;
    }
    table.columns.insert(
        m_dice.percent(60) ? table.columns.size() : m_dice.below(int(table.columns.size()) + 1), column);
}

/// MySQL's information_schema garbles expressions with letters beyond ASCII.
bool RandomTables::canBeTold(const Column &column) const
{
    return isMariaDbServer(m_dialect) || !column.name.contains(u"größe"_s, Qt::CaseInsensitive);
}

void RandomTables::addGenerated(Table &table)
{
    const Column base = m_dice.oneOf(table.columns);
    const QString name = m_dice.name({u"total"_s, u"label"_s, u"doubled"_s});
    if (base.name.isEmpty() || table.column(name) || !canBeTold(base))
        return;
    const QString quoted = quotedIdentifier(base.name);
    Column column;
    column.name = name;
    schema::Generated generated;
    if (base.type.isInteger()) {
        column.type = ColumnType::parse(u"bigint"_s);
        generated.expression = m_dice.name({quoted + " + 1"_L1, quoted + " * 2"_L1});
    } else if (base.type.base == "varchar"_L1) { // what comes of a char depends on a SQL mode
        column.type = ColumnType::parse(u"varchar(250)"_s);
        column.charset = base.charset;
        column.collation = base.collation;
        generated.expression =
            m_dice.name({"replace("_L1 + quoted + ",'a','b')"_L1, "concat("_L1 + quoted + ",'x')"_L1});
    } else {
        return;
    }
    generated.stored = m_dice.percent(50);
    column.generated = generated;
    table.columns.insert(m_dice.below(int(table.columns.size()) + 1), column);
}

void RandomTables::givePrimaryKey(Table &table)
{
    for (Column &column : table.columns)
        column.autoIncrement = false;
    Index key;
    key.name = u"PRIMARY"_s;
    key.kind = Index::Kind::Primary;
    if (m_dice.percent(75)) {
        if (!table.column(u"id"_s)) {
            Column id;
            id.name = u"id"_s;
            table.columns.prepend(id);
        }
        for (Column &column : table.columns) {
            if (column.name != "id"_L1)
                continue;
            const QString name = column.name;
            column = {};
            column.name = name;
            column.type =
                ColumnType::parse(m_dice.name({u"int"_s, u"int"_s, u"bigint"_s, u"int unsigned"_s}));
            column.nullable = false;
            column.autoIncrement = m_dice.percent(60);
        }
        key.parts << IndexPart{u"id"_s, {}, 0, false};
    }
    if (key.parts.isEmpty() || m_dice.percent(15)) {
        const Column other = m_dice.oneOf(table.columns);
        if (other.name != "id"_L1 && (other.type.isInteger() || other.type.base == "varchar"_L1))
            key.parts << IndexPart{other.name, {}, 0, false};
    }
    if (!key.parts.isEmpty())
        table.indexes[key.name] = key;
}

void RandomTables::addIndex(Table &table)
{
    Index index;
    index.name = m_dice.name({u"ix_one"_s, u"ix_two"_s, u"uq_one"_s, u"uq_two"_s, u"Key Three"_s, u"ft"_s});
    if (table.indexes.contains(index.name))
        return;
    index.kind = m_dice.oneOf(QList<Index::Kind>{Index::Kind::Plain, Index::Kind::Plain, Index::Kind::Plain,
                                                 Index::Kind::Unique, Index::Kind::Unique,
                                                 Index::Kind::FullText, Index::Kind::Spatial});
    for (int i = m_dice.between(1, 3); i > 0; --i) {
        const Column column = m_dice.oneOf(table.columns);
        IndexPart part;
        part.column = column.name;
        const bool isLong = column.type.base.endsWith("text"_L1) || column.type.base.endsWith("blob"_L1);
        if (index.kind != Index::Kind::FullText
            && (isLong || (column.type.base == "varchar"_L1 && m_dice.percent(25))))
            part.prefix = m_dice.between(5, 15);
        part.descending =
            index.kind != Index::Kind::FullText && index.kind != Index::Kind::Spatial && m_dice.percent(12);
        index.parts << part;
    }
    if (!isMariaDbServer(m_dialect) && index.kind == Index::Kind::Plain && m_dice.percent(12)) {
        const Column column = m_dice.oneOf(table.columns);
        if (column.type.isInteger() && canBeTold(column))
            index.parts << IndexPart{{}, quotedIdentifier(column.name) + " + 1"_L1, 0, false};
    }
    index.visible = !m_dice.percent(8);
    if (m_dice.percent(12))
        index.comment = m_columns.comment();
    table.indexes[index.name] = index;
}

void RandomTables::addCheck(Table &table)
{
    const Column column = m_dice.oneOf(table.columns);
    const QString quoted = quotedIdentifier(column.name);
    Check check;
    if (column.type.isInteger() || column.type.base == "decimal"_L1)
        check.expression = quoted + m_dice.name({u" >= 0"_s, u" < 1000"_s, u" in (1,2,3)"_s});
    else if (column.type.base == "varchar"_L1)
        check.expression = m_dice.name({quoted + " <> 'x'"_L1, "char_length("_L1 + quoted + ") > 2"_L1});
    else
        return;
    check.name = m_dice.name({u"ck_one"_s, u"ck_two"_s, u"CK three"_s});
    if (isMariaDbServer(m_dialect) && m_dice.percent(30)) {
        check.name = column.name;
        check.ofColumn = true;
    } else if (!isMariaDbServer(m_dialect)) {
        check.enforced = !m_dice.percent(20);
    }
    table.checks[check.name] = check;
}

void RandomTables::giveOptions(Table &table)
{
    table.rowFormat =
        m_dice.name({QString(), QString(), u"dynamic"_s, u"compact"_s, u"redundant"_s, u"compressed"_s});
    table.comment = m_dice.percent(40) ? m_columns.comment() : QString();
    table.options.clear();
    if (m_dice.percent(30))
        table.options[u"stats_persistent"_s] = m_dice.name({u"0"_s, u"1"_s});
    if (table.rowFormat == "compressed"_L1 && m_dice.percent(50))
        table.options[u"key_block_size"_s] = m_dice.name({u"4"_s, u"8"_s});
    table.engine = m_dice.percent(88) || !isMariaDbServer(m_dialect) ? u"InnoDB"_s
                                                                     : m_dice.name({u"MyISAM"_s, u"Aria"_s});
    if (isMariaDbServer(m_dialect))
        table.systemVersioned = table.engine == "InnoDB"_L1 && m_dice.percent(6);
}

void RandomTables::partition(Table &table)
{
    const Column column = m_dice.oneOf(table.columns);
    const QString quoted = quotedIdentifier(column.name);
    switch (m_dice.below(4)) {
    case 0:
        table.partitioning = u"PARTITION BY HASH (%1)\nPARTITIONS %2"_s.arg(quoted).arg(m_dice.between(2, 4));
        break;
    case 1:
        table.partitioning = u"PARTITION BY KEY (%1)\nPARTITIONS 2"_s.arg(quoted);
        break;
    case 2:
        table.partitioning =
            u"PARTITION BY RANGE (%1)\n(PARTITION p0 VALUES LESS THAN (%2),\n PARTITION p1 VALUES "
            "LESS THAN MAXVALUE)"_s.arg(quoted)
                .arg(m_dice.between(5, 7));
        break;
    default:
        table.partitioning =
            u"PARTITION BY LIST (%1)\n(PARTITION p0 VALUES IN (1,2),\n PARTITION p1 VALUES IN (3))"_s.arg(
                quoted);
    }
}

ForeignKey::Action RandomTables::action()
{
    return m_dice.oneOf(QList<ForeignKey::Action>{ForeignKey::Action::Restrict, ForeignKey::Action::Restrict,
                                                  ForeignKey::Action::Cascade, ForeignKey::Action::SetNull});
}

void RandomTables::addForeignKey(Schema &schema)
{
    const QString child = m_dice.name(schema.tables.keys());
    const QString parent = m_dice.percent(15) ? child : m_dice.name(schema.tables.keys());
    if (child.isEmpty())
        return;
    QList<Index> candidates;
    for (const Index &index : schema.tables[parent].indexes) {
        if (index.kind == Index::Kind::Primary || index.kind == Index::Kind::Unique
            || (index.kind == Index::Kind::Plain && isMariaDbServer(m_dialect)))
            candidates << index;
    }
    if (candidates.isEmpty())
        return;
    ForeignKey key;
    key.name =
        m_dice.name({u"fk_one"_s, u"fk_two"_s, u"fk_three"_s, u"fk_four"_s, u"FK five"_s, u"fk_six"_s});
    key.referencedTable = parent;
    for (const IndexPart &part : m_dice.oneOf(candidates).parts) {
        const Column column = m_dice.oneOf(schema.tables[child].columns);
        key.referencedColumns << part.column;
        key.columns << (m_dice.percent(50) && schema.tables[child].column(u"parent_id"_s)
                                && key.columns.isEmpty()
                            ? u"parent_id"_s
                            : column.name);
    }
    key.onDelete = action();
    key.onUpdate = action();
    schema.tables[child].foreignKeys[key.name] = key;
}

} // namespace stemma
