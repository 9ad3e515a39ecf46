// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/sqlrevision.h"
#include "core/project/history.h"
#include "core/project/revisionediting.h"
#include "core/project/sqlrevisionedit.h"
#include "core/project/sqlrevisiontext.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

namespace {

const QByteArray whole = "-- Add tasks\n-- for everyone\n--\n-- More words.\n--\n-- revision: abc\n"
                         "-- down_revision: aaa, bbb\n-- branch_labels: one\n-- depends_on: ddd\n"
                         "-- Create Date: 2024-05-01 10:20:30\n\n-- upgrade\nCREATE TABLE a (x INT);\n\n"
                         "INSERT INTO a\nVALUES (1); -- one\n\n-- downgrade\n\nDROP TABLE a";

QStringList texts(const FunctionSql &sql)
{
    QStringList result;
    for (const Statement &statement : sql.statements)
        result << statement.text;
    return result;
}

} // namespace

class SqlRevisionTest : public QObject
{
    Q_OBJECT

private slots:
    void readsHeaderAndStatements();
    void readsFilesWithOtherLineEnds();
    void tellsRevisionsFromData_data();
    void tellsRevisionsFromData();
    void splitsAsTheDelimiterSays();
    void neverTakesAMissingSectionForAnEmptyOne();
    void saysFaultsWithTheirLine_data();
    void saysFaultsWithTheirLine();
    void readsBackWhatIsWritten();
    void changesTheHeaderAndNothingElse_data();
    void changesTheHeaderAndNothingElse();
    void emptiesSections();
    void standsBesidePythonRevisions();
    void refusesParentsThatFollow();
    void commitsAnEditOnlyToTheFileThatWasRead();
};

void SqlRevisionTest::readsHeaderAndStatements()
{
    const RevisionFile file = readSqlRevisionFile(whole, u"/x/abc.sql"_s);
    QVERIFY(file.problems.isEmpty());
    QVERIFY(file.revision);
    QCOMPARE(file.revision->id, u"abc"_s);
    QCOMPARE(file.revision->downRevisions, (QStringList{u"aaa"_s, u"bbb"_s}));
    QCOMPARE(file.revision->branchLabels, QStringList{u"one"_s});
    QCOMPARE(file.revision->dependsOn, QStringList{u"ddd"_s});
    QCOMPARE(file.revision->message, u"Add tasks for everyone"_s);
    QCOMPARE(file.revision->doc, u"Add tasks\nfor everyone\n\nMore words."_s);
    QCOMPARE(file.revision->createDate, u"2024-05-01 10:20:30"_s);
    QCOMPARE(file.revision->place, (Place{u"/x/abc.sql"_s, 6, 6}));
    QCOMPARE(file.revision->downRevisionLine, 7);
    QVERIFY(file.sql.upgrade.isKnown());
    QCOMPARE(texts(file.sql.upgrade),
             (QStringList{u"CREATE TABLE a (x INT)"_s, u"INSERT INTO a\nVALUES (1)"_s}));
    QCOMPARE(file.sql.upgrade.statements[0].place, (Place{u"/x/abc.sql"_s, 13, 13}));
    QCOMPARE(file.sql.upgrade.statements[1].place, (Place{u"/x/abc.sql"_s, 15, 16}));
    QCOMPARE(file.sql.upgrade.statements[0].provenance, Provenance::SqlFile);
    QCOMPARE(texts(file.sql.downgrade), QStringList{u"DROP TABLE a"_s});
    QCOMPARE(file.sql.downgrade.statements[0].place, (Place{u"/x/abc.sql"_s, 20, 20}));
}

void SqlRevisionTest::readsFilesWithOtherLineEnds()
{
    for (const QByteArray &bytes :
         {QByteArray(whole).replace("\n", "\r\n"), QByteArray("\xEF\xBB\xBF" + whole)}) {
        QVERIFY(isSqlRevision(bytes));
        RevisionFile file = readSqlRevisionFile(bytes, u"/x/abc.sql"_s);
        const RevisionFile plain = readSqlRevisionFile(whole, u"/x/abc.sql"_s);
        QVERIFY(file.problems.isEmpty());
        QCOMPARE(file.revision, plain.revision);
        QCOMPARE(file.sql, plain.sql);
    }
}

