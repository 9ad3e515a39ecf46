// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that write files; what init makes is run by the real Alembic and on a private server.
#include "tests/app/cliproject.h"
#include "tests/support/testserver.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

namespace {

const QByteArray mako =
    "\"\"\"${message}\n\nRevision ID: ${up_revision}\nRevises: ${down_revision | comma,n}\n"
    "Create Date: ${create_date}\n\"\"\"\nrevision = ${repr(up_revision)}\n"
    "down_revision = ${repr(down_revision)}\nbranch_labels = ${repr(branch_labels)}\n"
    "depends_on = ${repr(depends_on)}\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class CliWritingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init() { QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem())); }

    void writesARevisionAndSaysSo();
    void mergesAllHeads();
    void namesHooksAndRunsNone();
    void refuses_data();
    void refuses();
    void changesParentsWithoutAnEditor();
    void emptiesBodies();
    void opensTheEditorOnEachFile();
    void listsWhatInitCanMake();
    void makesAProjectThatAlembicRuns_data();
    void makesAProjectThatAlembicRuns();
    void runsAProjectOfSqlFiles();
    void initRefusesAFolderWithFiles();

private:
    static CliProject branches();

    TestServer m_server;
};

void CliWritingTest::writesARevisionAndSaysSo()
{
    const CliProject project;
    project.write(u"alembic/script.py.mako"_s, mako);
    const QString first = project.path(u"alembic/versions/aaa1_add_it.py"_s);
    const CliAnswer answer = project.run({u"revision"_s, u"-m"_s, u"Add it"_s, u"--rev-id"_s, u"aaa1"_s});
    QVERIFY2(answer.status == 0, qPrintable(answer.errors));
    QCOMPARE(answer.output, u"Generating %1 ...  done\n"_s.arg(first));
    QVERIFY(contentOf(first).startsWith("\"\"\"Add it\n\nRevision ID: aaa1\nRevises: \n"));
    const CliAnswer second = project.run({u"revision"_s, u"--json"_s, u"--rev-id=bbb1"_s, u"--branch-label"_s,
                                          u"x"_s, u"--depends-on"_s, u"aaa1"_s});
    QCOMPARE(second.json(),
             (QJsonObject{{u"revision"_s, u"bbb1"_s},
                          {u"file"_s, project.path(u"alembic/versions/bbb1_.py"_s)},
                          {u"down_revision"_s, QJsonArray{u"aaa1"_s}},
                          {u"branch_labels"_s, QJsonArray{u"x"_s}},
                          {u"depends_on"_s, QJsonArray{u"aaa1"_s}},
                          {u"message"_s, u"empty message"_s},
                          {u"hooks"_s, QJsonArray()}}));
    QCOMPARE(project.run({u"heads"_s, u"--json"_s}).json(),
             (QJsonObject{{u"heads"_s, QJsonArray{u"bbb1"_s}}}));
    const CliAnswer sql = project.run({u"revision"_s, u"--sql-file"_s, u"--rev-id=ccc1"_s});
    QCOMPARE(sql.output, u"Generating %1 ...  done\n"_s.arg(project.path(u"alembic/versions/ccc1_.sql"_s)));
    QCOMPARE(project.run({u"heads"_s, u"--json"_s}).json(),
             (QJsonObject{{u"heads"_s, QJsonArray{u"ccc1"_s}}}));
}

CliProject CliWritingTest::branches()
{
    CliProject project;
    project.write(u"alembic/script.py.mako"_s, mako);
    project.addRevision(u"aaa1"_s, {}, {});
    project.addRevision(u"bbb1"_s, {u"aaa1"_s}, {u"SELECT 1"_s}, {u"SELECT 2"_s});
    project.addRevision(u"bbb2"_s, {u"aaa1"_s}, {});
    return project;
}

void CliWritingTest::mergesAllHeads()
{
    const CliProject project = branches();
    const CliAnswer answer =
        project.run({u"merge"_s, u"heads"_s, u"-m"_s, u"join"_s, u"--rev-id"_s, u"mmm1"_s, u"--json"_s});
    QVERIFY2(answer.status == 0, qPrintable(answer.errors));
    QCOMPARE(answer.json().value("file"_L1).toString(), project.path(u"alembic/versions/mmm1_join.py"_s));
    QCOMPARE(answer.json().value("down_revision"_L1).toArray().size(), 2);
    QCOMPARE(project.run({u"heads"_s, u"--json"_s}).json(),
             (QJsonObject{{u"heads"_s, QJsonArray{u"mmm1"_s}}}));
}

