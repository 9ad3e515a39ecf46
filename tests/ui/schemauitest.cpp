// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/projectfolder.h"
#include "tests/ui/windowdriver.h"
#include "ui/details/schemachangesview.h"
#include "ui/theme/emptystate.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

using namespace stemma;
using namespace stemma::test;

// The Schema tab of the real window, with a private server behind it.
class SchemaUiTest : public QObject
{
    Q_OBJECT

private slots:
    /// Nothing is remembered from another run of the test.
    void init()
    {
        m_cache = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CACHE_HOME", m_cache->path().toLocal8Bit());
    }

    void theDemosSchemaIsSeenBeforeAndAfterWholeAndByTable()
    {
        WindowDriver driver;
        driver.click("openDemoButton");
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("0d7e92a4b5c8"));
        openTab(driver);
        QTRY_VERIFY_WITH_TIMEOUT(driver.widget("schemaChangesView")->isVisible(), 60'000);
        const QString changes = driver.text("schemaChangesView");
        QVERIFY2(changes.startsWith(QStringLiteral("-- table files changed:\n"
                                                   "--   changed: column id, column parent_id\n"
                                                   "CREATE TABLE `files` (")),
                 qPrintable(changes));
        QVERIFY2(changes.contains(QStringLiteral("`id` int NOT NULL")), qPrintable(changes));
        QVERIFY2(changes.contains(QStringLiteral("`id` bigint NOT NULL")), qPrintable(changes));
        QVERIFY(!changes.contains(QStringLiteral("CREATE TABLE `task_logs`")));
        const QString signs = signsOf(driver);
        QVERIFY2(signs.startsWith(QStringLiteral("   --++  ")), qPrintable(signs));
        QVERIFY(driver.text("schemaOrigin").contains(QStringLiteral("as in your database")));
        driver.picture("schemachanges");

        // The tab stays while revisions are walked; the first one makes everything.
        driver.clickRevision(QStringLiteral("7bea168f7920"));
        QVERIFY(driver.widget("schemaPane")->isVisible());
        QTRY_VERIFY(driver.text("schemaChangesView").contains(QStringLiteral("table tasks created:")));
        QVERIFY(!signsOf(driver).contains(u'-'));

        driver.click("schemaAfterChoice");
        QTRY_VERIFY(driver.text("schemaAfterView").contains(QStringLiteral("CREATE TABLE `tasks`")));
        QVERIFY(!driver.text("schemaAfterView").contains(QStringLiteral("alembic_version")));
        auto *object = qobject_cast<QComboBox *>(driver.widget("schemaObject"));
        QCOMPARE(object->itemText(0), QStringLiteral("top (%1 tables)").arg(object->count() - 1));
        driver.picture("schemaafter");
        choose(object, object->findText(QStringLiteral("table tasks")));
        auto *whole = qobject_cast<CodeView *>(driver.widget("schemaAfterView"));
        QTRY_COMPARE(whole->text(whole->cursorLine() - 1).trimmed(),
                     QStringLiteral("CREATE TABLE `tasks` ("));

        // A revision is found again where it was scrolled to.
        const int line = whole->firstVisible();
        QVERIFY(line > 1);
        driver.clickRevision(QStringLiteral("0d7e92a4b5c8"));
        QTRY_VERIFY(driver.text("schemaAfterView").contains(QStringLiteral("`id` bigint")));
        QCOMPARE(whole->firstVisible(), 1);
        driver.clickRevision(QStringLiteral("7bea168f7920"));
        QTRY_VERIFY(!driver.text("schemaAfterView").contains(QStringLiteral("`id` bigint")));
        QTest::qWait(100); // lines are wrapped meanwhile
        QCOMPARE(whole->firstVisible(), line);

        driver.click("schemaHistoryChoice");
        choose(table(driver), table(driver)->findText(QStringLiteral("task_steps")));
        QTRY_COMPARE(driver.text("schemaHistoryChoice"), QStringLiteral("History of task_steps"));
        QTRY_COMPARE(revisionsIn(history(driver)).value(1), QStringLiteral("2c8d41f6a07b"));
        QTRY_VERIFY(!driver.widget("tableHistoryNote")->isVisible());
        QCOMPARE(revisionsIn(history(driver)).first(), QStringLiteral("7bea168f7920"));
        driver.picture("schemahistory");
    }

