// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/tablereflection.h"

#include "core/database/columnspelling.h"
#include "core/database/keyreflection.h"
#include "core/database/partitioning.h"
#include "core/database/reflectionwork.h"
#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

using namespace schema;

Failure brokenTable(const QString &name, const QString &words)
{
    Error error;
    error.kind = ErrorKind::StatementFailed;
    error.message = u"The server can't open the table %1."_s.arg(name);
    error.native = words;
    error.advice = u"Look into the server's log: its files are damaged or missing."_s;
    return Failure(error);
}

/// A server that is killed while it makes a sequence leaves one without its row, which MariaDB can't open and
/// tells like a broken table.
Result<bool> isHalfMadeSequence(ReflectionWork &work, const QString &name)
{
    const auto rows =
        work.connection.query("SHOW FULL TABLES FROM "_L1 + quotedIdentifier(work.result.schema.name));
    if (!rows)
        return Failure(rows.error());
    return rows->contains(QVariantList{name, u"SEQUENCE"_s});
}

void noteHalfMadeSequence(ReflectionWork &work, const QString &name)
{
    work.addProblem("half-made-sequence",
                    u"The sequence %1 is half made: it has no row, and can't be read or used."_s.arg(name),
                    u"The server was stopped while it made it. DROP SEQUENCE removes it; then it can be made "
                    "again."_s);
}

Result<QSet<QString>> readTableRows(ReflectionWork &work)
{
    const auto rows = work.connection.query(work.queries.tables());
    if (!rows)
        return Failure(rows.error());
    QSet<QString> partitioned;
    for (const QVariantList &row : *rows) {
        const QString name = row[0].toString();
        const QString type = row[1].toString();
        if (type.endsWith("VIEW"_L1)) {
            work.hasViews = true;
            continue;
        }
        if (type == "SEQUENCE"_L1) {
            work.sequences.insert(name, QString());
            continue;
        }
        if (type.contains("TEMPORARY"_L1))
            continue; // this session's own, no part of the schema
        if (row[2].isNull()) {
            const auto sequence = isHalfMadeSequence(work, name);
            if (!sequence)
                return Failure(sequence.error());
            if (*sequence) {
                noteHalfMadeSequence(work, name);
                continue;
            }
        }
        if (row[2].isNull())
            return brokenTable(name, row[5].toString());
        Table table;
        table.name = name;
        table.engine = row[2].toString();
        table.collation = NormalForm::collation(row[3].toString());
        table.charset = NormalForm::charsetOf(table.collation);
        const QString options = row[4].toString();
        if (options.contains("partitioned"_L1))
            partitioned << name;
        table.options = NormalForm::tableOptions(options);
        table.rowFormat = table.options.take(u"row_format"_s).toLower();
        // Aria's defaults, which every ALTER TABLE writes down, and another engine keeps without any use of
        // it.
        for (const QString &ownOption : {u"page_checksum"_s, u"transactional"_s}) {
            if (table.engine != "Aria"_L1 || table.options.value(ownOption) == "1"_L1)
                table.options.remove(ownOption);
        }
        table.comment = row[5].toString();
        table.systemVersioned = type == "SYSTEM VERSIONED"_L1;
        work.result.schema.tables.insert(name, table);
    }
    return partitioned;
}

const ColumnType &typeOf(const QString &told, ReflectionWork &work)
{
    auto known = work.types.find(told);
    if (known == work.types.end())
        known = work.types.insert(told, ColumnType::parse(told));
    return *known;
}

std::optional<QString> defaultOf(const QString &told, const Column &column, const QString &extra,
                                 ReflectionWork &work)
{
    const QString key = column.type.base + u'\n' + extra + u'\n' + told;
    auto known = work.defaults.find(key);
    if (known == work.defaults.end())
        known = work.defaults.insert(key, work.form.columnDefault(told, column.type, extra));
    return *known;
}

Column columnOf(const QVariantList &row, ReflectionWork &work)
{
    const NormalForm &form = work.form;
    Column column;
    column.name = row[1].toString();
    column.type = typeOf(row[7].toString(), work);
    column.nullable = row[4].toString() == "YES"_L1;
    column.charset = NormalForm::charset(row[5].toString());
    column.collation = NormalForm::collation(row[6].toString());
    column.comment = row[9].toString();
    const QString extra = row[8].toString().toLower();
    if (!extra.isEmpty()) {
        column.autoIncrement = extra.contains("auto_increment"_L1);
        column.invisible = extra.contains("invisible"_L1);
        column.unversioned = extra.contains("without system versioning"_L1);
        column.onUpdate = NormalForm::onUpdate(extra);
    }
    if (const QString expression = row[10].toString(); !expression.isEmpty()) {
        const bool ofSystemTime = expression == "ROW START"_L1 || expression == "ROW END"_L1;
        column.generated = Generated{ofSystemTime ? expression : form.expression(expression),
                                     extra.contains("stored"_L1) || extra.contains("persistent"_L1)};
    } else if (!row[3].isNull()) {
        column.defaultSql = defaultOf(row[3].toString(), column, extra, work);
    }
    if (!row[11].isNull())
        column.srid = row[11].toInt();
    return column;
}

