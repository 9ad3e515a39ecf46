// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/rowproblems.h"
#include "tests/support/graphnotation.h"

#include <QTest>

using namespace stemma;
using namespace stemma::test;

class RowProblemsTest : public QObject
{
    Q_OBJECT

private slots:
    void namesEachFaultOfTheVersionTable_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("expected"); // problem: revisions
        const char *line = "abcdef b<abcdef c<b";
        QTest::newRow("none") << line << "" << "";
        QTest::newRow("sound") << line << "b" << "";
        QTest::newRow("two branches") << "a b<a c<a" << "b c" << "";
        QTest::newRow("unknown") << line << "gone" << "unknown-row: gone";
        QTest::newRow("the beginning of an id") << line << "abc" << "partial-row: abc abcdef";
        QTest::newRow("the beginning of two ids") << "abcdef abcxyz" << "abc" << "unknown-row: abc";
        QTest::newRow("a label") << "a@shop" << "shop" << "partial-row: shop a";
        QTest::newRow("a missing file") << "b<gone" << "gone" << "unknown-row: gone";
        QTest::newRow("twice") << line << "b b" << "duplicate-row: b";
        QTest::newRow("below another") << line << "c abcdef" << "redundant-row: abcdef c";
        QTest::newRow("below another by depends_on") << "a x~a" << "a x" << "redundant-row: a x";
        QTest::newRow("several") << line << "gone b abcdef b"
                                 << "unknown-row: gone, duplicate-row: b, redundant-row: abcdef b";
    }
    void namesEachFaultOfTheVersionTable()
    {
        QFETCH(QString, notation);
        QFETCH(QString, rows);
        const QList<Problem> problems =
            rowProblems(graphFrom(notation), rows.split(u' ', Qt::SkipEmptyParts));
        QStringList found;
        for (const Problem &problem : problems) {
            found << problem.id + ": " + problem.revisions.join(u' ');
            QVERIFY(!problem.message.isEmpty() && !problem.advice.isEmpty() && !problem.fixes.isEmpty());
        }
        QFETCH(QString, expected);
        QCOMPARE(found.join(", "), expected);
    }
};

QTEST_GUILESS_MAIN(RowProblemsTest)
#include "rowproblemstest.moc"
