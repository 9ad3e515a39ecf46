// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that only read, and the flags that all verbs share.
#include "tests/app/cliproject.h"

#include <QJsonArray>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class CliReadingTest : public QObject
{
    Q_OBJECT

private slots:
    void showsHeadsAsAlembicDoes();
    void showsTheHistoryAsAlembicDoes();
    void showsTheDemoAsAlembicDoes_data();
    void showsTheDemoAsAlembicDoes();
    void answersWithOneJsonDocument();
    void anEmptyProjectHasNoHeads();
    void takesTheIniFileFromTheFlagOrTheEnvironment();
    void takesTheSectionFromTheFlag();
    void readsAProjectOfPyprojectToml();
    void printsTheVersionTablesSchemaAsAlembicDoes();
    void saysProblemsOnStandardErrorAndAnswersAllTheSame();
    void answersWrongUsageWithStatusTwo_data();
    void answersWrongUsageWithStatusTwo();
    void refusesWithStatusOne_data();
    void refusesWithStatusOne();
    void saysWhatTheGitBranchAdds();
    void refusesWhatOnlyEnvPyWouldUnderstand();
    void saysHowToUseIt_data();
    void saysHowToUseIt();

private:
    static void writeBranches(const CliProject &project);
};

void CliReadingTest::writeBranches(const CliProject &project)
{
    project.addRevision(u"aaa1"_s, {}, {});
    project.addRevision(u"bbb1"_s, {u"aaa1"_s}, {}, {}, u"web"_s);
    project.addRevision(u"bbb2"_s, {u"bbb1"_s}, {});
    project.addRevision(u"ccc1"_s, {u"aaa1"_s}, {});
}

void CliReadingTest::showsHeadsAsAlembicDoes()
{
    const CliProject project;
    writeBranches(project);
    const CliAnswer answer = project.run({u"heads"_s});
    QCOMPARE(answer.errors, QString());
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.lines(), (QStringList{u"bbb2 (web) (head)"_s, u"ccc1 (head)"_s}));
}

void CliReadingTest::showsTheHistoryAsAlembicDoes()
{
    const CliProject project;
    writeBranches(project);
    project.addRevision(u"ddd1"_s, {u"bbb2"_s, u"ccc1"_s}, {});
    const CliAnswer answer = project.run({u"history"_s});
    QCOMPARE(answer.status, 0);
    QStringList lines = answer.lines();
    QCOMPARE(lines.first(), u"bbb2, ccc1 -> ddd1 (web) (head) (mergepoint), Message of ddd1"_s);
    QCOMPARE(lines.last(), u"<base> -> aaa1 (branchpoint), Message of aaa1"_s);
    lines.sort();
    QCOMPARE(lines,
             (QStringList{u"<base> -> aaa1 (branchpoint), Message of aaa1"_s,
                          u"aaa1 -> bbb1 (web), Message of bbb1"_s, u"aaa1 -> ccc1, Message of ccc1"_s,
                          u"bbb1 -> bbb2 (web), Message of bbb2"_s,
                          u"bbb2, ccc1 -> ddd1 (web) (head) (mergepoint), Message of ddd1"_s}));
}

void CliReadingTest::showsTheDemoAsAlembicDoes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("heads") << QStringList{u"heads"_s};
    QTest::newRow("history") << QStringList{u"history"_s};
}

void CliReadingTest::showsTheDemoAsAlembicDoes()
{
    QFETCH(QStringList, arguments);
    const CliProject project;
    project.becomeDemo();
    const CliAnswer ours = project.run(arguments);
    const CliAnswer alembics = project.runProgram(u"alembic"_s, arguments);
    QCOMPARE(alembics.status, 0);
    QCOMPARE(ours.status, 0);
    QVERIFY(!ours.output.isEmpty());
    QCOMPARE(ours.lines(), alembics.lines());
}

void CliReadingTest::answersWithOneJsonDocument()
{
    const CliProject project;
    writeBranches(project);
    QCOMPARE(project.run({u"heads"_s, u"--json"_s}).json(),
             (QJsonObject{{u"heads"_s, QJsonArray{u"bbb2"_s, u"ccc1"_s}}}));
    const QJsonArray revisions =
        project.run({u"--json"_s, u"history"_s}).json().value("revisions"_L1).toArray();
    QCOMPARE(revisions.size(), 4);
    const QJsonObject base = revisions.last().toObject();
    QCOMPARE(base,
             (QJsonObject{{u"revision"_s, u"aaa1"_s},
                          {u"down_revisions"_s, QJsonArray()},
                          {u"depends_on"_s, QJsonArray()},
                          {u"branch_labels"_s, QJsonArray()},
                          {u"message"_s, u"Message of aaa1"_s},
                          {u"head"_s, false},
                          {u"file"_s, project.path(u"alembic/versions/aaa1_x.py"_s)}}));
}

