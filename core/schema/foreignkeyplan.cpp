// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/foreignkeyplan.h"

#include "core/schema/indexplan.h"
#include "core/schema/print.h"
#include "core/sql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

bool isLocal(const ForeignKey &key)
{
    return key.referencedSchema.isEmpty();
}

QStringList sorted(const QSet<QString> &names)
{
    QStringList list = names.values();
    list.sort();
    return list;
}

/// MariaDB lets ON UPDATE CASCADE write no NULL into a column that takes none, and asks table by table.
bool changesNulls(const ForeignKey &key, const QStringList &columns, const Table &from, const Table &to)
{
    return key.onUpdate != ForeignKey::Action::Restrict
        && std::any_of(columns.begin(), columns.end(), [&](const QString &name) {
               const Column *before = from.column(name);
               const Column *after = to.column(name);
               return before && after && before->nullable != after->nullable;
           });
}

} // namespace

ForeignKeyPlan::ForeignKeyPlan(const Schema &from, const Schema &to, const Lets &lets)
    : m_from(from)
    , m_to(to)
{
    for (const Table &table : from.tables) {
        if (!to.tables.contains(table.name))
            continue;
        for (const ForeignKey &key : table.foreignKeys) {
            if (!stays(table, key, lets))
                m_dropped[table.name] << key.name;
        }
        for (const ForeignKey &key : to.tables[table.name].foreignKeys) {
            if (!table.foreignKeys.contains(key.name) || m_dropped[table.name].contains(key.name))
                m_added[table.name] << key.name;
        }
    }
    orderDrops();
    orderCreations();
}

bool ForeignKeyPlan::stays(const Table &table, const ForeignKey &key, const Lets &lets) const
{
    const Table &next = m_to.tables[table.name];
    if (!next.foreignKeys.contains(key.name) || next.foreignKeys[key.name] != key)
        return false;
    if (!lets(table.name, key.columns, false) || changesNulls(key, key.columns, table, next))
        return false;
    if (!isLocal(key))
        return true;
    const bool before = m_from.tables.contains(key.referencedTable);
    const bool after = m_to.tables.contains(key.referencedTable);
    if (!before && !after)
        return true; // made with foreign_key_checks off, and none of our business
    return before && after && lets(key.referencedTable, key.referencedColumns, true)
        && !changesNulls(key, key.referencedColumns, m_from.tables[key.referencedTable],
                         m_to.tables[key.referencedTable]);
}

// A table can go when no other one that is still there refers to it. In a circle one must go first: the keys
// to it are dropped before.
void ForeignKeyPlan::orderDrops()
{
    QStringList rest;
    for (const QString &name : m_from.tables.keys()) {
        if (!m_to.tables.contains(name))
            rest << name;
    }
    while (!rest.isEmpty()) {
        const auto keysTo = [&](const QString &parent) {
            QList<std::pair<QString, QString>> keys;
            for (const QString &child : rest) {
                for (const ForeignKey &key : m_from.tables[child].foreignKeys) {
                    if (child != parent && isLocal(key) && key.referencedTable == parent
                        && !m_dropped[child].contains(key.name))
                        keys << std::pair(child, key.name);
                }
            }
            return keys;
        };
        auto next = std::find_if(rest.begin(), rest.end(),
                                 [&](const QString &name) { return keysTo(name).isEmpty(); });
        if (next == rest.end()) {
            next = rest.begin();
            for (const auto &[child, key] : keysTo(*next))
                m_dropped[child] << key;
        }
        m_dropOrder << *next;
        rest.erase(next);
    }
}

