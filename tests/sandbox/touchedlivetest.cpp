// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/reflection.h"
#include "core/schema/touchedset.h"
#include "core/sql/quoting.h"
#include "core/sql/touchedobjects.h"
#include "tests/support/testserver.h"

#include <QRegularExpression>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

/// Statements are run, and everything on the server that has changed must be among what they were said to
/// touch.
class TouchedLiveTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void everythingThatChangesIsSaid_data();
    void everythingThatChangesIsSaid();

private:
    using State = QMap<QString, QString>; ///< "table t", "rows t", "database d", "user u": what it looks like
    State state(Connection &connection) const;
    QSet<QString> said(const QString &sql, const schema::Schema &before) const;

    TestServer m_server;
};

void TouchedLiveTest::everythingThatChangesIsSaid_data()
{
    QTest::addColumn<QString>("sql");
    for (const char *sql : {"CREATE TABLE n (a INT)",
                            "CREATE TABLE IF NOT EXISTS a (x INT)",
                            "CREATE OR REPLACE TABLE log (a INT)",
                            "CREATE TEMPORARY TABLE a (x INT)",
                            "CREATE TABLE n LIKE a",
                            "CREATE TABLE n AS SELECT * FROM a",
                            "CREATE TABLE n (a INT, FOREIGN KEY (a) REFERENCES a (id))",
                            "ALTER TABLE a ADD COLUMN z INT",
                            "ALTER TABLE a RENAME COLUMN id TO idd",
                            "ALTER TABLE a RENAME TO n",
                            "ALTER TABLE a DROP COLUMN n, RENAME n",
                            "ALTER TABLE log ADD FOREIGN KEY (a) REFERENCES a (id)",
                            "ALTER TABLE part EXCHANGE PARTITION p0 WITH TABLE plain",
                            "ALTER TABLE part CONVERT PARTITION p1 TO TABLE n",
                            "ALTER TABLE part TRUNCATE PARTITION p0",
                            "ALTER TABLE part DROP PARTITION p0",
                            "ALTER TABLE b DROP FOREIGN KEY fk",
                            "ALTER TABLE a MODIFY id BIGINT",
                            "ALTER TABLE a ENGINE=InnoDB",
                            "ALTER TABLE a CONVERT TO CHARACTER SET latin1",
                            "ALTER TABLE v RENAME TO w",
                            "RENAME TABLE a TO n",
                            "RENAME TABLE a TO n, log TO a",
                            "RENAME TABLE v TO w",
                            "RENAME TABLE q TO r",
                            "RENAME TABLE log TO other.log",
                            "DROP TABLE log",
                            "DROP TABLE IF EXISTS nowhere, log, plain",
                            "SET foreign_key_checks = 0; DROP TABLE a",
                            "DROP TABLE a",
                            "DROP TABLE b, a",
                            "TRUNCATE TABLE log",
                            "TRUNCATE a",
                            "CREATE UNIQUE INDEX i ON log (a)",
                            "DROP INDEX k ON a",
                            "CREATE VIEW w AS SELECT * FROM a",
                            "CREATE OR REPLACE VIEW v AS SELECT 1 AS one",
                            "ALTER VIEW v AS SELECT id FROM a",
                            "DROP VIEW v, v2",
                            "CREATE TRIGGER g9 BEFORE INSERT ON a FOR EACH ROW PRECEDES g SET NEW.n = 1",
                            "CREATE OR REPLACE TRIGGER g BEFORE UPDATE ON b FOR EACH ROW SET NEW.id = 1",
                            "DROP TRIGGER g",
                            "CREATE PROCEDURE n() DELETE FROM a",
                            "CREATE OR REPLACE PROCEDURE P() SELECT 2",
                            "ALTER PROCEDURE p COMMENT 'x'",
                            "DROP PROCEDURE P",
                            "CREATE FUNCTION n() RETURNS INT RETURN 1",
                            "DROP FUNCTION f",
                            "ALTER FUNCTION f COMMENT 'y'",
                            "CREATE EVENT n ON SCHEDULE EVERY 1 DAY DO DELETE FROM a",
                            "ALTER EVENT e RENAME TO e2",
                            "ALTER EVENT e COMMENT 'z'",
                            "DROP EVENT e",
                            "CREATE SEQUENCE n",
                            "ALTER SEQUENCE q INCREMENT BY 5",
                            "ALTER SEQUENCE q RESTART 50",
                            "DROP SEQUENCE q",
                            "DROP TABLE q",
                            "SELECT NEXTVAL(q)",
                            "SELECT NEXT VALUE FOR q",
                            "SELECT SETVAL(q, 40)",
                            "ALTER DATABASE CHARACTER SET latin1",
                            "CREATE DATABASE n",
                            "DROP DATABASE other",
                            "USE other; CREATE TABLE a (x INT)",
                            "CREATE TABLE other.n (x INT)",
                            "INSERT INTO a (id, n) VALUES (50, 1)",
                            "INSERT INTO log SELECT id FROM a",
                            "INSERT INTO a (id) VALUES (1) ON DUPLICATE KEY UPDATE n = 9",
                            "REPLACE INTO a (id, n) VALUES (50, 3)",
                            "REPLACE INTO a (id, n) VALUES (2, 3)",
                            "INSERT INTO v (id, n) VALUES (60, 1)",
                            "UPDATE a SET n = n + 1",
                            "UPDATE a SET id = id + 100",
                            "UPDATE v SET n = 7",
                            "UPDATE a JOIN log ON a.id = log.a SET log.a = 9",
                            "UPDATE a JOIN log ON a.id = log.a SET n = 9",
                            "UPDATE a x, plain y SET y.id = 3 WHERE x.id = 1",
                            "DELETE FROM a WHERE id = 1",
                            "DELETE FROM v WHERE id = 1",
                            "DELETE x FROM a AS x JOIN log ON log.a = x.id",
                            "DELETE FROM log USING log JOIN a ON a.id = log.a",
                            "SELECT writes()",
                            "INSERT INTO plain VALUES (writes())",
                            "SELECT id FROM a WHERE writes() = 1 LIMIT 1",
                            "UPDATE plain SET id = (SELECT writes())",
                            "CALL p()",
                            "EXECUTE IMMEDIATE 'DROP TABLE log'",
                            "BEGIN NOT ATOMIC DELETE FROM log; INSERT INTO plain VALUES (4); END",
                            "WITH c AS (SELECT 1 AS x) DELETE FROM log WHERE a IN (SELECT x FROM c)",
                            "EXPLAIN UPDATE a SET n = 5",
                            "ANALYZE UPDATE a SET n = 5",
                            "ANALYZE FORMAT=JSON DELETE FROM log",
                            "SET STATEMENT max_statement_time = 9 FOR DELETE FROM log",
                            "CREATE USER n@localhost",
                            "DROP USER u@localhost",
                            "RENAME USER u@localhost TO w@localhost",
                            "GRANT SELECT ON *.* TO u@localhost",
                            "ALTER USER u@localhost ACCOUNT LOCK",
                            "SET PASSWORD FOR u@localhost = PASSWORD('x')",
                            "CREATE ROLE n",
                            "DROP ROLE r",
                            "GRANT r TO u@localhost",
                            "OPTIMIZE TABLE a",
                            "ANALYZE TABLE a, log",
                            "CHECK TABLE a",
                            "REPAIR TABLE my",
                            "LOCK TABLES a WRITE",
                            "FLUSH TABLES a",
                            "DROP TABLE log; CREATE TABLE log (b INT); RENAME TABLE plain TO n",
                            "/*!50000 DROP TABLE */ log /*!50000 , plain */",
                            "DO writes()",
                            "SELECT v.* FROM v INTO @x, @y",
                            "PREPARE s FROM 'DROP TABLE log'",
                            "ALTER TABLE other.a ADD z INT",
                            "INSERT INTO other.a VALUES (1)",
                            "ALTER TABLE b ADD CONSTRAINT c CHECK (id > 0)",
                            "CREATE INDEX i2 ON b (a_id, id)"})
        QTest::newRow(sql) << QString::fromUtf8(sql);
}

