// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/reflection.h"
#include "tests/support/testserver.h"

#include <QTest>

using namespace stemma;
using namespace stemma::schema;
using namespace Qt::StringLiterals;

/// Every kind of object, made from SQL and read back.
class ReflectionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
        m_mariaDb = m_server.sandbox().version().startsWith("MariaDB");
    }
    void init() { QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem())); }

    void aTableHasItsOptions();
    void indexes_data();
    void indexes();
    void foreignKeysHaveTheirRules();
    void checksAreReadWhereTheyStand();
    void partitions_data();
    void partitions();
    void versionedTablesAreKnown();
    void aViewIsReadWithoutItsSchema();
    void triggersHaveTheirOrder();
    void routinesHaveTheirParameters();
    void eventsHaveTheirSchedule();
    void sequencesAreReadWhole();
    void programsKeepTheirEmoji();
    void anEmptySchemaIsEmpty();
    void whatIsNotReadIsAProblem();

private:
    std::optional<Schema> make(const QStringList &statements)
    {
        if (!m_server.run(statements)) {
            qWarning().noquote() << m_server.problem();
            return {};
        }
        const auto connection = m_server.connect();
        const auto read = reflect(*connection, m_server.database());
        if (!read) {
            qWarning().noquote() << errorText(read.error());
            return {};
        }
        return *read;
    }

    TestServer m_server;
    bool m_mariaDb = true;
};

void ReflectionTest::aTableHasItsOptions()
{
    const auto schema = make({u"CREATE TABLE t (id INT) ENGINE=InnoDB ROW_FORMAT=DYNAMIC STATS_PERSISTENT=1 "
                              "COMMENT='it''s \\\\ ü' CHARSET=latin1 COLLATE=latin1_german1_ci"_s,
                              u"CREATE TABLE m (id INT) ENGINE=MEMORY MAX_ROWS=7"_s});
    QVERIFY(schema);
    const Table t = schema->tables["t"];
    QCOMPARE(t.name, u"t"_s);
    QCOMPARE(t.engine, u"InnoDB"_s);
    QCOMPARE(t.charset, u"latin1"_s);
    QCOMPARE(t.collation, u"latin1_german1_ci"_s);
    QCOMPARE(t.rowFormat, u"dynamic"_s);
    QCOMPARE(t.comment, u"it's \\ ü"_s);
    QCOMPARE(t.options, (QMap<QString, QString>{{u"stats_persistent"_s, u"1"_s}}));
    QCOMPARE(t.partitioning, QString());
    QCOMPARE(schema->tables["m"].engine, u"MEMORY"_s);
    QCOMPARE(schema->tables["m"].options, (QMap<QString, QString>{{u"max_rows"_s, u"7"_s}}));
    QCOMPARE(schema->name, m_server.database());
    QCOMPARE(schema->charset, u"utf8mb4"_s);
    QCOMPARE(schema->collation, u"utf8mb4_unicode_ci"_s);
}

void ReflectionTest::indexes_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<Index>("expected");
    const auto row = [](const char *written, const Index &expected) { QTest::newRow(written) << written << expected; };
    using Kind = Index::Kind;
    row("PRIMARY KEY (a)", {u"PRIMARY"_s, Kind::Primary, {{u"a"_s, {}, 0, false}}, true, {}, {}});
    row("UNIQUE KEY k (a, b)", {u"k"_s, Kind::Unique, {{u"a"_s, {}, 0, false}, {u"b"_s, {}, 0, false}}, true, {}, {}});
    row("KEY k (s(5), a DESC)", {u"k"_s, Kind::Plain, {{u"s"_s, {}, 5, false}, {u"a"_s, {}, 0, true}}, true, {}, {}});
    row("KEY k (a) COMMENT 'it''s'", {u"k"_s, Kind::Plain, {{u"a"_s, {}, 0, false}}, true, {}, u"it's"_s});
    row("FULLTEXT KEY k (s)", {u"k"_s, Kind::FullText, {{u"s"_s, {}, 0, false}}, true, {}, {}});
    row("SPATIAL KEY k (p)", {u"k"_s, Kind::Spatial, {{u"p"_s, {}, 0, false}}, true, {}, {}});
    if (m_mariaDb) {
        row("KEY k (a) IGNORED", {u"k"_s, Kind::Plain, {{u"a"_s, {}, 0, false}}, false, {}, {}});
        row("UNIQUE KEY k (x)", {u"k"_s, Kind::Unique, {{u"x"_s, {}, 0, false}}, true, u"hash"_s, {}});
    } else {
        row("KEY k (a) INVISIBLE", {u"k"_s, Kind::Plain, {{u"a"_s, {}, 0, false}}, false, {}, {}});
        row("KEY k ((a + 1) DESC, b)",
            {u"k"_s, Kind::Plain, {{{}, u"`a` + 1"_s, 0, true}, {u"b"_s, {}, 0, false}}, true, {}, {}});
    }
}