/// In expressions they can be looked up; of literals the servers themselves tell nothing else.
void noteQuestionMarks(ReflectionWork &work, const QString &table, const Column &column)
{
    const QString told = column.defaultSql.value_or(QString());
    if (told.startsWith(u'('))
        work.doubt(ObjectKind::Table, table, told);
    if (column.generated)
        work.doubt(ObjectKind::Table, table, column.generated->expression);
    if (column.type.arguments.contains(u'?') || (told.startsWith(u'\'') && told.contains(u'?'))) {
        work.addProblem(
            "question-marks",
            u"The question marks in the definition of %1.%2 may stand for other characters."_s.arg(
                table, column.name),
            u"Servers tell emoji in the values of ENUM and SET and in defaults only so."_s, Severity::Info);
    }
}

Result<> readColumns(ReflectionWork &work)
{
    const auto rows = work.connection.query(work.queries.columns());
    if (!rows)
        return Failure(rows.error());
    QHash<QString, QList<std::pair<int, Column>>> found;
    for (const QVariantList &row : *rows) {
        const QString table = row[0].toString();
        if (const auto sequence = work.sequences.find(table); sequence != work.sequences.end()) {
            if (row[2].toInt() == 1)
                *sequence = ColumnType::parse(row[7].toString()).text();
            continue;
        }
        if (!work.result.schema.tables.contains(table))
            continue; // a view's
        found[table].emplaceBack(row[2].toInt(), columnOf(row, work));
        noteQuestionMarks(work, table, found[table].last().second);
    }
    for (Table &table : work.result.schema.tables) {
        table.columns = inOrder(found.take(table.name));
        // Gone meanwhile, or a user who may not see a single one, which noteInvisible() says.
        if (table.columns.isEmpty() && !work.lastAttempt)
            work.torn = true;
    }
    return {};
}

/// MariaDB's JSON is longtext in utf8mb4_bin with a check of its own.
void recogniseJson(Table &table)
{
    for (Column &column : table.columns) {
        if (column.type.base != "longtext"_L1 || column.collation != "utf8mb4_bin"_L1)
            continue;
        const auto check = table.checks.constFind(column.name);
        if (check == table.checks.cend() || !check->ofColumn
            || check->expression != "json_valid("_L1 + quotedIdentifier(column.name) + u')')
            continue;
        table.checks.erase(check);
        column.type.base = u"json"_s;
        column.charset.clear();
        column.collation.clear();
    }
}

QString checkKey(const Table &table, const Check &check)
{
    // A check of the table may have a column's name.
    return table.checks.contains(check.name) ? check.name + " (column)"_L1 : check.name;
}

Result<> readChecks(ReflectionWork &work)
{
    const auto rows = work.connection.query(work.queries.checks());
    if (!rows)
        return Failure(rows.error());
    QList<std::pair<QString, Check>> ofColumns;
    for (const QVariantList &row : *rows) {
        const auto table = work.result.schema.tables.find(row[0].toString());
        if (table == work.result.schema.tables.end())
            continue;
        Check check;
        check.name = row[1].toString();
        check.expression = work.form.expression(row[3].toString());
        check.enforced = row[4].toString() != "NO"_L1;
        check.ofColumn =
            row[2].isNull() ? table->column(check.name) != nullptr : row[2].toString() == "Column"_L1;
        work.doubt(ObjectKind::Table, table->name, row[3].toString());
        if (check.ofColumn)
            ofColumns.emplaceBack(table->name, check);
        else
            table->checks.insert(check.name, check);
    }
    for (const auto &[name, check] : ofColumns) {
        Table &table = work.result.schema.tables[name];
        table.checks.insert(checkKey(table, check), check);
    }
    for (Table &table : work.result.schema.tables) {
        recogniseJson(table);
        spellColumnNames(table);
    }
    return {};
}

Result<> readPartitions(ReflectionWork &work)
{
    const auto rows = work.connection.query(work.queries.partitions());
    if (!rows)
        return Failure(rows.error());
    QMap<QString, QList<QVariantList>> found;
    for (const QVariantList &row : *rows) {
        found[row[0].toString()] << row;
        for (const int field : {7, 8, 9})
            work.doubt(ObjectKind::Table, row[0].toString(), row[field].toString());
    }
    for (auto each = found.cbegin(); each != found.cend(); ++each) {
        const auto table = work.result.schema.tables.find(each.key());
        if (table == work.result.schema.tables.end())
            continue;
        if (!needsCreateText(*each)) {
            table->partitioning = partitioningText(*each, work.form);
            continue;
        }
        const auto create =
            work.connection.query("SHOW CREATE TABLE "_L1 + quotedIdentifier(work.result.schema.name) + u'.'
                                  + quotedIdentifier(each.key()));
        if (!create)
            return Failure(create.error());
        const QString text = create->value(0).value(1).toString();
        table->partitioning = isBySystemTime(*each)
            ? partitioningFromCreate(text)
            : partitioningText(withDefaultPartition(*each, text), work.form);
    }
    return {};
}

} // namespace

Result<> readTables(ReflectionWork &work)
{
    const auto partitioned = readTableRows(work);
    if (!partitioned)
        return Failure(partitioned.error());
    if (work.result.schema.tables.isEmpty() && work.sequences.isEmpty())
        return {};
    for (const auto step : {&readColumns, &readIndexes, &readForeignKeys, &readChecks}) {
        if (const auto done = step(work); !done)
            return done;
    }
    // MySQL does not call a table partitioned by KEY () so.
    if (!partitioned->isEmpty() || work.connection.server().flavour == ServerInfo::Flavour::MySql) {
        if (const auto done = readPartitions(work); !done)
            return done;
    }
    return notePeriods(work);
}

} // namespace stemma
