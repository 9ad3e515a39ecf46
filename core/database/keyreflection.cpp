// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/keyreflection.h"

#include "core/database/reflectionwork.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using namespace schema;

Index::Kind kindOf(const QVariantList &row)
{
    const QString type = row[7].toString();
    if (type == "FULLTEXT"_L1)
        return Index::Kind::FullText;
    if (type == "SPATIAL"_L1 || type == "RTREE"_L1)
        return Index::Kind::Spatial;
    if (row[1].toString() == "PRIMARY"_L1)
        return Index::Kind::Primary;
    return row[3].toInt() == 0 ? Index::Kind::Unique : Index::Kind::Plain;
}

/// Named only where it is not what the engine takes by itself.
QString algorithmOf(const QVariantList &row, const Table &table)
{
    const QString type = row[7].toString();
    const bool hashes = table.engine.compare("MEMORY"_L1, Qt::CaseInsensitive) == 0;
    if (type == "HASH"_L1 && !hashes)
        return u"hash"_s;
    return type == "BTREE"_L1 && hashes ? u"btree"_s : QString();
}

IndexPart partOf(const QVariantList &row, Index::Kind kind, const NormalForm &form)
{
    IndexPart part;
    part.column = row[4].toString();
    part.expression = form.expression(row[10].toString());
    part.descending = row[5].toString() == "D"_L1;
    if (kind != Index::Kind::Spatial && kind != Index::Kind::FullText)
        part.prefix = row[6].toInt();
    return part;
}

} // namespace

Result<> readIndexes(ReflectionWork &work)
{
    const auto rows = work.connection.query(work.queries.indexes());
    if (!rows)
        return Failure(rows.error());
    QHash<QString, QHash<QString, QList<std::pair<int, IndexPart>>>> parts;
    for (const QVariantList &row : *rows) {
        const auto table = work.result.schema.tables.find(row[0].toString());
        if (table == work.result.schema.tables.end())
            continue;
        const QString name = row[1].toString();
        if (row[7].toString() == "VECTOR"_L1) {
            work.addProblem("vector-index",
                            u"The table %1 has a vector index (%2), which is not told in full."_s.arg(table->name, name),
                            u"Its distance and size are told by SHOW CREATE TABLE."_s);
        }
        const Index::Kind kind = kindOf(row);
        parts[table->name][name].emplaceBack(row[2].toInt(), partOf(row, kind, work.form));
        work.doubt(ObjectKind::Table, table->name, row[10].toString());
        Index &index = table->indexes[name];
        index.name = name;
        index.kind = kind;
        index.visible = !row[9].toBool();
        index.algorithm = algorithmOf(row, *table);
        index.comment = row[8].toString();
    }
    for (auto table = parts.begin(); table != parts.end(); ++table) {
        for (auto index = table->begin(); index != table->end(); ++index)
            work.result.schema.tables[table.key()].indexes[index.key()].parts = inOrder(std::move(*index));
    }
    return {};
}

Result<> readForeignKeys(ReflectionWork &work)
{
    const auto rows = work.connection.query(work.queries.foreignKeyColumns());
    if (!rows)
        return Failure(rows.error());
    if (rows->isEmpty())
        return {};
    using Pair = std::pair<QString, QString>;
    QHash<Pair, QList<std::pair<int, Pair>>> columns;
    for (const QVariantList &row : *rows) {
        const auto table = work.result.schema.tables.find(row[0].toString());
        if (table == work.result.schema.tables.end())
            continue;
        const QString name = row[1].toString();
        ForeignKey &key = table->foreignKeys[name];
        key.name = name;
        key.referencedSchema = row[4].toString();
        if (key.referencedSchema == work.result.schema.name)
            key.referencedSchema.clear();
        key.referencedTable = row[5].toString();
        columns[{table->name, name}].emplaceBack(row[2].toInt(), Pair(row[3].toString(), row[6].toString()));
    }
    for (auto each = columns.begin(); each != columns.end(); ++each) {
        ForeignKey &key = work.result.schema.tables[each.key().first].foreignKeys[each.key().second];
        for (const auto &[column, referenced] : inOrder(std::move(*each))) {
            key.columns << column;
            key.referencedColumns << referenced;
        }
    }
    const auto rules = work.connection.query(work.queries.foreignKeyRules());
    if (!rules)
        return Failure(rules.error());
    qsizetype told = 0;
    for (const QVariantList &row : *rules) {
        const auto table = work.result.schema.tables.find(row[0].toString());
        if (table == work.result.schema.tables.end())
            continue;
        const auto key = table->foreignKeys.find(row[1].toString());
        if (key == table->foreignKeys.end())
            continue;
        ++told;
        key->onUpdate = NormalForm::action(row[2].toString());
        key->onDelete = NormalForm::action(row[3].toString());
    }
    if (told == columns.size())
        return {};
    // MariaDB shows the rules only to those who may do more than read.
    if (told > 0 && !work.lastAttempt)
        work.torn = true;
    else
        work.addProblem("privilege-foreign-keys", u"What foreign keys do ON DELETE and ON UPDATE is not shown to this user."_s,
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
