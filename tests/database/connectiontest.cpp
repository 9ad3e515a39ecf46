// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/connection.h"
#include "tests/support/testserver.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

namespace {

QString everyText(const Error &error)
{
    return error.message + error.advice + error.native + error.statement + error.place.file
        + errorText(error);
}

} // namespace

class ConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem()));
    }

    void tellsTheServersFlavourVersionModeAndId();
    void addsStrictModeAndKeepsTheServersOwnModes();
    void sessionIsUtf8mb4AndCommitsByItself();
    void keepsTextOutsideTheBasicPlane();
    void wrongPasswordIsAccessDeniedAndIsInNoText();
    void unknownDatabaseIsNamed();
    void noServerFailsWithAdvice_data();
    void noServerFailsWithAdvice();
    void secondStatementInOneCallHasNoEffect();
    void countsMatchedRowsNotChangedOnes();
    void readsWarningsOfTheStatementAlone();
    void failureAfterTheFirstResultIsSeen();
    void refusedStatementKeepsTheServersWordsAndTheSession();
    void aQuestionIsAnsweredInTwoHalves();
    void aRefusedQuestionLeavesTheSession();
    void foreignKeyFailureTellsTheReason();
    void strictModeRefusesWhatDoesNotFit();
    void decimalsAreNotRounded();
    void localInfileIsOff();
    void storedProgramsKeepTheServersOwnMode();
    void aModeSetByTheMigrationIsKeptForItsTriggers();
    void killedSessionIsLostForEver();
    void killedStatementIsALossToo();
    void useOnAnotherThreadAborts();

private:
    TestServer m_server;
};

void ConnectionTest::tellsTheServersFlavourVersionModeAndId()
{
    const auto connection = m_server.connect();
    QVERIFY(connection);
    const ServerInfo info = connection->server();
    QCOMPARE(info.version, m_server.column("SELECT VERSION()").value(0));
    QCOMPARE(info.sqlMode, m_server.column("SELECT @@GLOBAL.sql_mode").value(0));
    QCOMPARE(info.connectionId, connection->query("SELECT CONNECTION_ID()")->value(0).value(0).toLongLong());
    QCOMPARE(info.display(), m_server.sandbox().version());
    QVERIFY2(QRegularExpression("\\A(MariaDB|MySQL) \\d+\\.\\d+\\.\\d+\\z").match(info.display()).hasMatch(),
             qPrintable(info.display()));
}

void ConnectionTest::addsStrictModeAndKeepsTheServersOwnModes()
{
    QVERIFY2(m_server.run({"SET GLOBAL sql_mode = 'ANSI_QUOTES'"}), qPrintable(m_server.problem()));
    const auto connection = m_server.connect();
    const bool restored = m_server.run({"SET GLOBAL sql_mode = DEFAULT"});
    QVERIFY(connection && restored);
    QCOMPARE(connection->server().sqlMode, QString("ANSI_QUOTES"));
    QCOMPARE(connection->query("SELECT @@sql_mode")->value(0).value(0).toString(),
             QString("ANSI_QUOTES,STRICT_ALL_TABLES"));
}

void ConnectionTest::sessionIsUtf8mb4AndCommitsByItself()
{
    const auto connection = m_server.connect();
    const auto rows = connection->query("SELECT @@character_set_client, @@character_set_connection, "
                                        "@@character_set_results, @@autocommit");
    QVERIFY(rows);
    QCOMPARE(rows->value(0), (QVariantList{"utf8mb4", "utf8mb4", "utf8mb4", 1}));
}

void ConnectionTest::keepsTextOutsideTheBasicPlane()
{
    const auto connection = m_server.connect();
    const QString text = QString::fromUtf8("Ünï 漢字 🎬 'quoted' \\");
    QVERIFY(connection->execute("CREATE TABLE t (a VARCHAR(50))"));
    QString literal = text;
    literal.replace("\\", "\\\\").replace("'", "''");
    QVERIFY(connection->execute("INSERT INTO t VALUES ('" + literal + "')"));
    QCOMPARE(m_server.column("SELECT a FROM t"), QStringList{text});
    QCOMPARE(m_server.column("SELECT CHAR_LENGTH(a) FROM t"),
             QStringList{QString::number(text.toUcs4().size())});
}

