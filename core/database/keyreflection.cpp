// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/keyreflection.h"

#include "core/database/reflectionwork.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using namespace schema;

Index::Kind kindOf(const TextRows &row)
{
    const QString type = row.text(7);
    if (type == "FULLTEXT"_L1)
        return Index::Kind::FullText;
    if (type == "SPATIAL"_L1 || type == "RTREE"_L1)
        return Index::Kind::Spatial;
    if (row.text(1) == "PRIMARY"_L1)
        return Index::Kind::Primary;
    return row.number(3) == 0 ? Index::Kind::Unique : Index::Kind::Plain;
}

/// Named only where it is not what the engine takes by itself.
QString algorithmOf(const TextRows &row, const Table &table)
{
    const QString type = row.text(7);
    const bool hashes = table.engine.compare("MEMORY"_L1, Qt::CaseInsensitive) == 0;
    if (type == "HASH"_L1 && !hashes)
        return u"hash"_s;
    return type == "BTREE"_L1 && hashes ? u"btree"_s : QString();
}

IndexPart partOf(const TextRows &row, Index::Kind kind, ReflectionWork &work)
{
    IndexPart part;
    part.column = row.text(4);
    if (!row.isNull(10))
        part.expression = work.expression(row.text(10));
    part.descending = row.text(5) == "D"_L1;
    if (kind != Index::Kind::Spatial && kind != Index::Kind::FullText)
        part.prefix = row.number(6);
    return part;
}

void fillIn(Index &index, const TextRows &row, const Table &table)
{
    index.name = row.text(1);
    index.kind = kindOf(row);
    index.visible = row.number(9) == 0;
    index.algorithm = algorithmOf(row, table);
    index.comment = row.text(8);
}

void noteVectorIndex(ReflectionWork &work, const QString &table, const QString &index)
{
    work.addProblem("vector-index",
                    u"The table %1 has a vector index (%2), which is not told in full."_s.arg(table, index),
                    u"Its distance and size are told by SHOW CREATE TABLE."_s);
}

} // namespace

Result<> readIndexes(ReflectionWork &work)
{
    auto answer = work.questions.answer(Asked::Indexes);
    if (!answer)
        return Failure(answer.error());
    QHash<const Index *, QList<int>> found;
    QList<int> *positions = nullptr;
    Index *index = nullptr;
    const Table *before = nullptr;
    TableFinder tables(work.result.schema);
    TextRows &row = *answer;
    while (row.next()) {
        Table *const table = tables.find(row);
        if (!table)
            continue;
        const QString name = row.text(1);
        if (!index || table != before || index->name != name) {
            index = &table->indexes[name];
            before = table;
            positions = &found[index];
            fillIn(*index, row, *table);
            if (row.text(7) == "VECTOR"_L1)
                noteVectorIndex(work, table->name, name);
        }
        place(index->parts, *positions, row.number(2), partOf(row, index->kind, work));
        work.doubt(ObjectKind::Table, table->name, row.text(10));
    }
    return {};
}

Result<> readForeignKeys(ReflectionWork &work)
{
    auto answer = work.questions.answer(Asked::ForeignKeyColumns);
    if (!answer)
        return Failure(answer.error());
    if (answer->isEmpty())
        return {};
    using Pair = std::pair<QString, QString>;
    QHash<ForeignKey *, QList<std::pair<int, Pair>>> columns;
    TableFinder tables(work.result.schema);
    TextRows &row = *answer;
    while (row.next()) {
        Table *const table = tables.find(row);
        if (!table)
            continue;
        const QString name = row.text(1);
        ForeignKey &key = table->foreignKeys[name];
        key.name = name;
        key.referencedSchema = row.text(4);
        if (key.referencedSchema == work.result.schema.name)
            key.referencedSchema.clear();
        key.referencedTable = row.text(5);
        columns[&key].emplaceBack(row.number(2), Pair(row.text(3), row.text(6)));
    }
    for (auto each = columns.begin(); each != columns.end(); ++each) {
        for (const auto &[column, referenced] : inOrder(std::move(*each))) {
            each.key()->columns << column;
            each.key()->referencedColumns << referenced;
        }
    }
    auto rules = work.questions.answer(Asked::ForeignKeyRules);
    if (!rules)
        return Failure(rules.error());
    qsizetype told = 0;
    TableFinder ruled(work.result.schema);
    while (rules->next()) {
        Table *const table = ruled.find(*rules);
        if (!table)
            continue;
        const auto key = table->foreignKeys.find(rules->text(1));
        if (key == table->foreignKeys.end())
            continue;
        ++told;
        key->onUpdate = NormalForm::action(rules->text(2));
        key->onDelete = NormalForm::action(rules->text(3));
    }
    if (told == columns.size())
        return {};
    // MariaDB shows the rules only to those who may do more than read.
    if (told > 0 && !work.lastAttempt)
        work.torn = true;
    else
        work.addProblem("privilege-foreign-keys",
                        u"What foreign keys do ON DELETE and ON UPDATE is not shown to this user."_s,
                        u"Grant REFERENCES on the schema."_s);
    return {};
}

Result<> notePeriods(ReflectionWork &work)
{
    static const QRegularExpression ofPeriod(u"^`[^`]+` < `[^`]+`$"_s);
    bool likely = false;
    for (const Table &table : std::as_const(work.result.schema.tables)) {
        for (const Check &check : table.checks)
            likely = likely || (!check.ofColumn && ofPeriod.match(check.expression).hasMatch());
    }
    const QString question = work.queries.periods();
    if (!likely || question.isEmpty())
        return {};
    const auto rows = work.connection.query(question);
    if (!rows)
        return Failure(rows.error());
    for (const QVariantList &row : *rows) {
        const auto table = work.result.schema.tables.find(row[0].toString());
        if (table == work.result.schema.tables.end())
            continue;
        table->checks.remove(row[1].toString());
        work.addProblem("application-period",
                        u"The table %1 has an application-time period (%2), which is not read."_s.arg(
                            table->name, row[1].toString()),
                        u"SHOW CREATE TABLE tells it."_s);
    }
    return {};
}

} // namespace stemma
