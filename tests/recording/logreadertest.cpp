// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/logreader.h"
#include "core/recording/secretstatement.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class LogReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatLasts_data();
    void keepsWhatLasts();
    void tellsSecrets_data();
    void tellsSecrets();
};

void LogReaderTest::keepsWhatLasts_data()
{
    QTest::addColumn<QStringList>("log"); // "session command text"; marks are put around
    QTest::addColumn<QStringList>("kept");
    QTest::addColumn<QString>("unknown");
    const auto row = [](const char *name, const QStringList &log, const QStringList &kept,
                        const char *unknown = "") {
        QTest::newRow(name) << log << kept << QString::fromLatin1(unknown);
    };
    row("questions are none", {u"1 Query SELECT 1"_s, u"1 Query SHOW TABLES"_s, u"1 Query DESCRIBE t"_s}, {});
    row("DDL and DML in order",
        {u"1 Query CREATE TABLE t (a INT)"_s, u"1 Query INSERT INTO t VALUES (1)"_s, u"1 Query COMMIT"_s},
        {u"CREATE TABLE t (a INT)"_s, u"INSERT INTO t VALUES (1)"_s});
    row("rolled back", {u"1 Query BEGIN"_s, u"1 Query INSERT INTO t VALUES (1)"_s, u"1 Query ROLLBACK"_s},
        {});
    row("DDL has committed before the rollback",
        {u"1 Query SET autocommit = 0"_s, u"1 Query INSERT INTO t VALUES (1)"_s,
         u"1 Query CREATE TABLE u (a INT)"_s, u"1 Query INSERT INTO t VALUES (2)"_s, u"1 Query ROLLBACK"_s},
        {u"INSERT INTO t VALUES (1)"_s, u"CREATE TABLE u (a INT)"_s});
    row("back to a savepoint",
        {u"1 Query BEGIN"_s, u"1 Query INSERT INTO t VALUES (1)"_s, u"1 Query SAVEPOINT `s`"_s,
         u"1 Query INSERT INTO t VALUES (2)"_s, u"1 Query ROLLBACK TO SAVEPOINT s"_s, u"1 Query COMMIT"_s},
        {u"INSERT INTO t VALUES (1)"_s});
    row("closed without a commit",
        {u"1 Query SET AUTOCOMMIT = 0"_s, u"1 Query INSERT INTO t VALUES (1)"_s, u"1 Quit "_s}, {});
    row("with autocommit", {u"2 Connect x"_s, u"2 Query INSERT INTO t VALUES (1)"_s, u"2 Quit "_s},
        {u"INSERT INTO t VALUES (1)"_s});
    row("autocommit switched on commits",
        {u"1 Query SET AUTOCOMMIT = 0"_s, u"1 Query INSERT INTO t VALUES (1)"_s,
         u"1 Query SET autocommit=1"_s},
        {u"INSERT INTO t VALUES (1)"_s});
    row("a new session's own settings",
        {u"2 Connect x"_s, u"2 Query SET NAMES utf8mb4"_s,
         u"2 Query SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"_s,
         u"2 Query SET FOREIGN_KEY_CHECKS = 0"_s, u"2 Query DROP TABLE t"_s},
        {u"SET FOREIGN_KEY_CHECKS = 0"_s, u"DROP TABLE t"_s});
    row("the revision's settings", {u"1 Query SET NAMES latin1"_s, u"1 Query SET sql_mode = ''"_s},
        {u"SET NAMES latin1"_s, u"SET sql_mode = ''"_s});
    row("a setting outlasts a rollback", {u"1 Query BEGIN"_s, u"1 Query SET @a = 1"_s, u"1 Query ROLLBACK"_s},
        {u"SET @a = 1"_s});
    row("prepared",
        {u"1 Query PREPARE s FROM 'x'"_s, u"1 Prepare x"_s, u"1 Query EXECUTE s"_s,
         u"1 Execute DELETE FROM t"_s, u"1 Query DEALLOCATE PREPARE s"_s},
        {u"DELETE FROM t"_s});
    row("what a call executes is the call's",
        {u"1 Query CALL p()"_s, u"1 Prepare x"_s, u"1 Execute DELETE FROM t"_s}, {u"CALL p()"_s});
    row("several in one call", {u"1 Query INSERT INTO t VALUES (1); SELECT 2; DELETE FROM t"_s},
        {u"INSERT INTO t VALUES (1)"_s, u"DELETE FROM t"_s});
    row("a program stays whole", {u"1 Query CREATE PROCEDURE p() BEGIN SELECT 1; DELETE FROM t; END"_s},
        {u"CREATE PROCEDURE p() BEGIN SELECT 1; DELETE FROM t; END"_s});
    row("another schema", {u"1 Init DB other"_s, u"1 Init DB shop"_s}, {u"USE `other`"_s});
    row("the version table, when the revision changes it",
        {u"1 Query ALTER TABLE alembic_version MODIFY a INT"_s},
        {u"ALTER TABLE alembic_version MODIFY a INT"_s});
    row("two phases", {u"1 Query XA START 'x'"_s}, {}, "XA");
    row("in bulk", {u"1 Bulk_execute INSERT INTO t VALUES (?)"_s}, {}, "bulk");
    row("a password", {u"1 Query CREATE USER u IDENTIFIED BY <secret>"_s}, {}, "password");
    row("a call rolled back", {u"1 Query BEGIN"_s, u"1 Query CALL p()"_s, u"1 Query ROLLBACK"_s}, {},
        "rolls back");
}

