// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/projectwatcher.h"
#include "core/project/project.h"
#include "tests/project/casefolder.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace stemma;

/// Real files in a real folder.
class ProjectWatcherTest : public QObject
{
    Q_OBJECT

private slots:
    void aChangeIsTold_data();
    void aChangeIsTold();
    void whatIsNoPartOfTheProjectIsNotTold_data();
    void whatIsNoPartOfTheProjectIsNotTold();
    void manyChangesAreToldOnce();
    void changesWithoutAnEndAreToldInBetween();
    void aFolderThatComesBackIsWatchedAgain();
    void aWatchIsNeededForEachFolderAlone();
    void otherPathsTakeThePlace();
};

namespace {

using Change = std::function<void(const CaseFolder &)>;

void rename(const CaseFolder &folder, const QString &from, const QString &to)
{
    QVERIFY(QFile::rename(folder.path(from), folder.path(to)));
}

void writeProject(const CaseFolder &folder)
{
    folder.writeProject();
    folder.write(u"alembic/versions/a.py"_s, "revision = 'a'\ndown_revision = None\n");
}

WatchedPaths pathsOf(const CaseFolder &folder)
{
    const Result<Project> project = readProject(folder.path());
    return project ? watchedPaths(*project) : WatchedPaths();
}

} // namespace

Q_DECLARE_METATYPE(Change)

void ProjectWatcherTest::aChangeIsTold_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    row("new file", [](const CaseFolder &f) { f.write(u"alembic/versions/b.py"_s, "b"); });
    row("new SQL file", [](const CaseFolder &f) { f.write(u"alembic/versions/b.sql"_s, "b"); });
    row("written in place", [](const CaseFolder &f) { f.write(u"alembic/versions/a.py"_s, "other"); });
    row("removed", [](const CaseFolder &f) { QFile::remove(f.path(u"alembic/versions/a.py"_s)); });
    row("renamed",
        [](const CaseFolder &f) { rename(f, u"alembic/versions/a.py"_s, u"alembic/versions/b.py"_s); });
    row("replaced at once", [](const CaseFolder &f) {
        f.write(u"alembic/versions/.tmp"_s, "other");
        QFile::remove(f.path(u"alembic/versions/a.py"_s));
        rename(f, u"alembic/versions/.tmp"_s, u"alembic/versions/a.py"_s);
    });
    row("new subfolder", [](const CaseFolder &f) { f.makeFolder(u"alembic/versions/sub"_s); });
    row("folder removed",
        [](const CaseFolder &f) { QDir(f.path(u"alembic/versions"_s)).removeRecursively(); });
    row("folder renamed", [](const CaseFolder &f) { rename(f, u"alembic/versions"_s, u"alembic/old"_s); });
    row("folders above removed", [](const CaseFolder &f) { QDir(f.path(u"alembic"_s)).removeRecursively(); });
    row("alembic.ini",
        [](const CaseFolder &f) { f.write(u"alembic.ini"_s, "[alembic]\nscript_location = x\n"); });
    row(".env", [](const CaseFolder &f) { f.write(u".env"_s, "A=b\n"); });
    row("env.py", [](const CaseFolder &f) { f.write(u"alembic/env.py"_s, "pass\n"); });
    row("pyproject.toml", [](const CaseFolder &f) { f.write(u"pyproject.toml"_s, "\n"); });
}

void ProjectWatcherTest::aChangeIsTold()
{
    QFETCH(const Change, change);
    const CaseFolder folder;
    writeProject(folder);
    ProjectWatcher watcher;
    watcher.watch(pathsOf(folder));
    QSignalSpy told(&watcher, &ProjectWatcher::changed);
    change(folder);
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 1000);
    QTest::qWait(2 * ProjectWatcher::quietMs);
    QCOMPARE(told.size(), 1);
}

