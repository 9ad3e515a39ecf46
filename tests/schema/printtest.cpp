// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/print.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace stemma;
using namespace stemma::schema;

namespace {

Column column(const QString &name, const QString &type)
{
    Column column;
    column.name = name;
    column.type = ColumnType::parse(type);
    if (column.type.hasCharset()) {
        column.charset = u"utf8mb4"_s;
        column.collation = u"utf8mb4_unicode_ci"_s;
    }
    return column;
}

Index index(const QString &name, Index::Kind kind, const QList<IndexPart> &parts)
{
    Index index;
    index.name = name;
    index.kind = kind;
    index.parts = parts;
    return index;
}

IndexPart part(const QString &name, int prefix = 0, bool descending = false)
{
    IndexPart part;
    part.column = name;
    part.prefix = prefix;
    part.descending = descending;
    return part;
}

Table table()
{
    Table table;
    table.name = u"scenes"_s;
    table.engine = u"InnoDB"_s;
    table.charset = u"utf8mb4"_s;
    table.collation = u"utf8mb4_unicode_ci"_s;
    return table;
}

} // namespace

class PrintTest : public QObject
{
    Q_OBJECT

private slots:
    void aTableIsLaidOutAsServersDo();
    void aColumnSaysItsCharsetOnlyWhereItIsNotTheTables();
    void theTwoServersHaveWordsOfTheirOwn();
    void definersAreQuoted_data();
    void definersAreQuoted();
    void aRoleAsADefinerHasNoHost();
    void aTriggerIsPlacedAfterTheOneBeforeIt();
    void commentsFollowTheSqlModeOfTheProgram();
    void oraclesFunctionsReturnInItsWords();
    void settingsAreThoseThatAreStored();
    void aCharsetThatCannotSendTheTextIsNotSet();
    void whatAServerCannotHaveIsSaid();
};

void PrintTest::aTableIsLaidOutAsServersDo()
{
    Table scenes = table();
    Column id = column(u"id"_s, u"int"_s);
    id.nullable = false;
    id.autoIncrement = true;
    Column title = column(u"ti`tle"_s, u"varchar(20)"_s);
    title.defaultSql = u"'it''s'"_s;
    title.comment = u"a\\b"_s;
    Column at = column(u"at"_s, u"timestamp(3)"_s);
    at.defaultSql = at.onUpdate = u"current_timestamp(3)"_s;
    scenes.columns = {id, title, at};
    scenes.indexes[u"PRIMARY"_s] = index(u"PRIMARY"_s, Index::Kind::Primary, {part(u"id"_s)});
    scenes.indexes[u"ix"_s] = index(u"ix"_s, Index::Kind::Plain, {part(u"ti`tle"_s, 5, true), part(u"id"_s)});
    ForeignKey key;
    key.name = u"fk"_s;
    key.columns = key.referencedColumns = QStringList{u"id"_s};
    key.referencedSchema = u"other"_s;
    key.referencedTable = u"parents"_s;
    key.onDelete = ForeignKey::Action::Cascade;
    scenes.foreignKeys[key.name] = key;
    scenes.checks[u"ck"_s] = {u"ck"_s, u"`id` > 0"_s, true, false};
    scenes.rowFormat = u"dynamic"_s;
    scenes.options[u"stats_persistent"_s] = u"1"_s;
    scenes.partitioning = u"PARTITION BY HASH (`id`)\nPARTITIONS 2"_s;
    QCOMPARE(createTable(scenes, Dialect::MariaDb),
             u"CREATE TABLE `scenes` (\n"
             "  `id` int NOT NULL AUTO_INCREMENT,\n"
             "  `ti``tle` varchar(20) DEFAULT 'it''s' COMMENT 'a\\\\b',\n"
             "  `at` timestamp(3) NULL DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3),\n"
             "  PRIMARY KEY (`id`),\n"
             "  KEY `ix` (`ti``tle`(5) DESC,`id`),\n"
             "  CONSTRAINT `fk` FOREIGN KEY (`id`) REFERENCES `other`.`parents` (`id`) ON DELETE CASCADE,\n"
             "  CONSTRAINT `ck` CHECK (`id` > 0)\n"
             ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC "
             "STATS_PERSISTENT=1\n"
             "PARTITION BY HASH (`id`)\nPARTITIONS 2"_s);
}

void PrintTest::aColumnSaysItsCharsetOnlyWhereItIsNotTheTables()
{
    Column title = column(u"a"_s, u"char(3)"_s);
    QCOMPARE(columnDefinition(title, table(), Dialect::MariaDb), u"`a` char(3)"_s);
    title.collation = u"utf8mb4_bin"_s;
    QCOMPARE(columnDefinition(title, table(), Dialect::MariaDb),
             u"`a` char(3) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"_s);
}

void PrintTest::theTwoServersHaveWordsOfTheirOwn()
{
    Table scenes = table();
    Column note = column(u"note"_s, u"text"_s);
    note.defaultSql = u"'x'"_s;
    scenes.checks[u"note"_s] = {u"note"_s, u"`note` <> ''"_s, true, true};
    QCOMPARE(columnDefinition(note, scenes, Dialect::MariaDb),
             u"`note` text DEFAULT 'x' CHECK (`note` <> '')"_s);
    QCOMPARE(columnDefinition(note, scenes, Dialect::MySql), u"`note` text DEFAULT ('x')"_s);

    Index unseen = index(u"ix"_s, Index::Kind::Unique, {part(u"a"_s)});
    unseen.visible = false;
    QCOMPARE(indexDefinition(unseen, Dialect::MariaDb), u"UNIQUE KEY `ix` (`a`) IGNORED"_s);
    QCOMPARE(indexDefinition(unseen, Dialect::MySql), u"UNIQUE KEY `ix` (`a`) INVISIBLE"_s);

    const Check check{u"ck"_s, u"`a` > 0"_s, false, false};
    QCOMPARE(checkDefinition(check, Dialect::MySql), u"CONSTRAINT `ck` CHECK (`a` > 0) NOT ENFORCED"_s);
    QCOMPARE(checkDefinition(check, Dialect::MariaDb), u"CONSTRAINT `ck` CHECK (`a` > 0)"_s);
}

