// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/revisionedit.h"
#include "core/python/revisionreader.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

namespace {

const QByteArray tail =
    "branch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n";

RevisionChange parents(const QStringList &ids)
{
    RevisionChange change;
    change.downRevisions = ids;
    return change;
}

RevisionChange emptied(bool upgrade = true, bool downgrade = false)
{
    RevisionChange change;
    change.emptyUpgrade = upgrade;
    change.emptyDowngrade = downgrade;
    return change;
}

} // namespace

class RevisionEditTest : public QObject
{
    Q_OBJECT

private slots:
    void changesTheValueAndNothingElse_data();
    void changesTheValueAndNothingElse();
    void emptiesBodies_data();
    void emptiesBodies();
    void keepsEncodingsAndLineEnds_data();
    void keepsEncodingsAndLineEnds();
    void refusesWithTheLine_data();
    void refusesWithTheLine();
    void everyFileAtHandComesBackByteForByte();
    void emptiesEveryFileAtHand();

private:
    static QList<std::pair<QString, QByteArray>> filesAtHand();
};

void RevisionEditTest::changesTheValueAndNothingElse_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<RevisionChange>("change");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, QByteArray before, const QStringList &ids, QByteArray after) {
        QTest::newRow(name) << "revision = 'r'\n" + before + "\n" + tail << parents(ids)
                            << "revision = 'r'\n" + after + "\n" + tail;
    };
    const QStringList x{u"x"_s};
    const QStringList xy{u"x"_s, u"y"_s};
    row("one for one", "down_revision = 'a'", x, "down_revision = 'x'");
    row("double quotes", "down_revision = \"a\"  # here", x, "down_revision = \"x\"  # here");
    row("prefix", "down_revision = u'a'", x, "down_revision = u'x'");
    row("triple quotes", "down_revision = '''a'''", x, "down_revision = 'x'");
    row("annotation", "down_revision: Union[str, None]   =  'a'", x,
        "down_revision: Union[str, None]   =  'x'");
    row("brackets", "down_revision = (\n    'a'\n)", x, "down_revision = (\n    'x'\n)");
    row("none to one", "down_revision = None", x, "down_revision = 'x'");
    row("one to none", "down_revision = 'a'", {}, "down_revision = None");
    row("one to two", "down_revision = \"a\"", xy, "down_revision = (\"x\", \"y\")");
    row("two to one", "down_revision = ('a', 'b')", x, "down_revision = 'x'");
    row("two to none", "down_revision = ('a', 'b')", {}, "down_revision = None");
    row("tuple of one", "down_revision = ('a',)", x, "down_revision = ('x',)");
    row("two for two", "down_revision = ('a','b')", xy, "down_revision = ('x','y')");
    row("one of two", "down_revision = ('a' , \"b\" ,)", {u"a"_s, u"y"_s}, "down_revision = ('a' , \"y\" ,)");
    row("tuple without brackets", "down_revision = 'a', 'b'", xy, "down_revision = 'x', 'y'");
    row("two to three", "down_revision = ('a', 'b',)", {u"a"_s, u"b"_s, u"c"_s},
        "down_revision = ('a', 'b', 'c',)");
    row("list", "down_revision = ['a']", xy, "down_revision = ['x', 'y']");
    row("list to none", "down_revision = ['a']", {}, "down_revision = []");
    row("empty list", "down_revision = []", x, "down_revision = ['x']");
    row("lines", "down_revision = (\n    'a',  # first\n    'b',\n)", {u"a"_s, u"y"_s, u"z"_s},
        "down_revision = (\n    'a',  # first\n    'y',\n    'z',\n)");
    row("fewer lines", "down_revision = (\n    'a',\n    'b',\n    'c',\n)", {u"x"_s, u"b"_s},
        "down_revision = (\n    'x',\n    'b',\n)");
    row("awkward id", "down_revision = 'a'", {u"it's"_s}, "down_revision = 'it\\'s'");
    row("nothing to change", "down_revision = ('a' ,'b')", {u"a"_s, u"b"_s}, "down_revision = ('a' ,'b')");

    const auto doc = [](const char *name, QByteArray old, QByteArray value, const QStringList &ids,
                        QByteArray now, QByteArray newValue) {
        const QByteArray text = "\"\"\"Words\n\nRevision ID: r\nRevises:%1\nCreate Date: x\n\n\"\"\"\n"
                                "revision = 'r'\ndown_revision = %2\n"
            + tail;
        const auto filled = [&](QByteArray words, QByteArray id) {
            return QByteArray(text).replace("%1", words).replace("%2", id);
        };
        QTest::newRow(name) << filled(old, value) << parents(ids) << filled(now, newValue);
    };
    doc("docstring of one", " a", "'a'", x, " x", "'x'");
    doc("docstring of a base", " ", "None", x, " x", "'x'");
    doc("docstring of a base without a blank", "", "None", x, " x", "'x'");
    doc("docstring to a base", " a", "'a'", {}, " ", "None");
    doc("docstring with a comma", " a", "'a'", xy, " x, y", "('x', 'y')");
    doc("docstring as Python prints it", " ('a', 'b')", "('a', 'b')", xy, " ('x', 'y')", "('x', 'y')");
    doc("docstring None", " None", "None", xy, " ('x', 'y')", "('x', 'y')");
    doc("docstring out of date", " zzz", "'a'", x, " x", "'x'");
    doc("docstring in own words", " a (see the ticket!)", "'a'", x, " a (see the ticket!)", "'x'");
    QTest::newRow("comment") << QByteArray("# Revises: a\nrevision = 'r'\ndown_revision = 'a'\n" + tail)
                             << parents(x)
                             << QByteArray("# Revises: x\nrevision = 'r'\ndown_revision = 'x'\n" + tail);

    const QByteArray head = "revision = \"r\"\ndown_revision = None\n";
    RevisionChange depends;
    depends.dependsOn = xy;
    QTest::newRow("dependencies") << head + tail << depends
                                  << head
            + QByteArray(tail).replace("depends_on = None", "depends_on = [\"x\", \"y\"]");
    depends.dependsOn = x;
    QTest::newRow("dependency where none was stated")
        << head + "def upgrade():\n    pass\ndef downgrade():\n    pass\n"
        << depends << head + "depends_on = \"x\"\ndef upgrade():\n    pass\ndef downgrade():\n    pass\n";
    RevisionChange labels;
    labels.branchLabels = x;
    QTest::newRow("label") << head + tail << labels
                           << head
            + QByteArray(tail).replace("branch_labels = None", "branch_labels = (\"x\",)");
    labels.branchLabels = QStringList();
    QTest::newRow("label gone") << head
            + QByteArray(tail).replace("branch_labels = None", "branch_labels = ('x',)")
                                << labels << head + tail;
}

