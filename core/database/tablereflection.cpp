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

void noteHalfMadeSequence(ReflectionWork &work, const QString &name)
{
    work.addProblem("half-made-sequence",
                    u"The sequence %1 is half made: it has no row, and can't be read or used."_s.arg(name),
                    u"The server was stopped while it made it. DROP SEQUENCE removes it; then it can be made "
                    "again."_s);
}

} // namespace

Result<> readTables(ReflectionWork &work)
{
    auto answer = work.questions.answer(Asked::Tables);
    if (!answer)
        return Failure(answer.error());
    TextRows &row = *answer;
    while (row.next()) {
        const QString name = row.text(0);
        const QString type = row.text(1);
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
        if (row.isNull(2)) {
            work.unreadable.append({name, row.text(5)});
            continue;
        }
        Table table;
        table.name = name;
        table.engine = row.text(2);
        table.collation = NormalForm::collation(row.text(3));
        table.charset = NormalForm::charsetOf(table.collation);
        const QString options = row.text(4);
        if (options.contains("partitioned"_L1))
            work.hasPartitions = true;
        table.options = NormalForm::tableOptions(options);
        table.rowFormat = table.options.take(u"row_format"_s).toLower();
        // Aria's defaults, which every ALTER TABLE writes down, and another engine keeps without any use of
        // it.
        for (const QString &ownOption : {u"page_checksum"_s, u"transactional"_s}) {
            if (table.engine != "Aria"_L1 || table.options.value(ownOption) == "1"_L1)
                table.options.remove(ownOption);
        }
        table.comment = row.text(5);
        table.systemVersioned = type == "SYSTEM VERSIONED"_L1;
        work.result.schema.tables.insert(name, table);
    }
    return {};
}

// A server that is killed while it makes a sequence leaves one without its row, which MariaDB can't open and
// tells like a broken table.
Result<> judgeUnreadable(ReflectionWork &work)
{
    if (work.unreadable.isEmpty())
        return {};
    const auto kinds =
        work.connection.query("SHOW FULL TABLES FROM "_L1 + quotedIdentifier(work.result.schema.name));
    if (!kinds)
        return Failure(kinds.error());
    for (const auto &[name, words] : std::as_const(work.unreadable)) {
        if (!kinds->contains(QVariantList{name, u"SEQUENCE"_s}))
            return brokenTable(name, words);
        noteHalfMadeSequence(work, name);
    }
    return {};
}

namespace {

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

Column columnOf(const TextRows &row, ReflectionWork &work)
{
    Column column;
    column.name = row.text(1);
    column.type = typeOf(row.text(7), work);
    column.nullable = row.text(4) == "YES"_L1;
    column.charset = NormalForm::charset(row.text(5));
    column.collation = NormalForm::collation(row.text(6));
    column.comment = row.text(9);
    const QString extra = row.text(8).toLower();
    if (!extra.isEmpty()) {
        column.autoIncrement = extra.contains("auto_increment"_L1);
        column.invisible = extra.contains("invisible"_L1);
        column.unversioned = extra.contains("without system versioning"_L1);
        column.onUpdate = NormalForm::onUpdate(extra);
    }
    if (const QString expression = row.text(10); !expression.isEmpty()) {
        const bool ofSystemTime = expression == "ROW START"_L1 || expression == "ROW END"_L1;
        column.generated = Generated{ofSystemTime ? expression : work.expression(expression),
                                     extra.contains("stored"_L1) || extra.contains("persistent"_L1)};
    } else if (!row.isNull(3)) {
        column.defaultSql = defaultOf(row.text(3), column, extra, work);
    }
    if (!row.isNull(11))
        column.srid = row.number(11);
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

} // namespace

Result<> readColumns(ReflectionWork &work)
{
    auto answer = work.questions.answer(Asked::Columns);
    if (!answer)
        return Failure(answer.error());
    QHash<const Table *, QList<int>> found;
    QList<int> *positions = nullptr;
    const Table *before = nullptr;
    TableFinder tables(work.result.schema);
    TextRows &row = *answer;
    while (row.next()) {
        Table *const table = tables.find(row);
        if (!table) {
            // A view's, or a sequence's.
            const auto sequence = work.sequences.find(row.text(0));
            if (sequence != work.sequences.end() && row.number(2) == 1)
                *sequence = ColumnType::parse(row.text(7)).text();
            continue;
        }
        if (table != before)
            positions = &found[table];
        before = table;
        Column column = columnOf(row, work);
        noteQuestionMarks(work, table->name, column);
        place(table->columns, *positions, row.number(2), std::move(column));
    }
    for (const Table &table : std::as_const(work.result.schema.tables)) {
        // Gone meanwhile, or a user who may not see a single one, which noteInvisible() says.
        if (table.columns.isEmpty() && !work.lastAttempt)
            work.torn = true;
    }
    return {};
}

namespace {

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

} // namespace

Result<> readChecks(ReflectionWork &work)
{
    auto answer = work.questions.answer(Asked::Checks);
    if (!answer)
        return Failure(answer.error());
    QList<std::pair<QString, Check>> ofColumns;
    TableFinder tables(work.result.schema);
    TextRows &row = *answer;
    while (row.next()) {
        Table *const table = tables.find(row);
        if (!table)
            continue;
        Check check;
        check.name = row.text(1);
        check.expression = work.expression(row.text(3));
        check.enforced = row.text(4) != "NO"_L1;
        check.ofColumn = row.isNull(2) ? table->column(check.name) != nullptr : row.text(2) == "Column"_L1;
        work.doubt(ObjectKind::Table, table->name, row.text(3));
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
    // MySQL does not call a table partitioned by KEY () so.
    if (!work.hasPartitions && work.connection.server().flavour != ServerInfo::Flavour::MySql)
        return {};
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

} // namespace stemma
