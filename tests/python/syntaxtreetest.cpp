// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/syntaxtree.h"
#include "core/python/sourcetext.h"

#include <QTest>

using namespace stemma;

class SyntaxTreeTest : public QObject
{
    Q_OBJECT

private slots:
    void nodesKnowTheirTypesTextsAndLines();
    void commentsAndContinuationsAreNoChildren();
    void firstFaultIsFound_data();
    void firstFaultIsFound();
    void sourcesAreDecodedAsPythonDoes_data();
    void sourcesAreDecodedAsPythonDoes();
};

void SyntaxTreeTest::nodesKnowTheirTypesTextsAndLines()
{
    const SyntaxTree tree("a = 1\nb = foo(\n  'é',\n)\n");
    QVERIFY(!tree.hasError());
    QCOMPARE(tree.root().children().size(), 2);
    const Node call = tree.root().child(1).child(0).field("right");
    QVERIFY(call.is("call"));
    QCOMPARE(call.line(), 2);
    QCOMPARE(call.endLine(), 4);
    QCOMPARE(call.field("function").text(), QStringLiteral("foo"));
    QCOMPARE(call.field("arguments").child(0).text(), QStringLiteral("'é'"));
    QVERIFY(call.field("nothing").isNull());
    QVERIFY(tree.root().child(7).isNull());
    QCOMPARE(Node().text(), QString());
    QCOMPARE(Node().children().size(), 0);
}

void SyntaxTreeTest::commentsAndContinuationsAreNoChildren()
{
    const SyntaxTree tree("# one\nx = [1, # two\n  2, \\\n 3]\n");
    QCOMPARE(tree.root().children().size(), 1);
    QCOMPARE(tree.root().child(0).child(0).field("right").children().size(), 3);
}

void SyntaxTreeTest::firstFaultIsFound_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("line");
    QTest::newRow("none") << QByteArray("x = 1\n") << 0;
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("in the first line") << QByteArray("x = = 1\ny = 1\n") << 1;
    QTest::newRow("in the third line") << QByteArray("x = 1\ny = 2\nz = $\n") << 3;
}

void SyntaxTreeTest::firstFaultIsFound()
{
    QFETCH(QByteArray, source);
    QFETCH(int, line);
    const SyntaxTree tree(source);
    QCOMPARE(tree.firstFaultLine(), line);
    QCOMPARE(tree.hasError(), line > 0);
}

void SyntaxTreeTest::sourcesAreDecodedAsPythonDoes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("utf8");
    QTest::addColumn<int>("faultLine");
    QTest::newRow("plain") << QByteArray("x = 'é'\n") << QByteArray("x = 'é'\n") << 0;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFx") << QByteArray("x") << 0;
    QTest::newRow("CRLF and CR") << QByteArray("a\r\nb\rc\n") << QByteArray("a\nb\nc\n") << 0;
    QTest::newRow("latin-1") << QByteArray("# vim: set fileencoding=latin-1 :\n\xe9")
                             << QByteArray("# vim: set fileencoding=latin-1 :\né") << 0;
    QTest::newRow("latin-1 in the second line")
        << QByteArray("#!/usr/bin/python\n# coding: iso-8859-1\n\xe9")
        << QByteArray("#!/usr/bin/python\n# coding: iso-8859-1\né") << 0;
    QTest::newRow("a coding comment after code counts not")
        << QByteArray("x = 1\n# coding: latin-1\ny = 'é'") << QByteArray("x = 1\n# coding: latin-1\ny = 'é'")
        << 0;
    QTest::newRow("not UTF-8") << QByteArray("a\nb\n\xe9\n") << QByteArray("a\nb\n\xEF\xBF\xBD\n") << 3;
    QTest::newRow("unknown encoding")
        << QByteArray("# coding: klingon\n") << QByteArray("# coding: klingon\n") << 1;
}

void SyntaxTreeTest::sourcesAreDecodedAsPythonDoes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, utf8);
    QFETCH(int, faultLine);
    const SourceText text = decodeSource(bytes);
    QCOMPARE(text.utf8, utf8);
    QCOMPARE(text.faultLine, faultLine);
    QCOMPARE(text.fault.isEmpty(), faultLine == 0);
}

QTEST_GUILESS_MAIN(SyntaxTreeTest)
#include "syntaxtreetest.moc"
