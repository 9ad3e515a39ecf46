// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/schemaclone.h"
#include "core/database/reflection.h"
#include "core/sandbox/clonetables.h"
#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class SchemaCloneTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void everyKindOfObjectComesAlong();
    void keepsWhatProgramsWereMadeUnder();
    void foreignKeysInCircles();
    void aBrokenViewIsSaidAndTheRestComes();
    void leavesOutWhatBelongsToTheMachine_data();
    void leavesOutWhatBelongsToTheMachine();
    void copiesRowsByteForByte();
    void samplesBringTheirParents();
    void triggersAreNotFired();
    void sourceIsNeverWrittenAndItsSessionIsPutBack();
    void stopsWhenAsked();
    void anUnknownSchemaIsAnError();
    void randomSchemasAreEqual();
    void aThousandTables();

private:
    CloneReport cloned(const CloneOptions &options = {});
    QStringList target(const QString &sql);
    QString sameSchemas();

    TestServer m_source;
    TestServer m_target;
    std::unique_ptr<Connection> m_from;
    std::unique_ptr<Connection> m_to;
};

void SchemaCloneTest::initTestCase()
{
    QVERIFY2(m_source.start(), qPrintable(m_source.problem()));
    QVERIFY2(m_target.start(), qPrintable(m_target.problem()));
}

void SchemaCloneTest::init()
{
    QVERIFY2(m_source.freshDatabase(), qPrintable(m_source.problem()));
    QVERIFY2(m_target.freshDatabase(), qPrintable(m_target.problem()));
    m_from = m_source.connect();
    m_to = m_target.connect();
    QVERIFY(m_from && m_to);
}

CloneReport SchemaCloneTest::cloned(const CloneOptions &options)
{
    const auto report = cloneSchema(*m_from, m_source.database(), *m_to, options);
    if (!report) {
        CloneReport failed;
        failed.problems << Problem{u"failed"_s, Severity::Error, errorText(report.error()), {}, {}, {}, {}};
        return failed;
    }
    return *report;
}

QStringList SchemaCloneTest::target(const QString &sql)
{
    return m_target.column(QString(sql).replace("@db"_L1, m_source.database()));
}

/// Empty when both are equal.
QString SchemaCloneTest::sameSchemas()
{
    const auto a = reflect(*m_from, m_source.database());
    const auto b = reflect(*m_to, m_source.database());
    if (!a || !b)
        return a ? errorText(b.error()) : errorText(a.error());
    if (*a == *b)
        return {};
    if (a->objects() != b->objects())
        return u"other objects"_s;
    for (const QString &name : a->tables.keys()) {
        if (a->tables[name] != b->tables[name])
            return u"table "_s + name;
    }
    return u"other than in tables"_s;
}

#define QUIET(given)                                                                                         \
    do {                                                                                                     \
        const CloneReport &quiet = (given);                                                                  \
        QVERIFY2(quiet.problems.isEmpty(), qPrintable(quiet.problems.value(0).message));                     \
    } while (false)