TouchedLiveTest::State TouchedLiveTest::state(Connection &connection) const
{
    State state;
    const auto rows = [&](const QString &sql) {
        const auto answer = connection.query(sql);
        return answer ? *answer : QList<QVariantList>();
    };
    for (const QString &schema : {m_server.database(), u"other"_s}) {
        const QString in = schema == "other"_L1 ? u"other."_s : QString();
        const QString literal = quotedString(schema);
        for (const auto &row :
             rows("SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = "_L1
                  + literal))
            state[(in.isEmpty() ? u"database "_s : u"database other"_s)] = row[0].toString();
        for (
            const auto &row : rows(
                "SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_TYPE <> 'TEMPORARY' AND TABLE_SCHEMA = "_L1
                + literal)) {
            const QString name = row[0].toString();
            const QString place = quotedIdentifier(schema) + u'.' + quotedIdentifier(name);
            const bool view = row[1] == u"VIEW"_s;
            const bool sequence = row[1] == u"SEQUENCE"_s;
            const QString kind = view ? u"view "_s : sequence ? u"sequence "_s : u"table "_s;
            QString text = rows("SHOW CREATE "_L1
                                + (view           ? u"VIEW "_s
                                       : sequence ? u"SEQUENCE "_s
                                                  : u"TABLE "_s)
                                + place)
                               .value(0)
                               .value(1)
                               .toString();
            static const QRegularExpression counter(u" AUTO_INCREMENT=\\d+"_s);
            state[kind + in + name] = text.remove(counter);
            if (sequence)
                state["rows "_L1 + in + name] =
                    rows("SELECT next_not_cached_value FROM "_L1 + place).value(0).value(0).toString();
            else if (!view)
                state["rows "_L1 + in + name] =
                    rows("CHECKSUM TABLE "_L1 + place + " EXTENDED"_L1).value(0).value(1).toString();
        }
        for (const auto &row : rows("SELECT LOWER(ROUTINE_TYPE), ROUTINE_NAME, CONCAT_WS('|', "
                                    "ROUTINE_DEFINITION, ROUTINE_COMMENT) FROM "
                                    "information_schema.ROUTINES WHERE ROUTINE_SCHEMA = "_L1
                                    + literal))
            state[row[0].toString() + u' ' + in + row[1].toString()] = row[2].toString();
        for (const auto &row : rows("SELECT TRIGGER_NAME, CONCAT_WS('|', EVENT_OBJECT_TABLE, ACTION_ORDER, "
                                    "ACTION_STATEMENT) FROM "
                                    "information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = "_L1
                                    + literal))
            state["trigger "_L1 + in + row[0].toString()] = row[1].toString();
        for (const auto &row : rows("SELECT EVENT_NAME, CONCAT_WS('|', EVENT_DEFINITION, EVENT_COMMENT) FROM "
                                    "information_schema.EVENTS "
                                    "WHERE EVENT_SCHEMA = "_L1
                                    + literal))
            state["event "_L1 + in + row[0].toString()] = row[1].toString();
    }
    for (const auto &row :
         rows(u"SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = 'n'"_s))
        state["database "_L1 + row[0].toString()] = u"there"_s;
    for (const auto &row :
         rows(u"SELECT User, Host, Priv FROM mysql.global_priv WHERE User IN ('u', 'n', 'w', 'r')"_s))
        state["user "_L1 + row[0].toString()
              + (row[1].toString().isEmpty() ? QString() : u'@' + row[1].toString())] = row[2].toString();
    for (const auto &row :
         rows(u"SELECT User, GROUP_CONCAT(Role) FROM mysql.roles_mapping WHERE User = 'u' GROUP BY User"_s))
        state["user u@localhost"_L1] += row[1].toString();
    return state;
}