void ConnectionTest::wrongPasswordIsAccessDeniedAndIsInNoText()
{
    const QString marked = QStringLiteral("Zx9-marked-password");
    QVERIFY2(m_server.run({"CREATE OR REPLACE USER keeper@localhost IDENTIFIED BY 'another'"}),
             qPrintable(m_server.problem()));
    ConnectionSettings settings = m_server.settings();
    settings.user = QStringLiteral("keeper");
    QList<ConnectionSettings> all{settings, settings, settings};
    all[1].unixSocket += "-not-there";
    all[2].unixSocket.clear();
    all[2].host = "127.0.0.1";
    all[2].port = 1;
    for (const ConnectionSettings &each : all) {
        const auto opened = Connection::open(each, Secret(marked));
        QVERIFY(!opened);
        QVERIFY2(!everyText(opened.error()).contains(marked), qPrintable(everyText(opened.error())));
    }
    const auto opened = Connection::open(settings, Secret(marked));
    QCOMPARE(opened.error().kind, ErrorKind::AccessDenied);
    QCOMPARE(opened.error().nativeCode, 1045);
    QVERIFY(opened.error().message.contains("keeper"));
    QVERIFY(!opened.error().advice.isEmpty());

    // The right password: a user without rights, whose refused statements don't tell it either.
    QVERIFY(m_server.run({"ALTER USER keeper@localhost IDENTIFIED BY '" + marked + "'"}));
    settings.database.clear();
    const auto keeper = Connection::open(settings, Secret(marked));
    QVERIFY2(keeper, qPrintable(keeper ? QString() : errorText(keeper.error())));
    const auto refused = (*keeper)->execute("CREATE DATABASE elsewhere");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::AccessDenied);
    QVERIFY(!everyText(refused.error()).contains(marked));
}

void ConnectionTest::unknownDatabaseIsNamed()
{
    ConnectionSettings settings = m_server.settings();
    settings.database = QStringLiteral("nowhere");
    const auto opened = Connection::open(settings, Secret());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::UnknownDatabase);
    QVERIFY(opened.error().message.contains("nowhere"));
}

void ConnectionTest::noServerFailsWithAdvice_data()
{
    QTest::addColumn<QString>("socket");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("named");
    QTest::newRow("socket that is not there") << "/nonexistent/s" << "" << "/nonexistent/s";
    QTest::newRow("port nobody listens on") << "" << "127.0.0.1" << "127.0.0.1, port 1";
    QTest::newRow("localhost is asked at its port") << "" << "" << "localhost, port 1";
    QTest::newRow("host that does not exist") << "" << "host.invalid" << "host.invalid, port 1";
}

void ConnectionTest::noServerFailsWithAdvice()
{
    QFETCH(QString, socket);
    QFETCH(QString, host);
    QFETCH(QString, named);
    ConnectionSettings settings;
    settings.unixSocket = socket;
    settings.host = host;
    settings.port = 1;
    settings.user = "someone";
    const auto opened = Connection::open(settings, Secret());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::ConnectionFailed);
    QVERIFY2(opened.error().message.contains(named), qPrintable(opened.error().message));
    QVERIFY(!opened.error().advice.isEmpty());
    QVERIFY(opened.error().nativeCode >= 2000);
}

void ConnectionTest::secondStatementInOneCallHasNoEffect()
{
    const auto connection = m_server.connect();
    QVERIFY(connection->execute("CREATE TABLE x (a INT)"));
    const auto both = connection->execute("SELECT 1; DROP TABLE x");
    QVERIFY(!both);
    QCOMPARE(both.error().nativeCode, 1064);
    QCOMPARE(m_server.column("SHOW TABLES"), QStringList{"x"});
    QVERIFY(!connection->query("SELECT 1; DROP TABLE x"));
    QCOMPARE(m_server.column("SHOW TABLES"), QStringList{"x"});
}

void ConnectionTest::countsMatchedRowsNotChangedOnes()
{
    const auto connection = m_server.connect();
    QCOMPARE(connection->execute("CREATE TABLE t (a INT)")->rowsMatched, -1);
    QCOMPARE(connection->execute("INSERT INTO t VALUES (1), (2), (3)")->rowsMatched, 3);
    QCOMPARE(connection->execute("UPDATE t SET a = a")->rowsMatched, 3);
    QCOMPARE(connection->execute("UPDATE t SET a = 9 WHERE a = 7")->rowsMatched, 0);
    QCOMPARE(connection->execute("DELETE FROM t WHERE a < 3")->rowsMatched, 2);
    QCOMPARE(connection->execute("SELECT * FROM t")->rowsMatched, -1);
}

void ConnectionTest::readsWarningsOfTheStatementAlone()
{
    const auto connection = m_server.connect();
    const auto dropped = connection->execute("DROP TABLE IF EXISTS missing");
    QVERIFY(dropped);
    QCOMPARE(dropped->warnings.size(), 1);
    QVERIFY2(dropped->warnings.first().startsWith("Note 1051: "), qPrintable(dropped->warnings.first()));
    QCOMPARE(connection->execute("SELECT GET_LOCK('stemma-test', 0)")->warnings, QStringList());
    QCOMPARE(connection->execute("DO 1")->warnings, QStringList());
}

