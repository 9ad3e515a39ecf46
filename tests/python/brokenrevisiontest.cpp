// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/revisionreader.h"

#include <QTest>

using namespace stemma;

class BrokenRevisionTest : public QObject
{
    Q_OBJECT

private slots:
    void brokenPythonKeepsTheIdentifiersAndCostsTheSql_data();
    void brokenPythonKeepsTheIdentifiersAndCostsTheSql();
    void identifiersInBrokenCodeAreNotTrusted();
    void deepNestingEndsInAReason_data();
    void deepNestingEndsInAReason();
};

void BrokenRevisionTest::brokenPythonKeepsTheIdentifiersAndCostsTheSql_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<int>("line");
    QTest::newRow("a missing parenthesis")
        << QByteArray("def upgrade():\n    op.drop_table('a'\n\ndef downgrade():\n    pass\n") << 0;
    QTest::newRow("a missing colon") << QByteArray("def upgrade()\n    pass\n") << 0;
    QTest::newRow("an unclosed string") << QByteArray("def upgrade():\n    op.execute('x)\n") << 0;
    QTest::newRow("conflict marks of git")
        << QByteArray("<<<<<<< ours\nx = 1\n=======\nx = 2\n>>>>>>> theirs\ndef upgrade():\n    pass\n") << 3;
    QTest::newRow("bytes that are not UTF-8") << QByteArray("def upgrade():\n    op.execute('\xff')\n") << 4;
    QTest::newRow("an encoding that does not exist") << QByteArray("def upgrade():\n    pass\n") << 1;
    QTest::newRow("a NUL byte") << QByteArray("def upgrade():\n    op.execute('\0')\n", 36) << 4;
}

void BrokenRevisionTest::brokenPythonKeepsTheIdentifiersAndCostsTheSql()
{
    QFETCH(QByteArray, rest);
    QFETCH(int, line);
    QByteArray source = "revision = 'a'\ndown_revision = 'b'\n" + rest;
    if (QByteArray(QTest::currentDataTag()).contains("encoding"))
        source = "# coding: klingon\n" + source;
    const RevisionFile file = readRevisionFile(source, QStringLiteral("/r.py"), Dialect::MySql);
    QVERIFY(file.revision);
    QCOMPARE(file.revision->id, QStringLiteral("a"));
    QCOMPARE(file.revision->downRevisions, QStringList{QStringLiteral("b")});
    QCOMPARE(file.problems.value(0).id, QStringLiteral("broken-python"));
    QVERIFY(file.problems.first().place.line > 0);
    if (line > 0)
        QCOMPARE(file.problems.first().place.line, line);
    QVERIFY(!file.sql.upgrade.isKnown());
    QVERIFY(!file.sql.downgrade.isKnown());
    QCOMPARE(file.sql.upgrade.needsPython->line, file.problems.first().place.line);
}

void BrokenRevisionTest::identifiersInBrokenCodeAreNotTrusted()
{
    const RevisionFile file = readRevisionFile("x = (\nrevision = 'a'\ndown_revision = 'b'\n",
                                               QStringLiteral("/r.py"), Dialect::MySql);
    QVERIFY(!file.revision);
    QVERIFY(file.problems.size() >= 2);
}

void BrokenRevisionTest::deepNestingEndsInAReason_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("parentheses") << "    x = " + QByteArray(20000, '(') + "1" + QByteArray(20000, ')') + "\n";
    QTest::newRow("lists") << "    x = " + QByteArray(20000, '[') + QByteArray(20000, ']') + "\n";
    QTest::newRow("sums") << "    x = 1" + QByteArray("+1").repeated(20000) + "\n";
    QTest::newRow("attributes") << "    x" + QByteArray(".a").repeated(20000) + "\n";
    QTest::newRow("signs") << "    x = " + QByteArray(20000, '-') + "1\n";
    QTest::newRow("nested tuples as a key")
        << QByteArray("    t = ()\n    for i in range(100000):\n        t = (t,)\n    {t: 1}\n");
    QTest::newRow("nested targets") << "    " + QByteArray(20000, '(') + "a," + QByteArray(20000, ')')
            + " = 1\n";
    QTest::newRow("nested deletions")
        << "    del " + QByteArray(20000, '(') + "a," + QByteArray(20000, ')') + "\n";
    QTest::newRow("loops in a comprehension")
        << "    x = [1" + QByteArray(" for y in [1]").repeated(5000) + "]\n";
    QTest::newRow("variants of variants") << QByteArray(
        "    import sqlalchemy as sa\n    t = sa.Text()\n    for i in range(20000):\n"
        "        t = sa.Text().with_variant(t, 'mysql')\n    op.add_column('a', sa.Column('b', t))\n");
    QTest::newRow("nested classes of isinstance")
        << QByteArray("    t = str\n    for i in range(20000):\n        t = (t,)\n    isinstance('', t)\n");
    QTest::newRow("a list that holds itself")
        << QByteArray("    t = []\n    t.append(t)\n    op.execute(str(t))\n");
    QTest::newRow("a doubling list") << QByteArray(
        "    t = [1]\n    for i in range(64):\n        t = [t, t]\n    op.execute(str(t))\n");
    QTest::newRow("comparing doubled lists")
        << QByteArray("    t = [1]\n    u = [1]\n    for i in range(64):\n        t = [t, t]\n        u = "
                      "[u, u]\n    t == u\n");
}

void BrokenRevisionTest::deepNestingEndsInAReason()
{
    QFETCH(QByteArray, code);
    const RevisionFile file =
        readRevisionFile("from alembic import op\nrevision = 'a'\ndown_revision = None\ndef upgrade():\n"
                             + code + "\ndef downgrade():\n    pass\n",
                         QStringLiteral("/r.py"), Dialect::MySql);
    QVERIFY(file.revision);
    QVERIFY(!file.sql.upgrade.isKnown());
}

QTEST_GUILESS_MAIN(BrokenRevisionTest)
#include "brokenrevisiontest.moc"