void SchemaCloneTest::everyKindOfObjectComesAlong()
{
    QVERIFY2(
        m_source.run(
            {u"ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_german2_ci"_s,
             u"CREATE SEQUENCE q START WITH 7 INCREMENT BY 3"_s,
             u"CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY, n INT DEFAULT (NEXT VALUE FOR q), t "
             u"VARCHAR(20) "
             "CHARACTER SET utf8mb4 COMMENT 'it''s \\\\ \"x\" ü', v INT GENERATED ALWAYS AS (n * 2) VIRTUAL, "
             "s INT AS (n + 1) "
             "STORED, i INT INVISIBLE, z TIMESTAMP NOT NULL DEFAULT '2020-02-02 02:02:02', e ENUM('x','y;') "
             "DEFAULT 'y;', "
             "g POINT NOT NULL, CHECK (n > 0), KEY k (t(5) DESC), SPATIAL KEY (g), FULLTEXT KEY (t)) "
             "ROW_FORMAT=DYNAMIC COMMENT='c'"_s,
             u"CREATE TABLE p (id INT, y INT) PARTITION BY RANGE (y) SUBPARTITION BY HASH (id) SUBPARTITIONS "
             u"2 "
             "(PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE)"_s,
             u"CREATE TABLE sv (id INT) WITH SYSTEM VERSIONING"_s,
             u"CREATE FUNCTION f(x INT) RETURNS INT DETERMINISTIC RETURN x + 1"_s,
             u"CREATE VIEW b_view AS SELECT id, f(n) AS fn FROM a"_s,
             u"CREATE VIEW a_view AS SELECT * FROM b_view WHERE id > 1 WITH CHECK OPTION"_s,
             u"CREATE PROCEDURE pr(IN x INT, OUT y INT) COMMENT 'c' BEGIN SELECT COUNT(*) INTO y FROM a; END"_s,
             u"CREATE TRIGGER t2 BEFORE INSERT ON a FOR EACH ROW SET NEW.n = 1"_s,
             u"CREATE TRIGGER t1 BEFORE INSERT ON a FOR EACH ROW FOLLOWS t2 SET NEW.n = 2"_s,
             u"CREATE TRIGGER t0 BEFORE INSERT ON a FOR EACH ROW PRECEDES t2 SET NEW.n = 3"_s,
             u"CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DO DELETE FROM a"_s}),
        qPrintable(m_source.problem()));
    const CloneReport report = cloned();
    QUIET(report);
    QCOMPARE(report.tables, 3);
    QCOMPARE(report.sequences, 1);
    QCOMPARE(report.views, 2);
    QCOMPARE(report.programs, 6);
    QCOMPARE(sameSchemas(), QString());
    QCOMPARE(
        target(
            u"SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA='@db' ORDER BY ACTION_ORDER"_s),
        QStringList({u"t0"_s, u"t2"_s, u"t1"_s}));
    QCOMPARE(
        target(u"SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME='@db'"_s),
        QStringList{u"latin1_german2_ci"_s});
    for (const char *show : {"TABLE `@db`.a", "TABLE `@db`.p", "TABLE `@db`.sv"}) {
        const QString sql =
            "SHOW CREATE "_L1 + QString::fromLatin1(show).replace("@db"_L1, m_source.database());
        QCOMPARE(m_to->query(sql)->value(0).value(1), m_from->query(sql)->value(0).value(1));
    }
}