void SqlRevisionTest::tellsRevisionsFromData_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isRevision");
    QTest::newRow("header") << QByteArray("-- revision: a\n") << true;
    QTest::newRow("capitals") << QByteArray("\n\n--   Revision :  a") << true;
    QTest::newRow("no header") << QByteArray("INSERT INTO a VALUES (1);\n") << false;
    QTest::newRow("behind a statement") << QByteArray("SELECT 1;\n-- revision: a\n") << false;
    QTest::newRow("behind a section") << QByteArray("-- upgrade\n-- revision: a\n") << false;
    QTest::newRow("no blank behind the dashes") << QByteArray("--revision: a\n") << false;
    QTest::newRow("other words") << QByteArray("-- revision of the data: a\n") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void SqlRevisionTest::tellsRevisionsFromData()
{
    QFETCH(QByteArray, text);
    QTEST(isSqlRevision(text), "isRevision");
}

void SqlRevisionTest::splitsAsTheDelimiterSays()
{
    const RevisionFile file =
        readSqlRevisionFile("-- revision: a\n-- down_revision: none\n-- upgrade\nDELIMITER //\nCREATE "
                            "PROCEDURE p()\nBEGIN\n  SELECT 1;\n"
                            "END//\nDELIMITER ;\nSELECT ';-- downgrade';\n-- downgrade\nDROP PROCEDURE p;\n",
                            u"a.sql"_s);
    QVERIFY(file.problems.isEmpty());
    QCOMPARE(texts(file.sql.upgrade),
             (QStringList{u"CREATE PROCEDURE p()\nBEGIN\n  SELECT 1;\nEND"_s, u"SELECT ';-- downgrade'"_s}));
    QCOMPARE(file.sql.upgrade.statements[0].place.line, 5);
    QCOMPARE(texts(file.sql.downgrade), QStringList{u"DROP PROCEDURE p"_s});
}

void SqlRevisionTest::neverTakesAMissingSectionForAnEmptyOne()
{
    const QByteArray head = "-- revision: a\n-- down_revision: none\n";
    const RevisionFile none = readSqlRevisionFile(head, u"a.sql"_s);
    QVERIFY(!none.sql.upgrade.isKnown() && !none.sql.downgrade.isKnown());
    const RevisionFile empty = readSqlRevisionFile(head + "-- upgrade\n-- words\n", u"a.sql"_s);
    QVERIFY(empty.sql.upgrade.isKnown() && empty.sql.upgrade.statements.isEmpty());
    QVERIFY(!empty.sql.downgrade.isKnown());
    const RevisionFile both =
        readSqlRevisionFile(head + "-- DOWNGRADE\nSELECT 1\n--  Upgrade  \n", u"a.sql"_s);
    QVERIFY(both.problems.isEmpty()); // nothing stands behind the mark that could belong to SELECT 1
    QCOMPARE(texts(both.sql.downgrade), QStringList{u"SELECT 1"_s});
    QVERIFY(both.sql.upgrade.isKnown() && both.sql.upgrade.statements.isEmpty());
    const RevisionFile turned =
        readSqlRevisionFile(head + "-- DOWNGRADE\nSELECT 1;\n--  Upgrade  \n", u"a.sql"_s);
    QVERIFY(turned.sql.upgrade.isKnown() && turned.sql.upgrade.statements.isEmpty());
    QCOMPARE(texts(turned.sql.downgrade), QStringList{u"SELECT 1"_s});
}

void SqlRevisionTest::saysFaultsWithTheirLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("line");
    QTest::addColumn<bool>("hasRevision");
    const QByteArray head = "-- revision: a\n-- down_revision: none\n";
    QTest::newRow("no id") << QByteArray("-- revision:\n-- upgrade\n") << u"no-revision-id"_s << 1 << false;
    QTest::newRow("two ids") << QByteArray("-- revision: a, b\n-- upgrade\n") << u"no-revision-id"_s << 1
                             << false;
    QTest::newRow("no parent") << QByteArray("-- revision: a\n-- upgrade\n") << u"no-down-revision"_s << 1
                               << true;
    QTest::newRow("key twice") << head + "-- revision: b\n-- upgrade\n" << u"repeated-header"_s << 3 << true;
    QTest::newRow("section twice") << head + "-- upgrade\n-- upgrade\n" << u"repeated-section"_s << 4 << true;
    QTest::newRow("statement before the sections") << head + "SELECT 1;\n-- upgrade\n"
                                                   << u"statement-outside-section"_s << 3 << true;
    QTest::newRow("no section") << head + "\nSELECT 1;\n" << u"statement-outside-section"_s << 4 << true;
    QTest::newRow("no semicolon") << head + "-- upgrade\nSELECT 1\n-- downgrade\nSELECT 2;\n"
                                  << u"statement-over-section"_s << 4 << true;
    QTest::newRow("open string") << head + "-- upgrade\nSELECT 'a\n-- downgrade\nb';\n"
                                 << u"statement-over-section"_s << 4 << true;
    QTest::newRow("not UTF-8") << head + "-- upgrade\nSELECT '\xE9';\n" << u"broken-sql-file"_s << 4 << false;
}

