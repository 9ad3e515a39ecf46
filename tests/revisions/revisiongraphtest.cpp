// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/graphnotation.h"

#include <QTest>

using namespace stemma;
using namespace stemma::test;

class RevisionGraphTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsHeadsBasesAndOrder_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("heads");
        QTest::addColumn<QString>("bases");
        QTest::addColumn<QString>("newestFirst");
        QTest::newRow("empty") << "" << "" << "" << "";
        QTest::newRow("one") << "a" << "a" << "a" << "a";
        QTest::newRow("line") << "a b<a c<b" << "c" << "a" << "c b a";
        QTest::newRow("files in another order") << "c<b a b<a" << "c" << "a" << "c b a";
        QTest::newRow("two heads") << "a b<a c<a" << "b c" << "a" << "b c a";
        QTest::newRow("merge") << "a b<a c<a m<b,c" << "m" << "a" << "m b c a";
        QTest::newRow("merge of unequal branches") << "a b<a c<a d<c m<b,d" << "m" << "a" << "m b d c a";
        QTest::newRow("two bases") << "a x b<a y<x" << "b y" << "a x" << "b a y x";
        QTest::newRow("depends_on is no parent") << "a x b<a~x" << "x b" << "a x" << "b a x";
    }
    void knowsHeadsBasesAndOrder()
    {
        QFETCH(QString, notation);
        const RevisionGraph graph = graphFrom(notation);
        QTEST(ids(graph, graph.heads()), "heads");
        QTEST(ids(graph, graph.bases()), "bases");
        QTEST(ids(graph, graph.newestFirst()), "newestFirst");
        QVERIFY(graph.problems().isEmpty());
    }

    void turnsFaultsIntoProblemsWithAPlace_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("broken");
        QTest::newRow("missing parent") << "a b<a d<c e<d" << "missing-parent" << "d.py" << 2 << "d e c";
        QTest::newRow("missing dependency") << "a b<a~zz" << "missing-parent" << "b.py" << 4 << "b zz";
        QTest::newRow("duplicate id") << "a b<a b<a c<b" << "duplicate-revision" << "b.py" << 1 << "b b c";
        QTest::newRow("self loop") << "a b<b" << "cycle" << "b.py" << 1 << "b";
        QTest::newRow("cycle with a way in and out")
            << "a b<a,c c<b d<c" << "cycle" << "b.py" << 1 << "b c d";
        QTest::newRow("cycle by depends_on") << "a b<a~c c<b" << "cycle" << "b.py" << 1 << "b c";
        QTest::newRow("label twice") << "a@x b<a c<b@x" << "label-clash" << "c.py" << 3 << "";
        QTest::newRow("label equals an id") << "a b<a@a" << "label-clash" << "b.py" << 3 << "";
        QTest::newRow("label equals its own id") << "a b<a@b" << "label-clash" << "b.py" << 3 << "";
        QTest::newRow("label twice in one file") << "a b<a@x,x" << "label-clash" << "b.py" << 3 << "";
        QTest::newRow("colon in an id") << "a b:x<a" << "bad-character" << "b:x.py" << 1 << "";
        QTest::newRow("sign in an id") << "a b-1<a c<b-1" << "bad-character" << "b-1.py" << 1 << "";
        QTest::newRow("sign in a label") << "a b<a@v-1" << "bad-character" << "b.py" << 3 << "";
        QTest::newRow("id of 33 characters") << "a a23456789b123456789c123456789d123<a" << "id-too-long"
                                             << "a23456789b123456789c123456789d123.py" << 1 << "";
    }
    void turnsFaultsIntoProblemsWithAPlace()
    {
        QFETCH(QString, notation);
        const RevisionGraph graph = graphFrom(notation);
        QCOMPARE(graph.problems().size(), 1);
        const Problem problem = graph.problems().first();
        QTEST(problem.id, "problem");
        QTEST(problem.place.file, "file");
        QTEST(problem.place.line, "line");
        QVERIFY(!problem.message.isEmpty() && !problem.advice.isEmpty());
        QList<RevisionGraph::Node> broken;
        for (int node = 0; node < graph.size(); ++node) {
            if (graph.isBroken(node))
                broken << node;
        }
        QTEST(ids(graph, broken), "broken");
        QCOMPARE(graph.newestFirst().size(), graph.size());
    }

    void listsBothFilesOfADuplicateButOneHead()
    {
        const RevisionGraph graph = graphFrom("a b<a b<a");
        QCOMPARE(graph.size(), 3);
        QCOMPARE(ids(graph, graph.heads()), QString("b"));
        QVERIFY(graph.isDuplicate(1) && graph.isDuplicate(2) && !graph.isDuplicate(0));
    }

    void dropsADependencyThatAnAncestorDeclares()
    {
        const RevisionGraph graph = graphFrom("a x b<a~x c<b~x");
        QCOMPARE(ids(graph, graph.effectiveParents(graph.find("c"))), QString("b"));
        QCOMPARE(ids(graph, graph.effectiveParents(graph.find("b"))), QString("a x"));
    }

    void survivesAHistoryDeeperThanTheStack()
    {
        QList<Revision> revisions(200'000);
        for (int i = 0; i < revisions.size(); ++i) {
            revisions[i].id = QString::number(i);
            if (i > 0)
                revisions[i].downRevisions = {QString::number(i - 1)};
        }
        const RevisionGraph graph(revisions);
        QCOMPARE(ids(graph, graph.heads()), QString("199999"));
        QCOMPARE(graph.newestFirst().last(), 0);
    }
};

QTEST_GUILESS_MAIN(RevisionGraphTest)
#include "revisiongraphtest.moc"