void ReflectionTest::indexes()
{
    QFETCH(QString, written);
    QFETCH(Index, expected);
    const auto schema = make(
        {"CREATE TABLE t (a INT NOT NULL, b INT, s VARCHAR(50), x BLOB, p POINT NOT NULL, "_L1 + written + u')'});
    QVERIFY(schema);
    const auto indexes = schema->tables["t"].indexes;
    QCOMPARE(indexes.keys(), QStringList{expected.name});
    const Index &found = indexes.first();
    QCOMPARE(found.name, expected.name);
    QCOMPARE(found.kind, expected.kind);
    QCOMPARE(found.parts, expected.parts);
    QCOMPARE(found.visible, expected.visible);
    QCOMPARE(found.algorithm, expected.algorithm);
    QCOMPARE(found.comment, expected.comment);
}

void ReflectionTest::foreignKeysHaveTheirRules()
{
    using Action = ForeignKey::Action;
    const QString other = m_server.database() + "_other"_L1;
    const auto schema =
        make({u"CREATE TABLE p (a INT, b INT, UNIQUE KEY (a, b), UNIQUE KEY (b))"_s,
              "CREATE DATABASE "_L1 + other, "CREATE TABLE "_L1 + other + ".o (id INT PRIMARY KEY)"_L1,
              "CREATE TABLE c (x INT, y INT, parent INT, id INT PRIMARY KEY, "
              "CONSTRAINT one FOREIGN KEY (y, x) REFERENCES p (a, b) ON DELETE CASCADE ON UPDATE SET NULL, "
              "CONSTRAINT two FOREIGN KEY (x) REFERENCES p (b) ON DELETE NO ACTION ON UPDATE RESTRICT, "
              "CONSTRAINT three FOREIGN KEY (parent) REFERENCES c (id), "
              "CONSTRAINT four FOREIGN KEY (parent) REFERENCES "_L1
                  + other + ".o (id))"_L1});
    QVERIFY(m_server.run({"ALTER TABLE c DROP FOREIGN KEY four", "DROP DATABASE "_L1 + other}));
    QVERIFY(schema);
    const auto keys = schema->tables["c"].foreignKeys;
    QCOMPARE(keys.size(), 4);
    QCOMPARE(keys["one"], (ForeignKey{u"one"_s, {u"y"_s, u"x"_s}, {}, u"p"_s, {u"a"_s, u"b"_s}, Action::Cascade, Action::SetNull}));
    QCOMPARE(keys["two"], (ForeignKey{u"two"_s, {u"x"_s}, {}, u"p"_s, {u"b"_s}, Action::Restrict, Action::Restrict}));
    QCOMPARE(keys["three"], (ForeignKey{u"three"_s, {u"parent"_s}, {}, u"c"_s, {u"id"_s}, Action::Restrict, Action::Restrict}));
    QCOMPARE(keys["four"].referencedSchema, other);
}

void ReflectionTest::checksAreReadWhereTheyStand()
{
    const auto schema = make({u"CREATE TABLE t (a INT CHECK (a > 3), b VARCHAR(9), CONSTRAINT c1 CHECK (a < 100 AND b <> 'it''s ü😀'), "
                              "CONSTRAINT c2 CHECK (b LIKE 'x\\\\%' OR (a + 1) * 2 > 3))"_s});
    QVERIFY(schema);
    const auto checks = schema->tables["t"].checks;
    QCOMPARE(checks.size(), 3);
    QCOMPARE(checks["c1"], (Check{u"c1"_s, u"`a` < 100 and `b` <> 'it''s ü😀'"_s, true, false}));
    QCOMPARE(checks["c2"].expression, u"`b` like 'x\\\\%' or (`a` + 1) * 2 > 3"_s);
    const QString own = m_mariaDb ? u"a"_s : u"t_chk_1"_s;
    QCOMPARE(checks[own], (Check{own, u"`a` > 3"_s, true, m_mariaDb}));
}