void SqlRevisionTest::saysFaultsWithTheirLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, id);
    QFETCH(int, line);
    QFETCH(bool, hasRevision);
    const RevisionFile file = readSqlRevisionFile(text, u"/x/a.sql"_s);
    QVERIFY(!file.problems.isEmpty());
    QCOMPARE(file.problems.first().id, id);
    QCOMPARE(file.problems.first().place, (Place{u"/x/a.sql"_s, line, line}));
    QCOMPARE(file.revision.has_value(), hasRevision);
    if (id.contains("section"_L1))
        QVERIFY(!file.sql.upgrade.isKnown() && !file.sql.downgrade.isKnown());
}

void SqlRevisionTest::readsBackWhatIsWritten()
{
    Revision revision;
    revision.id = u"new1"_s;
    revision.downRevisions = {u"a"_s, u"b"_s};
    revision.branchLabels = {u"l"_s};
    revision.dependsOn = {u"c"_s};
    revision.message = u"Größe"_s;
    revision.createDate = u"2024-05-01 10:20:30.5"_s;
    const RevisionFile file = readSqlRevisionFile(sqlRevisionText(revision), u"new1.sql"_s);
    QVERIFY(file.problems.isEmpty() && file.revision);
    QCOMPARE(file.revision->downRevisions, revision.downRevisions);
    QCOMPARE(file.revision->branchLabels, revision.branchLabels);
    QCOMPARE(file.revision->dependsOn, revision.dependsOn);
    QCOMPARE(file.revision->message, revision.message);
    QCOMPARE(file.revision->createDate, revision.createDate);
    QVERIFY(file.sql.upgrade.isKnown() && file.sql.upgrade.statements.isEmpty());
    QVERIFY(file.sql.downgrade.isKnown() && file.sql.downgrade.statements.isEmpty());
}

void SqlRevisionTest::changesTheHeaderAndNothingElse_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const QStringList &ids,
                        const QByteArray &after) { QTest::newRow(name) << before << ids << after; };
    row("one", "-- revision: r\n--  Down_Revision :  a  \n-- upgrade\n", {u"x"_s},
        "-- revision: r\n--  Down_Revision :  x  \n-- upgrade\n");
    row("base", "-- revision: r\n-- down_revision: a\n", {}, "-- revision: r\n-- down_revision: none\n");
    row("from base", "-- revision: r\r\n-- down_revision:\r\n", {u"x"_s, u"y"_s},
        "-- revision: r\r\n-- down_revision: x, y\r\n");
    row("none stated", "-- revision: r\r\n-- words\r\n", {u"x"_s},
        "-- revision: r\r\n-- down_revision: x\r\n-- words\r\n");
    row("no change", "-- revision: r\n-- down_revision: x ,y\n", {u"x"_s, u"y"_s},
        "-- revision: r\n-- down_revision: x ,y\n");
}

void SqlRevisionTest::changesTheHeaderAndNothingElse()
{
    QFETCH(QByteArray, before);
    QFETCH(QStringList, ids);
    QFETCH(QByteArray, after);
    RevisionChange change;
    change.downRevisions = ids;
    const Result<FileEdit> edit = editSqlRevisionFile(before, u"r.sql"_s, change);
    QVERIFY2(edit, qPrintable(edit ? QString() : errorText(edit.error())));
    QCOMPARE(edit->after, after);
    QCOMPARE(edit->inverse().after, before);
}

void SqlRevisionTest::emptiesSections()
{
    RevisionChange change;
    change.emptyUpgrade = true;
    const Result<FileEdit> edit = editSqlRevisionFile(whole, u"r.sql"_s, change);
    QVERIFY(edit);
    const RevisionFile now = readSqlRevisionFile(edit->after, u"r.sql"_s);
    QVERIFY(now.sql.upgrade.isKnown() && now.sql.upgrade.statements.isEmpty());
    QCOMPARE(texts(now.sql.downgrade), QStringList{u"DROP TABLE a"_s});
    QCOMPARE(now.revision->downRevisions.size(), 2);
}

