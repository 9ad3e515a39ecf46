// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/plainheader.h"
#include "core/python/revisionreader.h"
#include "tests/python/damagedsources.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace stemma;

/// Whatever the plain reader takes, it reads as the syntax tree does: the same revision, and a file without a
/// problem. STEMMA_REVISION_FOLDERS (separated by colons) names further folders whose files are compared.
class PlainHeaderTest : public QObject
{
    Q_OBJECT

private slots:
    void whatItReadsIsWhatTheSyntaxTreeSays_data();
    void whatItReadsIsWhatTheSyntaxTreeSays();
    void whatIsUnusualIsLeftToTheSyntaxTree_data();
    void whatIsUnusualIsLeftToTheSyntaxTree();
    void everyFileAtHandReadsAlike();
    void damagedFilesReadAlike();
};

namespace {

const QString file = QStringLiteral("/versions/r.py");
constexpr int rounds = 20'000;
constexpr quint32 seed = 20'260'722;

QByteArray described(const std::optional<Revision> &revision)
{
    if (!revision)
        return "none";
    return QStringList{revision->id,
                       revision->downRevisions.join(u'+'),
                       revision->branchLabels.join(u'+'),
                       revision->dependsOn.join(u'+'),
                       revision->message,
                       revision->createDate,
                       QString::number(revision->place.line),
                       QString::number(revision->downRevisionLine)}
        .join(u'|')
        .toUtf8();
}

/// Empty when both readers agree on it, or the plain one leaves it.
QByteArray difference(const QByteArray &source, bool *taken = nullptr)
{
    const std::optional<Revision> plain = readPlainHeader(source, file);
    if (taken)
        *taken = plain.has_value();
    if (!plain)
        return {};
    const RevisionFile full = readRevisionFile(source, file, Dialect::MySql);
    if (full.revision != plain)
        return "another revision (" + described(full.revision) + ", not " + described(plain) + ") for:\n"
            + source;
    if (!full.problems.isEmpty())
        return full.problems.first().message.toUtf8() + " in:\n" + source;
    return {};
}

const QByteArray head = "revision = 'a'\ndown_revision = None\n";

} // namespace

void PlainHeaderTest::whatItReadsIsWhatTheSyntaxTreeSays_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("least") << head;
    QTest::newRow("no line end") << head.chopped(1);
    QTest::newRow("docstring") << "'''First\nline\n\nRevision ID: a\nCreate Date: 2024-01-02 \n'''\n" + head;
    QTest::newRow("comment before the docstring") << "# hello\n\n\"\"\"Text\"\"\"\n" + head;
    QTest::newRow("annotated") << QByteArray(
        "revision: str = \"ä\"\ndown_revision: Union[str, None] = 'b'\n");
    QTest::newRow("tuple") << QByteArray(
        "revision = 'a'\ndown_revision = ('b', \"c\",)\ndepends_on = ['d']\n");
    QTest::newRow("brackets without a comma") << QByteArray("revision = 'a'\ndown_revision = ('b')\n");
    QTest::newRow("no parents") << QByteArray("revision = 'a'\ndown_revision = ()\nbranch_labels = ('x',)\n");
    QTest::newRow("empty text") << QByteArray("revision = 'a'\ndown_revision = ''\n");
    QTest::newRow("imports") << "from a.b import (c, d as e,)\nimport x.y as z, w\n" + head;
    QTest::newRow("other constants") << "names = ['x', 'y']\n" + head;
    QTest::newRow("body") << head
            + "def upgrade() -> None:\n    # note\n    x = [1, 2.5, -3]\n    for a, b in x:\n        if not "
              "a and "
              "b not in x:\n            op.f(a, *x, k=1, **y)\n        elif a:\n            pass\n        "
              "else:\n"
              "            return\n  # odd comment\n    with op.batch_alter_table('t', schema=None) as t:\n"
              "        t.add_column(sa.Column('c', sa.Integer(), server_default=sa.text(\"'\\\\'\")))\n"
              "    x[0].y += 1 if a else {'k': 2, 'l': (1,)}\n    import os\n\n\ndef f(a, b: int = 2):\n    "
              "pass\n";
}

