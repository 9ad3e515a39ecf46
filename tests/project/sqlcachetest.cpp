// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/sqlcache.h"

#include "core/project/cachefile.h"
#include "tests/project/casefolder.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace stemma;

/// What is kept is what was worked out, for exactly what it was worked out from.
class SqlCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void sqlComesBackWithAllThatIsSaidOfIt();
    void anythingElseIsAnotherKey_data();
    void anythingElseIsAnotherKey();
    void whatRestsOnMoreIsNotKept_data();
    void whatRestsOnMoreIsNotKept();
    void aDamagedFileIsAnEmptyCache();
    void whatNobodyAsksForStaysWithinBounds();
    void withoutANameNothingIsKept();
};

namespace {

const QString revisionFile = u"/p/versions/a.py"_s;

RevisionFile example(const QString &text = u"DROP TABLE `ä`"_s)
{
    RevisionFile read;
    read.sql.upgrade.statements = {{text, {revisionFile, 3, 4}, Provenance::Native, {}},
                                   {u"SELECT 1"_s,
                                    {u"/p/helpers.py"_s, 7, 7},
                                    Provenance::Native,
                                    TryBlock{2, {u"OperationalError"_s, u"Exception"_s}}}};
    return read;
}

QByteArray key(const QByteArray &content = "c")
{
    return SqlCache::keyOf(content, revisionFile, Dialect::MySql);
}

} // namespace

void SqlCacheTest::sqlComesBackWithAllThatIsSaidOfIt()
{
    const CaseFolder folder;
    const QString file = folder.path(u"cache/sql"_s);
    SqlCache first(file);
    QVERIFY(!first.find(key(), revisionFile));
    first.insert(key(), example(), revisionFile);
    QCOMPARE(first.find(key(), revisionFile), example().sql);
    QVERIFY(first.save());
    QVERIFY(!first.save()); // nothing is new

    SqlCache second(file);
    QCOMPARE(second.find(key(), revisionFile), example().sql);
    QVERIFY(!second.save());
}

void SqlCacheTest::anythingElseIsAnotherKey_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("dialect");
    QTest::addColumn<bool>("isOffline");
    QTest::addColumn<QString>("convention");
    const auto row = [](const char *name, const QByteArray &content, const QString &file, Dialect dialect,
                        bool isOffline, const QString &convention) {
        QTest::newRow(name) << content << file << int(dialect) << isOffline << convention;
    };
    row("other bytes", "d", revisionFile, Dialect::MySql, false, {});
    row("another place", "c", u"/p/versions/b.py"_s, Dialect::MySql, false, {});
    row("another dialect", "c", revisionFile, Dialect::MariaDb, false, {});
    row("another server", "c", revisionFile, Dialect::MySqlOnMariaDb, false, {});
    row("offline", "c", revisionFile, Dialect::MySql, true, {});
    row("a naming convention", "c", revisionFile, Dialect::MySql, false, u"ix_%(table_name)s"_s);
}

void SqlCacheTest::anythingElseIsAnotherKey()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, file);
    QFETCH(const int, dialect);
    QFETCH(const bool, isOffline);
    QFETCH(const QString, convention);
    EvaluationContext context = Dialect(dialect);
    context.isOffline = isOffline;
    if (!convention.isEmpty())
        context.namingConvention.insert(u"ix"_s, convention);
    QVERIFY(SqlCache::keyOf(content, file, context) != key());
}

void SqlCacheTest::whatRestsOnMoreIsNotKept_data()
{
    QTest::addColumn<QStringList>("filesRead");
    QTest::addColumn<bool>("upgradeIsKnown");
    QTest::addColumn<bool>("downgradeIsKnown");
    QTest::newRow("another file") << QStringList{u"/p/helpers.py"_s} << true << true;
    QTest::newRow("an upgrade that needs Python") << QStringList() << false << true;
    QTest::newRow("a downgrade that needs Python") << QStringList() << true << false;
}

void SqlCacheTest::whatRestsOnMoreIsNotKept()
{
    QFETCH(const QStringList, filesRead);
    QFETCH(const bool, upgradeIsKnown);
    QFETCH(const bool, downgradeIsKnown);
    RevisionFile read = example();
    read.filesRead = filesRead;
    if (!upgradeIsKnown)
        read.sql.upgrade = {{}, NeedsPython{1, u"calls f()"_s}};
    if (!downgradeIsKnown)
        read.sql.downgrade = {{}, NeedsPython{1, u"calls f()"_s}};
    SqlCache cache({});
    cache.insert(key(), read, revisionFile);
    QVERIFY(!cache.find(key(), revisionFile));
}

void SqlCacheTest::aDamagedFileIsAnEmptyCache()
{
    const CaseFolder folder;
    const QString name = folder.path(u"sql"_s);
    SqlCache first(name);
    first.insert(key(), example(), revisionFile);
    QVERIFY(first.save());
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    for (qsizetype at = 0; at < whole.size(); at += 3) {
        QByteArray damaged = whole;
        damaged[at] = char(damaged[at] ^ 1);
        for (const QByteArray &bytes : {damaged, whole.first(at)}) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
            file.close();
            QVERIFY(!SqlCache(name).find(key(), revisionFile));
        }
    }
}

void SqlCacheTest::whatNobodyAsksForStaysWithinBounds()
{
    const CaseFolder folder;
    const QString name = folder.path(u"sql"_s);
    SqlCache first(name);
    for (int i = 0; i < 1200; ++i)
        first.insert(key(QByteArray::number(i)), example(), revisionFile);
    QVERIFY(first.save());
    SqlCache second(name);
    second.insert(key("new"), example(u"SELECT 2"_s), revisionFile);
    QVERIFY(second.save());
    SqlCache third(name);
    QCOMPARE(third.find(key("new"), revisionFile), example(u"SELECT 2"_s).sql);
    QVERIFY(!third.find(key("7"), revisionFile));
}

void SqlCacheTest::withoutANameNothingIsKept()
{
    SqlCache cache({});
    cache.insert(key(), example(), revisionFile);
    QVERIFY(!cache.save());
    QVERIFY(cacheFileFor(u"sql"_s, {}).isEmpty());
}

QTEST_GUILESS_MAIN(SqlCacheTest)
#include "sqlcachetest.moc"
