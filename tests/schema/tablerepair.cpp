// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/schemarepair.h"

#include "core/schema/sqlreferences.h"
#include "core/sql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

using schema::Check;
using schema::Column;
using schema::Index;
using schema::IndexPart;
using schema::mentionedNames;
using schema::Table;

namespace {

bool isGeometry(const Column &column)
{
    return column.type.base == "point"_L1 || column.type.base == "geometry"_L1;
}

bool isLong(const Column &column)
{
    return column.type.base.endsWith("text"_L1) || column.type.base.endsWith("blob"_L1);
}

bool isShortText(const Column &column)
{
    return column.type.base == "varchar"_L1 || column.type.base == "char"_L1;
}

bool isNumber(const Column &column)
{
    return column.type.isInteger() || column.type.base == "decimal"_L1;
}

bool isVirtual(const Column &column)
{
    return column.generated && !column.generated->stored;
}

/// The columns that an expression of the generator's names.
QList<const Column *> columnsOf(const QString &expression, const Table &table)
{
    QList<const Column *> columns;
    const QSet<QString> names = mentionedNames(expression);
    for (const Column &column : table.columns) {
        if (names.contains(column.name.toLower()))
            columns << &column;
    }
    return columns;
}

/// Like erase_if, for conditions that mend what they let stay.
template <class List, class Condition>
void takeAway(List &list, Condition condition)
{
    List kept;
    for (auto each : List(list)) {
        if (!condition(each))
            kept << each;
    }
    list = kept;
}

class TableRepair
{
public:
    TableRepair(Table &table, Dialect dialect)
        : m_table(table)
        , m_mariaDb(isMariaDbServer(dialect))
    { }

    void run()
    {
        columns();
        options();
        generated();
        indexes();
        autoIncrement();
        visibility();
        checks();
        partitions();
    }

private:
    void columns()
    {
        QSet<QString> names;
        takeAway(m_table.columns, [&](const Column &column) {
            const bool doubled = names.contains(column.name.toLower());
            names << column.name.toLower();
            return doubled;
        });
        for (Column &column : m_table.columns) {
            if (!column.type.isInteger())
                column.autoIncrement = false;
            if (column.autoIncrement)
                column.defaultSql.reset();
        }
    }

    void options()
    {
        if (m_table.engine != "InnoDB"_L1) {
            m_table.rowFormat.clear();
            m_table.options.clear();
            m_table.systemVersioned = false;
        }
        if (m_table.rowFormat != "compressed"_L1)
            m_table.options.remove(u"key_block_size"_s);
    }

    void generated()
    {
        takeAway(m_table.columns, [&](Column &column) {
            if (!column.generated)
                return false;
            const QList<const Column *> bases = columnsOf(column.generated->expression, m_table);
            const bool numeric = column.generated->expression.contains(" + "_L1)
                || column.generated->expression.contains(" * "_L1);
            const bool fits = bases.size() == 1 && !bases[0]->generated && !bases[0]->autoIncrement
                && (numeric ? bases[0]->type.isInteger() : bases[0]->type.base == "varchar"_L1);
            if (!fits)
                return true;
            column.type = schema::ColumnType::parse(numeric ? u"bigint"_s : u"varchar(250)"_s);
            column.charset = numeric ? QString() : bases[0]->charset;
            column.collation = numeric ? QString() : bases[0]->collation;
            column.nullable = true;
            column.defaultSql.reset();
            column.onUpdate.clear();
            column.autoIncrement = false;
            return false;
        });
        if (m_table.columns.isEmpty()) {
            Column column;
            column.name = u"a"_s;
            column.type = schema::ColumnType::parse(u"int"_s);
            m_table.columns << column;
        }
    }

    bool fits(const Index &index, IndexPart &part) const
    {
        if (part.column.isEmpty()) {
            const QList<const Column *> columns = columnsOf(part.expression, m_table);
            return !m_mariaDb && index.kind == Index::Kind::Plain && columns.size() == 1
                && columns[0]->type.isInteger() && !columns[0]->autoIncrement;
        }
        const Column *column = m_table.column(part.column);
        if (!column)
            return false;
        part.column = column->name;
        if (isVirtual(*column) && m_table.engine != "InnoDB"_L1)
            return false;
        if (index.kind == Index::Kind::Spatial) {
            part.prefix = 0;
            part.descending = false;
            return isGeometry(*column) && !column->nullable;
        }
        if (index.kind == Index::Kind::FullText) {
            part.prefix = 0;
            part.descending = false;
            return (isShortText(*column) || column->type.base.endsWith("text"_L1)) && !column->generated
                && !m_table.systemVersioned;
        }
        if (isGeometry(*column) || column->type.base == "json"_L1
            || (index.kind == Index::Kind::Primary && column->generated))
            return false;
        const bool cuttable = isLong(*column) || isShortText(*column) || column->type.base == "binary"_L1
            || column->type.base == "varbinary"_L1;
        if (!cuttable)
            part.prefix = 0;
        const int length = column->type.arguments.toInt();
        const bool cramped = m_table.engine != "InnoDB"_L1
            || (!m_table.rowFormat.isEmpty() && m_table.rowFormat != "dynamic"_L1);
        if (isLong(*column) && part.prefix == 0)
            part.prefix = 12;
        if (column->type.base == "varchar"_L1 && length >= 60 && cramped)
            part.prefix = 10;
        if (!isLong(*column) && part.prefix >= length)
            part.prefix = 0;
        return true;
    }