void SqlRevisionTest::standsBesidePythonRevisions()
{
    QTemporaryDir folder;
    const auto put = [&](const QString &name, const QByteArray &content) {
        QDir().mkpath(QFileInfo(folder.filePath(name)).path());
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    };
    put(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/s\n");
    put(u"s/env.py"_s, "");
    put(u"s/versions/a.py"_s,
        "revision = 'a'\ndown_revision = None\ndef upgrade():\n    pass\ndef downgrade():\n    pass\n");
    put(u"s/versions/b.sql"_s, "-- revision: b\n-- down_revision: a\n-- upgrade\nSELECT 1;\n-- downgrade\n");
    put(u"s/versions/data.sql"_s, "INSERT INTO a VALUES (1);\n");
    put(u"s/versions/dump.sql"_s, "-- Dump\n" + QByteArray(17 * 1024 * 1024, 'x'));
    const Result<Project> project = readProject(folder.path());
    QVERIFY(project);
    const History history = readHistory(*project, Dialect::MySql);
    QVERIFY2(history.problems.isEmpty(), qPrintable(history.problems.value(0).message));
    const RevisionGraph graph(history.revisions);
    QCOMPARE(graph.size(), 2);
    QCOMPARE(graph.heads(), QList<RevisionGraph::Node>{graph.find(u"b"_s)});
}

void SqlRevisionTest::refusesParentsThatFollow()
{
    const auto revision = [](const QString &id, const QStringList &down) {
        Revision made;
        made.id = id;
        made.downRevisions = down;
        made.place = {id + ".sql"_L1, 1, 1};
        return made;
    };
    const RevisionGraph graph(
        {revision(u"a1"_s, {}), revision(u"b1"_s, {u"a1"_s}), revision(u"c1"_s, {u"b1"_s})});
    const auto kindOf = [&](const QString &id, const QStringList &down) -> std::optional<ErrorKind> {
        RevisionChange change;
        change.downRevisions = down;
        const auto node = graph.find(id);
        const QByteArray source = "-- revision: " + id.toUtf8() + "\n-- down_revision: x\n";
        const Result<FileEdit> edit = planRevisionEdit(graph, node, source, change);
        return edit ? std::nullopt : std::optional(edit.error().kind);
    };
    QCOMPARE(kindOf(u"a1"_s, {u"c1"_s}), ErrorKind::Cycle);
    QCOMPARE(kindOf(u"b1"_s, {u"b1"_s}), ErrorKind::Cycle);
    QCOMPARE(kindOf(u"b1"_s, {u"zz"_s}), ErrorKind::CantLocate);
    QCOMPARE(kindOf(u"c1"_s, {u"a1"_s, u"a1"_s}), ErrorKind::DuplicateHeads);
    QCOMPARE(kindOf(u"c1"_s, {u"a1"_s}), std::nullopt);
    QCOMPARE(kindOf(u"c1"_s, {u"base"_s}), std::nullopt);
}

void SqlRevisionTest::commitsAnEditOnlyToTheFileThatWasRead()
{
    QTemporaryDir folder;
    const QString real = folder.filePath(u"real.sql"_s);
    const QString link = folder.filePath(u"link.sql"_s);
    const auto put = [&](const QByteArray &content) {
        QFile file(real);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    const auto content = [&] {
        QFile file(real);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(put("old"));
    QVERIFY(QFile::setPermissions(real, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(QFile::link(u"real.sql"_s, link));
    const FileEdit edit = FileEdit::of(link, "old", {{0, 3, "new", 0}});
    QVERIFY(commitEdit(edit));
    QCOMPARE(content(), "new");
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(QFileInfo(real).permissions() & QFile::ExeOwner);
    QVERIFY(!(QFileInfo(real).permissions() & QFile::ReadGroup));
    QVERIFY(commitEdit(edit.inverse()));
    QCOMPARE(content(), "old");
    QVERIFY(put("theirs"));
    const Result<> late = commitEdit(edit);
    QVERIFY(!late);
    QCOMPARE(late.error().kind, ErrorKind::FileChanged);
    QCOMPARE(content(), "theirs");
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 2);
}

QTEST_GUILESS_MAIN(SqlRevisionTest)
#include "sqlrevisiontest.moc"
