// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/difference.h"

#include "core/schema/columnplan.h"
#include "core/schema/foreignkeyplan.h"
#include "core/schema/print.h"
#include "core/schema/programplan.h"
#include "core/schema/sequenceplan.h"
#include "core/schema/tablealteration.h"
#include "core/sql/quoting.h"

#include <map>
#include <memory>

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

// The order of the whole, and why:
//   1. programs that go or change, so that none runs or stands in the way of a name;
//   2. foreign keys in the way, then tables that go, children first;
//   3. sequences, before the defaults that take from them;
//   4. each table that stays by one ALTER TABLE: no foreign key over anything that changes exists now;
//   5. sequences that go: nothing takes from them any more;
//   6. new tables, parents first, then the foreign keys that are still missing;
//   7. functions, procedures, views each after those it names, triggers, events.

/// MySQL refuses some changes that are well in their outcome, for what the table was before. They get a
/// statement of their own, and `from` is then what that leaves.
QStringList prepareMySql(Schema &from, const Schema &to)
{
    QStringList statements;
    for (Table &table : from.tables) {
        const auto next = to.tables.constFind(table.name);
        if (next == to.tables.cend())
            continue;
        const Table before = table;
        const ColumnPlan plan(before, *next, Dialect::MySql);
        QStringList clauses;
        for (Column &column : table.columns) {
            if (plan.isLost(column.name))
                continue;
            // A column that a default, or a generated column that becomes an ordinary one, is made of.
            if (column.defaultSql && plan.mentionsLost(*column.defaultSql)) {
                clauses << "ALTER COLUMN "_L1 + quotedIdentifier(column.name) + " DROP DEFAULT"_L1;
                column.defaultSql.reset();
            } else if (column.generated && plan.mentionsLost(column.generated->expression)) {
                Column plain = *next->column(column.name);
                plain.name = column.name;
                plain.autoIncrement = false;
                plain.defaultSql.reset();
                clauses << "MODIFY COLUMN "_L1 + columnDefinition(plain, *next, Dialect::MySql);
                column = plain;
            }
        }
        // The name of a check is there once in a schema: it must be free before another table takes it.
        for (const QString &name : before.checks.keys()) {
            const bool stays = next->checks.contains(name);
            bool wanted = false;
            for (const Table &other : to.tables)
                wanted = wanted || (other.name != table.name && other.checks.contains(name));
            if (!stays && wanted) {
                clauses << "DROP CHECK "_L1 + quotedIdentifier(name);
                table.checks.remove(name);
            }
        }
        if (!clauses.isEmpty())
            statements << "ALTER TABLE "_L1 + quotedIdentifier(table.name) + u' ' + clauses.join(", "_L1);
    }
    return statements;
}

/// MariaDB changes no engine while it keeps the rows' history.
QStringList prepareMariaDb(Schema &from, const Schema &to)
{
    QStringList statements;
    for (Table &table : from.tables) {
        const auto next = to.tables.constFind(table.name);
        if (next == to.tables.cend() || !table.systemVersioned || table.engine == next->engine)
            continue;
        statements << "SET STATEMENT system_versioning_alter_history = KEEP FOR ALTER TABLE "_L1
                + quotedIdentifier(table.name) + " DROP SYSTEM VERSIONING"_L1;
        table.systemVersioned = false;
    }
    return statements;
}

QStringList changeDatabase(const Schema &from, const Schema &to)
{
    if ((from.charset == to.charset && from.collation == to.collation) || to.charset.isEmpty())
        return {};
    return {"ALTER DATABASE CHARACTER SET "_L1 + to.charset
            + (to.collation.isEmpty() ? QString() : " COLLATE "_L1 + to.collation)};
}

QStringList makeSequences(const Schema &from, const Schema &to)
{
    QStringList statements;
    for (const Sequence &sequence : to.sequences) {
        if (from.sequences.contains(sequence.name))
            statements << alterSequence(from.sequences[sequence.name], sequence);
        else
            statements << createSequence(sequence);
    }
    return statements;
}

QStringList dropSequences(const Schema &from, const Schema &to)
{
    QStringList statements;
    for (const QString &name : from.sequences.keys()) {
        if (!to.sequences.contains(name))
            statements << dropObject({ObjectKind::Sequence, name});
    }
    return statements;
}

} // namespace

QStringList alterStatements(const Schema &original, const Schema &to, Dialect dialect)
{
    QStringList statements = changeDatabase(original, to) + dropPrograms(original, to);

    Schema from = original;
    const QStringList prepared = isMariaDbServer(dialect) ? prepareMariaDb(from, to) : prepareMySql(from, to);
    std::map<QString, std::unique_ptr<TableAlteration>> alterations;
    for (auto each = from.tables.cbegin(); each != from.tables.cend(); ++each) {
        const auto next = to.tables.constFind(each.key());
        if (next != to.tables.cend())
            alterations[each.key()] = std::make_unique<TableAlteration>(each.value(), next.value(), dialect);
    }
    const ForeignKeyPlan keys(
        from, to, [&](const QString &table, const QStringList &columns, bool referenced) {
            const auto found = alterations.find(table);
            return found == alterations.end() || found->second->lets(columns, referenced);
        });

    statements << keys.dropKeys() << keys.dropTables() << prepared << makeSequences(from, to);
    for (const auto &[name, alteration] : alterations) {
        if (const QString sql = alteration->statement(); !sql.isEmpty())
            statements << sql;
    }
    statements << dropSequences(from, to) << keys.createTables(dialect) << keys.addKeys(dialect)
               << createPrograms(from, to);
    return statements;
}

} // namespace stemma::schema
