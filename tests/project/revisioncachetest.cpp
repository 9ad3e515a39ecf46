// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/revisioncache.h"
#include "core/project/history.h"
#include "tests/project/casefolder.h"

#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace stemma;

/// A cache saves time and nothing else: whatever is in its file, what is read is what the revision files say.
class RevisionCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void headersComeBackWithTheirProblems();
    void theSameBytesElsewhereCount();
    void readingWithACacheEqualsReadingWithout();
    void anEditWithTheSameTimeAndSizeIsSeen();
    void aStampThatWasNotSettledProvesNothing();
    void anUnchangedFileIsNotReadAgain();
    void aDamagedCacheIsAnEmptyOne();
    void aCacheThatCantBeWrittenIsNoError();
    void theCacheIsTheOwnersAlone();
    void whatIsUnchangedIsTakenOver();
};

namespace {

const QString cacheName = u"cache/headers"_s;

QByteArray revision(const QByteArray &id, const QByteArray &parent = "None")
{
    return "\"\"\"Message ä\n\nCreate Date: 2024-01-02\n\"\"\"\nrevision = '" + id
        + "'\ndown_revision = " + parent + "\ndepends_on = ('d',)\nbranch_labels = ['l']\n";
}

Project projectWith(const CaseFolder &folder)
{
    Project project;
    project.versionLocations = {folder.path(u"versions"_s)};
    return project;
}

History readHeaders(const CaseFolder &folder, const QString &cache = {})
{
    return readHistory(projectWith(folder), Dialect::MySql, Reading::Headers, {}, cache);
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void fill(const CaseFolder &folder)
{
    folder.write(u"versions/a.py"_s, revision("aaaa"));
    folder.write(u"versions/b.py"_s, revision("bbbb", "'aaaa'") + "x = f()\n");
    folder.write(u"versions/broken.py"_s, revision("cccc") + "def upgrade(\n");
    folder.write(u"versions/none.py"_s, "pass\n");
}

} // namespace

void RevisionCacheTest::headersComeBackWithTheirProblems()
{
    const CaseFolder folder;
    RevisionCache cache;
    const QString file = u"/v/a.py"_s;
    const QList<QByteArray> sources{revision("a"), revision("b") + "def f(\n", "revision = f()\n"};
    for (const QByteArray &source : sources) {
        const RevisionFileHeader header = readRevisionFileHeader(source, file, Dialect::MySql);
        cache.insert(RevisionCache::keyOf(source), header, file);
        QVERIFY(cache.save(folder.path(cacheName)));
        QCOMPARE(RevisionCache::load(folder.path(cacheName)).find(RevisionCache::keyOf(source), file),
                 header);
    }
}

void RevisionCacheTest::theSameBytesElsewhereCount()
{
    const QByteArray source = revision("a") + "def f(\n";
    RevisionCache cache;
    cache.insert(RevisionCache::keyOf(source), readRevisionFileHeader(source, u"/a.py"_s, Dialect::MySql),
                 u"/a.py"_s);
    QCOMPARE(cache.find(RevisionCache::keyOf(source), u"/b.py"_s),
             readRevisionFileHeader(source, u"/b.py"_s, Dialect::MySql));
    QVERIFY(!cache.find(RevisionCache::keyOf(source + ' '), u"/a.py"_s));
}

void RevisionCacheTest::readingWithACacheEqualsReadingWithout()
{
    const CaseFolder folder;
    fill(folder);
    const History without = readHeaders(folder);
    const History full = readHistory(projectWith(folder), Dialect::MySql);
    QCOMPARE(without.revisions, full.revisions);
    QCOMPARE(without.problems, full.problems);
    QCOMPARE(without.problems.size(), 2);
    for (int i = 0; i < 3; ++i) {
        const History with = readHeaders(folder, folder.path(cacheName));
        QCOMPARE(with.revisions, full.revisions);
        QCOMPARE(with.problems, full.problems);
        QCOMPARE(with.files.size(), full.files.size());
    }
    QCOMPARE(RevisionCache::load(folder.path(cacheName)).size(), 4);
}

// An edit within the clock's grain leaves size, time and inode as they were.
void RevisionCacheTest::anEditWithTheSameTimeAndSizeIsSeen()
{
    const CaseFolder folder;
    fill(folder);
    const QByteArray path = QFile::encodeName(folder.path(u"versions/a.py"_s));
    readHeaders(folder, folder.path(cacheName));
    struct stat before{};
    QCOMPARE(::stat(path.constData(), &before), 0);
    {
        QFile file(folder.path(u"versions/a.py"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(revision("eeee"));
    }
    const timespec times[] = {before.st_atim, before.st_mtim};
    QCOMPARE(::utimensat(AT_FDCWD, path.constData(), times, 0), 0);
    QCOMPARE(readHeaders(folder, folder.path(cacheName)).revisions.first().id, u"eeee"_s);
}

// The rule of git's index: within one tick of the file system's clock a second change leaves no trace.
void RevisionCacheTest::aStampThatWasNotSettledProvesNothing()
{
    constexpr qint64 second = 1'000'000'000;
    const FileStamp stamp{1, 2, 300, 1000 * second, 1000 * second};
    const QByteArray key = RevisionCache::keyOf("x");
    const auto keyAfter = [&](qint64 time, const FileStamp &now) {
        RevisionCache cache;
        cache.noteReading("/a.py", stamp, time, key);
        return cache.keyOfUnchanged("/a.py", now);
    };
    QCOMPARE(keyAfter(1003 * second, stamp), std::optional(key));
    QVERIFY(!keyAfter(1000 * second, stamp));
    QVERIFY(!keyAfter(1002 * second, stamp));
    QVERIFY(!keyAfter(900 * second, stamp)); // a clock that was set back
    for (qint64 FileStamp::*part : {&FileStamp::size, &FileStamp::modified, &FileStamp::changed}) {
        FileStamp other = stamp;
        other.*part += 1;
        QVERIFY(!keyAfter(1003 * second, other));
    }
    FileStamp replaced = stamp;
    replaced.inode += 1;
    QVERIFY(!keyAfter(1003 * second, replaced));
    QVERIFY(!RevisionCache().keyOfUnchanged("/a.py", stamp));
}

void RevisionCacheTest::anUnchangedFileIsNotReadAgain()
{
    const CaseFolder folder;
    fill(folder);
    const QString a = folder.path(u"versions/a.py"_s), file = folder.path(cacheName);
    readHeaders(folder, file);
    // A cache that claims something else of the unchanged file shows whether the file is looked into.
    RevisionCache cache = RevisionCache::load(file);
    const QByteArray claim = revision("claimed");
    cache.insert(RevisionCache::keyOf(claim), readRevisionFileHeader(claim, a, Dialect::MySql), a);
    const QByteArray path = QFile::encodeName(a);
    const FileStamp stamp = *FileStamp::of(path);
    cache.noteReading(path, stamp, stamp.changed + 3'000'000'000, RevisionCache::keyOf(claim));
    QVERIFY(cache.save(file));
    const History unread = readHeaders(folder, file);
    QCOMPARE(unread.revisions.first().id, u"claimed"_s);
    QVERIFY(!unread.sources.contains(a));
    QVERIFY(unread.files.contains(a));
    // A change brings it back; of another size, for all of this may lie within one tick of the clock.
    folder.write(u"versions/a.py"_s, revision("aaaaaa"));
    QCOMPARE(readHeaders(folder, file).revisions.first().id, u"aaaaaa"_s);
}

void RevisionCacheTest::aDamagedCacheIsAnEmptyOne()
{
    const CaseFolder folder;
    fill(folder);
    const QString cache = folder.path(cacheName);
    const History expected = readHeaders(folder, cache);
    const QByteArray good = read(cache);
    QVERIFY(good.size() > 100);
    QRandomGenerator random(7);
    for (int i = 0; i < 300; ++i) {
        QByteArray bytes = good;
        if (i % 3 == 0)
            bytes.truncate(random.bounded(int(bytes.size())));
        else if (i % 3 == 1)
            bytes[random.bounded(int(bytes.size()))] ^= char(1 << random.bounded(8));
        else
            bytes.insert(random.bounded(int(bytes.size())), "x");
        write(cache, bytes);
        QCOMPARE(RevisionCache::load(cache).size(), 0);
    }
    write(cache, "something else");
    const History history = readHeaders(folder, cache);
    QCOMPARE(history.revisions, expected.revisions);
    QCOMPARE(history.problems, expected.problems);
    QCOMPARE(RevisionCache::load(cache).size(), 4);
}

void RevisionCacheTest::aCacheThatCantBeWrittenIsNoError()
{
    const CaseFolder folder;
    fill(folder);
    folder.write(u"file"_s, "");
    const History expected = readHeaders(folder);
    for (const QString &place : {u"file/below"_s, u"versions"_s}) {
        const History history = readHeaders(folder, folder.path(place));
        QCOMPARE(history.revisions, expected.revisions);
        QCOMPARE(history.problems, expected.problems);
    }
    QCOMPARE(QDir(folder.path(u"versions"_s)).entryList(QDir::Files).size(), 4);
}

void RevisionCacheTest::theCacheIsTheOwnersAlone()
{
    const CaseFolder folder;
    fill(folder);
    readHeaders(folder, folder.path(cacheName));
    QCOMPARE(QFile::permissions(folder.path(cacheName)) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    QCOMPARE(QDir(folder.path(u"cache"_s)).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void RevisionCacheTest::whatIsUnchangedIsTakenOver()
{
    const CaseFolder folder;
    fill(folder);
    const Project project = projectWith(folder);
    History before = readHistory(project, Dialect::MySql);
    // A mark that no file states shows what was not read again.
    const QString a = folder.path(u"versions/a.py"_s), b = folder.path(u"versions/b.py"_s);
    before.files[a].header.revision->message = u"taken over"_s;
    before.files[b].header.revision->message = u"taken over"_s;
    folder.write(u"versions/b.py"_s, revision("bbbb", "'aaaa'"));
    QFile::remove(folder.path(u"versions/broken.py"_s));
    const History after = readHistory(project, Dialect::MySql, Reading::Full, before.files);
    QCOMPARE(after.revisions.size(), 2);
    QCOMPARE(after.revisions[0].message, u"taken over"_s);
    QCOMPARE(after.revisions[1].message, u"Message ä"_s);
    QCOMPARE(after.problems.size(), 1);
    QCOMPARE(after.files.size(), 3);
    QVERIFY(after.sql.contains(a));
    // Another dialect may read differently.
    QCOMPARE(readHistory(project, Dialect::MariaDb, Reading::Full, before.files).revisions[0].message,
             u"Message ä"_s);
}

QTEST_GUILESS_MAIN(RevisionCacheTest)
#include "revisioncachetest.moc"