void ReflectionTest::partitions_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *written, const char *expected) { QTest::newRow(written) << written << expected; };
    row("PARTITION BY HASH (id + 1) PARTITIONS 4", "PARTITION BY HASH (`id` + 1) PARTITIONS 4");
    row("PARTITION BY LINEAR HASH (id) PARTITIONS 2", "PARTITION BY LINEAR HASH (`id`) PARTITIONS 2");
    row("PARTITION BY KEY () PARTITIONS 3", "PARTITION BY KEY () PARTITIONS 3");
    row("PARTITION BY KEY (id) (PARTITION a COMMENT 'x', PARTITION b)",
        "PARTITION BY KEY (`id`) (PARTITION `a` COMMENT = 'x', PARTITION `b`)");
    row("PARTITION BY RANGE (id) (PARTITION a VALUES LESS THAN (10), PARTITION b VALUES LESS THAN MAXVALUE)",
        "PARTITION BY RANGE (`id`) (PARTITION `a` VALUES LESS THAN (10), PARTITION `b` VALUES LESS THAN MAXVALUE)");
    row("PARTITION BY RANGE COLUMNS (id, d) (PARTITION a VALUES LESS THAN (1,'2020-01-01'), PARTITION b VALUES LESS THAN "
        "(MAXVALUE,MAXVALUE))",
        "PARTITION BY RANGE COLUMNS (`id`,`d`) (PARTITION `a` VALUES LESS THAN (1,'2020-01-01'), PARTITION `b` VALUES "
        "LESS THAN (MAXVALUE,MAXVALUE))");
    row("PARTITION BY LIST (id) (PARTITION a VALUES IN (1,2), PARTITION b VALUES IN (-3))",
        "PARTITION BY LIST (`id`) (PARTITION `a` VALUES IN (1,2), PARTITION `b` VALUES IN (-3))");
    row("PARTITION BY LIST COLUMNS (s) (PARTITION a VALUES IN ('x','it''s',NULL), PARTITION b VALUES IN ('ü'))",
        "PARTITION BY LIST COLUMNS (`s`) (PARTITION `a` VALUES IN ('x','it''s',null), PARTITION `b` VALUES IN ('ü'))");
    row("PARTITION BY RANGE (id) SUBPARTITION BY HASH (id) SUBPARTITIONS 2 (PARTITION a VALUES LESS THAN (10), PARTITION "
        "b VALUES LESS THAN MAXVALUE)",
        "PARTITION BY RANGE (`id`) SUBPARTITION BY HASH (`id`) SUBPARTITIONS 2 (PARTITION `a` VALUES LESS THAN (10), "
        "PARTITION `b` VALUES LESS THAN MAXVALUE)");
    row("PARTITION BY RANGE (id) SUBPARTITION BY KEY (id) (PARTITION a VALUES LESS THAN (10) (SUBPARTITION s1, "
        "SUBPARTITION s2), PARTITION b VALUES LESS THAN (20) (SUBPARTITION s3, SUBPARTITION s4))",
        "PARTITION BY RANGE (`id`) SUBPARTITION BY KEY (`id`) (PARTITION `a` VALUES LESS THAN (10) (SUBPARTITION `s1`, "
        "SUBPARTITION `s2`), PARTITION `b` VALUES LESS THAN (20) (SUBPARTITION `s3`, SUBPARTITION `s4`))");
    if (m_mariaDb) {
        row("PARTITION BY LIST (id) (PARTITION a VALUES IN (1), PARTITION b DEFAULT)",
            "PARTITION BY LIST (`id`) (PARTITION `a` VALUES IN (1), PARTITION `b` DEFAULT)");
    }
}

void ReflectionTest::partitions()
{
    QFETCH(QString, written);
    QFETCH(QString, expected);
    // LIST COLUMNS on s needs s in each unique key, so the key is there only where the partitioning asks for one.
    const QString key = written.contains("KEY ()"_L1) ? u", PRIMARY KEY (id)"_s : QString();
    const auto schema = make({"CREATE TABLE t (id INT NOT NULL, d DATE, s VARCHAR(10)"_L1 + key + ") "_L1 + written});
    QVERIFY(schema);
    QCOMPARE(schema->tables["t"].partitioning, expected);
    // What is told makes the same again.
    const auto again = make({u"DROP TABLE t"_s,
                             "CREATE TABLE t (id INT NOT NULL, d DATE, s VARCHAR(10)"_L1 + key + ") "_L1 + expected});
    QVERIFY(again);
    QCOMPARE(again->tables["t"], schema->tables["t"]);
}