void ProjectWatcherTest::whatIsNoPartOfTheProjectIsNotTold_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    row("compiled files", [](const CaseFolder &f) { f.write(u"alembic/versions/__pycache__/a.pyc"_s, "x"); });
    row("an editor's copy", [](const CaseFolder &f) { f.write(u"alembic/versions/.a.py.swp"_s, "x"); });
    row("a neighbour", [](const CaseFolder &f) { f.write(u"README.md"_s, "x"); });
    row("reading", [](const CaseFolder &f) {
        QFile file(f.path(u"alembic/versions/a.py"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        file.readAll();
    });
}

void ProjectWatcherTest::whatIsNoPartOfTheProjectIsNotTold()
{
    QFETCH(const Change, change);
    const CaseFolder folder;
    writeProject(folder);
    ProjectWatcher watcher;
    watcher.watch(pathsOf(folder));
    QSignalSpy told(&watcher, &ProjectWatcher::changed);
    change(folder);
    QTest::qWait(3 * ProjectWatcher::quietMs);
    QCOMPARE(told.size(), 0);
}

void ProjectWatcherTest::manyChangesAreToldOnce()
{
    const CaseFolder folder;
    writeProject(folder);
    ProjectWatcher watcher;
    watcher.watch(pathsOf(folder));
    QSignalSpy told(&watcher, &ProjectWatcher::changed);
    for (int i = 0; i < 500; ++i)
        folder.write(u"alembic/versions/n%1.py"_s.arg(i), "x");
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 1000);
    QTest::qWait(2 * ProjectWatcher::quietMs);
    QCOMPARE(told.size(), 1);
}

void ProjectWatcherTest::changesWithoutAnEndAreToldInBetween()
{
    const CaseFolder folder;
    writeProject(folder);
    ProjectWatcher watcher;
    watcher.watch(pathsOf(folder));
    QSignalSpy told(&watcher, &ProjectWatcher::changed);
    QElapsedTimer timer;
    timer.start();
    while (told.isEmpty() && timer.elapsed() < 5000) {
        folder.write(u"alembic/versions/a.py"_s, QByteArray::number(timer.elapsed()));
        QTest::qWait(40);
    }
    QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
}

void ProjectWatcherTest::aFolderThatComesBackIsWatchedAgain()
{
    const CaseFolder folder;
    writeProject(folder);
    ProjectWatcher watcher;
    watcher.watch(pathsOf(folder));
    QSignalSpy told(&watcher, &ProjectWatcher::changed);
    for (int round = 0; round < 2; ++round) {
        QDir(folder.path(u"alembic"_s)).removeRecursively();
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 1000);
        told.clear();
        folder.makeFolder(u"alembic"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), 1000);
        told.clear();
        folder.makeFolder(u"alembic/versions"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), 1000);
        told.clear();
        folder.write(u"alembic/versions/b.py"_s, "b");
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 1000);
        told.clear();
    }
}

void ProjectWatcherTest::aWatchIsNeededForEachFolderAlone()
{
    const CaseFolder folder;
    writeProject(folder);
    for (int i = 0; i < 300; ++i)
        folder.write(u"alembic/versions/n%1.py"_s.arg(i), "x");
    ProjectWatcher watcher;
    watcher.watch(pathsOf(folder));
    QCOMPARE(watcher.watchCount(), 3); // the project, alembic, versions
}

void ProjectWatcherTest::otherPathsTakeThePlace()
{
    const CaseFolder one, other;
    writeProject(one);
    writeProject(other);
    ProjectWatcher watcher;
    watcher.watch(pathsOf(one));
    watcher.watch(pathsOf(other));
    QSignalSpy told(&watcher, &ProjectWatcher::changed);
    one.write(u"alembic/versions/b.py"_s, "b");
    QTest::qWait(2 * ProjectWatcher::quietMs);
    QCOMPARE(told.size(), 0);
    other.write(u"alembic/versions/b.py"_s, "b");
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 1000);
}

QTEST_GUILESS_MAIN(ProjectWatcherTest)
#include "projectwatchertest.moc"
