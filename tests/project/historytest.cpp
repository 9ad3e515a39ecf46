// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history.h"
#include "tests/project/casefolder.h"

#include <QProcess>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class HistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void readsTheFilesInAlembicsOrder();
    void readsWhatIsARevisionFileByItsName_data();
    void readsWhatIsARevisionFileByItsName();
    void keepsTwoFilesWithOneId();
    void countsAFileOnceThatIsReachedTwice();
    void reportsAFileAndKeepsTheOthers_data();
    void reportsAFileAndKeepsTheOthers();
    void reportsAFolderThatCantBeRead();
    void anEmptyFolderIsNoError();
    void readsAThousandFiles();

private:
    static QByteArray revision(const QByteArray &id, const QByteArray &parent = {});
    static History read(const CaseFolder &folder);
    static QStringList ids(const History &history);
};

QByteArray HistoryTest::revision(const QByteArray &id, const QByteArray &parent)
{
    return "\"\"\"Message of " + id + "\"\"\"\nfrom alembic import op\n\nrevision = \"" + id
        + "\"\ndown_revision = " + (parent.isEmpty() ? QByteArray("None") : '"' + parent + '"')
        + "\n\ndef upgrade():\n    op.execute(\"SELECT 1\")\n\ndef downgrade():\n    pass\n";
}

History HistoryTest::read(const CaseFolder &folder)
{
    const auto project = readProject(folder.path());
    return project ? readHistory(*project, Dialect::MySql) : History();
}

QStringList HistoryTest::ids(const History &history)
{
    QStringList ids;
    for (const Revision &each : history.revisions)
        ids << each.id;
    return ids;
}

void HistoryTest::readsTheFilesInAlembicsOrder()
{
    const CaseFolder folder;
    folder.writeProject("version_locations = late early\n");
    folder.write(u"early/b.py"_s, revision("eb"));
    folder.write(u"early/a.py"_s, revision("ea"));
    folder.write(u"late/Z.py"_s, revision("lZ"));
    folder.write(u"late/a.py"_s, revision("la"));
    folder.write(u"late/10.py"_s, revision("l10"));
    folder.write(u"late/9.py"_s, revision("l9"));
    const History history = read(folder);
    QCOMPARE(ids(history), (QStringList{u"l10"_s, u"l9"_s, u"lZ"_s, u"la"_s, u"ea"_s, u"eb"_s}));
    QVERIFY(history.problems.isEmpty());
    const QString file = folder.path(u"early/a.py"_s);
    QCOMPARE(history.revisions[4].place.file, file);
    QCOMPARE(history.revisions[4].place.line, 4);
    QCOMPARE(history.sources.value(file), revision("ea"));
    QCOMPARE(history.sql.value(file).upgrade.statements.value(0).text, u"SELECT 1"_s);
}

void HistoryTest::readsWhatIsARevisionFileByItsName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("plain") << u"abc_message.py"_s << true;
    QTest::newRow("hidden") << u".abc.py"_s << true;
    QTest::newRow("umlaut") << u"größe.py"_s << true;
    QTest::newRow("an editor's lock") << u".#abc.py"_s << false;
    QTest::newRow("package") << u"__init__.py"_s << false;
    QTest::newRow("compiled") << u"abc.pyc"_s << false;
    QTest::newRow("backup") << u"abc.py~"_s << false;
    QTest::newRow("upper case") << u"abc.PY"_s << false;
    QTest::newRow("in a subfolder") << u"old/abc.py"_s << false;
}

void HistoryTest::readsWhatIsARevisionFileByItsName()
{
    QFETCH(QString, name);
    QFETCH(bool, isRead);
    const CaseFolder folder;
    folder.writeProject();
    folder.write("alembic/versions/"_L1 + name, revision("abc"));
    QCOMPARE(ids(read(folder)), isRead ? QStringList{u"abc"_s} : QStringList());
}

void HistoryTest::keepsTwoFilesWithOneId()
{
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/versions/a.py"_s, revision("abc"));
    folder.write(u"alembic/versions/b.py"_s, revision("abc"));
    QCOMPARE(ids(read(folder)), (QStringList{u"abc"_s, u"abc"_s}));
}