void SchemaCloneTest::keepsWhatProgramsWereMadeUnder()
{
    QVERIFY2(m_source.run({u"CREATE TABLE t (a VARCHAR(20))"_s}), qPrintable(m_source.problem()));
    const auto other = m_source.connect();
    for (const char *sql :
         {"SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT', character_set_client = "
          "latin1, "
          "collation_connection = latin1_german1_ci, time_zone = '+05:30'",
          "CREATE DEFINER=\"gone\"@\"nowhere\" TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.a = '\\' || "
          "NEW.\"a\"",
          "CREATE DEFINER=`gone`@`nowhere` PROCEDURE p() SELECT '\\', \"a\" FROM t",
          "CREATE DEFINER=`other`@`%` VIEW v AS SELECT 'x' || a AS c FROM t", "CREATE USER other",
          "GRANT ALL ON *.* TO other", "CREATE DEFINER=`other`@`%` VIEW u AS SELECT * FROM v",
          "DROP USER other",
          "CREATE EVENT e ON SCHEDULE EVERY 1 HOUR STARTS '2031-01-01 00:00:00' DO DELETE FROM t"}) {
        const auto done = other->query(QString::fromUtf8(sql));
        QVERIFY2(done, done ? "" : qPrintable(errorText(done.error())));
    }
    const CloneReport report = cloned();
    QUIET(report);
    const QString trigger =
        "SELECT CONCAT_WS('|', SQL_MODE, DEFINER, CHARACTER_SET_CLIENT, COLLATION_CONNECTION, "
        "DATABASE_COLLATION, ACTION_STATEMENT) FROM information_schema.TRIGGERS"_L1;
    QCOMPARE(target(trigger), m_source.column(trigger));
    const QString routine =
        "SELECT CONCAT_WS('|', SQL_MODE, DEFINER, CHARACTER_SET_CLIENT, COLLATION_CONNECTION, "
        "DATABASE_COLLATION, ROUTINE_DEFINITION) FROM information_schema.ROUTINES WHERE "
        "ROUTINE_SCHEMA = '@db'"_L1;
    QCOMPARE(target(routine), m_source.column(QString(routine).replace("@db"_L1, m_source.database())));
    const QString view =
        "SELECT CONCAT_WS('|', DEFINER, CHARACTER_SET_CLIENT, COLLATION_CONNECTION, VIEW_DEFINITION) FROM "
        "information_schema.VIEWS WHERE TABLE_SCHEMA = '@db' ORDER BY TABLE_NAME"_L1;
    QCOMPARE(target(view), m_source.column(QString(view).replace("@db"_L1, m_source.database())));
    const QString event = "SELECT CONCAT_WS('|', SQL_MODE, TIME_ZONE, STARTS, STATUS, EVENT_DEFINITION) FROM "
                          "information_schema.EVENTS"_L1;
    QCOMPARE(target(event), m_source.column(event));
    // What a vanished account has defined can be run on the copy.
    QVERIFY(m_to->execute("INSERT INTO "_L1 + m_source.database() + ".t VALUES ('b')"_L1));
    QCOMPARE(target(u"SELECT c FROM @db.u"_s).size(), 1);
}

void SchemaCloneTest::foreignKeysInCircles()
{
    QVERIFY2(
        m_source.run(
            {u"CREATE TABLE a (id INT PRIMARY KEY, b_id INT)"_s,
             u"CREATE TABLE b (id INT PRIMARY KEY, a_id INT, up INT, FOREIGN KEY (a_id) REFERENCES a (id) ON "
             "DELETE CASCADE, FOREIGN KEY (up) REFERENCES b (id))"_s,
             u"ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b (id) ON UPDATE SET NULL"_s}),
        qPrintable(m_source.problem()));
    const CloneReport report = cloned();
    QUIET(report);
    QCOMPARE(sameSchemas(), QString());
}

void SchemaCloneTest::aBrokenViewIsSaidAndTheRestComes()
{
    QVERIFY2(m_source.run({u"CREATE TABLE t (a INT)"_s, u"CREATE TABLE gone (a INT)"_s,
                           u"CREATE VIEW broken AS SELECT * FROM gone"_s,
                           u"CREATE VIEW good AS SELECT * FROM t"_s, u"DROP TABLE gone"_s}),
             qPrintable(m_source.problem()));
    const CloneReport report = cloned();
    QCOMPARE(report.views, 1);
    QCOMPARE(report.problems.size(), 1);
    QCOMPARE(report.problems[0].id, u"clone-left-out"_s);
    QVERIFY(report.problems[0].message.contains("view broken"_L1));
}