    void theHistoryOfATableLeadsToItsRevisions()
    {
        ProjectFolder project;
        project.addTwoTables();
        project.addRevision(QStringLiteral("three"), QStringLiteral("two"),
                            "op.add_column('t_one', sa.Column('extra', sa.Integer()))",
                            "op.drop_column('t_one', 'extra')");
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("three"));
        openTab(driver);
        QTRY_VERIFY_WITH_TIMEOUT(
            driver.text("schemaChangesView").contains(QStringLiteral("added: column extra")), 60'000);
        QCOMPARE(signsOf(driver).count(u'+'), 1);
        QCOMPARE(signsOf(driver).count(u'-'), 0);
        QVERIFY(driver.text("schemaOrigin").contains(QStringLiteral("for want of a connected database")));
        // The table that the revision changes is the one that is offered.
        QCOMPARE(driver.text("schemaHistoryChoice"), QStringLiteral("History of t_one"));
        driver.click("schemaHistoryChoice");
        QTRY_COMPARE(revisionsIn(history(driver)), (QStringList{"one", "three"}));
        QCOMPARE(table(driver)->currentText(), QStringLiteral("t_one"));
        QVERIFY(history(driver)->topLevelItem(1)->child(0)->text(0).contains(QStringLiteral("extra")));

        clickItem(driver, 0);
        QTRY_COMPARE(driver.text("revisionId"), QStringLiteral("one"));
        QVERIFY(driver.widget("tableHistory")->isVisible());
        QCOMPARE(revisionsIn(history(driver)), (QStringList{"one", "three"}));

        // By keys: another table, and on to its revision.
        table(driver)->setFocus();
        QTest::keyClick(table(driver), Qt::Key_Down);
        QTRY_COMPARE(revisionsIn(history(driver)), QStringList{"two"});
        QCOMPARE(driver.text("schemaHistoryChoice"), QStringLiteral("History of t_two"));
        history(driver)->setFocus();
        QTest::keyClick(history(driver), Qt::Key_Down);
        QTest::keyClick(history(driver), Qt::Key_Return);
        QTRY_COMPARE(driver.text("revisionId"), QStringLiteral("two"));
        // A table that was chosen stays.
        driver.clickRevision(QStringLiteral("three"));
        QTRY_COMPARE(driver.text("schemaHistoryChoice"), QStringLiteral("History of t_two"));
    }

