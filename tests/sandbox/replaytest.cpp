// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/replay.h"
#include "core/sandbox/replaycache.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class ReplayTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void takesTheSchemaAfterEachRevision();
    void comesFromTheCacheWithoutAServer();
    void goesOnWhereTheCacheEnds();
    void anEditedRevisionIsRunAgainAndSoAreThoseAfterIt();
    void damagedFilesAreNotUsed_data();
    void damagedFilesAreNotUsed();
    void endsBeforeARevisionThatNeedsPython();
    void endsBeforeARevisionThatFails();
    void sessionStateLastsThroughRevisions();
    void stopsWhenAsked();
    void runsOnMySqlToo();

private:
    ReplayedHistory replayed(const QList<ReplayRevision> &revisions);
    static QList<ReplayRevision> shop();
    QStringList run() const { return m_run; }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_program; ///< empty: the machine's own server
    QString m_server; ///< that the last replay told
    QStringList m_run; ///< revisions that the last replay has run
};

void ReplayTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_program.clear();
}

QList<ReplayRevision> ReplayTest::shop()
{
    return {
        {u"1"_s,
         {u"CREATE TABLE item (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(20))"_s,
          u"INSERT INTO item (name) VALUES ('a'), ('b')"_s},
         {}},
        {u"2"_s, {u"UPDATE item SET name = 'c' WHERE id = 1"_s}, {}},
        {u"3"_s,
         {u"CREATE TABLE sale (id INT PRIMARY KEY, item_id INT, FOREIGN KEY (item_id) REFERENCES item (id))"_s,
          u"CREATE TRIGGER g BEFORE INSERT ON sale FOR EACH ROW SET NEW.item_id = 1"_s},
         {}},
        {u"4"_s, {u"ALTER TABLE item RENAME COLUMN id TO item_id"_s}, {}},
        {u"5"_s, {u"RENAME TABLE item TO article"_s}, {}},
        {u"6"_s, {u"DROP TABLE sale"_s}, {}},
    };
}

ReplayedHistory ReplayTest::replayed(const QList<ReplayRevision> &revisions)
{
    m_run.clear();
    ReplayOptions options;
    options.schema = u"shop"_s;
    options.cacheFolder = m_folder->path();
    options.program = m_program;
    options.progress = [&](const ReplayProgress &progress) {
        m_server = progress.server;
        if (!progress.fromCache)
            m_run << progress.revision;
    };
    const auto history = replay(revisions, options);
    if (history)
        return *history;
    ReplayedHistory failed;
    failed.stopped = history.error();
    return failed;
}

void ReplayTest::takesTheSchemaAfterEachRevision()
{
    const ReplayedHistory history = replayed(shop());
    QVERIFY2(!history.stopped, qPrintable(history.stopped ? errorText(*history.stopped) : QString()));
    QCOMPARE(run(), QStringList({u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s}));
    QCOMPARE(history.before(u"1"_s)->objects().size(), 0);
    QCOMPARE(*history.after(u"2"_s), *history.after(u"1"_s));
    QCOMPARE(history.after(u"3"_s)->objects().size(), 3);
    QCOMPARE(history.before(u"4"_s), history.after(u"3"_s));
    // The other table's foreign key follows.
    const auto referred = [&](const QString &revision) {
        return history.after(revision)->tables[u"sale"_s].foreignKeys.first();
    };
    QCOMPARE(referred(u"4"_s).referencedColumns, QStringList{u"item_id"_s});
    QCOMPARE(referred(u"5"_s).referencedTable, u"article"_s);
    QVERIFY(history.after(u"6"_s)->triggers.isEmpty());
    QVERIFY(!history.after(u"7"_s));

    QStringList moments;
    for (const auto &moment : history.historyOf(u"sale"_s))
        moments << moment.revision + (moment.after ? u""_s : u" gone"_s);
    QCOMPARE(moments, QStringList({u"3"_s, u"4"_s, u"5"_s, u"6 gone"_s}));
    QCOMPARE(history.historyOf(u"item"_s).value(1).after->columns.first().name, u"item_id"_s);
    QCOMPARE(history.revisionsChanging({schema::ObjectKind::Trigger, u"g"_s}), QStringList({u"3"_s, u"6"_s}));
}