QSet<QString> TouchedLiveTest::said(const QString &sql, const schema::Schema &before) const
{
    QSet<QString> all;
    const Touched touched = touchedObjects(sql);
    const schema::TouchedSet set = schema::touchedIn(touched, before);
    if (set.everything)
        all << u"*"_s << u"database "_s;
    for (const schema::ObjectName &object : set.definitions) {
        all << schema::objectKindName(object.kind) + u' ' + object.name;
        // A table that comes, goes or is rewritten takes its rows along.
        all << "rows "_L1 + object.name;
    }
    for (const QString &table : set.rows)
        all << "rows "_L1 + table;
    const auto foreign = [&](const QualifiedName &name, TouchedObject::Kind kind) {
        if (name.schema == "other"_L1)
            all << touchedKindName(kind) + " other."_L1 + name.name << "rows other."_L1 + name.name;
    };
    for (const TouchedObject &object : touched.objects) {
        if (object.action == TouchedObject::Action::Read)
            continue;
        foreign(object.name, object.kind);
        foreign(object.newName, object.kind);
        for (const QString &name : {object.name.name, object.newName.name}) {
            if (object.kind == TouchedObject::Kind::User || object.kind == TouchedObject::Kind::Role)
                all << "user "_L1 + name;
            if (object.kind == TouchedObject::Kind::Database)
                all << "database "_L1 + name;
        }
        if (object.kind == TouchedObject::Kind::Database && object.name.name == "other"_L1)
            all << u"other"_s;
        // A role that is dropped is taken from those who have it.
        if (object.kind == TouchedObject::Kind::Role && object.action == TouchedObject::Action::Drop)
            all << u"user u@localhost"_s;
    }
    return all;
}