    void sqlThatNeedsPythonSaysWhereAndLeadsThere()
    {
        ProjectFolder project;
        project.addTwoTables();
        project.addRevision(QStringLiteral("three"), QStringLiteral("two"),
                            "for name in sa.inspect(op.get_bind()).get_table_names(): op.drop_table(name)",
                            "pass");
        project.addRevision(QStringLiteral("four"), QStringLiteral("three"),
                            "op.execute('CREATE TABLE t_four (id INT)')", "pass");
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("four"));
        openTab(driver);
        QTRY_VERIFY2_WITH_TIMEOUT(said(driver).contains(QStringLiteral("beyond revision three")),
                                  qPrintable(said(driver)), 60'000);
        QVERIFY2(said(driver).contains(QStringLiteral("three.py, line ")), qPrintable(said(driver)));
        driver.picture("schemaneedspython");

        // What comes before it is known all the same, and says how far.
        driver.clickRevision(QStringLiteral("two"));
        QTRY_VERIFY_WITH_TIMEOUT(
            driver.text("schemaChangesView").contains(QStringLiteral("table t_two created:")), 60'000);
        driver.click("schemaHistoryChoice");
        QTRY_VERIFY(driver.widget("tableHistoryNote")->isVisible());
        QTRY_VERIFY2(driver.text("tableHistoryNote").contains(QStringLiteral("up to revision three")),
                     qPrintable(driver.text("tableHistoryNote")));
        driver.picture("schemahistorystopped");

        driver.clickRevision(QStringLiteral("four"));
        QTRY_VERIFY(said(driver).contains(QStringLiteral("three.py, line ")));
        clickButton(driver);
        QTRY_VERIFY(driver.widget("fileView")->isVisible());
        QCOMPARE(driver.text("revisionId"), QStringLiteral("three"));
    }

    void aStatementThatFailsIsShownWithTheServersWords()
    {
        ProjectFolder project;
        project.addTwoTables();
        project.addRevision(QStringLiteral("three"), QStringLiteral("two"),
                            "op.execute('ALTER TABLE nowhere ADD COLUMN x INT')", "pass");
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("three"));
        openTab(driver);
        QTRY_VERIFY2_WITH_TIMEOUT(said(driver).contains(QStringLiteral("1146: ")), qPrintable(said(driver)),
                                  60'000);
        QVERIFY2(said(driver).contains(QStringLiteral("ALTER TABLE nowhere")), qPrintable(said(driver)));
        QVERIFY2(said(driver).contains(QStringLiteral("three.py, line ")), qPrintable(said(driver)));
        driver.picture("schemafailed");
    }

    void aLongReplayTellsItsProgressAndCanBeStopped()
    {
        ProjectFolder project;
        project.addTwoTables();
        project.addRevision(QStringLiteral("three"), QStringLiteral("two"), "op.execute('DO SLEEP(2)')",
                            "pass");
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("three"));
        openTab(driver);
        QVERIFY2(said(driver).contains(QStringLiteral("Working out")), qPrintable(said(driver)));
        QTRY_VERIFY2_WITH_TIMEOUT(said(driver).contains(QStringLiteral("2 of 3 revisions done")),
                                  qPrintable(said(driver)), 60'000);
        driver.picture("schemaworking");
        clickButton(driver);
        QTRY_VERIFY_WITH_TIMEOUT(said(driver).startsWith(QStringLiteral("Stopped")), 1000);
        clickButton(driver);
        QTRY_VERIFY2_WITH_TIMEOUT(said(driver).contains(QStringLiteral("No change of the schema")),
                                  qPrintable(said(driver)), 60'000);
    }

    void whatFollowsARevisionIsNotWaitedForAndCanBeLeftOut()
    {
        ProjectFolder project;
        project.addTwoTables();
        project.addRevision(QStringLiteral("three"), QStringLiteral("two"), "op.execute('DO SLEEP(5)')",
                            "pass");
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("one"));
        openTab(driver);
        QTRY_VERIFY_WITH_TIMEOUT(
            driver.text("schemaChangesView").contains(QStringLiteral("table t_one created:")), 60'000);
        driver.click("schemaHistoryChoice");
        QVERIFY(driver.widget("tableHistoryStop")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("tableHistoryNote").contains(QStringLiteral("2 of 3 revisions")),
                                 4000);
        driver.picture("schemahistorycoming");
        driver.click("tableHistoryStop");
        QTRY_VERIFY(driver.text("tableHistoryNote").contains(QStringLiteral("were not worked out")));
        QVERIFY(!driver.widget("tableHistoryStop")->isVisible());
    }

    void aLargeSchemaLeavesTheWindowAlive()
    {
        ProjectFolder project;
        QByteArray body =
            "for number in range(400):\n        op.execute(f'CREATE TABLE t_{number} (id INT PRIMARY KEY";
        for (int column = 0; column < 20; ++column)
            body += ", column_" + QByteArray::number(column) + " VARCHAR(100) NOT NULL";
        project.addRevision(QStringLiteral("one"), {}, body + ")')", "pass");
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("one"));

        qint64 longest = 0;
        QElapsedTimer since;
        QTimer beat;
        connect(&beat, &QTimer::timeout, this, [&] { longest = std::max(longest, since.restart()); });
        since.start();
        beat.start(5);
        openTab(driver);
        QTRY_VERIFY_WITH_TIMEOUT(driver.widget("schemaChangesView")->isVisible(), 120'000);
        driver.click("schemaAfterChoice");
        QTRY_VERIFY(driver.text("schemaAfterView").contains(QStringLiteral("CREATE TABLE `t_399`")));
        driver.click("schemaHistoryChoice");
        QTRY_COMPARE(table(driver)->count(), 400);
        QTest::qWait(50);
        qInfo("longest pause of the window: %lld ms", longest);
        QVERIFY2(longest < 1000, qPrintable(QString::number(longest)));
    }

    void withoutAServerItSaysWhatToInstall()
    {
        QTemporaryDir folder;
        const QString program = folder.filePath(QStringLiteral("mariadbd"));
        QFile file(program);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\necho broken\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", QByteArray(folder.path().toLocal8Bit() + ":" + path));

        ProjectFolder project;
        project.addTwoTables();
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("one"));
        openTab(driver);
        QTRY_VERIFY_WITH_TIMEOUT(said(driver).contains(QStringLiteral("no server")), 20'000);
        QVERIFY2(said(driver).contains(QStringLiteral("mariadb-server-core")), qPrintable(said(driver)));
        driver.picture("schemanoserver");

        qputenv("PATH", path);
        clickButton(driver);
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("schemaChangesView").contains(QStringLiteral("t_one created:")),
                                 60'000);
    }

    void whatChangesInTheFilesIsFollowed()
    {
        ProjectFolder project;
        project.addTwoTables();
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("two"));
        openTab(driver);
        QTRY_VERIFY_WITH_TIMEOUT(
            driver.text("schemaChangesView").contains(QStringLiteral("table t_two created:")), 60'000);
        project.addRevision(QStringLiteral("two"), QStringLiteral("one"),
                            "op.create_table('t_other', sa.Column('id', sa.Integer(), nullable=False))",
                            "op.drop_table('t_other')");
        QTRY_VERIFY_WITH_TIMEOUT(
            driver.text("schemaChangesView").contains(QStringLiteral("table t_other created:")), 60'000);
        QVERIFY(!driver.text("schemaChangesView").contains(QStringLiteral("t_two")));
    }

private:
    static void openTab(WindowDriver &driver)
    {
        auto *tabs = qobject_cast<QTabWidget *>(driver.widget("detailTabs"));
        const int index = tabs->indexOf(driver.widget("schemaPane"));
        QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(index).center());
        QVERIFY(driver.widget("schemaPane")->isVisible());
    }

    static QString said(WindowDriver &driver)
    {
        auto *empty = qobject_cast<EmptyState *>(driver.widget("schemaEmpty"));
        return empty->isVisible() ? empty->text() : QStringLiteral("(not seen)");
    }

    static void clickButton(WindowDriver &driver)
    {
        auto *button = driver.widget("schemaEmpty")->findChild<QPushButton *>(QStringLiteral("emptyButton"));
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }

    static QTreeWidget *history(WindowDriver &driver)
    {
        return qobject_cast<QTreeWidget *>(driver.widget("tableHistory"));
    }

    static QComboBox *table(WindowDriver &driver)
    {
        return qobject_cast<QComboBox *>(driver.widget("historyTable"));
    }

    static void clickItem(WindowDriver &driver, int row)
    {
        QTreeWidget *list = history(driver);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(list->topLevelItem(row)).center());
    }

    /// By the keys that a closed list takes.
    static void choose(QComboBox *list, int row)
    {
        QVERIFY(row >= 0);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentIndex(), row);
    }

    static QStringList revisionsIn(const QTreeWidget *list)
    {
        QStringList ids;
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            ids << list->topLevelItem(row)->text(0).section(u' ', 0, 0);
        return ids;
    }

    static QString signsOf(WindowDriver &driver)
    {
        auto *view = qobject_cast<SchemaChangesView *>(driver.widget("schemaChangesView"));
        QString signs;
        for (int line = 1; line <= view->lines(); ++line)
            signs += view->signOf(line);
        return signs;
    }

    std::unique_ptr<QTemporaryDir> m_cache;
};

QTEST_MAIN(SchemaUiTest)
#include "schemauitest.moc"
