// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/revisionreader.h"

#include <QTest>

using namespace stemma;

class RevisionHeaderTest : public QObject
{
    Q_OBJECT

private slots:
    void identifiersAreReadInAllTheirForms_data();
    void identifiersAreReadInAllTheirForms();
    void unreadableIdentifiersAreAProblem_data();
    void unreadableIdentifiersAreAProblem();
    void docstringBecomesMessageAndDate();
    void docstringIsWhatPythonMakesOfIt_data();
    void docstringIsWhatPythonMakesOfIt();
    void linesOfTheIdentifiersAreKept();
    void fileWithoutRevisionIsAProblem();
    void fileWithoutDownRevisionIsAProblem();
};

namespace {

RevisionFile read(const QByteArray &source)
{
    return readRevisionFile(source, QStringLiteral("/r.py"), Dialect::MySql);
}

QStringList ids(const RevisionFile &file)
{
    QStringList ids;
    for (const Problem &problem : file.problems)
        ids.append(problem.id);
    return ids;
}

} // namespace

void RevisionHeaderTest::identifiersAreReadInAllTheirForms_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QStringList>("down");
    QTest::addColumn<QStringList>("labels");
    QTest::addColumn<QStringList>("depends");
    const QStringList none;
    const QByteArray id = "revision = 'abc'\n";
    QTest::newRow("None") << QByteArray(id
                                        + "down_revision = None\nbranch_labels = None\ndepends_on = None\n")
                          << none << none << none;
    QTest::newRow("a string") << QByteArray(id + "down_revision = \"x\"\n") << QStringList{"x"} << none
                              << none;
    QTest::newRow("a tuple") << QByteArray(id + "down_revision = ('x', 'y')\n") << QStringList{"x", "y"}
                             << none << none;
    QTest::newRow("a list") << QByteArray(id + "down_revision = ['x', 'y',]\n") << QStringList{"x", "y"}
                            << none << none;
    QTest::newRow("a tuple without parentheses")
        << QByteArray(id + "down_revision = 'x', 'y'\n") << QStringList{"x", "y"} << none << none;
    QTest::newRow("an empty tuple") << QByteArray(id + "down_revision = ()\n") << none << none << none;
    QTest::newRow("annotated") << QByteArray("from typing import Union, Sequence\n"
                                             "revision: str = 'abc'\n"
                                             "down_revision: Union[str, Sequence[str], None] = ('x',)\n"
                                             "branch_labels: Union[str, None] = 'l'\n"
                                             "depends_on: str | None = ['d', 'e']\n")
                               << QStringList{"x"} << QStringList{"l"} << QStringList{"d", "e"};
    QTest::newRow("joined strings") << QByteArray("revision = 'a' 'b' + 'c'\ndown_revision = 'x' \"y\"\n")
                                    << QStringList{"xy"} << none << none;
    QTest::newRow("constants of the module")
        << QByteArray("ID = 'abc'\nrevision = ID\nLABEL = 'm'\n"
                      "down_revision = f'{ID}-x'\nbranch_labels = (LABEL,)\n")
        << QStringList{"abc-x"} << QStringList{"m"} << none;
    QTest::newRow("one after the other wins")
        << QByteArray("revision = 'no'\nrevision = 'abc'\ndown_revision = 'no'\ndown_revision = 'x'\n")
        << QStringList{"x"} << none << none;
    QTest::newRow("several in one statement")
        << QByteArray("revision, down_revision = 'abc', 'x'\n") << QStringList{"x"} << none << none;
    QTest::newRow("chained") << QByteArray(
        "branch_labels = depends_on = None\nrevision = 'abc'; down_revision = 'x'\n")
                             << QStringList{"x"} << none << none;
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                     "revision = 'abc'\ndown_revision = 'x'\n")
                                       << QStringList{"x"} << none << none;
    QTest::newRow("CRLF") << QByteArray(
        "\"\"\"m\r\n\r\nx\"\"\"\r\nrevision = 'abc'\r\ndown_revision = 'x'\r\n")
                          << QStringList{"x"} << none << none;
    QTest::newRow("a coding comment")
        << QByteArray("# -*- coding: latin-1 -*-\nrevision = 'abc'\ndown_revision = '\xe9'\n")
        << QStringList{QStringLiteral("é")} << none << none;
    QTest::newRow("Python 2") << QByteArray(
        "revision = u'abc'\ndown_revision = 'x'\ndef upgrade():\n\tprint 'x'\n\texec 'y'\n")
                              << QStringList{"x"} << none << none;
    QTest::newRow("names of no concern that can't be known") << QByteArray(
        "import os\nX = os.environ['A']\nrevision = 'abc'\ndown_revision = 'x'\nos.remove('y')\n")
                                                             << QStringList{"x"} << none << none;
    QTest::newRow("under a condition that is known")
        << QByteArray("if True:\n    revision = 'abc'\ndown_revision = 'x'\n") << QStringList{"x"} << none
        << none;
}

void RevisionHeaderTest::identifiersAreReadInAllTheirForms()
{
    QFETCH(QByteArray, source);
    QFETCH(QStringList, down);
    QFETCH(QStringList, labels);
    QFETCH(QStringList, depends);
    const RevisionFile file = read(source);
    QCOMPARE(ids(file), QStringList());
    QVERIFY(file.revision);
    QCOMPARE(file.revision->id, QStringLiteral("abc"));
    QCOMPARE(file.revision->downRevisions, down);
    QCOMPARE(file.revision->branchLabels, labels);
    QCOMPARE(file.revision->dependsOn, depends);
}

