// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/revisionreader.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace stemma;

/// Damaged files must neither crash nor hang the reader, whatever they give.
class MutatedRevisionTest : public QObject
{
    Q_OBJECT

private slots:
    void damagedFilesNeitherCrashNorHang();
    void reasonsAreCompleteInDamagedFiles();

private:
    static QList<QByteArray> sources();
};

namespace {

constexpr int rounds = 2000;
constexpr quint32 seed = 20'260'115;

const QByteArray pieces[] = {"(",
                             ")",
                             "[",
                             "]",
                             "{",
                             "}",
                             ":",
                             "\n",
                             "    ",
                             "'",
                             "\"\"\"",
                             "f'{",
                             "\\",
                             "*",
                             "**",
                             "=",
                             "%",
                             "None",
                             "lambda x: ",
                             "for x in y: ",
                             "10**9",
                             "\xff",
                             "\xf0\x9f\x98\x80",
                             ",",
                             "def upgrade():",
                             "op.",
                             "while True:",
                             ".format(",
                             "not ",
                             "-",
                             "[::-1]",
                             "\0"};

QByteArray damaged(QByteArray source, QRandomGenerator &random)
{
    const int times = random.bounded(1, 4);
    for (int i = 0; i < times && !source.isEmpty(); ++i) {
        const int at = random.bounded(int(source.size()));
        const int length = random.bounded(1, 40);
        switch (random.bounded(6)) {
        case 0:
            source.truncate(at);
            break;
        case 1:
            source.remove(at, length);
            break;
        case 2:
            source.insert(at, pieces[random.bounded(int(std::size(pieces)))]);
            break;
        case 3:
            source.insert(at, source.mid(random.bounded(int(source.size())), length));
            break;
        case 4:
            source[at] = char(random.bounded(256));
            break;
        default:
            source.replace(at, length, pieces[random.bounded(int(std::size(pieces)))]);
            break;
        }
    }
    return source;
}

} // namespace

QList<QByteArray> MutatedRevisionTest::sources()
{
    QList<QByteArray> sources;
    const QByteArray head =
        "from alembic import op\nimport sqlalchemy as sa\nrevision = 'a'\ndown_revision = None\n";
    QFile cases;
    for (const char *folder : {"/migrations/alembic/versions", "/tests/python/cases"}) {
        const QDir dir(QStringLiteral(STEMMA_SOURCE_DIR) + QLatin1String(folder));
        for (const QString &name : dir.entryList(QDir::Files)) {
            QFile file(dir.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray all = file.readAll();
            if (name.endsWith(QLatin1String(".py")))
                sources.append(all);
            qsizetype start = all.indexOf("\n=== ");
            while (start >= 0) {
                const qsizetype code = all.indexOf('\n', start + 1) + 1;
                sources.append(head + all.mid(code, all.indexOf("\n--- ", code) - code));
                start = all.indexOf("\n=== ", code);
            }
        }
    }
    return sources;
}

void MutatedRevisionTest::damagedFilesNeitherCrashNorHang()
{
    const QList<QByteArray> all = sources();
    QVERIFY(all.size() > 20);
    QRandomGenerator random(seed);
    qint64 slowest = 0;
    for (int i = 0; i < rounds; ++i) {
        const QByteArray source = damaged(all[random.bounded(int(all.size()))], random);
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
    const QList<QByteArray> all = sources();
    QRandomGenerator random(seed + 1);
    for (int i = 0; i < rounds / 4; ++i) {
        const QByteArray source = damaged(all[random.bounded(int(all.size()))], random);
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
