// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/databasethread.h"
#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

using namespace stemma;

class DatabaseThreadTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem()));
    }

    void opensAndWorksOnItsOwnThread();
    void worksInTheOrderGiven();
    void withoutAConnectionWorkIsRefused();
    void aFailedOpeningLeavesNoConnection();
    void givingWorkDoesNotWait();
    void theDestructorEndsAfterTheWorkUnderWay();
    void closingEndsTheSession();

private:
    TestServer m_server;
};

void DatabaseThreadTest::opensAndWorksOnItsOwnThread()
{
    DatabaseThread thread;
    const auto opened = thread.open(m_server.settings(), Secret()).result();
    QVERIFY(opened);
    QVERIFY(opened->connectionId > 0);
    const auto where =
        thread.run<QThread *>([](Connection &) -> Result<QThread *> { return QThread::currentThread(); })
            .result();
    QVERIFY(where && *where != QThread::currentThread());
    const auto id =
        thread.run<qint64>([](Connection &c) -> Result<qint64> { return c.server().connectionId; }).result();
    QCOMPARE(*id, opened->connectionId);
}

void DatabaseThreadTest::worksInTheOrderGiven()
{
    DatabaseThread thread;
    thread.open(m_server.settings(), Secret());
    QList<QFuture<Result<StatementOutcome>>> futures;
    for (const char *sql :
         {"CREATE TABLE t (a INT AUTO_INCREMENT PRIMARY KEY, b INT)", "INSERT INTO t (b) VALUES (7)",
          "UPDATE t SET b = b + 1", "ALTER TABLE t ADD c INT"}) {
        futures << thread.run<StatementOutcome>([sql](Connection &c) { return c.execute(sql); });
    }
    for (const auto &future : futures)
        QVERIFY(future.result());
    QCOMPARE(m_server.column("SELECT b FROM t"), QStringList{"8"});
}

void DatabaseThreadTest::withoutAConnectionWorkIsRefused()
{
    DatabaseThread thread;
    bool called = false;
    const auto result = thread
                            .run<int>([&called](Connection &) -> Result<int> {
                                called = true;
                                return 1;
                            })
                            .result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::ConnectionFailed);
    QVERIFY(!called);
}

void DatabaseThreadTest::aFailedOpeningLeavesNoConnection()
{
    DatabaseThread thread;
    QVERIFY(thread.open(m_server.settings(), Secret()).result());
    ConnectionSettings elsewhere = m_server.settings();
    elsewhere.database = "nowhere";
    const auto opened = thread.open(elsewhere, Secret()).result();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::UnknownDatabase);
    QVERIFY(!thread.run<int>([](Connection &) -> Result<int> { return 1; }).result());
}

void DatabaseThreadTest::givingWorkDoesNotWait()
{
    DatabaseThread thread;
    QVERIFY(thread.open(m_server.settings(), Secret()).result());
    QElapsedTimer timer;
    timer.start();
    auto future = thread.run<StatementOutcome>([](Connection &c) { return c.execute("DO SLEEP(0.5)"); });
    QVERIFY(!future.isFinished());
    QVERIFY(timer.elapsed() < 400);
    QVERIFY(future.result());
    QVERIFY(timer.elapsed() >= 500);
}

void DatabaseThreadTest::theDestructorEndsAfterTheWorkUnderWay()
{
    QFuture<Result<StatementOutcome>> underWay;
    QFuture<Result<StatementOutcome>> queued;
    {
        DatabaseThread thread;
        QVERIFY(thread.open(m_server.settings(), Secret()).result());
        std::atomic_bool begun = false;
        underWay = thread.run<StatementOutcome>([&begun](Connection &c) {
            begun = true;
            return c.execute("CREATE TABLE finished AS SELECT SLEEP(0.3)");
        });
        queued = thread.run<StatementOutcome>(
            [](Connection &c) { return c.execute("CREATE TABLE dropped (a INT)"); });
        QTRY_VERIFY(begun);
    }
    QVERIFY(underWay.isFinished() && underWay.result());
    QVERIFY(queued.isFinished());
    QVERIFY(queued.isCanceled());
    QCOMPARE(m_server.column("SHOW TABLES"), QStringList{"finished"});
}

void DatabaseThreadTest::closingEndsTheSession()
{
    DatabaseThread thread;
    const auto opened = thread.open(m_server.settings(), Secret()).result();
    QVERIFY(opened);
    thread.close().waitForFinished();
    const QString sql = QStringLiteral("SELECT COUNT(*) FROM information_schema.processlist WHERE id = %1")
                            .arg(opened->connectionId);
    QTRY_COMPARE(m_server.column(sql), QStringList{"0"});
    QVERIFY(!thread.run<int>([](Connection &) -> Result<int> { return 1; }).result());
}

QTEST_GUILESS_MAIN(DatabaseThreadTest)
#include "databasethreadtest.moc"