void RevisionEditTest::changesTheValueAndNothingElse()
{
    QFETCH(QByteArray, before);
    QFETCH(RevisionChange, change);
    QFETCH(QByteArray, after);
    const Result<FileEdit> edit = editRevisionFile(before, u"r.py"_s, change);
    QVERIFY2(edit, qPrintable(edit ? QString() : errorText(edit.error())));
    QCOMPARE(edit->after, after);
    QCOMPARE(edit->isEmpty(), before == after);
    QCOMPARE(edit->inverse().after, before);
    QCOMPARE(FileEdit::of(u"r.py"_s, after, edit->inverse().ranges).after, before);
}

void RevisionEditTest::emptiesBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("statements") << QByteArray("def upgrade():\n    op.a()\n    op.b()\n")
                                << QByteArray("def upgrade():\n    pass\n");
    QTest::newRow("comments of the autogenerator")
        << QByteArray(
               "def upgrade():\n    # ### commands ###\n    op.a()\n    # ### end ###\n\n\n# of the next\n")
        << QByteArray("def upgrade():\n    pass\n\n\n# of the next\n");
    QTest::newRow("docstring")
        << QByteArray("def upgrade() -> None:\n    \"\"\"Upgrade.\"\"\"\n\n    # why\n    op.a()\n")
        << QByteArray("def upgrade() -> None:\n    \"\"\"Upgrade.\"\"\"\n\n    pass\n");
    QTest::newRow("decorator, default and comment")
        << QByteArray("@once\ndef upgrade(x=(1, 2)):  # keep\n\n    op.a()  # go\n")
        << QByteArray("@once\ndef upgrade(x=(1, 2)):  # keep\n\n    pass\n");
    QTest::newRow("one line") << QByteArray("def upgrade(): op.a(); op.b()\n")
                              << QByteArray("def upgrade(): pass\n");
    QTest::newRow("tabs") << QByteArray("def upgrade():\n\tif x:\n\t\top.a()\n")
                          << QByteArray("def upgrade():\n\tpass\n");
    QTest::newRow("text over lines") << QByteArray(
        "def upgrade():\n  op.execute('''\nSELECT 1\n# no comment\n''')\n")
                                     << QByteArray("def upgrade():\n  pass\n");
    QTest::newRow("docstring and more in its line") << QByteArray("def upgrade():\n    'doc'; op.a()\n")
                                                    << QByteArray("def upgrade():\n    'doc'\n    pass\n");
    QTest::newRow("empty already") << QByteArray("def upgrade():\n    # nothing yet\n    pass\n")
                                   << QByteArray("def upgrade():\n    # nothing yet\n    pass\n");
    QTest::newRow("docstring alone") << QByteArray("def upgrade():\n    'doc'\n")
                                     << QByteArray("def upgrade():\n    'doc'\n");
    QTest::newRow("the last one counts")
        << QByteArray("def upgrade():\n    op.a()\ndef upgrade():\n    op.b()\n")
        << QByteArray("def upgrade():\n    op.a()\ndef upgrade():\n    pass\n");
    QTest::newRow("without a line end")
        << QByteArray("def upgrade():\n    op.a()") << QByteArray("def upgrade():\n    pass");
}

