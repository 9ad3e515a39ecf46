// SPDX-License-Identifier: GPL-3.0-or-later
// What each row needs was seen to go wrong when it is done otherwise, on a server or in random pairs.
#include "core/database/reflection.h"
#include "core/schema/difference.h"
#include "tests/support/testserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace stemma;
using namespace stemma::schema;

class AlterStatementsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void oneSchemaBecomesTheOther_data();
    void oneSchemaBecomesTheOther();
    void unrelatedKeysStay();
    void theSessionIsAsItWas();

private:
    bool make(const QString &database, const QStringList &statements);
    Schema read(const QString &database);
    bool apply(const QString &database, const QStringList &statements);

    TestServer m_server;
    std::unique_ptr<Connection> m_connection;
    QString m_problem;
};

void AlterStatementsTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
}

void AlterStatementsTest::init()
{
    QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem()));
    m_problem.clear();
    m_connection = m_server.connect();
    QVERIFY2(m_connection, qPrintable(m_server.problem()));
}

bool AlterStatementsTest::apply(const QString &database, const QStringList &statements)
{
    for (const QString &sql : QStringList{"USE "_L1 + database} + statements) {
        if (const auto done = m_connection->query(sql); !done) {
            m_problem = errorText(done.error()) + u'\n' + statements.join(";\n"_L1);
            return false;
        }
    }
    return true;
}

bool AlterStatementsTest::make(const QString &database, const QStringList &statements)
{
    return apply(u"mysql"_s,
                 {"DROP DATABASE IF EXISTS "_L1 + database,
                  "CREATE DATABASE "_L1 + database + " CHARACTER SET utf8mb4"_L1})
        && apply(database, statements);
}

Schema AlterStatementsTest::read(const QString &database)
{
    auto schema = reflect(*m_connection, database);
    if (!schema) {
        m_problem = errorText(schema.error());
        return {};
    }
    schema->name.clear();
    return *schema;
}