void ReplayTest::comesFromTheCacheWithoutAServer()
{
    const ReplayedHistory first = replayed(shop());
    const ReplayedHistory second = replayed(shop());
    QCOMPARE(run(), QStringList());
    QCOMPARE(second.revisions.size(), first.revisions.size());
    for (qsizetype i = 0; i < first.revisions.size(); ++i) {
        QVERIFY(second.revisions[i].fromCache);
        QCOMPARE(second.revisions[i].schema, first.revisions[i].schema);
    }
    // Half of it is known as well.
    QCOMPARE(replayed(shop().first(3)).revisions.size(), 3);
    QCOMPARE(run(), QStringList());
}

void ReplayTest::goesOnWhereTheCacheEnds()
{
    replayed(shop().first(4));
    QList<ReplayRevision> longer = shop();
    // The rows of the first revisions are there as well: this fails on two that are alike.
    longer << ReplayRevision{
        u"7"_s, {u"UPDATE article SET name = 'b'"_s, u"ALTER TABLE article ADD UNIQUE (name)"_s}, {}};
    const ReplayedHistory history = replayed(longer);
    QCOMPARE(run(), QStringList({u"5"_s, u"6"_s}));
    QCOMPARE(history.stoppedAt, u"7"_s);
    QCOMPARE(history.stopped->nativeCode, 1062);
    // The same as without a cache.
    ReplayOptions options;
    options.schema = u"shop"_s;
    options.cached = false;
    const auto fresh = replay(shop(), options);
    QVERIFY(fresh);
    QCOMPARE(history.revisions.last().schema, fresh->revisions.last().schema);
}

void ReplayTest::anEditedRevisionIsRunAgainAndSoAreThoseAfterIt()
{
    replayed(shop());
    QList<ReplayRevision> edited = shop();
    edited[3].statements[0] += u" /* new */"_s;
    const ReplayedHistory history = replayed(edited);
    QCOMPARE(run(), QStringList({u"4"_s, u"5"_s, u"6"_s}));
    QVERIFY(!history.stopped);
}

void ReplayTest::damagedFilesAreNotUsed_data()
{
    QTest::addColumn<int>("damage");
    QTest::newRow("cut") << 0;
    QTest::newRow("empty") << 1;
    QTest::newRow("one byte") << 2;
}

void ReplayTest::damagedFilesAreNotUsed()
{
    QFETCH(int, damage);
    const ReplayedHistory first = replayed(shop());
    for (const QFileInfo &info : QDir(m_folder->path()).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        if (damage == 0)
            bytes.chop(1);
        else if (damage == 1)
            bytes.clear();
        else
            bytes[bytes.size() - 3] = char(bytes[bytes.size() - 3] ^ 1);
        file.seek(0);
        file.write(bytes);
        file.resize(bytes.size());
    }
    const ReplayedHistory second = replayed(shop());
    QCOMPARE(run().size(), 6);
    QCOMPARE(second.revisions.last().schema, first.revisions.last().schema);
    QCOMPARE(replayed(shop()).revisions.size(), 6);
    QCOMPARE(run(), QStringList());
}

void ReplayTest::endsBeforeARevisionThatNeedsPython()
{
    QList<ReplayRevision> revisions = shop();
    revisions[2].statements.clear();
    revisions[2].unknown = failure(ErrorKind::NeedsPython, u"calls sa.inspect()"_s).error();
    for (int round = 0; round < 2; ++round) {
        const ReplayedHistory history = replayed(revisions);
        QCOMPARE(history.revisions.size(), 2);
        QCOMPARE(history.stoppedAt, u"3"_s);
        QCOMPARE(history.stopped->kind, ErrorKind::NeedsPython);
    }
    QCOMPARE(run(), QStringList());
}