void HistoryTest::countsAFileOnceThatIsReachedTwice()
{
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/versions/a.py"_s, revision("abc"));
    QVERIFY(QFile::link(folder.path(u"alembic/versions/a.py"_s), folder.path(u"alembic/versions/b.py"_s)));
    const History history = read(folder);
    QCOMPARE(ids(history), QStringList{u"abc"_s});
    QCOMPARE(history.problems.size(), 1);
    QCOMPARE(history.problems.first().id, u"file-listed-twice"_s);
    QCOMPARE(history.problems.first().severity, Severity::Warning);
    QCOMPARE(history.problems.first().place.file, folder.path(u"alembic/versions/b.py"_s));
}

void HistoryTest::reportsAFileAndKeepsTheOthers_data()
{
    QTest::addColumn<QString>("kind"); // what stands in the place of bad.py
    QTest::newRow("folder") << u"folder"_s;
    QTest::newRow("link to nowhere") << u"dangling"_s;
    QTest::newRow("pipe") << u"pipe"_s;
    QTest::newRow("file that fails to be read") << u"unreadable"_s;
    QTest::newRow("broken Python") << u"broken"_s;
}

void HistoryTest::reportsAFileAndKeepsTheOthers()
{
    QFETCH(QString, kind);
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/versions/good.py"_s, revision("good"));
    const QString bad = folder.path(u"alembic/versions/bad.py"_s);
    if (kind == "folder"_L1)
        folder.makeFolder(u"alembic/versions/bad.py"_s);
    else if (kind == "dangling"_L1)
        QVERIFY(QFile::link(u"/nowhere/x.py"_s, bad));
    else if (kind == "pipe"_L1)
        QCOMPARE(QProcess::execute(u"mkfifo"_s, {bad}), 0);
    else if (kind == "unreadable"_L1)
        QVERIFY(QFile::link(u"/proc/self/mem"_s, bad)); // which root can't read either
    else
        folder.write(u"alembic/versions/bad.py"_s,
                     "revision = \"bad\"\ndown_revision = None\n\ndef upgrade(:\n    pass\n");

    const History history = read(folder);
    QVERIFY(ids(history).contains(u"good"_s));
    QCOMPARE(history.sql.value(folder.path(u"alembic/versions/good.py"_s)).upgrade.statements.size(), 1);
    QVERIFY(!history.problems.isEmpty());
    const Problem problem = history.problems.first();
    QCOMPARE(problem.place.file, bad);
    QCOMPARE(problem.severity, Severity::Error);
    QVERIFY(!problem.message.isEmpty());
    if (kind == "broken"_L1)
        QCOMPARE(problem.place.line, 4);
    else
        QCOMPARE(problem.id, u"revision-file-unreadable"_s);
}

void HistoryTest::reportsAFolderThatCantBeRead()
{
    const CaseFolder folder;
    folder.writeProject();
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QVERIFY(QDir(folder.path(u"alembic/versions"_s)).removeRecursively());
    const History history = readHistory(*project, Dialect::MySql);
    QCOMPARE(history.problems.size(), 1);
    QCOMPARE(history.problems.first().id, u"version-location-unreadable"_s);
    QCOMPARE(history.problems.first().place.file, folder.path(u"alembic/versions"_s));
}

void HistoryTest::anEmptyFolderIsNoError()
{
    const CaseFolder folder;
    folder.writeProject();
    const History history = read(folder);
    QVERIFY(history.revisions.isEmpty());
    QCOMPARE(history.problems.size(), 1);
    QCOMPARE(history.problems.first().id, u"no-revisions"_s);
    QCOMPARE(history.problems.first().severity, Severity::Info);
}

void HistoryTest::readsAThousandFiles()
{
    const CaseFolder folder;
    folder.writeProject();
    QByteArray parent;
    QStringList expected;
    for (int i = 1000; i < 2000; ++i) {
        const QByteArray id = "r" + QByteArray::number(i);
        folder.write(u"alembic/versions/%1.py"_s.arg(QString::fromLatin1(id)), revision(id, parent));
        expected << QString::fromLatin1(id);
        parent = id;
    }
    QCOMPARE(ids(read(folder)), expected);
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "historytest.moc"
