// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"
#include "tests/ui/projectfolder.h"
#include "tests/ui/windowdriver.h"

#include <QAction>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace stemma;
using namespace stemma::test;

class WindowJourneyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init() { QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem())); }

    void theDemoGoesToHeadAndBackToBase()
    {
        WindowDriver driver;
        QVERIFY(driver.widget("startPage")->isVisible());
        driver.click("openDemoButton");
        QVERIFY(driver.waitUntilSettled());
        QTRY_VERIFY(driver.text("positionLabel").startsWith(QStringLiteral("nothing applied")));
        QVERIFY(driver.text("serverLabel").contains(QStringLiteral("MariaDB")));

        driver.clickRevision(QStringLiteral("7bea168f7920"));
        QCOMPARE(driver.text("revisionId"), QStringLiteral("7bea168f7920"));
        QVERIFY(driver.text("upgradeSqlView").contains(QStringLiteral("CREATE TABLE")));
        QVERIFY(driver.text("fileView").contains(QStringLiteral("revision")));

        driver.click("upgradeToHeadButton");
        QTRY_VERIFY(driver.widget("planView")->isVisible());
        QVERIFY(driver.text("planEditor").contains(QStringLiteral("7bea168f7920")));
        driver.picture("plan");
        QCOMPARE(rowsOfDemo(driver), QStringList());
        driver.click("applyButton");
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("runOutcome"), QStringLiteral("Upgrade to Head is done"),
                                  60'000);
        QTRY_COMPARE(rowsOfDemo(driver), QStringList(QStringLiteral("6e3bd8f10a57")));
        QTRY_VERIFY(driver.text("positionLabel").endsWith(QStringLiteral("at head")));
        QTRY_VERIFY(driver.revisions().contains(QStringLiteral("6e3bd8f10a57 head · current")));
        QVERIFY(!driver.widget("upgradeToHeadButton")->isEnabled());
        QVERIFY(driver.widget("upgradeToHeadButton")->toolTip().contains(QStringLiteral("at head")));

        driver.click("downgradeButton");
        driver.clickMenuEntry("downgradeMenu", "downgradeToBase");
        QTRY_VERIFY(driver.widget("planView")->isVisible());
        driver.click("applyButton");
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("runOutcome"), QStringLiteral("Downgrade to Base is done"),
                                  60'000);
        QCOMPARE(rowsOfDemo(driver), QStringList());
    }

    void aPlanIsNeverAppliedByAccident()
    {
        ProjectFolder project(url());
        project.addTwoTables();
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        QTRY_VERIFY(driver.widget("upgradeToHeadButton")->isEnabled());
        QTest::keyClick(&driver.window(), Qt::Key_U, Qt::ControlModifier);
        QTRY_VERIFY(driver.widget("planView")->isVisible());
        QTest::keyClick(driver.window().focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        driver.widget("historyView")->setFocus();
        QTest::keyClick(driver.widget("historyView"), Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(200);
        QCOMPARE(m_server.column(QStringLiteral("SHOW TABLES")), QStringList());

        driver.widget("applyButton")->setFocus();
        QTest::keyClick(driver.widget("applyButton"), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_server.column(QStringLiteral("SHOW TABLES")).size(), 3, 30'000);
        QTRY_COMPARE(m_server.column(QStringLiteral("SELECT version_num FROM alembic_version")),
                     QStringList(QStringLiteral("two")));
    }

    void spacePlansTheSelectedRevision()
    {
        ProjectFolder project(url());
        project.addTwoTables();
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        QTRY_VERIFY(driver.widget("upgradeToHeadButton")->isEnabled());
        driver.clickRevision(QStringLiteral("one"));
        QTest::keyClick(driver.widget("historyView"), Qt::Key_Space);
        QTRY_VERIFY(driver.widget("planView")->isVisible());
        QCOMPARE(driver.text("planTitle"), QStringLiteral("Upgrade to one"));
        QVERIFY(!driver.text("planEditor").contains(QStringLiteral("t_two")));
        QTest::keyClick(driver.window().focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!driver.widget("planView")->isVisible());
    }

    void aFailureSaysWhereItStands()
    {
        ProjectFolder project(url());
        project.addTwoTables();
        QVERIFY(m_server.run({QStringLiteral("CREATE TABLE t_two (x INT)")}));
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        QTRY_VERIFY(driver.widget("upgradeToHeadButton")->isEnabled());
        driver.click("upgradeToHeadButton");
        driver.click("applyButton");
        QTRY_VERIFY_WITH_TIMEOUT(driver.widget("runServerWords")->isVisible(), 30'000);
        driver.picture("failure");
        QVERIFY(driver.text("runServerWords").contains(QStringLiteral("1050")));
        QVERIFY(driver.text("runPlace").contains(QStringLiteral("versions/two.py:")));
        QVERIFY(driver.text("failedStatement").contains(QStringLiteral("t_two")));
        QVERIFY2(driver.text("runOutcomeText").contains(QStringLiteral("alembic_version now says one")),
                 qPrintable(driver.text("runOutcomeText")));
        QCOMPARE(m_server.column(QStringLiteral("SELECT version_num FROM alembic_version")),
                 QStringList(QStringLiteral("one")));
        QTRY_VERIFY(driver.revisions().contains(QStringLiteral("one current")));
    }

    void twoHeadsAreSaidAndBothAreReached()
    {
        ProjectFolder project(url());
        project.addTwoTables();
        project.addRevision(QStringLiteral("three"), QStringLiteral("one"),
                            "op.create_table('t_three', sa.Column('id', sa.Integer(), nullable=False))",
                            "op.drop_table('t_three')");
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        QTRY_COMPARE(driver.text("upgradeToHeadButton"), QStringLiteral("Upgrade to Heads (3)"));
        QVERIFY(driver.banners().contains(QStringLiteral("Two heads")));
        driver.picture("twoheads");
        driver.click("upgradeToHeadButton");
        driver.click("applyButton");
        QTRY_COMPARE_WITH_TIMEOUT(
            m_server.column(QStringLiteral("SELECT version_num FROM alembic_version ORDER BY version_num")),
            QStringList({QStringLiteral("three"), QStringLiteral("two")}), 30'000);
        driver.click("bannerNotNow");
        QVERIFY(driver.banners().isEmpty());
    }

    void anUnknownRowIsSaid()
    {
        ProjectFolder project(url());
        project.addTwoTables();
        QVERIFY(m_server.run(
            {QStringLiteral("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"),
             QStringLiteral("INSERT INTO alembic_version VALUES ('dead')")}));
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        QTRY_VERIFY2(driver.banners().contains(QStringLiteral("dead")), qPrintable(driver.banners()));
        QVERIFY(!driver.widget("upgradeToHeadButton")->isEnabled());
        driver.picture("unknownrow");
    }

private:
    QString url() const
    {
        return QStringLiteral("mysql+pymysql://root@localhost/%1?unix_socket=%2")
            .arg(m_server.database(), m_server.settings().unixSocket);
    }

    // Over a connection that is not the window's.
    static QStringList rowsOfDemo(const WindowDriver &driver)
    {
        const auto connection = Connection::open(driver.workspace().database().settings, Secret());
        if (!connection)
            return {errorText(connection.error())};
        const auto rows = (*connection)->query(QStringLiteral("SELECT version_num FROM alembic_version"));
        QStringList result;
        for (const QVariantList &row : rows.value_or(QList<QVariantList>()))
            result << row.first().toString();
        return result;
    }

    TestServer m_server;
};

QTEST_MAIN(WindowJourneyTest)
#include "windowjourneytest.moc"