void PrintTest::definersAreQuoted_data()
{
    QTest::addColumn<QString>("definer");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << u"root@localhost"_s << u"`root`@`localhost`"_s;
    QTest::newRow("a user with an at sign") << u"a@b@%"_s << u"`a@b`@`%`"_s;
    QTest::newRow("quotes") << u"o'n`eil@h"_s << u"`o'n``eil`@`h`"_s;
    QTest::newRow("nobody's name") << u"@localhost"_s << u"``@`localhost`"_s;
}

void PrintTest::definersAreQuoted()
{
    QFETCH(QString, definer);
    QTEST(quotedDefiner(definer), "quoted");
}

void PrintTest::aRoleAsADefinerHasNoHost()
{
    QCOMPARE(quotedDefiner(u"writers"_s), u"`writers`"_s);
}

void PrintTest::aTriggerIsPlacedAfterTheOneBeforeIt()
{
    Schema schema;
    schema.triggers[u"a"_s] = {u"a"_s, u"t"_s, u"BEFORE"_s, u"INSERT"_s, 2, u"SET @x = 1"_s, {}};
    schema.triggers[u"b"_s] = {u"b"_s, u"t"_s, u"BEFORE"_s, u"INSERT"_s, 1, u"SET @x = 2"_s, {}};
    schema.triggers[u"c"_s] = {u"c"_s, u"t"_s, u"AFTER"_s, u"INSERT"_s, 1, u"SET @x = 2"_s, {}};
    QCOMPARE(createObject(schema, {ObjectKind::Trigger, u"a"_s}, Dialect::MariaDb),
             u"CREATE TRIGGER `a` BEFORE INSERT ON `t` FOR EACH ROW FOLLOWS `b`\nSET @x = 1"_s);
    QCOMPARE(createObject(schema, {ObjectKind::Trigger, u"c"_s}, Dialect::MariaDb),
             u"CREATE TRIGGER `c` AFTER INSERT ON `t` FOR EACH ROW\nSET @x = 2"_s);
    QCOMPARE(createObject(schema, {ObjectKind::Table, u"a"_s}, Dialect::MariaDb), QString());
}

void PrintTest::commentsFollowTheSqlModeOfTheProgram()
{
    Routine routine;
    routine.name = u"p"_s;
    routine.body = u"SELECT 1"_s;
    routine.comment = u"a\\b'c"_s;
    QVERIFY(createRoutine(routine).contains(u"COMMENT 'a\\\\b''c'"_s));
    routine.environment.sqlMode = u"ANSI_QUOTES,NO_BACKSLASH_ESCAPES"_s;
    QVERIFY(createRoutine(routine).contains(u"COMMENT 'a\\b''c'"_s));
}

void PrintTest::oraclesFunctionsReturnInItsWords()
{
    Routine routine;
    routine.kind = Routine::Kind::Function;
    routine.name = u"f"_s;
    routine.returns = u"int"_s;
    routine.body = u"as begin return 1; end"_s;
    routine.environment.sqlMode = u"ANSI_QUOTES,ORACLE"_s;
    QCOMPARE(createRoutine(routine), u"CREATE FUNCTION `f`() RETURN int\nas begin return 1; end"_s);
}

void PrintTest::settingsAreThoseThatAreStored()
{
    const Environment environment{{}, u"ANSI_QUOTES"_s, u"latin1"_s, u"latin1_bin"_s};
    QCOMPARE(programSettings(environment, u"SELECT 1"_s, u"+02:00"_s),
             u"SET SESSION sql_mode = 'ANSI_QUOTES', character_set_client = latin1, collation_connection = "
             "latin1_bin, time_zone = '+02:00'"_s);
    Schema schema;
    schema.tables[u"scenes"_s] = table();
    QCOMPARE(programSettings(schema, {ObjectKind::Table, u"scenes"_s}), QString());
}

void PrintTest::aCharsetThatCannotSendTheTextIsNotSet()
{
    const Environment environment{{}, {}, u"latin1"_s, {}};
    QCOMPARE(programSettings(environment, u"SELECT 'ö'"_s),
             u"SET SESSION sql_mode = '', character_set_client = utf8mb4"_s);
}

void PrintTest::whatAServerCannotHaveIsSaid()
{
    Schema schema;
    Table scenes = table();
    Column place = column(u"place"_s, u"point"_s);
    place.srid = 4326;
    scenes.columns << place << column(u"key"_s, u"uuid"_s);
    schema.tables[u"scenes"_s] = scenes;
    schema.sequences[u"s"_s].name = u"s"_s;
    const ObjectName object{ObjectKind::Table, u"scenes"_s};
    QCOMPARE(unsupportedOn(schema, object, Dialect::MariaDb), QStringList{u"the SRID of column place"_s});
    QCOMPARE(unsupportedOn(schema, object, Dialect::MySql), QStringList{u"the type uuid of column key"_s});
    QCOMPARE(unsupportedOn(schema, {ObjectKind::Sequence, u"s"_s}, Dialect::MySql),
             QStringList{u"sequences"_s});
}

QTEST_GUILESS_MAIN(PrintTest)
#include "printtest.moc"