void ReplayTest::endsBeforeARevisionThatFails()
{
    QList<ReplayRevision> revisions = shop();
    revisions[3].statements << u"ALTER TABLE nowhere ADD a INT"_s;
    const ReplayedHistory history = replayed(revisions);
    QCOMPARE(history.revisions.size(), 3);
    QCOMPARE(history.stoppedAt, u"4"_s);
    QCOMPARE(history.stopped->nativeCode, 1146);
    QCOMPARE(history.stopped->statement, revisions[3].statements.last());
}

void ReplayTest::sessionStateLastsThroughRevisions()
{
    QList<ReplayRevision> revisions{
        {u"1"_s, {u"SET foreign_key_checks = 0"_s, u"SET @n = 5"_s}, {}},
        {u"2"_s, {u"CREATE TABLE a (id INT, FOREIGN KEY (id) REFERENCES later (id))"_s}, {}},
    };
    replayed(revisions);
    revisions << ReplayRevision{u"3"_s,
                                {u"CREATE TABLE b (id INT, FOREIGN KEY (id) REFERENCES later (id))"_s,
                                 u"INSERT INTO b VALUES (@n)"_s, u"ALTER TABLE b MODIFY id INT NOT NULL"_s},
                                {}};
    const ReplayedHistory history = replayed(revisions);
    QVERIFY2(!history.stopped, qPrintable(history.stopped ? errorText(*history.stopped) : QString()));
    QCOMPARE(run(), QStringList{u"3"_s});
    // A temporary table can't be made again from outside: all is run once more.
    revisions << ReplayRevision{u"4"_s, {u"CREATE TEMPORARY TABLE t (a INT)"_s}, {}};
    replayed(revisions);
    revisions << ReplayRevision{u"5"_s, {u"CREATE TABLE c AS SELECT * FROM t"_s}, {}};
    const ReplayedHistory longer = replayed(revisions);
    QVERIFY2(!longer.stopped, qPrintable(longer.stopped ? errorText(*longer.stopped) : QString()));
    QVERIFY(longer.revisions.last().schema.tables.contains(u"c"_s));
}

void ReplayTest::stopsWhenAsked()
{
    std::stop_source stop;
    ReplayOptions options;
    options.cacheFolder = m_folder->path();
    options.progress = [&](const ReplayProgress &progress) {
        if (progress.done == 2)
            stop.request_stop();
    };
    const auto history = replay(shop(), options, stop.get_token());
    QVERIFY(!history);
    QCOMPARE(history.error().kind, ErrorKind::Cancelled);
}

void ReplayTest::runsOnMySqlToo()
{
    const ReplayedHistory mariaDb = replayed(shop());
    QVERIFY2(m_server.startsWith("MariaDB "_L1), qPrintable(m_server));
    m_program = qEnvironmentVariable("STEMMA_MYSQLD");
    if (m_program.isEmpty()) {
        qInfo("not on MySQL: STEMMA_MYSQLD names none");
        return;
    }
    // Another server's answers are no answers.
    const ReplayedHistory mySql = replayed(shop());
    QVERIFY2(!mySql.stopped, qPrintable(mySql.stopped ? errorText(*mySql.stopped) : QString()));
    QVERIFY2(m_server.startsWith("MySQL "_L1), qPrintable(m_server));
    QCOMPARE(run().size(), 6);
    QCOMPARE(mySql.historyOf(u"sale"_s).size(), 4);
    for (qsizetype i = 0; i < mySql.revisions.size(); ++i)
        QCOMPARE(mySql.revisions[i].schema.tables, mariaDb.revisions[i].schema.tables);
    replayed(shop());
    QCOMPARE(run(), QStringList());
    QList<ReplayRevision> longer = shop();
    longer << ReplayRevision{u"7"_s, {u"ALTER TABLE article ADD note TEXT DEFAULT ('x')"_s}, {}};
    const ReplayedHistory further = replayed(longer);
    QVERIFY2(!further.stopped, qPrintable(further.stopped ? errorText(*further.stopped) : QString()));
    QCOMPARE(run(), QStringList{u"7"_s});
}

QTEST_GUILESS_MAIN(ReplayTest)
#include "replaytest.moc"