void ReflectionTest::versionedTablesAreKnown()
{
    if (!m_mariaDb)
        return; // only MariaDB has them
    const auto schema = make(
        {u"CREATE TABLE a (id INT, b INT WITHOUT SYSTEM VERSIONING) WITH SYSTEM VERSIONING"_s,
         u"CREATE TABLE e (id INT, rs TIMESTAMP(6) GENERATED ALWAYS AS ROW START, re TIMESTAMP(6) GENERATED ALWAYS AS ROW "
         "END, PERIOD FOR SYSTEM_TIME(rs, re)) WITH SYSTEM VERSIONING"_s,
         u"CREATE TABLE p (id INT) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME LIMIT 100 (PARTITION p0 HISTORY, "
         "PARTITION pc CURRENT)"_s});
    QVERIFY(schema);
    QVERIFY(schema->tables["a"].systemVersioned);
    QVERIFY(schema->tables["a"].columns[1].unversioned);
    QVERIFY(!schema->tables["a"].columns[0].unversioned);
    QCOMPARE(schema->tables["a"].columns.size(), 2);
    QCOMPARE(schema->tables["e"].columns[1].generated, (Generated{u"ROW START"_s, true}));
    QCOMPARE(schema->tables["e"].columns[2].generated, (Generated{u"ROW END"_s, true}));
    QCOMPARE(schema->tables["p"].partitioning,
             u"PARTITION BY SYSTEM_TIME LIMIT 100 (PARTITION `p0` HISTORY,PARTITION `pc` CURRENT)"_s);
}

void ReflectionTest::aViewIsReadWithoutItsSchema()
{
    const QString own = m_server.database();
    const auto schema = make({u"CREATE TABLE t (id INT, c VARCHAR(9))"_s,
                              u"CREATE DEFINER=root@localhost SQL SECURITY INVOKER VIEW v AS SELECT id, c FROM t WHERE id > 1 "
                              "WITH LOCAL CHECK OPTION"_s,
                              "CREATE VIEW w AS SELECT '"_L1 + own + "' AS x, t.id FROM t JOIN v AS "_L1 + own + " ON t.id = "_L1
                                  + own + ".id"_L1});
    QVERIFY(schema);
    const View v = schema->views["v"];
    QCOMPARE(v.definition, u"select `t`.`id` AS `id`,`t`.`c` AS `c` from `t` where `t`.`id` > 1"_s);
    QCOMPARE(v.algorithm, u"UNDEFINED"_s);
    QCOMPARE(v.checkOption, u"LOCAL"_s);
    QCOMPARE(v.invokerSecurity, true);
    QCOMPARE(v.environment.definer, u"root@localhost"_s);
    QCOMPARE(v.environment.charset, u"utf8mb4"_s);
    QVERIFY(v.environment.collation.startsWith("utf8mb4_"));
    const QString definition = schema->views["w"].definition;
    QVERIFY2(definition.contains("'"_L1 + own + "' AS `x`"_L1), qPrintable(definition));
    QVERIFY2(definition.contains("from (`t` join `v` `"_L1 + own + "` on `t`.`id` = `"_L1 + own + "`.`id`)"_L1),
             qPrintable(definition));
    QCOMPARE(schema->tables.keys(), QStringList{"t"});
}

void ReflectionTest::triggersHaveTheirOrder()
{
    const auto schema = make({u"CREATE TABLE t (id INT)"_s,
                              u"CREATE TRIGGER b AFTER UPDATE ON t FOR EACH ROW BEGIN /* ; */ SET @a = 'it''s'; END"_s,
                              u"CREATE TRIGGER a AFTER UPDATE ON t FOR EACH ROW FOLLOWS b SET @b = 1"_s,
                              u"CREATE TRIGGER c BEFORE INSERT ON t FOR EACH ROW SET NEW.id = 1"_s});
    QVERIFY(schema);
    QCOMPARE(schema->triggers.keys(), (QStringList{"a", "b", "c"}));
    const Trigger b = schema->triggers["b"];
    QCOMPARE(b.table, u"t"_s);
    QCOMPARE(b.timing, u"AFTER"_s);
    QCOMPARE(b.event, u"UPDATE"_s);
    QCOMPARE(b.order, 1);
    QCOMPARE(b.body, u"BEGIN /* ; */ SET @a = 'it''s'; END"_s);
    QCOMPARE(schema->triggers["a"].order, 2);
    QCOMPARE(schema->triggers["c"].order, 1);
    QStringList modes = b.environment.sqlMode.split(u',');
    QVERIFY(modes.contains("STRICT_TRANS_TABLES"));
    QVERIFY(std::is_sorted(modes.cbegin(), modes.cend()));
}