void SchemaCloneTest::leavesOutWhatBelongsToTheMachine_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("portable");
    QTest::addColumn<QString>("leftOut");
    QTest::newRow("nothing")
        << "CREATE TABLE `t` (\n  `data` int COMMENT 'DATA DIRECTORY=''x'''\n) ENGINE=InnoDB"
        << "CREATE TABLE `t` (\n  `data` int COMMENT 'DATA DIRECTORY=''x'''\n) ENGINE=InnoDB" << "";
    QTest::newRow("directories")
        << "CREATE TABLE `t` (`a` int) ENGINE=MyISAM DATA DIRECTORY='/x' INDEX DIRECTORY='/y'"
        << "CREATE TABLE `t` (`a` int) ENGINE=MyISAM  " << "DATA DIRECTORY, INDEX DIRECTORY";
    QTest::newRow("of a partition, in a comment for MySQL")
        << "CREATE TABLE `t` (`a` int) /*!50100 PARTITION BY HASH (`a`) (PARTITION p0 DATA DIRECTORY = '/x' "
           "ENGINE = "
           "InnoDB) */"
        << "CREATE TABLE `t` (`a` int) /*!50100 PARTITION BY HASH (`a`) (PARTITION p0  ENGINE = InnoDB) */"
        << "DATA DIRECTORY";
    QTest::newRow("tablespace") << "CREATE TABLE `t` (`a` int) /*!50100 TABLESPACE `ts` */ ENGINE=InnoDB"
                                << "CREATE TABLE `t` (`a` int) /*!50100  */ ENGINE=InnoDB"
                                << "TABLESPACE `ts`";
    QTest::newRow("encryption") << "CREATE TABLE `t` (`a` int) ENGINE=InnoDB /*!80016 ENCRYPTION='Y' */"
                                << "CREATE TABLE `t` (`a` int) ENGINE=InnoDB /*!80016  */" << "ENCRYPTION";
    QTest::newRow("encryption of MariaDB") << "CREATE TABLE `t` (`a` int) ENGINE=InnoDB `ENCRYPTED`=YES"
                                           << "CREATE TABLE `t` (`a` int) ENGINE=InnoDB " << "ENCRYPTED";
    QTest::newRow("federated")
        << "CREATE TABLE `t` (`a` int) ENGINE=FEDERATED CONNECTION='mysql://u:secret@h/d/t'"
        << "CREATE TABLE `t` (`a` int) ENGINE=InnoDB " << "ENGINE=FEDERATED";
}

void SchemaCloneTest::leavesOutWhatBelongsToTheMachine()
{
    QFETCH(QString, shown);
    const PortableTable table = portableTable(shown);
    QTEST(table.sql, "portable");
    QTEST(table.leftOut.join(", "_L1), "leftOut");
}

void SchemaCloneTest::copiesRowsByteForByte()
{
    QVERIFY2(
        m_source.run(
            {u"CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, b VARBINARY(300), l LONGBLOB, c CHAR(10) "
             u"CHARACTER SET "
             "latin1, u VARCHAR(50) CHARACTER SET utf8mb4, x TEXT CHARACTER SET ucs2, f FLOAT, d DOUBLE, n "
             "DECIMAL(30,10), "
             "bi BIT(9), e ENUM('','a','é'), s SET('p','q','r'), dt DATETIME(6), ts TIMESTAMP(3) NULL, ti "
             "TIME(2), y YEAR, "
             "j JSON, ui UUID, ip INET6, g GEOMETRY, gen INT AS (y + 1) STORED, big BIGINT UNSIGNED)"_s}),
        qPrintable(m_source.problem()));
    const auto session = m_source.connect();
    for (const char *sql :
         {"SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO', time_zone = '+09:00'",
          "INSERT INTO t (id) VALUES (0), (5)",
          "INSERT INTO t (b, l, c, u, x, f, d, n, bi, e, s, dt, ts, ti, y, j, ui, ip, g, big) VALUES "
          "(X'00275C0A0DFF1A00', REPEAT(X'00FF27', 100000), CONVERT(X'E9DF27' USING latin1), "
          "'\xF0\x9F\x90\xAC''\\\\\"', 'ab', 16777217.1, 1.7976931348623157e308, "
          "12345678901234567890.0123456789, "
          "b'101010101', 'é', 'p,r', '2020-02-29 23:59:59.123456', '2021-03-28 02:30:00.5', '-838:59:59', "
          "2155, "
          "'{\"a\": \"\\\\u00e9\"}', '123e4567-e89b-12d3-a456-426655440000', '::1', ST_GeomFromText('POINT(1 "
          "2)', 4326), "
          "18446744073709551615), "
          "('', '', '', '', '', -0.1, 1e-300, 0, 0, '', '', '0000-00-00', NULL, '00:00:00', 0, '[]', NULL, "
          "NULL, NULL, 0)",
          "UPDATE IGNORE t SET e = 'wrong' WHERE id = 5"}) {
        const auto done = session->execute(QString::fromUtf8(sql));
        QVERIFY2(done, done ? "" : qPrintable(errorText(done.error())));
    }
    CloneOptions options;
    options.rowsPerTable = 100;
    const CloneReport report = cloned(options);
    QUIET(report);
    QCOMPARE(report.rows, 4);
    const QString checksum = "CHECKSUM TABLE "_L1 + m_source.database() + ".t"_L1;
    QCOMPARE(m_to->query(checksum)->value(0).value(1), m_from->query(checksum)->value(0).value(1));
    const QString raw = "SELECT MD5(CONCAT_WS('|', id, HEX(b), MD5(l), HEX(c), HEX(u), HEX(x), f+0e0, d, n, "
                        "bi+0, e+0, s+0, dt, ts, ti, y, j, ui, ip, "
                        "HEX(g), gen, big)) FROM "_L1
        + m_source.database() + ".t ORDER BY id"_L1;
    QCOMPARE(m_target.column(raw), m_source.column(raw));
    QCOMPARE(target(u"SELECT AUTO_INCREMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA='@db'"_s),
             m_source.column("SELECT AUTO_INCREMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA='"_L1
                             + m_source.database() + u'\''));
}

