// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/lanelayout.h"
#include "tests/support/graphnotation.h"

#include <QTest>

using namespace stemma;
using namespace stemma::test;

namespace {

// One row: "id@lane" and the lines below it, "from-to", dependencies as "from~to".
QString drawn(const RevisionGraph &graph)
{
    QStringList rows;
    for (const LaneRow &row : layoutLanes(graph)) {
        QStringList parts{QStringLiteral("%1@%2").arg(graph.revision(row.node).id).arg(row.lane)};
        for (const LaneSegment &segment : row.below)
            parts << QStringLiteral("%1%2%3")
                         .arg(segment.from)
                         .arg(QLatin1String(segment.dependency ? "~" : "-"))
                         .arg(segment.to);
        rows << parts.join(u' ');
    }
    return rows.join(QStringLiteral(" | "));
}

} // namespace

class LaneLayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void drawsLanes_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("expected");
        QTest::newRow("line") << "a b<a c<b" << "c@0 0-0 | b@0 0-0 | a@0";
        QTest::newRow("fork") << "a b<a c<a" << "b@0 0-0 | c@1 0-0 1-0 | a@0";
        QTest::newRow("diamond") << "a b<a c<a m<b,c" << "m@0 0-0 0-1 | b@0 1-1 0-0 | c@1 0-0 1-0 | a@0";
        QTest::newRow("two bases") << "a x b<a y<x" << "b@0 0-0 | a@0 | y@0 0-0 | x@0";
        QTest::newRow("dependency") << "a x b<a~x" << "b@0 0-0 0~1 | a@0 1~1 | x@1";
        QTest::newRow("ghost") << "b<gone" << "b@0 0-0 | gone@0";
        QTest::newRow("self loop") << "a b<b" << "a@0 | b@0";
    }
    void drawsLanes()
    {
        QFETCH(QString, notation);
        QTEST(drawn(graphFrom(notation)), "expected");
    }

    void dependenciesOpenALimitedNumberOfLanes()
    {
        // Every revision of one branch depends on one of another, as far below as can be.
        QString notation = QStringLiteral("a0 b0");
        for (int i = 1; i < 200; ++i)
            notation += QStringLiteral(" a%1<a%2 b%1<b%2~a%1").arg(i).arg(i - 1);
        int widest = 0;
        for (const LaneRow &row : layoutLanes(graphFrom(notation)))
            widest = std::max(widest, row.width);
        QVERIFY2(widest > 10 && widest < 30, qPrintable(QString::number(widest)));
    }

    void keepsTheColourOfABranch()
    {
        const RevisionGraph graph = graphFrom("a b<a c<b d<a e<d");
        QHash<QString, int> colour;
        for (const LaneRow &row : layoutLanes(graph))
            colour.insert(graph.revision(row.node).id, row.colour);
        QCOMPARE(colour["b"], colour["c"]);
        QCOMPARE(colour["d"], colour["e"]);
        QVERIFY(colour["c"] != colour["e"]);
    }
};

QTEST_GUILESS_MAIN(LaneLayoutTest)
#include "lanelayouttest.moc"