void CliReadingTest::anEmptyProjectHasNoHeads()
{
    const CliProject project;
    const CliAnswer text = project.run({u"heads"_s});
    QCOMPARE(text.status, 0);
    QCOMPARE(text.output, QString());
    QCOMPARE(project.run({u"heads"_s, u"--json"_s}).json(), (QJsonObject{{u"heads"_s, QJsonArray()}}));
}

void CliReadingTest::takesTheIniFileFromTheFlagOrTheEnvironment()
{
    const CliProject project;
    project.addRevision(u"aaa1"_s, {}, {});
    QVERIFY(QFile::rename(project.path(u"alembic.ini"_s), project.path(u"other.ini"_s)));
    QCOMPARE(project.run({u"heads"_s}).status, 1);
    QCOMPARE(project.run({u"-c"_s, u"other.ini"_s, u"heads"_s}).output, u"aaa1 (head)\n"_s);
    QCOMPARE(project.run({u"heads"_s, u"--config=other.ini"_s}).output, u"aaa1 (head)\n"_s);
    const CliAnswer fromEnvironment =
        project.runProgram(u"env"_s, {u"ALEMBIC_CONFIG=other.ini"_s, QStringLiteral(STEMMA_CLI), u"heads"_s});
    QCOMPARE(fromEnvironment.output, u"aaa1 (head)\n"_s);
}

void CliReadingTest::takesTheSectionFromTheFlag()
{
    const CliProject project;
    project.addRevision(u"aaa1"_s, {}, {});
    project.write(u"alembic.ini"_s, "[other]\nscript_location = alembic\n");
    QCOMPARE(project.run({u"heads"_s}).output, QString());
    QCOMPARE(project.run({u"-n"_s, u"other"_s, u"heads"_s}).output, u"aaa1 (head)\n"_s);
}

void CliReadingTest::readsAProjectOfPyprojectToml()
{
    const CliProject project;
    project.addRevision(u"aaa1"_s, {}, {});
    QVERIFY(QFile::remove(project.path(u"alembic.ini"_s)));
    project.write(u"pyproject.toml"_s, "[tool.alembic]\nscript_location = '%(here)s/alembic'\n");
    QCOMPARE(project.run({u"heads"_s}).output, u"aaa1 (head)\n"_s);
    QCOMPARE(project.run({u"-c"_s, u"pyproject.toml"_s, u"heads"_s}).output, u"aaa1 (head)\n"_s);
}

void CliReadingTest::printsTheVersionTablesSchemaAsAlembicDoes()
{
    const CliProject project;
    project.addRevision(u"aaa1"_s, {}, {});
    project.write(u"alembic/env.py"_s,
                  "from alembic import context\n"
                  "context.configure(dialect_name='mysql', version_table_schema='other')\n"
                  "with context.begin_transaction():\n    context.run_migrations()\n");
    const QStringList arguments{u"upgrade"_s, u"head"_s, u"--sql"_s};
    const CliAnswer real = project.runProgram(u"alembic"_s, arguments);
    QVERIFY2(real.output.contains("INSERT INTO other.alembic_version"_L1), qPrintable(real.errors));
    QCOMPARE(project.run(arguments).output, real.output);
}

void CliReadingTest::saysProblemsOnStandardErrorAndAnswersAllTheSame()
{
    const CliProject project;
    project.addRevision(u"aaa1"_s, {}, {});
    QVERIFY(QFile::link(u"/nowhere/x.py"_s, project.path(u"alembic/versions/gone.py"_s)));
    const CliAnswer answer = project.run({u"heads"_s, u"--json"_s});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.json(), (QJsonObject{{u"heads"_s, QJsonArray{u"aaa1"_s}}}));
    QVERIFY2(answer.errors.startsWith(project.path(u"alembic/versions/gone.py"_s) + ": error: "_L1),
             qPrintable(answer.errors));
}

void CliReadingTest::answersWrongUsageWithStatusTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown verb") << QStringList{u"uprade"_s};
    QTest::newRow("unknown flag") << QStringList{u"heads"_s, u"--frobnicate"_s};
    QTest::newRow("unknown flag before the verb") << QStringList{u"--frobnicate"_s, u"heads"_s};
    QTest::newRow("flag without its value") << QStringList{u"-c"_s};
    QTest::newRow("too many words") << QStringList{u"heads"_s, u"head"_s};
    QTest::newRow("upgrade without a target") << QStringList{u"upgrade"_s};
    QTest::newRow("downgrade without a target") << QStringList{u"downgrade"_s, u"--sql"_s};
    QTest::newRow("two targets") << QStringList{u"upgrade"_s, u"a"_s, u"b"_s};
    QTest::newRow("a flag of another verb") << QStringList{u"heads"_s, u"--sql"_s};
}

void CliReadingTest::answersWrongUsageWithStatusTwo()
{
    QFETCH(QStringList, arguments);
    const CliAnswer answer = CliProject().run(arguments);
    QCOMPARE(answer.status, 2);
    QCOMPARE(answer.output, QString());
    QVERIFY(!answer.errors.isEmpty());
}

