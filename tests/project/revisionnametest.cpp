// SPDX-License-Identifier: GPL-3.0-or-later
// Compared with Python itself.
#include "core/project/revisionname.h"

#include <QProcess>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class RevisionNameTest : public QObject
{
    Q_OBJECT

private slots:
    void cutsSlugsAsPythonCountsLetters_data();
    void cutsSlugsAsPythonCountsLetters();
};

void RevisionNameTest::cutsSlugsAsPythonCountsLetters_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("longest");
    QTest::newRow("words") << u"Add the  Tasks, table!"_s << 40;
    QTest::newRow("cut") << u"one two three four"_s << 10;
    QTest::newRow("cut behind a word") << u"one two three"_s << 8;
    QTest::newRow("one word") << u"incomprehensibilities"_s << 5;
    QTest::newRow("underscores") << u"__a__ b _"_s << 4;
    QTest::newRow("sigma") << u"ΟΔΟΣ ΣΟΦΟΣ Σ ΑΣΒ Σ1"_s << 40;
    QTest::newRow("capital with a dot") << u"İstanbul IŞIK"_s << 40;
    QTest::newRow("beyond 16 bits") << u"𝒜𝒷 𐐀𐐁 漢字😀x"_s << 4;
    QTest::newRow("numbers and marks") << u"²½Ⅳ e\u0301 नि ٣"_s << 40;
}

void RevisionNameTest::cutsSlugsAsPythonCountsLetters()
{
    QFETCH(QString, message);
    QFETCH(int, longest);
    QProcess python;
    python.start(u"python3"_s,
                 {u"-c"_s,
                  u"import re, sys\n"
                  "slug = '_'.join(re.findall(r'\\w+', sys.argv[1])).lower()\n"
                  "n = int(sys.argv[2])\n"
                  "slug = slug[:n].rsplit('_', 1)[0] + '_' if len(slug) > n else slug\n"
                  "sys.stdout.buffer.write(slug.encode())"_s,
                  message, QString::number(longest)});
    QVERIFY(python.waitForFinished() && python.exitCode() == 0);
    QCOMPARE(slugOf(message, longest), QString::fromUtf8(python.readAllStandardOutput()));
}

QTEST_GUILESS_MAIN(RevisionNameTest)
#include "revisionnametest.moc"