void ConnectionTest::failureAfterTheFirstResultIsSeen()
{
    const auto connection = m_server.connect();
    QVERIFY(connection->execute("CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; SIGNAL SQLSTATE '45000' "
                                "SET MESSAGE_TEXT = 'late'; END"));
    const auto called = connection->execute("CALL p()");
    QVERIFY(!called);
    QCOMPARE(called.error().native, QString("late"));
    QCOMPARE(connection->query("SELECT 3")->value(0).value(0).toInt(), 3);
}

void ConnectionTest::refusedStatementKeepsTheServersWordsAndTheSession()
{
    const auto connection = m_server.connect();
    QVERIFY(connection->execute("CREATE TABLE t (a INT)"));
    const auto again = connection->execute("CREATE TABLE t (a INT)");
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::StatementFailed);
    QCOMPARE(again.error().nativeCode, 1050);
    QCOMPARE(again.error().native, QString("Table 't' already exists"));
    QCOMPARE(again.error().statement, QString("CREATE TABLE t (a INT)"));
    QVERIFY(!again.error().advice.isEmpty());
    QVERIFY(connection->execute("DROP TABLE t"));
}

void ConnectionTest::aQuestionIsAnsweredInTwoHalves()
{
    const auto connection = m_server.connect();
    QVERIFY(connection->sendQuestion(u"SELECT 'ä😀', NULL, '', -7 UNION ALL SELECT 'ä😀', 'x', 'y', 8"_s));
    auto rows = connection->fetchAnswer();
    QVERIFY2(rows, qPrintable(rows ? QString() : errorText(rows.error())));
    QVERIFY(connection->sendQuestion(u"SELECT 1 FROM DUAL WHERE FALSE"_s)); // the rows need no connection
    QVERIFY(!rows->isEmpty());
    QVERIFY(rows->next());
    QCOMPARE(rows->text(0), u"ä😀"_s);
    QVERIFY(rows->isNull(1));
    QVERIFY(rows->text(1).isEmpty());
    QVERIFY(!rows->isNull(2));
    QVERIFY(rows->text(2).isEmpty());
    QCOMPARE(rows->number(3), -7);
    QVERIFY(rows->isNull(4));
    QVERIFY(rows->next());
    QCOMPARE(rows->text(0), u"ä😀"_s);
    QCOMPARE(rows->text(1), u"x"_s);
    QCOMPARE(rows->bytes(2), QByteArrayView("y"));
    QCOMPARE(rows->number(3), 8);
    QVERIFY(!rows->next());
    QVERIFY(rows->isNull(0));
    auto none = connection->fetchAnswer();
    QVERIFY(none);
    QVERIFY(none->isEmpty());
    QVERIFY(!none->next());
}

void ConnectionTest::aRefusedQuestionLeavesTheSession()
{
    const auto connection = m_server.connect();
    QVERIFY(connection->sendQuestion(u"SELECT nothing FROM nowhere"_s));
    const auto rows = connection->fetchAnswer();
    QVERIFY(!rows);
    QCOMPARE(rows.error().kind, ErrorKind::StatementFailed);
    QCOMPARE(rows.error().nativeCode, 1146);
    QCOMPARE(rows.error().statement, u"SELECT nothing FROM nowhere"_s);
    QCOMPARE(connection->query(u"SELECT 5"_s)->value(0).value(0).toInt(), 5);
}

void ConnectionTest::foreignKeyFailureTellsTheReason()
{
    const auto connection = m_server.connect();
    QVERIFY(connection->execute("CREATE TABLE p (id INT PRIMARY KEY)"));
    const auto child =
        connection->execute("CREATE TABLE c (p BIGINT, CONSTRAINT fk FOREIGN KEY (p) REFERENCES p (id))");
    QVERIFY(!child);
    QVERIFY(child.error().nativeCode == 1005 || child.error().nativeCode == 3780);
    QVERIFY2(child.error().native.contains("does not match") || child.error().native.contains("incompatible"),
             qPrintable(child.error().native));
}

void ConnectionTest::strictModeRefusesWhatDoesNotFit()
{
    QVERIFY(m_server.run({"SET GLOBAL sql_mode = ''"}));
    const auto connection = m_server.connect();
    QVERIFY(m_server.run({"SET GLOBAL sql_mode = DEFAULT"}));
    QVERIFY(connection->execute("CREATE TABLE t (a VARCHAR(3))"));
    const auto inserted = connection->execute("INSERT INTO t VALUES ('abcd')");
    QVERIFY(!inserted);
    QCOMPARE(inserted.error().nativeCode, 1406);
}