void PlainHeaderTest::whatItReadsIsWhatTheSyntaxTreeSays()
{
    QFETCH(const QByteArray, source);
    bool taken = false;
    QCOMPARE(difference(source, &taken), QByteArray());
    QCOMPARE(taken, !source.contains("('b')"));
}

void PlainHeaderTest::whatIsUnusualIsLeftToTheSyntaxTree_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no id") << QByteArray("down_revision = None\n");
    QTest::newRow("no parent") << QByteArray("revision = 'a'\n");
    QTest::newRow("id stated twice") << "revision = 'b'\n" + head;
    QTest::newRow("id is no text") << QByteArray("revision = None\ndown_revision = None\n");
    QTest::newRow("escape") << QByteArray("revision = '\\x61'\ndown_revision = None\n");
    QTest::newRow("id imported") << head + "from x import revision\n";
    QTest::newRow("anything imported") << head + "from x import *\n";
    QTest::newRow("function of that name") << head + "def depends_on():\n    pass\n";
    QTest::newRow("top level that runs") << head + "globals()['revision'] = 'b'\n";
    QTest::newRow("no docstring when code comes first") << "import os\n\"\"\"Text\"\"\"\n" + head;
    QTest::newRow("latin-1") << "# coding: latin-1\n" + head;
    QTest::newRow("not UTF-8") << "# \xff\n" + head;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + head;
    QTest::newRow("carriage returns") << QByteArray(head).replace("\n", "\r\n");
    QTest::newRow("NUL") << head + QByteArray("#\0\n", 3);
    QTest::newRow("open bracket") << head + "def upgrade():\n    f(\n";
    QTest::newRow("too many brackets") << head + "def upgrade():\n    f())\n";
    QTest::newRow("body on no line") << head + "def upgrade():\npass\n";
    QTest::newRow("indentation that fits nothing") << head + "def upgrade():\n        a\n    b\n";
    QTest::newRow("assignment to a call") << head + "def upgrade():\n    f() = 1\n";
    QTest::newRow("operator without an operand") << head + "def upgrade():\n    a + \n";
    QTest::newRow("f-string") << head + "def upgrade():\n    f'{a}'\n";
    QTest::newRow("Python 2") << head + "def upgrade():\n    print 'a'\n";
}

void PlainHeaderTest::whatIsUnusualIsLeftToTheSyntaxTree()
{
    QFETCH(const QByteArray, source);
    QVERIFY(!readPlainHeader(source, file));
    const RevisionFile full = readRevisionFile(source, file, Dialect::MySql);
    QCOMPARE(readRevisionFileHeader(source, file, Dialect::MySql),
             (RevisionFileHeader{full.revision, full.problems}));
}

void PlainHeaderTest::everyFileAtHandReadsAlike()
{
    QList<QByteArray> sources = test::revisionSources();
    QVERIFY(sources.size() > 20);
    const QString folders = qEnvironmentVariable("STEMMA_REVISION_FOLDERS");
    for (const QString &folder : folders.split(u':', Qt::SkipEmptyParts)) {
        QDirIterator files(folder, {QStringLiteral("*.py")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile found(files.next());
            QVERIFY2(found.open(QIODevice::ReadOnly), qPrintable(found.fileName()));
            sources << found.readAll();
        }
    }
    int taken = 0;
    for (const QByteArray &source : std::as_const(sources)) {
        bool plain = false;
        QCOMPARE(difference(source, &plain), QByteArray());
        taken += plain ? 1 : 0;
    }
    qInfo("%d of %lld files are plain", taken, qlonglong(sources.size()));
    QVERIFY(taken > 10);
}

void PlainHeaderTest::damagedFilesReadAlike()
{
    const QList<QByteArray> all = test::revisionSources();
    QRandomGenerator random(seed);
    int taken = 0;
    for (int i = 0; i < qMax(rounds, qEnvironmentVariableIntValue("STEMMA_ROUNDS")); ++i) {
        bool plain = false;
        const QByteArray source = test::damaged(all[random.bounded(int(all.size()))], random);
        QCOMPARE(difference(source, &plain), QByteArray());
        taken += plain ? 1 : 0;
    }
    qInfo("%d damaged files are plain", taken);
    QVERIFY(taken > rounds / 50);
}

QTEST_GUILESS_MAIN(PlainHeaderTest)
#include "plainheadertest.moc"