void SchemaCloneTest::samplesBringTheirParents()
{
    QStringList sql{
        u"CREATE TABLE country (code CHAR(2) COLLATE utf8mb4_general_ci PRIMARY KEY)"_s,
        u"CREATE TABLE person (id INT PRIMARY KEY, boss INT, friend INT, country CHAR(2) COLLATE "
        u"utf8mb4_general_ci, "
        "FOREIGN KEY (boss) REFERENCES person (id), FOREIGN KEY (country) REFERENCES country (code))"_s,
        u"CREATE TABLE pair (a INT, b INT, person INT, PRIMARY KEY (a, b), FOREIGN KEY (person) REFERENCES person (id))"_s,
        u"ALTER TABLE person ADD pa INT, ADD pb INT, ADD FOREIGN KEY (pa, pb) REFERENCES pair (a, b)"_s,
        u"CREATE TABLE log (id INT PRIMARY KEY, person INT, a INT, b INT, FOREIGN KEY (person) REFERENCES "
        u"person "
        "(id), FOREIGN KEY (a, b) REFERENCES pair (a, b))"_s,
        u"CREATE TABLE loose (x INT)"_s,
        u"INSERT INTO loose SELECT 1 FROM seq_1_to_5"_s,
        u"INSERT INTO country VALUES ('AA'), ('DE'), ('FR'), ('ZZ')"_s,
        u"INSERT INTO person (id, boss, country) SELECT seq, IF(seq < 100, seq + 1, NULL), IF(seq = 90, "
        u"'zz', 'de') "
        "FROM seq_100_to_1"_s,
        u"INSERT INTO pair SELECT seq, seq, seq FROM seq_1_to_100"_s,
        u"UPDATE person SET pa = 100 - id, pb = 100 - id WHERE id < 100"_s,
        u"INSERT INTO log SELECT seq, 101 - seq, seq, seq FROM seq_1_to_100"_s};
    QVERIFY2(m_source.run(sql), qPrintable(m_source.problem()));
    CloneOptions options;
    options.rowsPerTable = 3;
    const CloneReport report = cloned(options);
    QUIET(report);
    QCOMPARE(sameSchemas(), QString());
    QCOMPARE(target(u"SELECT COUNT(*) FROM @db.log"_s), QStringList{u"3"_s});
    QCOMPARE(target(u"SELECT COUNT(*) FROM @db.loose"_s), QStringList{u"3"_s});
    QCOMPARE(target(u"SELECT COUNT(*) FROM @db.person"_s), QStringList{u"100"_s}); // the chain of bosses
    // No row refers to one that is missing.
    for (const char *orphans :
         {"SELECT COUNT(*) FROM @db.person c LEFT JOIN @db.person p ON c.boss = p.id WHERE c.boss IS NOT "
          "NULL AND p.id IS NULL",
          "SELECT COUNT(*) FROM @db.person c LEFT JOIN @db.country p ON c.country = p.code WHERE p.code IS "
          "NULL",
          "SELECT COUNT(*) FROM @db.person c LEFT JOIN @db.pair p ON c.pa = p.a AND c.pb = p.b WHERE c.pa IS "
          "NOT NULL AND p.a IS NULL",
          "SELECT COUNT(*) FROM @db.pair c LEFT JOIN @db.person p ON c.person = p.id WHERE p.id IS NULL",
          "SELECT COUNT(*) FROM @db.log c LEFT JOIN @db.pair p ON c.a = p.a AND c.b = p.b WHERE p.a IS NULL"})
        QCOMPARE(target(QString::fromLatin1(orphans)), QStringList{u"0"_s});
    options.rowsPerTable = -1;
    QCOMPARE(cloned(options).rows, 4 + 100 + 100 + 100 + 5);
}