// The same from the other end: a table can come when all that it refers to are there.
void ForeignKeyPlan::orderCreations()
{
    QStringList rest;
    for (const QString &name : m_to.tables.keys()) {
        if (!m_from.tables.contains(name))
            rest << name;
    }
    while (!rest.isEmpty()) {
        const auto keysAhead = [&](const QString &child) {
            QSet<QString> names;
            for (const ForeignKey &key : m_to.tables[child].foreignKeys) {
                if (isLocal(key) && key.referencedTable != child && rest.contains(key.referencedTable))
                    names << key.name;
            }
            return names;
        };
        auto next = std::find_if(rest.begin(), rest.end(),
                                 [&](const QString &name) { return keysAhead(name).isEmpty(); });
        if (next == rest.end()) {
            next = rest.begin();
            m_added[*next] += keysAhead(*next);
        }
        for (const ForeignKey &key : m_to.tables[*next].foreignKeys) {
            if (isLocal(key) && !m_to.tables.contains(key.referencedTable))
                m_added[*next] << key.name;
        }
        m_createOrder << *next;
        rest.erase(next);
    }
}

QStringList ForeignKeyPlan::dropKeys() const
{
    QStringList statements;
    for (auto each = m_dropped.cbegin(); each != m_dropped.cend(); ++each) {
        QStringList clauses;
        for (const QString &name : sorted(each.value()))
            clauses << "DROP FOREIGN KEY "_L1 + quotedIdentifier(name);
        if (!clauses.isEmpty())
            statements << "ALTER TABLE "_L1 + quotedIdentifier(each.key()) + u' ' + clauses.join(", "_L1);
    }
    return statements;
}

QStringList ForeignKeyPlan::dropTables() const
{
    QStringList statements;
    for (const QString &name : m_dropOrder)
        statements << "DROP TABLE "_L1 + quotedIdentifier(name);
    return statements;
}

QStringList ForeignKeyPlan::createTables(Dialect dialect) const
{
    QStringList statements;
    for (const QString &name : m_createOrder) {
        Table table = m_to.tables[name];
        for (const QString &key : m_added.value(name))
            table.foreignKeys.remove(key);
        statements << createTable(table, dialect);
    }
    return statements;
}

/// An index that came with another foreign key would make room for that of the new one, under its name. Made
/// again in the same statement it is one that somebody has asked for, and stays.
QStringList ForeignKeyPlan::heldIndexes(const QString &table, Dialect dialect) const
{
    if (!m_from.tables.contains(table))
        return {};
    const Table &before = m_from.tables[table];
    const Table &after = m_to.tables[table];
    QStringList clauses;
    for (const Index &index : after.indexes) {
        if (!before.indexes.contains(index.name))
            continue;
        const QSet<QString> added = m_added.value(table);
        const bool endangered = std::any_of(added.begin(), added.end(), [&](const QString &name) {
            return mayVanish(index, before, after.foreignKeys[name].columns);
        });
        if (endangered) {
            clauses << "DROP INDEX "_L1 + quotedIdentifier(index.name)
                    << "ADD "_L1 + indexDefinition(index, dialect);
        }
    }
    return clauses;
}

QStringList ForeignKeyPlan::addKeys(Dialect dialect) const
{
    QStringList statements;
    QStringList unchecked;
    for (auto each = m_added.cbegin(); each != m_added.cend(); ++each) {
        QStringList clauses = heldIndexes(each.key(), dialect);
        bool missing = false;
        for (const QString &name : sorted(each.value())) {
            const ForeignKey key = m_to.tables[each.key()].foreignKeys[name];
            clauses << "ADD "_L1 + foreignKeyDefinition(key);
            missing = missing || (isLocal(key) && !m_to.tables.contains(key.referencedTable));
        }
        if (each.value().isEmpty())
            continue;
        const QString text = "ALTER TABLE "_L1 + quotedIdentifier(each.key())
            + (clauses.size() > 1 ? "\n  "_L1 : " "_L1) + clauses.join(",\n  "_L1);
        (missing ? unchecked : statements) << text;
    }
    if (!unchecked.isEmpty()) {
        statements << u"SET @saved_foreign_key_checks = @@SESSION.foreign_key_checks"_s
                   << u"SET SESSION foreign_key_checks = 0"_s << unchecked
                   << u"SET SESSION foreign_key_checks = @saved_foreign_key_checks"_s;
    }
    return statements;
}

} // namespace stemma::schema
