// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/recentprojects.h"
#include "ui/start/startpage.h"

#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stemma;

class StartUiTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("stemma"));
    }

    void remembersTheLastTenWithoutTheLost()
    {
        QTemporaryDir folders;
        for (int i = 0; i < 12; ++i) {
            const QString folder = folders.filePath(QString::number(i));
            QVERIFY(QDir().mkpath(folder));
            RecentProjects::add(folder);
        }
        RecentProjects::add(folders.filePath(QStringLiteral("5")));
        QDir(folders.filePath(QStringLiteral("11"))).removeRecursively();
        const QStringList recent = RecentProjects::folders();
        QCOMPARE(recent.first(), folders.filePath(QStringLiteral("5")));
        QCOMPARE(recent.size(), 9);
        QCOMPARE(recent.count(folders.filePath(QStringLiteral("5"))), 1);
    }

    void offersTheWaysIn()
    {
        StartPage page;
        page.resize(900, 700);
        page.setRecent({QStringLiteral("/a/storyboard")});
        page.show();
        QSignalSpy open(&page, &StartPage::openRequested), demo(&page, &StartPage::demoRequested),
            folder(&page, &StartPage::folderRequested);
        QTest::mouseClick(page.findChild<QPushButton *>(QStringLiteral("openProjectButton")), Qt::LeftButton);
        QTest::mouseClick(page.findChild<QPushButton *>(QStringLiteral("openDemoButton")), Qt::LeftButton);
        auto *list = page.findChild<QListWidget *>(QStringLiteral("recentProjects"));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
        QCOMPARE(open.size(), 1);
        QCOMPARE(demo.size(), 1);
        QCOMPARE(folder.size(), 1);
        QCOMPARE(folder.at(0).at(0).toString(), QStringLiteral("/a/storyboard"));
    }

    void whileBusyNothingElseCanBeOpened()
    {
        StartPage page;
        page.setBusy(QStringLiteral("Starting"));
        QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("openDemoButton"))->isEnabled());
        page.setBusy({});
        QVERIFY(page.findChild<QPushButton *>(QStringLiteral("openDemoButton"))->isEnabled());
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(StartUiTest)
#include "startuitest.moc"