void AlterStatementsTest::oneSchemaBecomesTheOther_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    const auto row = [](const char *name, const QStringList &before, const QStringList &after) {
        QTest::newRow(name) << before << after;
    };
    const QString parent = u"CREATE TABLE p (id int PRIMARY KEY)"_s;
    row("a key's columns are widened on both sides",
        {parent, "CREATE TABLE c (p int, FOREIGN KEY k (p) REFERENCES p (id))"},
        {"CREATE TABLE p (id bigint PRIMARY KEY)",
         "CREATE TABLE c (p bigint, FOREIGN KEY k (p) REFERENCES p (id))"});
    row("a table that refers to itself is widened",
        {"CREATE TABLE t (id int PRIMARY KEY, up int, CONSTRAINT k FOREIGN KEY (up) REFERENCES t (id))"},
        {"CREATE TABLE t (id bigint PRIMARY KEY, up bigint, CONSTRAINT k FOREIGN KEY (up) REFERENCES t "
         "(id))"});
    const QStringList circle{
        "CREATE TABLE a (id int PRIMARY KEY, b int)",
        "CREATE TABLE b (id int PRIMARY KEY, a int, CONSTRAINT ba FOREIGN KEY (a) REFERENCES a (id))",
        "ALTER TABLE a ADD CONSTRAINT ab FOREIGN KEY (b) REFERENCES b (id)"};
    row("a circle of keys comes", {}, circle);
    row("a circle of keys goes", circle, {});
    row("two tables exchange the names of their keys",
        {parent, "CREATE TABLE a (x int, CONSTRAINT k1 FOREIGN KEY (x) REFERENCES p (id))",
         "CREATE TABLE b (x int, CONSTRAINT k2 FOREIGN KEY (x) REFERENCES p (id))"},
        {parent, "CREATE TABLE a (x int, CONSTRAINT k2 FOREIGN KEY (x) REFERENCES p (id))",
         "CREATE TABLE b (x int, CONSTRAINT k1 FOREIGN KEY (x) REFERENCES p (id))"});
    row("the index that a key made stays beside a wider one",
        {parent, "CREATE TABLE c (p int, q int, CONSTRAINT k FOREIGN KEY (p) REFERENCES p (id))"},
        {parent,
         "CREATE TABLE c (p int, q int, KEY k (p), KEY wide (p, q), CONSTRAINT k FOREIGN KEY (p) REFERENCES "
         "p (id))"});
    row("the index that a key made stays when another key comes over it",
        {parent, "CREATE TABLE c (p int, CONSTRAINT k FOREIGN KEY (p) REFERENCES p (id))"},
        {parent,
         "CREATE TABLE c (p int, KEY k (p), CONSTRAINT k FOREIGN KEY (p) REFERENCES p (id), "
         "CONSTRAINT l FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE)"});
    row("both ends of a cascading key stop taking NULL",
        {"CREATE TABLE p (id int, KEY (id))",
         "CREATE TABLE c (p int, CONSTRAINT k FOREIGN KEY (p) REFERENCES p (id) ON UPDATE CASCADE)"},
        {"CREATE TABLE p (id int NOT NULL, KEY (id))",
         "CREATE TABLE c (p int NOT NULL, CONSTRAINT k FOREIGN KEY (p) REFERENCES p (id) ON UPDATE "
         "CASCADE)"});
    row("a primary key with AUTO_INCREMENT is exchanged",
        {"CREATE TABLE t (a int AUTO_INCREMENT PRIMARY KEY, b int NOT NULL)"},
        {"CREATE TABLE t (a int NOT NULL, b int AUTO_INCREMENT PRIMARY KEY, KEY (a))"});
    row("a virtual column becomes a stored one",
        {"CREATE TABLE t (a int, v int AS (a + 1) VIRTUAL, KEY (v))"},
        {"CREATE TABLE t (a int, v int AS (a + 1) STORED, KEY (v))"});
    row("what a generated column is made of goes",
        {"CREATE TABLE t (a int, b int, v int AS (a + 1) VIRTUAL, d int DEFAULT (a))"},
        {"CREATE TABLE t (b int, v int AS (b + 1) VIRTUAL, d int DEFAULT (b))"});
    row("a number becomes a point", {"CREATE TABLE t (a int, b int, KEY (a, b))"},
        {"CREATE TABLE t (a point, b int, KEY (b))"});
    row("a column's name changes its case", {"CREATE TABLE t (a int, KEY k (a), CHECK (a > 0))"},
        {"CREATE TABLE t (A int, KEY k (A), CHECK (A > 0))"});
    row("a column goes with its check and a part of its index",
        {"CREATE TABLE t (a int, b int, UNIQUE k (a, b), CONSTRAINT c CHECK (a > b))"},
        {"CREATE TABLE t (b int, UNIQUE k (b))"});
    row("a column's own check changes", {"CREATE TABLE t (a int CHECK (a > 0), b int CHECK (b > 0), c int)"},
        {"CREATE TABLE t (a int CHECK (a > 1), b int, c int CHECK (c > 0))"});
    row("columns move and come in between", {"CREATE TABLE t (a int, b int, c int, d int)"},
        {"CREATE TABLE t (x int, d int, a int, y int, c int, z int)"});
    row("the table's character set changes, and that of one column",
        {"CREATE TABLE t (a varchar(9), b varchar(9), FULLTEXT (a)) CHARSET latin1"},
        {"CREATE TABLE t (a varchar(9), b varchar(9) CHARSET latin1, FULLTEXT (a)) CHARSET utf8mb4"});
    row("partitions come with the key that they need", {"CREATE TABLE t (a int PRIMARY KEY, b int NOT NULL)"},
        {"CREATE TABLE t (a int, b int, PRIMARY KEY (a, b)) PARTITION BY HASH (b) PARTITIONS 3"});
    row("partitions go with their column",
        {"CREATE TABLE t (a int PRIMARY KEY) PARTITION BY HASH (a) PARTITIONS 3"},
        {"CREATE TABLE t (b int PRIMARY KEY)"});
    row("a table with keys is partitioned",
        {parent, "CREATE TABLE c (id int PRIMARY KEY, CONSTRAINT k FOREIGN KEY (id) REFERENCES p (id))"},
        {parent, "CREATE TABLE c (id int PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2"});
    row("options are put back",
        {"CREATE TABLE t (a int) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=4 STATS_PERSISTENT=1 COMMENT='x'"},
        {"CREATE TABLE t (a int)"});
    row("the engine changes", {"CREATE TABLE t (a int) ENGINE=Aria"},
        {"CREATE TABLE t (a int) ENGINE=InnoDB"});
    row("an engine goes with options of its own", {"CREATE TABLE t (a int) ENGINE=Aria TRANSACTIONAL=0"},
        {"CREATE TABLE t (a int) ENGINE=MyISAM"});
    row("a versioned table changes", {"CREATE TABLE t (a int PRIMARY KEY, b int) WITH SYSTEM VERSIONING"},
        {"CREATE TABLE t (a int PRIMARY KEY, c int) WITH SYSTEM VERSIONING"});
    row("a versioned table changes its engine", {"CREATE TABLE t (a int) WITH SYSTEM VERSIONING"},
        {"CREATE TABLE t (a int) ENGINE=Aria"});
    row("versioning goes", {"CREATE TABLE t (a int) WITH SYSTEM VERSIONING"},
        {"CREATE TABLE t (a int, b int)"});
    row("an index is ignored", {"CREATE TABLE t (a int, KEY k (a))"},
        {"CREATE TABLE t (a int, KEY k (a) IGNORED)"});
    row("a sequence changes its type after a table with keys",
        {"CREATE SEQUENCE s AS int MAXVALUE 100", "CREATE TABLE x (a int, KEY (a))"},
        {"CREATE SEQUENCE s AS smallint MAXVALUE 90 CACHE 5"});
    row("a default changes from one sequence to another",
        {"CREATE SEQUENCE one", "CREATE TABLE t (a bigint DEFAULT nextval(one), b int)"},
        {"CREATE SEQUENCE two", "CREATE TABLE t (a bigint DEFAULT nextval(two))"});
    row("a view's name becomes a table's", {"CREATE VIEW t AS SELECT 1 AS a", "CREATE TABLE u (a int)"},
        {"CREATE TABLE t (a int)", "CREATE VIEW u AS SELECT 1 AS a"});
    row("views on views come in order",
        {"CREATE TABLE t (a int)", "CREATE VIEW b AS SELECT a FROM t", "CREATE VIEW a AS SELECT a FROM b"},
        {"CREATE TABLE t (b int)", "CREATE VIEW c AS SELECT b FROM t", "CREATE VIEW b AS SELECT b FROM c",
         "CREATE VIEW a AS SELECT b FROM b"});
    row("a view takes from a new function", {},
        {"CREATE FUNCTION z() RETURNS int RETURN 1", "CREATE VIEW a AS SELECT z() AS b"});
    row("triggers change their order",
        {"CREATE TABLE t (a int)", "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET @a = 1",
         "CREATE TRIGGER y BEFORE INSERT ON t FOR EACH ROW SET @a = 2",
         "CREATE TRIGGER z BEFORE INSERT ON t FOR EACH ROW SET @a = 3"},
        {"CREATE TABLE t (a int)", "CREATE TRIGGER z BEFORE INSERT ON t FOR EACH ROW SET @a = 3",
         "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET @a = 1",
         "CREATE TRIGGER w BEFORE INSERT ON t FOR EACH ROW FOLLOWS z SET @a = 2"});
    row("programs keep the settings that they were made under", {},
        {"SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES', collation_connection = latin1_bin",
         "CREATE DEFINER = `o'neil@x`@`%` PROCEDURE p() COMMENT 'a\\b' SELECT \"c\", 'd\\'",
         "SET SESSION sql_mode = DEFAULT, collation_connection = utf8mb4_bin",
         "CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' DO SELECT 'ö'"});
}