void ReflectionTest::routinesHaveTheirParameters()
{
    const auto schema =
        make({u"CREATE PROCEDURE p(IN a VARCHAR(10) CHARACTER SET latin1, INOUT b DECIMAL(10,2), OUT `c d` ENUM('x','y'), d INT "
              "UNSIGNED) MODIFIES SQL DATA SQL SECURITY INVOKER COMMENT 'it''s' BEGIN /* c */ SELECT 1; END"_s,
              u"CREATE FUNCTION f(a TEXT CHARACTER SET latin1) RETURNS VARCHAR(20) CHARSET latin1 DETERMINISTIC RETURN a"_s,
              u"CREATE FUNCTION g() RETURNS INT DETERMINISTIC RETURN 1"_s});
    QVERIFY(schema);
    const Routine p = schema->procedures["p"];
    const QString text = schema->collation;
    QCOMPARE(p.parameters,
             "IN `a` varchar(10) CHARACTER SET latin1 COLLATE latin1_swedish_ci, INOUT `b` decimal(10,2), OUT `c d` "
             "enum('x','y') CHARACTER SET utf8mb4 COLLATE "_L1
                 + text + ", IN `d` int unsigned"_L1);
    QCOMPARE(p.dataAccess, u"MODIFIES SQL DATA"_s);
    QCOMPARE(p.invokerSecurity, true);
    QCOMPARE(p.deterministic, false);
    QCOMPARE(p.comment, u"it's"_s);
    QCOMPARE(p.body, u"BEGIN /* c */ SELECT 1; END"_s);
    QCOMPARE(p.returns, QString());
    const Routine f = schema->functions["f"];
    QCOMPARE(f.kind, Routine::Kind::Function);
    QCOMPARE(f.parameters, u"`a` text CHARACTER SET latin1 COLLATE latin1_swedish_ci"_s);
    QCOMPARE(f.returns, u"varchar(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci"_s);
    QCOMPARE(f.deterministic, true);
    QCOMPARE(f.aggregate, false);
    QCOMPARE(schema->functions["g"].parameters, QString());
    QCOMPARE(schema->functions["g"].returns, u"int"_s);
    QCOMPARE(schema->procedures.size(), 1);
    if (m_mariaDb) {
        const auto more = make({u"CREATE AGGREGATE FUNCTION ag(x INT) RETURNS INT BEGIN DECLARE s INT DEFAULT 0; DECLARE CONTINUE "
                                "HANDLER FOR NOT FOUND RETURN s; LOOP FETCH GROUP NEXT ROW; SET s = s + x; END LOOP; END"_s});
        QVERIFY(more);
        QCOMPARE(more->functions["ag"].aggregate, true);
    }
}

void ReflectionTest::eventsHaveTheirSchedule()
{
    const auto schema = make({u"SET time_zone = '+00:00'"_s,
                              u"CREATE EVENT once ON SCHEDULE AT '2035-01-01 00:00:00' DO BEGIN SELECT 1; END"_s,
                              u"CREATE EVENT often ON SCHEDULE EVERY '1:30' HOUR_MINUTE STARTS '2030-01-01 00:00:00' ENDS "
                              "'2031-01-01 10:00:00' ON COMPLETION PRESERVE DISABLE COMMENT 'it''s' DO SELECT 1"_s});
    QVERIFY(schema);
    const Event once = schema->events["once"];
    QCOMPARE(once.schedule, u"AT '2035-01-01 00:00:00'"_s);
    QCOMPARE(once.preserve, false);
    QCOMPARE(once.status, u"ENABLED"_s);
    QCOMPARE(once.body, u"BEGIN SELECT 1; END"_s);
    QCOMPARE(once.timeZone, u"+00:00"_s);
    const Event often = schema->events["often"];
    QCOMPARE(often.schedule, u"EVERY '1:30' HOUR_MINUTE STARTS '2030-01-01 00:00:00' ENDS '2031-01-01 10:00:00'"_s);
    QCOMPARE(often.preserve, true);
    QCOMPARE(often.status, u"DISABLED"_s);
    QCOMPARE(often.comment, u"it's"_s);
}

