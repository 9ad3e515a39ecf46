// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/schemarepair.h"

#include "core/schema/sqlreferences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

using schema::Check;
using schema::Column;
using schema::ForeignKey;
using schema::Index;
using schema::Schema;
using schema::Table;

namespace {

Column *columnOf(Table &table, const QString &name)
{
    for (Column &column : table.columns) {
        if (column.name.compare(name, Qt::CaseInsensitive) == 0)
            return &column;
    }
    return nullptr;
}

bool canHaveKeys(const Table &table)
{
    return table.engine == "InnoDB"_L1 && table.partitioning.isEmpty() && !table.systemVersioned;
}

bool isReferable(const Table &parent, const QStringList &columns, bool mariaDb)
{
    return std::any_of(parent.indexes.begin(), parent.indexes.end(), [&](const Index &index) {
        const bool kind = index.kind == Index::Kind::Primary || index.kind == Index::Kind::Unique
            || (mariaDb && index.kind == Index::Kind::Plain);
        if (!kind || !index.visible || index.parts.size() < columns.size()
            || (!mariaDb && index.parts.size() != columns.size()))
            return false;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const schema::IndexPart &part = index.parts[i];
            if (part.column.compare(columns[i], Qt::CaseInsensitive) != 0 || part.prefix > 0
                || part.descending)
                return false;
        }
        return true;
    });
}

bool isKeyable(const Column &column)
{
    static const QSet<QString> types{u"int"_s,       u"bigint"_s,   u"smallint"_s, u"tinyint"_s,
                                     u"mediumint"_s, u"varchar"_s,  u"char"_s,     u"decimal"_s,
                                     u"date"_s,      u"datetime"_s, u"binary"_s};
    return types.contains(column.type.base) && !column.generated;
}

bool isSameType(const Column &one, const Column &other)
{
    return one.type == other.type && one.charset == other.charset && one.collation == other.collation;
}

class KeyRepair
{
public:
    KeyRepair(Schema &schema, Dialect dialect)
        : m_schema(schema)
        , m_dialect(dialect)
        , m_mariaDb(isMariaDbServer(dialect))
    { }

    void run()
    {
        for (int round = 0; round < 6; ++round) {
            for (Table &table : m_schema.tables)
                repairTable(table, m_dialect);
            m_retype = round < 4;
            keys();
        }
        names();
    }

private:
    bool fits(Table &child, ForeignKey &key)
    {
        if (!m_schema.tables.contains(key.referencedTable))
            return false;
        Table &parent = m_schema.tables[key.referencedTable];
        if (!canHaveKeys(child) || !canHaveKeys(parent) || key.columns.isEmpty()
            || key.columns.size() != key.referencedColumns.size()
            || !isReferable(parent, key.referencedColumns, m_mariaDb))
            return false;
        QSet<QString> used;
        for (qsizetype i = 0; i < key.columns.size(); ++i) {
            Column *column = columnOf(child, key.columns[i]);
            Column *referenced = columnOf(parent, key.referencedColumns[i]);
            if (!column || !referenced || column == referenced || used.contains(column->name)
                || !isKeyable(*referenced) || column->generated)
                return false;
            used << column->name;
            key.columns[i] = column->name;
            key.referencedColumns[i] = referenced->name;
            if (!isSameType(*column, *referenced)) {
                if (!m_retype || column->autoIncrement)
                    return false;
                column->type = referenced->type;
                column->charset = referenced->charset;
                column->collation = referenced->collation;
                column->defaultSql.reset();
                column->onUpdate.clear();
            }
            restrain(child, *column, key);
            if (key.onUpdate == ForeignKey::Action::Cascade && referenced->nullable && !column->nullable)
                key.onUpdate = ForeignKey::Action::Restrict;
        }
        return true;
    }

    /// Servers refuse actions that would write what must not be null, or what others are computed from.
    void restrain(const Table &child, const Column &column, ForeignKey &key) const
    {
        bool computed = false;
        for (const Column &other : child.columns) {
            computed = computed
                || (other.generated
                    && schema::mentionedNames(other.generated->expression).contains(column.name.toLower()));
        }
        for (const Check &check : child.checks) {
            computed = computed || (schema::mentionedNames(check.expression).contains(column.name.toLower()));
        }
        for (ForeignKey::Action *action : {&key.onDelete, &key.onUpdate}) {
            if (computed || (*action == ForeignKey::Action::SetNull && !column.nullable))
                *action = ForeignKey::Action::Restrict;
        }
    }

    void keys()
    {
        for (Table &table : m_schema.tables) {
            for (const QString &name : table.foreignKeys.keys()) {
                ForeignKey key = table.foreignKeys[name];
                if (fits(table, key))
                    table.foreignKeys[name] = key;
                else
                    table.foreignKeys.remove(name);
            }
        }
    }

    void names()
    {
        QSet<QString> keyNames;
        QSet<QString> checkNames;
        for (Table &table : m_schema.tables) {
            for (const QString &name : table.foreignKeys.keys()) {
                if (keyNames.contains(name.toLower()))
                    table.foreignKeys.remove(name);
                keyNames << name.toLower();
            }
            for (const QString &name : table.checks.keys()) {
                if (!m_mariaDb && checkNames.contains(name.toLower()))
                    table.checks.remove(name);
                checkNames << name.toLower();
            }
        }
    }

    Schema &m_schema;
    Dialect m_dialect;
    bool m_mariaDb;
    bool m_retype = true;
};

} // namespace

void repairSchema(Schema &schema, Dialect dialect)
{
    KeyRepair(schema, dialect).run();
}

} // namespace stemma