void ConnectionTest::decimalsAreNotRounded()
{
    const auto connection = m_server.connect();
    QCOMPARE(connection->query("SELECT CAST('12345678901234567890.123456789' AS DECIMAL(38,9))")
                 ->value(0)
                 .value(0)
                 .toString(),
             QString("12345678901234567890.123456789"));
}

void ConnectionTest::localInfileIsOff()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("rows"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("1\n") == 2);
    file.close();
    QVERIFY(m_server.run({"SET GLOBAL local_infile = 1", "CREATE TABLE t (a INT)"}));
    const auto connection = m_server.connect();
    QVERIFY(!connection->execute("LOAD DATA LOCAL INFILE '" + file.fileName() + "' INTO TABLE t"));
    QVERIFY(m_server.run({"SET GLOBAL local_infile = 0"}));
    QCOMPARE(m_server.column("SELECT COUNT(*) FROM t"), QStringList{"0"});
}

void ConnectionTest::storedProgramsKeepTheServersOwnMode()
{
    QVERIFY(m_server.run({"SET GLOBAL sql_mode = 'NO_ENGINE_SUBSTITUTION'"}));
    const auto connection = m_server.connect();
    QVERIFY(m_server.run({"SET GLOBAL sql_mode = DEFAULT"}));
    QVERIFY(connection->execute("CREATE TABLE t (a INT)"));
    QVERIFY(connection->execute("CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1"));
    QVERIFY(connection->execute(
        "CREATE OR REPLACE DEFINER=root@localhost FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1"));
    QVERIFY(!connection->execute("CREATE PROCEDURE p() BEGIN nonsense; END"));
    QCOMPARE(
        m_server.column("SELECT sql_mode FROM information_schema.triggers WHERE trigger_schema = DATABASE()"),
        QStringList{"NO_ENGINE_SUBSTITUTION"});
    QCOMPARE(
        m_server.column("SELECT sql_mode FROM information_schema.routines WHERE routine_schema = DATABASE()"),
        QStringList{"NO_ENGINE_SUBSTITUTION"});
    QVERIFY(
        connection->query("SELECT @@sql_mode")->value(0).value(0).toString().contains("STRICT_ALL_TABLES"));
}

void ConnectionTest::aModeSetByTheMigrationIsKeptForItsTriggers()
{
    const auto connection = m_server.connect();
    QVERIFY(connection->execute("CREATE TABLE t (a INT)"));
    QVERIFY(connection->execute("SET sql_mode = 'PIPES_AS_CONCAT'"));
    QVERIFY(connection->execute("CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1"));
    QCOMPARE(
        m_server.column("SELECT sql_mode FROM information_schema.triggers WHERE trigger_schema = DATABASE()"),
        QStringList{"PIPES_AS_CONCAT"});
    QCOMPARE(connection->query("SELECT @@sql_mode")->value(0).value(0).toString(),
             QString("PIPES_AS_CONCAT"));
}

void ConnectionTest::killedSessionIsLostForEver()
{
    const auto connection = m_server.connect();
    const qint64 id = connection->server().connectionId;
    QVERIFY(m_server.run({QStringLiteral("KILL %1").arg(id)}));
    const auto first = connection->execute("CREATE TABLE never (a INT)");
    QVERIFY(!first);
    QCOMPARE(first.error().kind, ErrorKind::ConnectionLost);
    QVERIFY(first.error().nativeCode != 0);
    const auto second = connection->query("SELECT 1");
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::ConnectionLost);
    QVERIFY(!connection->execute("CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1"));
    QCOMPARE(m_server.column("SHOW TABLES"), QStringList());
}

void ConnectionTest::killedStatementIsALossToo()
{
    const auto connection = m_server.connect();
    // A session that ends itself: the server answers the KILL by closing.
    const auto killed = connection->execute(QStringLiteral("KILL %1").arg(connection->server().connectionId));
    const auto after = connection->execute("DO 1");
    QVERIFY(!after);
    QCOMPARE(after.error().kind, ErrorKind::ConnectionLost);
    if (!killed)
        QVERIFY(killed.error().nativeCode == 1317 || killed.error().kind == ErrorKind::ConnectionLost);
}

void ConnectionTest::useOnAnotherThreadAborts()
{
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + "/wrongthread", {m_server.settings().unixSocket});
    QVERIFY(process.waitForFinished(20000));
    QVERIFY(process.readAllStandardOutput().contains("opened"));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QVERIFY(process.readAllStandardError().contains("thread that does not own it"));
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connectiontest.moc"
