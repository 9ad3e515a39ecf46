// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gitrepository.h"
#include "tests/ui/projectfolder.h"
#include "tests/ui/windowdriver.h"
#include "ui/history/historymodel.h"
#include "ui/history/historyview.h"

#include <QLabel>
#include <QTest>

using namespace stemma;
using namespace stemma::test;

/// The window follows the files of the open project: nobody presses anything.
class FollowUiTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { GitRepository::isolate(); }

    void aNewFileAppearsAndTheSelectionStays()
    {
        ProjectFolder project;
        project.addTwoTables();
        WindowDriver driver({project.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("one"));
        QTest::qWait(200);
        project.addRevision(QStringLiteral("three"), QStringLiteral("two"), "pass", "pass");
        QTRY_COMPARE_WITH_TIMEOUT(driver.revisions().size(), 3, 3000);
        QVERIFY(driver.revisions().first().startsWith(QStringLiteral("three")));
        QCOMPARE(driver.text("revisionId"), QStringLiteral("one"));
    }

    void whatTheBranchAddsIsMarked()
    {
        const GitRepository git;
        git.write(QStringLiteral("alembic.ini"), "[alembic]\nscript_location = alembic\n");
        git.write(QStringLiteral("alembic/env.py"), "");
        git.write(QStringLiteral("alembic/versions/one.py"),
                  "\"\"\"Tasks get a table\"\"\"\nrevision = 'one'\ndown_revision = None\n");
        git.commitAll();
        git.run({QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("-b"),
                 QStringLiteral("storyboards")});
        git.commitFile(QStringLiteral("alembic/versions/two.py"),
                       "\"\"\"Storyboards come in\"\"\"\nrevision = 'two'\ndown_revision = 'one'\n");
        WindowDriver driver({git.path()});
        driver.clickRecent(0);
        QVERIFY(driver.waitUntilSettled());
        driver.clickRevision(QStringLiteral("two"));
        auto *view = driver.window().findChild<HistoryView *>();
        QVERIFY(view);
        const QModelIndex two = view->model()->index(0, HistoryModel::RevisionColumn);
        const QModelIndex one = view->model()->index(1, HistoryModel::RevisionColumn);
        QVERIFY(two.data(HistoryModel::AddedRole).toBool());
        QVERIFY(!one.data(HistoryModel::AddedRole).toBool());
        QVERIFY(two.data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("Added by branch storyboards: main doesn't")));
        QCOMPARE(two.data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("two, added by branch storyboards"));
        QVERIFY(driver.text("revisionFacts").contains(QStringLiteral("added by branch storyboards")));
        driver.picture("branch-additions");
        driver.clickRevision(QStringLiteral("one"));
        QVERIFY(!driver.text("revisionFacts").contains(QStringLiteral("added by")));
        git.run({QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("main")});
        QTRY_COMPARE_WITH_TIMEOUT(driver.revisions().size(), 1, 3000);
    }
};

QTEST_MAIN(FollowUiTest)
#include "followuitest.moc"
