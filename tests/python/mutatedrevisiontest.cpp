// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/revisionreader.h"
#include "tests/python/damagedsources.h"

#include <QElapsedTimer>
#include <QTest>

using namespace stemma;

/// Damaged files must neither crash nor hang the reader, whatever they give.
class MutatedRevisionTest : public QObject
{
    Q_OBJECT

private slots:
    void damagedFilesNeitherCrashNorHang();
    void reasonsAreCompleteInDamagedFiles();
};

namespace {

constexpr int rounds = 2000;
constexpr quint32 seed = 20'260'115;

} // namespace

void MutatedRevisionTest::damagedFilesNeitherCrashNorHang()
{
    const QList<QByteArray> all = test::revisionSources();
    QVERIFY(all.size() > 20);
    QRandomGenerator random(seed);
    qint64 slowest = 0;
    for (int i = 0; i < rounds; ++i) {
        const QByteArray source = test::damaged(all[random.bounded(int(all.size()))], random);
        QElapsedTimer timer;
        timer.start();
        const RevisionFile file = readRevisionFile(source, QStringLiteral("/r.py"), Dialect::MySql);
        slowest = qMax(slowest, timer.elapsed());
        if (!file.revision)
            QVERIFY2(!file.problems.isEmpty(), source.constData());
    }
    qInfo("slowest file: %lld ms", slowest);
    QVERIFY(slowest < 20'000);
}

void MutatedRevisionTest::reasonsAreCompleteInDamagedFiles()
{
    const QList<QByteArray> all = test::revisionSources();
    QRandomGenerator random(seed + 1);
    for (int i = 0; i < rounds / 4; ++i) {
        const QByteArray source = test::damaged(all[random.bounded(int(all.size()))], random);
        const RevisionFile file = readRevisionFile(source, QStringLiteral("/r.py"), Dialect::MySql);
        for (const FunctionSql *sql : {&file.sql.upgrade, &file.sql.downgrade}) {
            if (sql->isKnown())
                continue;
            QVERIFY2(sql->needsPython->line > 0, source.constData());
            QVERIFY2(!sql->needsPython->reason.isEmpty(), source.constData());
            QVERIFY(sql->statements.isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(MutatedRevisionTest)
#include "mutatedrevisiontest.moc"