void TouchedLiveTest::everythingThatChangesIsSaid()
{
    QFETCH(QString, sql);
    QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem()));
    QVERIFY2(
        m_server.run(
            {u"DROP DATABASE IF EXISTS other"_s,
             u"DROP DATABASE IF EXISTS n"_s,
             u"CREATE DATABASE other"_s,
             u"CREATE TABLE other.a (x INT)"_s,
             u"DROP USER IF EXISTS u@localhost, n@localhost, w@localhost"_s,
             u"DROP ROLE IF EXISTS r, n"_s,
             u"CREATE USER u@localhost"_s,
             u"CREATE ROLE r"_s,
             u"CREATE TABLE a (id INT PRIMARY KEY AUTO_INCREMENT, n INT, KEY k (n))"_s,
             u"CREATE TABLE b (id INT PRIMARY KEY, a_id INT, CONSTRAINT fk FOREIGN KEY (a_id) REFERENCES a "
             u"(id) ON DELETE CASCADE ON "
             "UPDATE CASCADE)"_s,
             u"CREATE TABLE log (a INT)"_s,
             u"CREATE TABLE plain (id INT)"_s,
             u"CREATE TABLE my (id INT) ENGINE=MyISAM"_s,
             u"CREATE TABLE part (id INT) PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), "
             u"PARTITION p1 VALUES LESS "
             "THAN (20))"_s,
             u"CREATE TABLE c (id INT PRIMARY KEY, b_id INT, FOREIGN KEY (b_id) REFERENCES b (id) ON DELETE SET NULL)"_s,
             u"CREATE VIEW v AS SELECT id, n FROM a"_s,
             u"CREATE VIEW v2 AS SELECT * FROM v"_s,
             u"CREATE SEQUENCE q"_s,
             u"INSERT INTO a (id, n) VALUES (1, 1), (2, 2)"_s,
             u"INSERT INTO b VALUES (1, 1), (2, 2)"_s,
             u"INSERT INTO c VALUES (1, 1)"_s,
             u"INSERT INTO log VALUES (1)"_s,
             u"INSERT INTO plain VALUES (1)"_s,
             u"INSERT INTO part VALUES (1), (11)"_s,
             u"CREATE PROCEDURE p() DELETE FROM plain"_s,
             u"CREATE FUNCTION f() RETURNS INT RETURN 1"_s,
             u"CREATE FUNCTION writes() RETURNS INT BEGIN INSERT INTO log VALUES (7); RETURN 1; END"_s,
             u"CREATE TRIGGER g BEFORE INSERT ON a FOR EACH ROW SET NEW.n = 5"_s,
             u"CREATE TRIGGER h AFTER UPDATE ON a FOR EACH ROW INSERT INTO log VALUES (NEW.id)"_s,
             u"CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1"_s}),
        qPrintable(m_server.problem()));
    const auto connection = m_server.connect();
    const auto watcher = m_server.connect();
    QVERIFY(connection && watcher);
    const auto schemaBefore = reflectVisible(*watcher, m_server.database());
    QVERIFY2(schemaBefore, schemaBefore ? "" : qPrintable(errorText(schemaBefore.error())));
    const State before = state(*watcher);
    QVERIFY(before.size() > 20);

    // A row written in a transaction before it is taken back unless the statement commits.
    QVERIFY(connection->execute(u"CREATE TABLE IF NOT EXISTS mysql.stemma_mark (a INT)"_s));
    QVERIFY(connection->execute(u"START TRANSACTION"_s));
    QVERIFY(connection->execute(u"UPDATE mysql.stemma_mark SET a = a"_s));
    QVERIFY(connection->execute(u"SAVEPOINT s"_s));
    const Touched touched = touchedObjects(sql);
    for (const QString &each : sql.split(u"; "_s))
        (void)connection->execute(each); // one that fails may have changed something as well
    const bool committed = !connection->execute(u"ROLLBACK TO SAVEPOINT s"_s);
    if (committed && !touched.anything && !sql.startsWith("BEGIN NOT"_L1))
        QVERIFY2(touched.commits, "it has committed");
    if (!committed) { // then what it did is to be seen only now
        for (const QString &each : sql.split(u"; "_s))
            (void)connection->execute(each);
    }
    (void)connection->execute(u"COMMIT"_s);
    (void)connection->execute(u"UNLOCK TABLES"_s);

    const State after = state(*watcher);
    const QSet<QString> expected = said(sql, schemaBefore->schema);
    QStringList missed;
    for (const QString &each : QSet<QString>(before.keyBegin(), before.keyEnd())
             + QSet<QString>(after.keyBegin(), after.keyEnd())) {
        if (before.contains(each) == after.contains(each) && before.value(each) == after.value(each))
            continue;
        const bool whole = (expected.contains(u"*"_s) && !each.contains("other"_L1))
            || (expected.contains(u"other"_s) && each.contains("other."_L1));
        if (!whole && !expected.contains(each))
            missed << each;
    }
    QVERIFY2(
        missed.isEmpty(),
        qPrintable(missed.join(", "_L1) + u" — said: "_s + QStringList(expected.values()).join(", "_L1)));
}

QTEST_GUILESS_MAIN(TouchedLiveTest)
#include "touchedlivetest.moc"