void AlterStatementsTest::oneSchemaBecomesTheOther()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    QVERIFY2(make(u"before_it"_s, before), qPrintable(m_problem));
    QVERIFY2(make(u"after_it"_s, after), qPrintable(m_problem));
    const Schema from = read(u"before_it"_s);
    const Schema to = read(u"after_it"_s);
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY(!difference(from, to).isEmpty());

    const QStringList statements = alterStatements(from, to, Dialect::MariaDb);
    QVERIFY2(apply(u"before_it"_s, statements), qPrintable(m_problem));
    const QString rest = differenceText(difference(read(u"before_it"_s), to));
    QVERIFY2(rest.isEmpty(), qPrintable(rest + statements.join(";\n"_L1)));
}

void AlterStatementsTest::unrelatedKeysStay()
{
    const QString parent = u"CREATE TABLE p (id int PRIMARY KEY, note %1, UNIQUE k (note))"_s;
    const QString child = u"CREATE TABLE c (p int%1, CONSTRAINT k FOREIGN KEY (p) REFERENCES p (id))"_s;
    QVERIFY2(make(u"before_it"_s, {parent.arg(u"int"_s), child.arg(QString())}), qPrintable(m_problem));
    QVERIFY2(make(u"after_it"_s, {parent.arg(u"bigint"_s), child.arg(u" NOT NULL DEFAULT 1"_s)}),
             qPrintable(m_problem));
    const QStringList statements =
        alterStatements(read(u"before_it"_s), read(u"after_it"_s), Dialect::MariaDb);
    QCOMPARE(statements.size(), 2);
    QVERIFY(!statements.join(u' ').contains("FOREIGN"_L1));
    QVERIFY2(apply(u"before_it"_s, statements), qPrintable(m_problem));
    QCOMPARE(read(u"before_it"_s), read(u"after_it"_s));
}

void AlterStatementsTest::theSessionIsAsItWas()
{
    const QString settings =
        u"SELECT @@sql_mode, @@character_set_client, @@collation_connection, @@time_zone, "
        "@@foreign_key_checks"_s;
    Schema to;
    Event event;
    event.name = u"e"_s;
    event.schedule = u"EVERY 1 DAY STARTS '2035-01-01 00:00:00'"_s;
    event.timeZone = u"+05:00"_s;
    event.body = u"SELECT 1"_s;
    event.environment = {u"root@localhost"_s, u"ANSI_QUOTES"_s, u"latin1"_s, u"latin1_bin"_s};
    to.events[event.name] = event;
    QVERIFY2(make(u"before_it"_s, {}), qPrintable(m_problem));
    const auto before = m_connection->query(settings);
    QVERIFY2(apply(u"before_it"_s, alterStatements({}, to, Dialect::MariaDb)), qPrintable(m_problem));
    const auto after = m_connection->query(settings);
    QVERIFY(before && after);
    QCOMPARE(*after, *before);
    QCOMPARE(read(u"before_it"_s).events[u"e"_s].environment, event.environment);
}

QTEST_GUILESS_MAIN(AlterStatementsTest)
#include "alterstatementstest.moc"