void SchemaCloneTest::triggersAreNotFired()
{
    QVERIFY2(
        m_source.run({u"CREATE TABLE t (a INT)"_s, u"CREATE TABLE log (a INT)"_s,
                      u"INSERT INTO t VALUES (1), (2)"_s,
                      u"CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW INSERT INTO log VALUES (NEW.a)"_s}),
        qPrintable(m_source.problem()));
    CloneOptions options;
    options.rowsPerTable = 10;
    QUIET(cloned(options));
    QCOMPARE(target(u"SELECT COUNT(*) FROM @db.log"_s), QStringList{u"0"_s});
}

void SchemaCloneTest::sourceIsNeverWrittenAndItsSessionIsPutBack()
{
    QVERIFY2(m_source.run({u"CREATE TABLE t (a INT)"_s, u"INSERT INTO t VALUES (1)"_s}),
             qPrintable(m_source.problem()));
    const QString state =
        "SELECT CONCAT_WS('|', @@sql_mode, @@time_zone, @@character_set_client, @@collation_connection, "
        "DATABASE(), @@in_transaction, @@foreign_key_checks)"_L1;
    const QVariant from = m_from->query(state)->value(0).value(0);
    const QVariant to = m_to->query(state)->value(0).value(0);
    // The account that reads may do nothing else.
    QVERIFY2(m_source.run({u"CREATE OR REPLACE USER reader@localhost"_s,
                           u"GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON *.* TO reader@localhost"_s}),
             qPrintable(m_source.problem()));
    ConnectionSettings settings = m_source.settings();
    settings.user = u"reader"_s;
    const auto reader = Connection::open(settings, Secret());
    QVERIFY(reader);
    CloneOptions options;
    options.rowsPerTable = 10;
    const auto report = cloneSchema(**reader, m_source.database(), *m_to, options);
    QVERIFY2(report, report ? "" : qPrintable(errorText(report.error())));
    QUIET((*report));
    QUIET(cloned(options));
    QCOMPARE(m_from->query(state)->value(0).value(0), from);
    QCOMPARE(m_to->query(state)->value(0).value(0), to);
}

void SchemaCloneTest::stopsWhenAsked()
{
    QVERIFY2(m_source.run({u"CREATE TABLE a (a INT)"_s, u"CREATE TABLE b (a INT)"_s}),
             qPrintable(m_source.problem()));
    std::stop_source stop;
    CloneOptions options;
    options.progress = [&](const CloneProgress &progress) {
        if (progress.done == 1)
            stop.request_stop();
    };
    // Asked for during the second table, obeyed before the next step.
    const auto report = cloneSchema(*m_from, m_source.database(), *m_to, options, stop.get_token());
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Cancelled);
    QCOMPARE(m_from->query(u"SELECT @@in_transaction"_s)->value(0).value(0).toInt(), 0);
    QUIET(cloned());
}