void RevisionEditTest::emptiesBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, after);
    const QByteArray head = "from alembic import op\nrevision = 'r'\ndown_revision = None\n\n"
                            "def downgrade():\n    op.drop_table('a')\n\n";
    const Result<FileEdit> edit = editRevisionFile(head + body, u"r.py"_s, emptied());
    QVERIFY2(edit, qPrintable(edit ? QString() : errorText(edit.error())));
    QCOMPARE(edit->after, head + after);
    QCOMPARE(edit->inverse().after, head + body);
}

void RevisionEditTest::keepsEncodingsAndLineEnds_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before) {
        QTest::newRow(name)
            << before
            << QByteArray(before).replace("'a'", "('x', 'y')").replace("Revises: a", "Revises: x, y");
    };
    const QByteArray text =
        "\"\"\"W\xC3\xB6rter\n\nRevises: a\n\"\"\"\nrevision = 'r'\ndown_revision = 'a'  # \xE6\xBC\xA2\n"
        + tail;
    row("UTF-8", text);
    row("byte order mark", "\xEF\xBB\xBF" + text);
    row("CRLF", QByteArray(text).replace("\n", "\r\n"));
    row("CR", QByteArray(text).replace("\n", "\r"));
    row("both line ends", QByteArray(text).replace("\nd", "\r\nd"));
    row("no line end at the end", QByteArray(text).chopped(1));
    row("latin-1",
        "# -*- coding: latin-1 -*-\n\"\"\"W\xF6rter\n\nRevises: a\n\"\"\"\nrevision = 'r'\ndown_revision = "
        "'a'  # \xE9\xFF\n"
            + tail);
    row("Windows-1252",
        "# coding: cp1252\n\"\"\"W\xF6rter \x80\n\nRevises: a\n\"\"\"\nrevision = 'r'\ndown_revision = 'a'\n"
            + tail);
    row("tabs and blanks", "revision\t=\t'r'\t\ndown_revision  =\t'a'   \n\x0c\n" + tail);
}

void RevisionEditTest::keepsEncodingsAndLineEnds()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const Result<FileEdit> edit = editRevisionFile(before, u"r.py"_s, parents({u"x"_s, u"y"_s}));
    QVERIFY2(edit, qPrintable(edit ? QString() : errorText(edit.error())));
    QCOMPARE(edit->after, after);
    QCOMPARE(edit->inverse().after, before);
}

void RevisionEditTest::refusesWithTheLine_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<RevisionChange>("change");
    QTest::addColumn<int>("line");
    const QByteArray head = "revision = 'r'\n";
    const auto row = [&](const char *name, const QByteArray &down, int line) {
        QTest::newRow(name) << head + down + "\n" + tail << parents({u"x"_s}) << line;
    };
    row("call", "down_revision = compute()", 2);
    row("name", "\nA = 'a'\ndown_revision = A", 4);
    row("sum", "down_revision = 'a' + 'b'", 2);
    row("two texts", "down_revision = 'a' 'b'", 2);
    row("f-string", "down_revision = f'a'", 2);
    row("twice", "down_revision = 'a'\ndown_revision = 'b'", 3);
    row("chain", "down_revision = depends = 'a'", 2);
    row("pattern", "down_revision, y = 'a', 'b'", 1);
    row("condition", "if True:\n    down_revision = 'a'", 1);
    row("changed later", "down_revision = 'a'\nif True:\n    down_revision = 'b'", 1);
    row("broken file", "down_revision = 'a'\nx = (", 3);
    QTest::newRow("no id") << QByteArray("down_revision = 'a'\n") + tail << parents({u"x"_s}) << 0;
    QTest::newRow("no function") << QByteArray("revision = 'r'\ndown_revision = 'a'\n") << emptied() << 0;
    QTest::newRow("character that the encoding has not")
        << QByteArray("# coding: latin-1\nrevision = 'r'\ndown_revision = 'a'\n") + tail << parents({u"漢"_s})
        << 0;
    QTest::newRow("bytes that are no UTF-8")
        << QByteArray("revision = 'r'\ndown_revision = 'a' # \xE9\n") + tail << parents({u"x"_s}) << 0;
}