void RevisionHeaderTest::unreadableIdentifiersAreAProblem_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("line");
    QTest::newRow("an id from another file")
        << QByteArray("from x import ID\nrevision = ID\ndown_revision = None\n") << 2;
    QTest::newRow("an id that is a number") << QByteArray("revision = 12\ndown_revision = None\n") << 1;
    QTest::newRow("an empty id") << QByteArray("revision = ''\ndown_revision = None\n") << 1;
    QTest::newRow("a parent from a call")
        << QByteArray("import x\nrevision = 'a'\ndown_revision = x.parent()\n") << 3;
    QTest::newRow("None among the parents")
        << QByteArray("revision = 'a'\ndown_revision = ('b', None)\n") << 2;
    QTest::newRow("a dependency from another file")
        << QByteArray("from x import D\nrevision = 'a'\ndown_revision = None\ndepends_on = (D,)\n") << 4;
    QTest::newRow("an id under an unknown condition") << QByteArray(
        "import x\nif x.y:\n    revision = 'a'\nelse:\n    revision = 'b'\ndown_revision = None\n")
                                                      << 0;
    QTest::newRow("an id before a foreign star import")
        << QByteArray("revision = 'a'\ndown_revision = None\nfrom x import *\n") << 1;
}

void RevisionHeaderTest::unreadableIdentifiersAreAProblem()
{
    QFETCH(QByteArray, source);
    QFETCH(int, line);
    const RevisionFile file = read(source);
    QVERIFY(!file.revision);
    QVERIFY(ids(file).contains(QStringLiteral("unreadable-identifiers")));
    QCOMPARE(file.problems.first().place, (Place{QStringLiteral("/r.py"), line, line}));
}

void RevisionHeaderTest::docstringBecomesMessageAndDate()
{
    const RevisionFile file = read("# SPDX-License-Identifier: MIT\n"
                                   "\"\"\"Add the\n   owner\n\nMore words.\n\nRevision ID: a\nRevises: \n"
                                   "Create Date: 2026-03-02 09:14:27.381045+00:00\n\n\"\"\"\n"
                                   "revision = 'a'\ndown_revision = None\n");
    QVERIFY(file.revision);
    QCOMPARE(file.revision->message, QStringLiteral("Add the owner"));
    QCOMPARE(file.revision->createDate, QStringLiteral("2026-03-02 09:14:27.381045+00:00"));
    QVERIFY(file.revision->doc.startsWith(QStringLiteral("Add the\n   owner\n\nMore words.")));
    QVERIFY(file.revision->doc.endsWith(QStringLiteral("+00:00")));
}

void RevisionHeaderTest::docstringIsWhatPythonMakesOfIt_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("doc");
    const auto row = [](const char *name, const char *written, const char *doc) {
        QTest::newRow(name) << QByteArray(written) << QString::fromUtf8(doc);
    };
    row("one line", "x", "x");
    row("the shared margin goes", "a\n    b\n\n    c\n", "a\nb\n\nc");
    row("a deeper line keeps its own", "a\n  b\n    c\n", "a\nb\n  c");
    row("a line at the margin keeps all others", "a\n  b\nc\n", "a\n  b\nc");
    row("blank lines don't count", "a\n \n    b\n", "a\n\nb");
    row("tabs reach to each eighth column", "a\n\tb\n          c", "a\nb\n  c");
    row("line ends of Windows", "a\r\nb\r\n\r\nc\r\n", "a\nb\n\nc");
}

void RevisionHeaderTest::docstringIsWhatPythonMakesOfIt()
{
    QFETCH(QByteArray, written);
    const RevisionFile file = read("\"\"\"" + written + "\"\"\"\nrevision = 'a'\ndown_revision = None\n");
    QVERIFY(file.revision);
    QTEST(file.revision->doc, "doc");
}

void RevisionHeaderTest::linesOfTheIdentifiersAreKept()
{
    const RevisionFile file = read("'''x'''\n\nrevision: str = 'a'\n# no\ndown_revision = (\n  'b',\n)\n");
    QVERIFY(file.revision);
    QCOMPARE(file.revision->place, (Place{QStringLiteral("/r.py"), 3, 3}));
    QCOMPARE(file.revision->downRevisionLine, 5);
}

void RevisionHeaderTest::fileWithoutRevisionIsAProblem()
{
    const RevisionFile file = read("\"\"\"A helper\"\"\"\ndef help():\n    pass\n");
    QVERIFY(!file.revision);
    QCOMPARE(ids(file), QStringList{QStringLiteral("no-revision-id")});
    QCOMPARE(file.problems.first().place.file, QStringLiteral("/r.py"));
    QVERIFY(!read("").revision);
}

void RevisionHeaderTest::fileWithoutDownRevisionIsAProblem()
{
    const RevisionFile file = read("revision = 'a'\n");
    QVERIFY(file.revision);
    QCOMPARE(ids(file), QStringList{QStringLiteral("no-down-revision")});
    QCOMPARE(file.problems.first().revisions, QStringList{QStringLiteral("a")});
}

QTEST_GUILESS_MAIN(RevisionHeaderTest)
#include "revisionheadertest.moc"