void SchemaCloneTest::anUnknownSchemaIsAnError()
{
    const auto report = cloneSchema(*m_from, u"no such"_s, *m_to);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::UnknownDatabase);
    QVERIFY(!cloneSchema(*m_from, m_source.database(), *m_from));
}

void SchemaCloneTest::randomSchemasAreEqual()
{
    QRandomGenerator random(20250611);
    const QStringList types{u"INT"_s,
                            u"BIGINT UNSIGNED"_s,
                            u"VARCHAR(30)"_s,
                            u"CHAR(3) CHARACTER SET latin1"_s,
                            u"TEXT"_s,
                            u"DECIMAL(10,3)"_s,
                            u"DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)"_s,
                            u"ENUM('a','b''c') NOT NULL DEFAULT 'a'"_s,
                            u"BLOB"_s,
                            u"JSON"_s,
                            u"FLOAT DEFAULT 1.5"_s,
                            u"TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'ö \\' %'"_s,
                            u"UUID"_s,
                            u"BIT(3) DEFAULT b'101'"_s};
    for (int round = 0; round < 15; ++round) {
        init();
        QStringList sql;
        const int tables = random.bounded(2, 12);
        for (int t = 0; t < tables; ++t) {
            QString create = u"CREATE TABLE `t %1` (id INT PRIMARY KEY AUTO_INCREMENT, r INT"_s.arg(t);
            const int columns = random.bounded(1, 8);
            for (int c = 0; c < columns; ++c)
                create += u", `c\"%1` "_s.arg(c) + types.at(random.bounded(types.size()));
            sql << create + u", KEY (r)) COMMENT 'n%1'"_s.arg(t);
        }
        for (int f = 0; f < tables; ++f)
            sql << u"ALTER TABLE `t %1` ADD CONSTRAINT `f %2` FOREIGN KEY (r) REFERENCES `t %3` (id) ON DELETE %4"_s
                       .arg(random.bounded(tables))
                       .arg(f)
                       .arg(random.bounded(tables))
                       .arg(random.bounded(2) ? u"CASCADE"_s : u"SET NULL"_s);
        for (int v = 0; v < 3; ++v) {
            sql << u"CREATE VIEW v%1 AS SELECT * FROM %2"_s.arg(9 - v).arg(
                v > 0 && random.bounded(2) ? u"v%1"_s.arg(10 - v) : u"`t 0`"_s);
            sql << u"CREATE TRIGGER g%1 BEFORE UPDATE ON `t %2` FOR EACH ROW SET NEW.r = %1"_s.arg(v).arg(
                random.bounded(tables));
        }
        QVERIFY2(m_source.run(sql), qPrintable(m_source.problem()));
        const CloneReport report = cloned();
        QUIET(report);
        QCOMPARE(sameSchemas(), QString());
    }
}

void SchemaCloneTest::aThousandTables()
{
    QStringList sql;
    for (int i = 0; i < 1000; ++i)
        sql << u"CREATE TABLE t%1 (id INT AUTO_INCREMENT PRIMARY KEY, a INT, b VARCHAR(100), c DATETIME, d "
               u"DECIMAL(10,2), KEY (a), "
               "KEY (b), FOREIGN KEY (a) REFERENCES t%2 (id))"_s.arg(i)
                   .arg(i / 2);
    QVERIFY2(m_source.run(sql), qPrintable(m_source.problem()));
    QElapsedTimer timer;
    timer.start();
    const CloneReport report = cloned();
    const qint64 time = timer.elapsed();
    QUIET(report);
    QCOMPARE(report.tables, 1000);
    CloneOptions options;
    options.rowsPerTable = 10;
    timer.restart();
    QUIET(cloned(options));
    qInfo("1,000 tables: structure %lld ms, with empty samples %lld ms", static_cast<long long>(time),
          static_cast<long long>(timer.elapsed()));
}

QTEST_GUILESS_MAIN(SchemaCloneTest)
#include "schemaclonetest.moc"