void CliWritingTest::namesHooksAndRunsNone()
{
    const CliProject project = branches();
    project.write(u"alembic.ini"_s,
                  "[alembic]\nscript_location = %(here)s/alembic\n[post_write_hooks]\nhooks = spoil\n"
                  "spoil.type = exec\nspoil.executable = touch\nspoil.options = spoiled\n");
    const CliAnswer answer = project.run({u"revision"_s, u"--head"_s, u"bbb1"_s, u"--rev-id"_s, u"ccc1"_s});
    QCOMPARE(answer.status, 0);
    QVERIFY2(answer.errors.contains("Not run: the project's post-write hook spoil (exec touch spoiled)."_L1),
             qPrintable(answer.errors));
    QVERIFY(!QFile::exists(project.path(u"spoiled"_s)));
}

void CliWritingTest::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("kind");
    QTest::newRow("several heads") << QStringList{u"revision"_s} << u"MultipleHeads"_s;
    QTest::newRow("autogenerate") << QStringList{u"revision"_s, u"--autogenerate"_s} << u"NeedsPython"_s;
    QTest::newRow("sql") << QStringList{u"revision"_s, u"--sql"_s} << u"NeedsPython"_s;
    QTest::newRow("no head") << QStringList{u"revision"_s, u"--head"_s, u"aaa1"_s} << u"NotAHead"_s;
    QTest::newRow("id that is there")
        << QStringList{u"revision"_s, u"--head"_s, u"bbb1"_s, u"--rev-id"_s, u"aaa1"_s} << u"IdTaken"_s;
    QTest::newRow("merge of no heads") << QStringList{u"merge"_s, u"aaa1"_s, u"bbb1"_s} << u"NotAHead"_s;
    QTest::newRow("same parent twice")
        << QStringList{u"merge"_s, u"bbb1"_s, u"bbb1"_s} << u"DuplicateHeads"_s;
    QTest::newRow("edit of nothing") << QStringList{u"edit"_s, u"base"_s} << u"CantLocate"_s;
    QTest::newRow("circle") << QStringList{u"edit"_s, u"aaa1"_s, u"--down-revision"_s, u"bbb1"_s}
                            << u"Cycle"_s;
    QTest::newRow("change of several")
        << QStringList{u"edit"_s, u"heads"_s, u"--empty"_s} << u"MultipleHeads"_s;
    QTest::newRow("unknown template")
        << QStringList{u"init"_s, u"new"_s, u"-t"_s, u"async"_s} << u"SettingInvalid"_s;
}

void CliWritingTest::refuses()
{
    QFETCH(QStringList, arguments);
    const CliProject project = branches();
    const QStringList before = QDir(project.path(u"alembic/versions"_s)).entryList(QDir::Files);
    const CliAnswer answer = project.run(arguments + QStringList{u"--json"_s});
    QCOMPARE(answer.status, 1);
    QTEST(answer.json().value("error"_L1).toObject().value("kind"_L1).toString(), "kind");
    QCOMPARE(QDir(project.path(u"alembic/versions"_s)).entryList(QDir::Files), before);
    QVERIFY(!QFile::exists(project.path(u"new"_s)));
}

void CliWritingTest::changesParentsWithoutAnEditor()
{
    const CliProject project = branches();
    const QString file = project.path(u"alembic/versions/bbb2_x.py"_s);
    const QByteArray before = contentOf(file);
    const CliAnswer answer = project.run({u"edit"_s, u"bbb2"_s, u"--down-revision"_s, u"bbb1"_s});
    QVERIFY2(answer.status == 0, qPrintable(answer.errors));
    QCOMPARE(answer.output, u"Changing %1 ...  done\n"_s.arg(file));
    QCOMPARE(contentOf(file), QByteArray(before).replace("\"aaa1\"", "\"bbb1\""));
    QCOMPARE(project.run({u"heads"_s, u"--json"_s}).json(),
             (QJsonObject{{u"heads"_s, QJsonArray{u"bbb2"_s}}}));
    const CliAnswer back = project.run(
        {u"edit"_s, u"bbb2"_s, u"--down-revision"_s, u"aaa"_s, u"--depends-on"_s, u"bbb1"_s, u"--json"_s});
    QVERIFY2(back.status == 0, qPrintable(back.errors));
    QCOMPARE(back.json().value("down_revision"_L1).toArray(), QJsonArray{u"aaa1"_s});
    QCOMPARE(back.json().value("depends_on"_L1).toArray(), QJsonArray{u"bbb1"_s});
    QCOMPARE(back.json().value("ranges"_L1).toArray().size(), 2);
    QCOMPARE(contentOf(file), QByteArray(before).replace("depends_on = None", "depends_on = \"bbb1\""));
    const CliAnswer same = project.run({u"edit"_s, u"bbb2"_s, u"--down-revision"_s, u"aaa1"_s});
    QCOMPARE(same.output, u"Nothing to change in %1\n"_s.arg(file));
}