void ReflectionTest::sequencesAreReadWhole()
{
    if (!m_mariaDb)
        return; // only MariaDB has them
    const auto schema = make({u"CREATE SEQUENCE a"_s,
                              u"CREATE SEQUENCE b AS INT UNSIGNED START 5 INCREMENT 3 CACHE 7 CYCLE MAXVALUE 4000000000"_s,
                              u"CREATE TABLE t (id INT DEFAULT NEXTVAL(a))"_s});
    QVERIFY(schema);
    QCOMPARE(schema->sequences["a"],
             (Sequence{u"a"_s, u"bigint"_s, u"1"_s, u"1"_s, u"9223372036854775806"_s, u"1"_s, u"1000"_s, false}));
    QCOMPARE(schema->sequences["b"],
             (Sequence{u"b"_s, u"int unsigned"_s, u"5"_s, u"1"_s, u"4000000000"_s, u"3"_s, u"7"_s, true}));
    QCOMPARE(schema->tables.keys(), QStringList{"t"});
    QCOMPARE(schema->tables["t"].columns[0].defaultSql, u"(nextval(`a`))"_s);
}

void ReflectionTest::programsKeepTheirEmoji()
{
    const auto schema = make({u"CREATE TABLE t (a VARCHAR(9) DEFAULT 'why?', b VARCHAR(9) AS (CONCAT(a,'😀')))"_s,
                              u"CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = '😀?'"_s,
                              u"CREATE VIEW v AS SELECT '😀?' AS a"_s, u"CREATE PROCEDURE p() SELECT '😀'"_s,
                              u"CREATE FUNCTION f() RETURNS TEXT DETERMINISTIC RETURN '🎉'"_s,
                              u"CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT '🎉'"_s});
    QVERIFY(schema);
    QCOMPARE(schema->tables["t"].columns[0].defaultSql, u"'why?'"_s);
    QCOMPARE(schema->tables["t"].columns[1].generated->expression, u"concat(`a`,'😀')"_s);
    QCOMPARE(schema->triggers["r"].body, u"SET NEW.a = '😀?'"_s);
    QCOMPARE(schema->views["v"].definition, u"select '😀?' AS `a`"_s);
    QCOMPARE(schema->procedures["p"].body, u"SELECT '😀'"_s);
    QCOMPARE(schema->functions["f"].body, u"RETURN '🎉'"_s);
    QCOMPARE(schema->events["e"].body, u"SELECT '🎉'"_s);
}

void ReflectionTest::anEmptySchemaIsEmpty()
{
    const auto schema = make({});
    QVERIFY(schema);
    QCOMPARE(schema->objects().size(), 0);
    const auto connection = m_server.connect();
    const auto missing = reflect(*connection, u"no_such_schema"_s);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::UnknownDatabase);
}

void ReflectionTest::whatIsNotReadIsAProblem()
{
    QVERIFY2(m_server.run({u"CREATE TABLE t (a ENUM('x','?'))"_s}), qPrintable(m_server.problem()));
    const auto connection = m_server.connect();
    auto read = reflectVisible(*connection, m_server.database());
    QVERIFY(read);
    QCOMPARE(read->problems.size(), 1);
    QCOMPARE(read->problems[0].id, u"question-marks"_s);
    QVERIFY(reflect(*connection, m_server.database()));
    if (!m_mariaDb)
        return;
    QVERIFY(m_server.run({u"CREATE TABLE v2 (id INT, s DATE, e DATE, PERIOD FOR pp(s,e), UNIQUE(id, pp WITHOUT OVERLAPS))"_s}));
    read = reflectVisible(*connection, m_server.database());
    QVERIFY(read);
    QCOMPARE(read->problems.last().id, u"application-period"_s);
    const auto whole = reflect(*connection, m_server.database());
    QVERIFY(!whole);
    QCOMPARE(whole.error().kind, ErrorKind::StatementFailed);
}

QTEST_GUILESS_MAIN(ReflectionTest)
#include "reflectiontest.moc"