void CliReadingTest::refusesWithStatusOne_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("kind");
    QTest::newRow("no project") << QStringList{u"-c"_s, u"/nowhere"_s, u"heads"_s} << u"NotAProject"_s;
    QTest::newRow("-n") << QStringList{u"-n"_s, u"other"_s, u"heads"_s} << u"NotAProject"_s;
    QTest::newRow("no database") << QStringList{u"current"_s} << u"ConnectionFailed"_s;
    QTest::newRow("two heads") << QStringList{u"upgrade"_s, u"head"_s, u"--sql"_s} << u"MultipleHeads"_s;
    QTest::newRow("unknown target") << QStringList{u"upgrade"_s, u"zzz"_s, u"--sql"_s} << u"CantLocate"_s;
    QTest::newRow("unknown start") << QStringList{u"upgrade"_s, u"zzz:bbb2"_s, u"--sql"_s} << u"CantLocate"_s;
    QTest::newRow("downgrade script without a start")
        << QStringList{u"downgrade"_s, u"base"_s, u"--sql"_s} << u"NotPlannable"_s;
    // A target, not a flag: what is missing is the database.
    QTest::newRow("relative target") << QStringList{u"downgrade"_s, u"-1"_s} << u"ConnectionFailed"_s;
}

void CliReadingTest::refusesWithStatusOne()
{
    QFETCH(QStringList, arguments);
    const CliProject project;
    writeBranches(project);
    const CliAnswer text = project.run(arguments);
    QCOMPARE(text.status, 1);
    QCOMPARE(text.output, QString());
    QVERIFY(!text.errors.isEmpty());

    const CliAnswer json = project.run(arguments + QStringList{u"--json"_s});
    QCOMPARE(json.status, 1);
    const QJsonObject error = json.json().value("error"_L1).toObject();
    QTEST(error.value("kind"_L1).toString(), "kind");
    QVERIFY(!error.value("message"_L1).toString().isEmpty());
}

void CliReadingTest::saysWhatTheGitBranchAdds()
{
    const CliProject project;
    project.addRevision(u"aaa1"_s, {}, {});
    const auto git = [&](const QStringList &arguments) {
        const QStringList who{u"-c"_s, u"user.name=Tester"_s, u"-c"_s, u"user.email=tester@localhost"_s};
        QCOMPARE(project.runProgram(u"git"_s, who + arguments).status, 0);
    };
    git({u"init"_s, u"-q"_s, u"-b"_s, u"main"_s});
    git({u"add"_s, u"-A"_s});
    git({u"commit"_s, u"-q"_s, u"-m"_s, u"first"_s});
    git({u"checkout"_s, u"-q"_s, u"-b"_s, u"feature"_s});
    project.addRevision(u"bbb1"_s, {u"aaa1"_s}, {});
    QStringList added;
    for (const QJsonValue &value :
         project.run({u"history"_s, u"--json"_s}).json().value("revisions"_L1).toArray()) {
        if (value.toObject().value("added_by_branch"_L1).toBool())
            added << value.toObject().value("revision"_L1).toString();
    }
    QCOMPARE(added, QStringList{u"bbb1"_s});
}

void CliReadingTest::refusesWhatOnlyEnvPyWouldUnderstand()
{
    const CliProject project;
    project.addRevision(u"aaa1"_s, {}, {});
    QCOMPARE(project.run({u"-x"_s, u"a=b"_s, u"upgrade"_s, u"head"_s, u"--sql"_s}).status, 0);
    project.write(u"alembic/env.py"_s,
                  "from alembic import context\nurl = context.get_x_argument(as_dictionary=True)['db']\n");
    QCOMPARE(project.run({u"-x"_s, u"db=b"_s, u"heads"_s}).status, 0); // alembic runs no env.py for it either
    const CliAnswer refused =
        project.run({u"-x"_s, u"db=b"_s, u"upgrade"_s, u"head"_s, u"--sql"_s, u"--json"_s});
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.json().value("error"_L1).toObject().value("kind"_L1).toString(), u"NotPlannable"_s);
}

void CliReadingTest::saysHowToUseIt_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("expected");
    QTest::newRow("program") << QStringList{u"--help"_s} << u"downgrade"_s;
    QTest::newRow("verb") << QStringList{u"upgrade"_s, u"--help"_s} << u"--sql"_s;
    QTest::newRow("version") << QStringList{u"--version"_s} << u"stemma-cli "_s;
}

void CliReadingTest::saysHowToUseIt()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, expected);
    const CliAnswer answer = CliProject().run(arguments);
    QCOMPARE(answer.status, 0);
    QVERIFY2(answer.output.contains(expected), qPrintable(answer.output));
    QCOMPARE(answer.errors, QString());
}

QTEST_GUILESS_MAIN(CliReadingTest)
#include "clireadingtest.moc"
