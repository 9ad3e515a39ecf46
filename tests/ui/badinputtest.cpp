// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testserver.h"
#include "tests/ui/projectfolder.h"
#include "tests/ui/windowdriver.h"

#include <QTest>
#include <QTreeView>

using namespace stemma;
using namespace stemma::test;

// Whatever is wrong with a project: the window opens, says what and where, and the rest works.
class BadInputTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init() { QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem())); }

    void aFaultInTheFilesIsAProblemWithItsPlace_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("place");
        QTest::newRow("broken Python")
            << "bad.py" << QByteArray("revision = 'bad'\ndown_revision = 'two'\n\ndef upgrade(:\n    pass\n")
            << "bad.py:4";
        QTest::newRow("missing parent")
            << "bad.py" << QByteArray("revision = 'bad'\ndown_revision = 'nowhere'\n") << "bad.py:2";
        QTest::newRow("cycle") << "bad.py" << QByteArray("revision = 'bad'\ndown_revision = 'bad'\n")
                               << "bad.py:";
        QTest::newRow("two files with one id")
            << "two_again.py" << QByteArray("revision = 'two'\ndown_revision = 'one'\n") << "two_again.py:1";
    }
    void aFaultInTheFilesIsAProblemWithItsPlace()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(QString, place);
        ProjectFolder project(url());
        project.addTwoTables();
        project.write(QStringLiteral("alembic/versions/") + file, content);
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());

        QTRY_VERIFY(driver.widget("problemsView")->isVisible());
        const QString problems = driver.problems().join(u'\n');
        QVERIFY2(problems.contains(place), qPrintable(problems));

        driver.picture(QTest::currentDataTag());

        // The rest works: another revision's SQL is there, and the problem leads to its file.
        driver.clickRevision(QStringLiteral("one"));
        QVERIFY(driver.text("upgradeSqlView").contains(QStringLiteral("t_one")));
        auto *list = qobject_cast<QTreeView *>(driver.widget("problemsView"));
        const QRect cell = list->visualRect(list->model()->index(0, 1));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, cell.center());
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(driver.widget("fileView")->isVisible());
        QCOMPARE(driver.text("fileView").toUtf8().simplified(), content.simplified());
    }

    void aConnectionThatFailsLeavesTheFiles_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("banner");
        QTest::addColumn<bool>("retry");
        const QString socket = m_server.settings().unixSocket;
        QTest::newRow("wrong password")
            << QStringLiteral("mysql+pymysql://lin:secret-word@localhost/x?unix_socket=%1").arg(socket)
            << "denied" << true;
        QTest::newRow("no server") << "mysql+pymysql://lin:secret-word@127.0.0.1:1/x" << "127.0.0.1" << true;
        QTest::newRow("another kind of database")
            << "postgresql://lin:secret-word@localhost/x" << "postgresql" << false;
        QTest::newRow("TLS asked for")
            << "mysql+pymysql://lin:secret-word@localhost/x?ssl_ca=/ca.pem" << "TLS" << false;
        QTest::newRow("no database named") << "" << "names no database" << true;
    }
    void aConnectionThatFailsLeavesTheFiles()
    {
        QFETCH(QString, url);
        QFETCH(QString, banner);
        QFETCH(bool, retry);
        ProjectFolder project(url);
        project.addTwoTables();
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        QTRY_VERIFY2(driver.banners().contains(banner, Qt::CaseInsensitive), qPrintable(driver.banners()));
        QVERIFY(!driver.banners().contains(QStringLiteral("secret-word")));
        driver.picture(QTest::currentDataTag());
        driver.clickRevision(QStringLiteral("two"));
        QVERIFY(driver.text("upgradeSqlView").contains(QStringLiteral("t_two")));
        QVERIFY(!driver.widget("upgradeToHeadButton")->isEnabled());
        QVERIFY(!driver.widget("upgradeToHeadButton")->toolTip().isEmpty());
        QCOMPARE(driver.revisions().first(), QStringLiteral("two head · no database"));
        if (retry) {
            driver.click("bannerRetry");
            QVERIFY(driver.waitUntilSettled());
            QTRY_VERIFY(driver.banners().contains(banner, Qt::CaseInsensitive));
        }
    }

    void retryConnectsOnceTheServerWantsUs()
    {
        ProjectFolder project(QStringLiteral("mysql+pymysql://lin:secret-word@localhost/%1?unix_socket=%2")
                                  .arg(m_server.database(), m_server.settings().unixSocket));
        project.addTwoTables();
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        QTRY_VERIFY(!driver.banners().isEmpty());
        QVERIFY(m_server.run({QStringLiteral("CREATE USER lin@localhost IDENTIFIED BY 'secret-word'"),
                              QStringLiteral("GRANT ALL ON *.* TO lin@localhost")}));
        driver.click("bannerRetry");
        QTRY_VERIFY(driver.banners().isEmpty());
        QTRY_COMPARE(driver.text("upgradeToHeadButton"), QStringLiteral("Upgrade to Head (2)"));
        QVERIFY(m_server.run({QStringLiteral("DROP USER lin@localhost")}));
    }

    void anIniWithoutScriptLocationOpensWithItsProblem()
    {
        ProjectFolder project;
        project.write(QStringLiteral("alembic.ini"), "[alembic]\nother = 1\n");
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        QTRY_VERIFY(!driver.problems().isEmpty());
        QVERIFY2(driver.problems().join(u' ').contains(QStringLiteral("script_location")),
                 qPrintable(driver.problems().join(u' ')));
    }

    void whatIsNoProjectIsSaidOnTheStartPage_data()
    {
        QTest::addColumn<QByteArray>("ini");
        QTest::addColumn<QString>("words");
        QTest::newRow("no alembic.ini") << QByteArray() << "alembic.ini";
        QTest::newRow("malformed") << QByteArray("[alembic\nscript_location = x\n") << "alembic.ini";
    }
    void whatIsNoProjectIsSaidOnTheStartPage()
    {
        QFETCH(QByteArray, ini);
        QFETCH(QString, words);
        ProjectFolder project;
        if (ini.isEmpty())
            QVERIFY(QFile::remove(project.path() + QStringLiteral("/alembic.ini")));
        else
            project.write(QStringLiteral("alembic.ini"), ini);
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QTRY_VERIFY(driver.widget("startProblem")->isVisible());
        QVERIFY2(driver.text("startProblem").contains(words), qPrintable(driver.text("startProblem")));
        QVERIFY(driver.widget("openDemoButton")->isEnabled());
        driver.picture(QTest::currentDataTag());
    }

private:
    QString url() const
    {
        return QStringLiteral("mysql+pymysql://root@localhost/%1?unix_socket=%2")
            .arg(m_server.database(), m_server.settings().unixSocket);
    }

    TestServer m_server;
};

QTEST_MAIN(BadInputTest)
#include "badinputtest.moc"
