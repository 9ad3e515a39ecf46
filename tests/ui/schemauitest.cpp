// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/projectfolder.h"
#include "tests/ui/windowdriver.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTreeWidget>

using namespace stemma;
using namespace stemma::test;

// The Schema tab of the real window, with a private server behind it.
class SchemaUiTest : public QObject
{
    Q_OBJECT

private slots:
    void theTabShowsWhatARevisionChangesAndStaysWhileRevisionsAreWalked()
    {
        WindowDriver driver;
        driver.click("openDemoButton");
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("2c8d41f6a07b"));
        openTab(driver);
        QTRY_VERIFY_WITH_TIMEOUT(driver.widget("schemaChangesView")->isVisible(), 60'000);
        const QString changes = driver.text("schemaChangesView");
        QVERIFY2(changes.contains(QStringLiteral("table task_steps changed:")), qPrintable(changes));
        QVERIFY2(changes.contains(QStringLiteral(" added: ")), qPrintable(changes));
        QVERIFY2(changes.contains(QStringLiteral("CREATE TABLE `task_steps`")), qPrintable(changes));
        driver.picture("schemachanges");

        driver.clickRevision(QStringLiteral("7bea168f7920"));
        QVERIFY(driver.widget("schemaPane")->isVisible());
        QTRY_VERIFY(driver.text("schemaChangesView").contains(QStringLiteral("made:")));

        driver.click("schemaAfterChoice");
        QTRY_VERIFY(driver.text("schemaAfterView").contains(QStringLiteral("CREATE TABLE")));
        QVERIFY(!driver.text("schemaAfterView").contains(QStringLiteral("alembic_version")));
        driver.picture("schemaafter");
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
            driver.text("schemaChangesView").contains(QStringLiteral("column extra added: int")), 60'000);
        driver.click("schemaHistoryChoice");
        auto *list = qobject_cast<QTreeWidget *>(driver.widget("tableHistory"));
        QTRY_COMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(qobject_cast<QComboBox *>(driver.widget("historyTable"))->currentText(),
                 QStringLiteral("t_one"));
        QVERIFY(list->topLevelItem(1)->child(0)->text(0).contains(QStringLiteral("extra")));
        driver.picture("schemahistory");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(list->topLevelItem(0)).center());
        QTRY_COMPARE(driver.text("revisionId"), QStringLiteral("one"));
        QVERIFY(driver.widget("tableHistory")->isVisible());
        QCOMPARE(list->topLevelItemCount(), 2);
    }

    void sqlThatNeedsPythonSaysWhereAndLeadsThere()
    {
        ProjectFolder project;
        project.addTwoTables();
        project.addRevision(QStringLiteral("three"), QStringLiteral("two"),
                            "for name in sa.inspect(op.get_bind()).get_table_names(): op.drop_table(name)",
                            "pass");
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("three"));
        openTab(driver);
        auto *empty = driver.widget("schemaEmpty");
        const auto said = [&] {
            QStringList lines;
            for (const QLabel *label : empty->findChildren<QLabel *>())
                lines << label->text();
            return lines.join(u'\n');
        };
        QTRY_VERIFY_WITH_TIMEOUT(said().contains(QStringLiteral("three.py, line ")), 60'000);
        QVERIFY2(said().contains(QStringLiteral("revision three")), qPrintable(said()));
        driver.picture("schemaneedspython");

        // What comes before it is known all the same.
        driver.clickRevision(QStringLiteral("two"));
        QTRY_VERIFY_WITH_TIMEOUT(driver.text("schemaChangesView").contains(QStringLiteral("table t_two made:")),
                                 60'000);
        driver.clickRevision(QStringLiteral("three"));
        QTRY_VERIFY(said().contains(QStringLiteral("three.py, line ")));
        QTest::mouseClick(empty->findChild<QPushButton *>(QStringLiteral("emptyButton")), Qt::LeftButton);
        QTRY_VERIFY(driver.widget("fileView")->isVisible());
    }

private:
    static void openTab(WindowDriver &driver)
    {
        auto *tabs = qobject_cast<QTabWidget *>(driver.widget("detailTabs"));
        const int index = tabs->indexOf(driver.widget("schemaPane"));
        QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(index).center());
        QVERIFY(driver.widget("schemaPane")->isVisible());
    }
};

QTEST_MAIN(SchemaUiTest)
#include "schemauitest.moc"