void RevisionEditTest::refusesWithTheLine()
{
    QFETCH(QByteArray, before);
    QFETCH(RevisionChange, change);
    const Result<FileEdit> edit = editRevisionFile(before, u"r.py"_s, change);
    QVERIFY2(!edit, edit ? edit->after.constData() : "");
    QCOMPARE(edit.error().kind, ErrorKind::NotEditable);
    QTEST(edit.error().place.line, "line");
    QVERIFY(!edit.error().message.isEmpty() && !edit.error().advice.isEmpty());
}

/// The demo's revisions, and those in a folder that the tester names.
QList<std::pair<QString, QByteArray>> RevisionEditTest::filesAtHand()
{
    QList<std::pair<QString, QByteArray>> found;
    for (const QString &folder :
         {QStringLiteral(STEMMA_SOURCE_DIR "/migrations"), qEnvironmentVariable("REVISIONS_FOLDER")}) {
        QDirIterator files(folder, {u"*.py"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (!folder.isEmpty() && files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                found.append({file.fileName(), file.readAll()});
        }
    }
    return found;
}

void RevisionEditTest::everyFileAtHandComesBackByteForByte()
{
    static const QRegularExpression line(u"Revises:[^\\n]*"_s);
    const auto withoutRevises = [](const QByteArray &text) { return QString::fromUtf8(text).remove(line); };
    int edited = 0;
    int corrected = 0;
    int refused = 0;
    for (const auto &[file, before] : filesAtHand()) {
        const RevisionFile read = readRevisionFile(before, file, Dialect::MySql);
        if (!read.revision)
            continue;
        QStringList others;
        for (const QString &id : read.revision->downRevisions)
            others << u"x"_s + id;
        if (others.isEmpty())
            others << u"x"_s;
        const Result<FileEdit> there = editRevisionFile(before, file, parents(others));
        if (!there) {
            QCOMPARE(there.error().kind, ErrorKind::NotEditable);
            qInfo("%s", qPrintable(errorText(there.error())));
            ++refused;
            continue;
        }
        ++edited;
        QCOMPARE(there->inverse().after, before);
        const qsizetype growth = there->after.size() - before.size();
        QVERIFY2(qAbs(growth) < 60, qPrintable(file));
        const Result<FileEdit> back =
            editRevisionFile(there->after, file, parents(read.revision->downRevisions));
        QVERIFY2(back, qPrintable(file));
        // A line "Revises:" that told something else than the parents tells the parents now.
        if (back->after != before) {
            ++corrected;
            QVERIFY2(withoutRevises(back->after) == withoutRevises(before), qPrintable(file));
        }
    }
    qInfo("%d files edited and back, %d of them with a corrected docstring, %d refused", edited, corrected,
          refused);
    QVERIFY(edited >= 10);
}

void RevisionEditTest::emptiesEveryFileAtHand()
{
    int emptiedFiles = 0;
    for (const auto &[file, before] : filesAtHand()) {
        const RevisionFile read = readRevisionFile(before, file, Dialect::MySql);
        if (!read.revision || !before.contains("\ndef upgrade(") || !before.contains("\ndef downgrade("))
            continue;
        const Result<FileEdit> edit = editRevisionFile(before, file, emptied(true, true));
        if (!edit) {
            qInfo("%s", qPrintable(errorText(edit.error())));
            continue;
        }
        QCOMPARE(edit->inverse().after, before);
        const RevisionFile now = readRevisionFile(edit->after, file, Dialect::MySql);
        QVERIFY(now.revision && now.revision->id == read.revision->id);
        QVERIFY2(now.sql.upgrade.statements.isEmpty() && now.sql.downgrade.statements.isEmpty(),
                 qPrintable(file));
        ++emptiedFiles;
    }
    qInfo("%d files emptied", emptiedFiles);
    QVERIFY(emptiedFiles >= 10);
}

QTEST_GUILESS_MAIN(RevisionEditTest)
#include "revisionedittest.moc"