    void indexes()
    {
        for (Index &index : m_table.indexes) {
            QSet<QString> names;
            takeAway(index.parts, [&](IndexPart &part) {
                const QString name = part.column.toLower();
                const bool doubled = !name.isEmpty() && names.contains(name);
                names << name;
                return doubled || !fits(index, part);
            });
            if (index.kind == Index::Kind::Spatial && index.parts.size() > 1)
                index.parts = index.parts.first(1);
            if (index.kind == Index::Kind::FullText && !index.parts.isEmpty()) {
                const QString collation = m_table.column(index.parts[0].column)->collation;
                takeAway(index.parts, [&](const IndexPart &part) {
                    return m_table.column(part.column)->collation != collation;
                });
            }
            if (index.kind == Index::Kind::Primary || index.kind == Index::Kind::Unique)
                index.visible = true; // the first of them may stand in for a primary key
            if (index.kind == Index::Kind::Primary) {
                for (Column &column : m_table.columns) {
                    if (names.contains(column.name.toLower())) {
                        column.nullable = false;
                        column.invisible = false;
                        if (column.defaultSql && column.defaultSql->startsWith(u'('))
                            column.defaultSql.reset();
                    }
                }
            }
        }
        for (const QString &name : m_table.indexes.keys()) {
            if (m_table.indexes[name].parts.isEmpty())
                m_table.indexes.remove(name);
        }
    }

    void autoIncrement()
    {
        bool found = false;
        for (Column &column : m_table.columns) {
            if (!column.autoIncrement)
                continue;
            bool keyed = false;
            for (Index &index : m_table.indexes) {
                if (index.parts[0].column == column.name && index.kind != Index::Kind::FullText) {
                    index.parts[0].descending = false;
                    index.visible = true;
                    keyed = true;
                }
            }
            column.autoIncrement = keyed && !found;
            if (column.autoIncrement)
                column.nullable = false;
            found = found || column.autoIncrement;
        }
    }

    void visibility()
    {
        bool seen = false;
        for (Column &column : m_table.columns) {
            if (!column.nullable && !column.defaultSql && !column.autoIncrement)
                column.invisible = false;
            seen = seen || !column.invisible;
        }
        if (!seen)
            m_table.columns[0].invisible = false;
    }

    void checks()
    {
        for (const QString &name : m_table.checks.keys()) {
            const Check check = m_table.checks[name];
            const QList<const Column *> columns = columnsOf(check.expression, m_table);
            const bool textual =
                check.expression.contains("'x'"_L1) || check.expression.contains("char_length"_L1);
            const bool fits = columns.size() == 1 && !columns[0]->autoIncrement
                && (textual ? isShortText(*columns[0]) : isNumber(*columns[0]));
            const bool ofColumn =
                !check.ofColumn || (fits && columns[0]->name == name && !columns[0]->generated);
            // MySQL rewrites a check in the case of a column that gets another one; a new one stays as
            // written.
            const bool told =
                m_mariaDb || (fits && check.expression.contains(quotedIdentifier(columns[0]->name)));
            if (!fits || !ofColumn || !told)
                m_table.checks.remove(name);
        }
    }

    void partitions()
    {
        if (m_table.partitioning.isEmpty())
            return;
        const QString words = m_table.partitioning.section(u'\n', 0, 0);
        const QList<const Column *> columns = columnsOf(words, m_table);
        bool possible = columns.size() == 1 && columns[0]->type.isInteger() && !columns[0]->generated
            && m_table.engine == "InnoDB"_L1 && !m_table.systemVersioned
            && words.contains(u'`' + QString(columns[0]->name).replace(u"`"_s, u"``"_s) + u'`');
        for (const Column &column : m_table.columns)
            possible = possible && !isGeometry(column);
        for (const QString &name : m_table.indexes.keys()) {
            const Index index = m_table.indexes[name];
            const bool unique = index.kind == Index::Kind::Unique || index.kind == Index::Kind::Primary;
            bool has = false;
            for (const IndexPart &part : index.parts)
                has = has || (possible && part.column == columns[0]->name && part.prefix == 0);
            if (index.kind == Index::Kind::Primary && !has)
                possible = false;
            else if (possible && (index.kind == Index::Kind::FullText || (unique && !has)))
                m_table.indexes.remove(name);
        }
        if (!possible)
            m_table.partitioning.clear();
    }

    Table &m_table;
    bool m_mariaDb;
};

} // namespace

void repairTable(Table &table, Dialect dialect)
{
    TableRepair(table, dialect).run();
    TableRepair(table, dialect).run(); // what is taken away may have carried something else
}

} // namespace stemma