void LogReaderTest::keepsWhatLasts()
{
    QFETCH(QStringList, log);
    QFETCH(QStringList, kept);
    QFETCH(QString, unknown);
    QList<LogEntry> entries{{1, u"Connect"_s, u"root@localhost on shop"_s},
                            {1, u"Query"_s, u"CREATE TABLE before_it (a INT)"_s},
                            {1, u"Query"_s, u"SELECT 'stemma start x'"_s}};
    for (const QString &line : log) {
        QString command = line.section(u' ', 1, 1);
        QString text = line.section(u' ', 2);
        if (command == "Init"_L1) {
            command = u"Init DB"_s;
            text = line.section(u' ', 3);
        }
        entries << LogEntry{line.section(u' ', 0, 0).toLongLong(), command, text};
    }
    entries << LogEntry{1, u"Query"_s, u"SELECT 'stemma end x'"_s}
            << LogEntry{1, u"Query"_s, u"UPDATE alembic_version SET version_num = 'b'"_s};
    LogReader reader(u"x"_s, u"shop"_s, u"alembic_version"_s, {}, {});
    reader.read(entries);
    QStringList texts;
    for (const LogReader::Statement &statement : reader.statements()) {
        if (!statement.isUndone)
            texts << statement.text;
    }
    QVERIFY(reader.isWhole());
    QCOMPARE(texts, kept);
    QCOMPARE(reader.unknown().has_value(), !unknown.isEmpty());
    if (reader.unknown())
        QVERIFY2(reader.unknown()->contains(unknown), qPrintable(*reader.unknown()));
}

void LogReaderTest::tellsSecrets_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("secret");
    const auto row = [](const char *sql, bool secret) {
        QTest::newRow(sql) << QString::fromLatin1(sql) << secret;
    };
    row("CREATE USER u IDENTIFIED BY 'x'", true);
    row("CREATE USER u", false);
    row("ALTER USER u IDENTIFIED WITH caching_sha2_password AS 'hash'", true);
    row("CREATE USER u IDENTIFIED VIA mysql_native_password USING PASSWORD('x')", true);
    row("CREATE USER u IDENTIFIED VIA unix_socket", false);
    row("GRANT ALL ON *.* TO u IDENTIFIED BY PASSWORD '*94'", true);
    row("/*!50000 CREATE USER u IDENTIFIED BY 'x' */", true);
    row("SET PASSWORD FOR u = 'x'", true);
    row("ALTER USER u IDENTIFIED BY <secret>", true);
    row("CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (USER 'r', PASSWORD 'g')", true);
    row("CHANGE MASTER TO MASTER_PASSWORD='x'", true);
    row("ALTER TABLE users ADD password VARCHAR(60)", false);
    row("UPDATE users SET password = 'x'", false);
    row("INSERT INTO t VALUES ('IDENTIFIED BY ''x''')", false);
    row("DELETE FROM t WHERE a < secret", false);
}

void LogReaderTest::tellsSecrets()
{
    QFETCH(QString, sql);
    QTEST(holdsSecret(sql), "secret");
}

QTEST_GUILESS_MAIN(LogReaderTest)
#include "logreadertest.moc"
