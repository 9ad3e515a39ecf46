// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/projectfolder.h"
#include "tests/ui/windowdriver.h"

#include <QFile>
#include <QTabWidget>
#include <QTest>

using namespace stemma;
using namespace stemma::test;

// What can't be known without running a file, in the real window, told by the real Alembic.
class PythonUiTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"})
            qputenv(name, m_home->path().toLocal8Bit());
        qunsetenv("VIRTUAL_ENV");
    }

    void nothingIsRunBeforeConsentAndTheSqlIsShownAfterIt()
    {
        ProjectFolder project;
        const QString mark = project.path() + QStringLiteral("/mark");
        project.addRevision(QStringLiteral("one"), {},
                            "import platform\n"
                            "    open('"
                                + mark.toUtf8()
                                + "', 'a').write('run')\n"
                                  "    op.execute('CREATE TABLE %s (i INT)' % platform.system().lower())",
                            "pass");
        project.letAlembicRun();
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("one"));
        QTRY_VERIFY(driver.widget("upgradeSqlViewPythonOnce")->isVisible());
        QVERIFY2(driver.text("upgradeSqlViewPythonCommand").contains(QStringLiteral("python3")),
                 qPrintable(driver.text("upgradeSqlViewPythonCommand")));
        QVERIFY(!QFile::exists(mark));
        driver.picture("pythonconsent");

        driver.click("upgradeSqlViewPythonOnce");
        QTRY_VERIFY_WITH_TIMEOUT(driver.widget("upgradeSqlView")->isVisible(), 60'000);
        QCOMPARE(driver.text("upgradeSqlView"), QStringLiteral("CREATE TABLE linux (i INT);"));
        QVERIFY2(driver.text("upgradeSqlViewOrigin").contains(QStringLiteral("from Alembic")),
                 qPrintable(driver.text("upgradeSqlViewOrigin")));
        QVERIFY(QFile::exists(mark));
        driver.picture("pythonanswer");
    }

    void whyItDoesNotTellIsSaidWithItsTraceback()
    {
        ProjectFolder project;
        project.addRevision(QStringLiteral("one"), {}, "raise RuntimeError('not on a Monday')", "pass");
        project.letAlembicRun();
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("one"));
        QTRY_VERIFY(driver.widget("upgradeSqlViewPythonAlways")->isVisible());
        driver.click("upgradeSqlViewPythonAlways");
        QTRY_VERIFY_WITH_TIMEOUT(driver.widget("upgradeSqlViewPythonAgain")->isVisible(), 60'000);
        QVERIFY2(driver.text("upgradeSqlViewPythonText").contains(QStringLiteral("not on a Monday")),
                 qPrintable(driver.text("upgradeSqlViewPythonText")));
        QVERIFY2(driver.text("upgradeSqlViewPythonCommand").contains(QStringLiteral("RuntimeError")),
                 qPrintable(driver.text("upgradeSqlViewPythonCommand")));
        driver.picture("pythonfailure");
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_MAIN(PythonUiTest)
#include "pythonuitest.moc"