void CliWritingTest::emptiesBodies()
{
    const CliProject project = branches();
    QCOMPARE(project.run({u"edit"_s, u"bbb1"_s, u"--empty"_s}).status, 0);
    const QByteArray now = contentOf(project.path(u"alembic/versions/bbb1_x.py"_s));
    QVERIFY(!now.contains("SELECT"));
    QCOMPARE(now.count("    pass\n"), 2);
}

void CliWritingTest::opensTheEditorOnEachFile()
{
    const CliProject project = branches();
    project.write(u"editor"_s, "#!/bin/sh\necho \"$@\" >> opened\n");
    QFile::setPermissions(project.path(u"editor"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const CliAnswer answer = project.runProgram(u"env"_s,
                                                {"EDITOR="_L1 + project.path(u"editor"_s), u"VISUAL=false"_s,
                                                 QStringLiteral(STEMMA_CLI), u"edit"_s, u"heads"_s});
    QVERIFY2(answer.status == 0, qPrintable(answer.errors));
    QCOMPARE(contentOf(project.path(u"opened"_s)),
             (project.path(u"alembic/versions/bbb1_x.py"_s) + u'\n'
              + project.path(u"alembic/versions/bbb2_x.py"_s) + u'\n')
                 .toUtf8());
    const CliAnswer failed =
        project.runProgram(u"env"_s, {u"EDITOR=false"_s, QStringLiteral(STEMMA_CLI), u"edit"_s, u"bbb1"_s});
    QCOMPARE(failed.status, 1);
}

void CliWritingTest::listsWhatInitCanMake()
{
    const CliAnswer text = CliProject().run({u"list_templates"_s});
    QVERIFY(text.output.startsWith("Available templates:\n\ngeneric - "_L1));
    QVERIFY(text.output.contains("\nsql - "_L1));
    QCOMPARE(
        CliProject().run({u"list_templates"_s, u"--json"_s}).json().value("templates"_L1).toArray().size(),
        2);
}

void CliWritingTest::makesAProjectThatAlembicRuns_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QStringList>("flags");
    QTest::newRow("plain") << u"db"_s << QStringList();
    QTest::newRow("package") << u"src/db"_s << QStringList{u"--package"_s};
    QTest::newRow("percent sign") << u"100%"_s << QStringList();
}

void CliWritingTest::makesAProjectThatAlembicRuns()
{
    QFETCH(QString, folder);
    QFETCH(QStringList, flags);
    const CliProject project;
    QVERIFY(QDir(project.path(u"alembic"_s)).removeRecursively()
            && QFile::remove(project.path(u"alembic.ini"_s)));
    const CliAnswer made = project.run(QStringList{u"init"_s, folder} + flags);
    QVERIFY2(made.status == 0, qPrintable(made.errors));
    QVERIFY(made.output.startsWith(u"Creating directory %1 ...  done\n"_s.arg(project.path(folder))));
    QVERIFY(made.output.contains(u"Generating %1 ...  done\n"_s.arg(project.path(u"alembic.ini"_s))));
    QVERIFY(made.output.endsWith(" before proceeding.\n"_L1));
    QCOMPARE(QFile::exists(project.path(folder + "/versions/__init__.py"_L1)), !flags.isEmpty());
    QCOMPARE(project.run({u"heads"_s}).errors.count("error:"_L1), 0);

    // Ours and theirs take turns, then the chain runs on the server.
    QCOMPARE(project.run({u"revision"_s, u"-m"_s, u"by us"_s, u"--rev-id"_s, u"aaa1"_s}).status, 0);
    const CliAnswer theirs =
        project.runProgram(u"alembic"_s, {u"revision"_s, u"-m"_s, u"by them"_s, u"--rev-id"_s, u"bbb1"_s});
    QVERIFY2(theirs.status == 0, qPrintable(theirs.output + theirs.errors));
    const CliAnswer heads = project.runProgram(u"alembic"_s, {u"heads"_s});
    QCOMPARE(heads.output, u"bbb1 (head)\n"_s);
    const CliAnswer script = project.runProgram(u"alembic"_s, {u"upgrade"_s, u"head"_s, u"--sql"_s});
    QVERIFY2(script.status == 0
                 && script.output.contains("INSERT INTO alembic_version (version_num) VALUES ('aaa1')"_L1),
             qPrintable(script.output + script.errors));
    project.useDatabase(m_server.settings());
    const CliAnswer upgraded = project.runProgram(u"alembic"_s, {u"upgrade"_s, u"head"_s});
    QVERIFY2(upgraded.status == 0, qPrintable(upgraded.output + upgraded.errors));
    QCOMPARE(m_server.column(u"SELECT version_num FROM alembic_version"_s), QStringList{u"bbb1"_s});
    QCOMPARE(project.run({u"current"_s}).output, u"bbb1 (head)\n"_s);
}

void CliWritingTest::runsAProjectOfSqlFiles()
{
    const CliProject project;
    QVERIFY(QDir(project.path(u"alembic"_s)).removeRecursively()
            && QFile::remove(project.path(u"alembic.ini"_s)));
    const CliAnswer made = project.run({u"init"_s, u"db"_s, u"-t"_s, u"sql"_s, u"--json"_s});
    QVERIFY2(made.status == 0, qPrintable(made.errors));
    QCOMPARE(made.json().value("config"_L1).toString(), project.path(u"alembic.ini"_s));
    project.useDatabase(m_server.settings());
    const CliAnswer first = project.run({u"revision"_s, u"-m"_s, u"Add tasks"_s, u"--rev-id"_s, u"aaa1"_s});
    QVERIFY2(first.status == 0, qPrintable(first.errors));
    const QString file = project.path(u"db/versions/aaa1_add_tasks.sql"_s);
    QByteArray text = contentOf(file);
    text.replace("-- upgrade\n\n",
                 "-- upgrade\n\nCREATE TABLE tasks (id INT PRIMARY KEY, title VARCHAR(20));\nDELIMITER //\n"
                 "CREATE TRIGGER named BEFORE INSERT ON tasks FOR EACH ROW\nBEGIN\n"
                 "  SET NEW.title = COALESCE(NEW.title, 'none');\nEND//\nDELIMITER ;\n"
                 "INSERT INTO tasks (id) VALUES (1);\n");
    text.replace("-- downgrade\n\n", "-- downgrade\n\nDROP TABLE tasks;\n");
    project.write(u"db/versions/aaa1_add_tasks.sql"_s, text);
    project.write(u"db/versions/data.sql"_s, "INSERT INTO tasks (id) VALUES (2);\n");
    QCOMPARE(project.run({u"revision"_s, u"--rev-id"_s, u"bbb1"_s}).status, 0);

    const CliAnswer upgraded = project.run({u"upgrade"_s, u"head"_s});
    QVERIFY2(upgraded.status == 0, qPrintable(upgraded.errors));
    QCOMPARE(m_server.column(u"SELECT version_num FROM alembic_version"_s), QStringList{u"bbb1"_s});
    QCOMPARE(m_server.column(u"SELECT CONCAT(id, title) FROM tasks"_s), QStringList{u"1none"_s});
    const CliAnswer down = project.run({u"downgrade"_s, u"base"_s});
    QVERIFY2(down.status == 0, qPrintable(down.errors));
    QCOMPARE(m_server.column(u"SHOW TABLES LIKE 'tasks'"_s), QStringList());
}

void CliWritingTest::initRefusesAFolderWithFiles()
{
    const CliProject project;
    const CliAnswer answer = project.run({u"init"_s, u"alembic"_s});
    QCOMPARE(answer.status, 1);
    QVERIFY(answer.errors.startsWith("Directory alembic already exists and is not empty\n"_L1));
    QVERIFY(!QFile::exists(project.path(u"alembic/README"_s)));
    const CliAnswer kept = project.run({u"init"_s, u"other"_s});
    QCOMPARE(kept.status, 0);
    QVERIFY(
        kept.output.contains(u"File %1 already exists, skipping\n"_s.arg(project.path(u"alembic.ini"_s))));
    QCOMPARE(contentOf(project.path(u"alembic.ini"_s)), "[alembic]\nscript_location = %(here)s/alembic\n");
}

QTEST_GUILESS_MAIN(CliWritingTest)
#include "cliwritingtest.moc"
