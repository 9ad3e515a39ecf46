// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that need a database, over a private server.
#include "tests/app/cliproject.h"
#include "tests/support/testserver.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace stemma;
using namespace Qt::StringLiterals;

class CliRunningTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init() { QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem())); }

    void upgradesAndTellsEachStatement();
    void streamsOneEventALine();
    void showsWhereTheDatabaseIs();
    void downgrades();
    void doesNothingTwice();
    void tellsWhichStatementFailedAndKeepsWhatIsDone();
    void refusesToStartWhatItCantPlan_data();
    void refusesToStartWhatItCantPlan();
    void refusesToWriteWhenTheVersionTableIsUnknown();
    void saysWhenTheRowsAreNotInTheProject();
    void keepsThePasswordToItself();
    void stampsAsAlembicDoes_data();
    void stampsAsAlembicDoes();
    void stampsNothingWhenItCantLocate();
    void makesTheVersionTableAndNothingElse();
    void checksThatTheDatabaseIsAtAllHeads();
    void saysWhatIsWrongWithTheRows();
    void marksWhatTheDatabaseIsAt();
    void stopsAfterTheStatementUnderWay();
    void runsToTheEndWhenNobodyReads();
    void upgradesTheDemoOnAServerOfItsOwn();
    void answersTheInspectorFromTheHistory();
    void passesOverWhatTheRevisionPassesOver();

private:
    void writeChain(const CliProject &project) const;
    QStringList rows() { return m_server.column(u"SELECT version_num FROM alembic_version"_s); }
    QStringList tables() { return m_server.column(u"SHOW TABLES"_s); }

    TestServer m_server;
};

void CliRunningTest::writeChain(const CliProject &project) const
{
    project.useDatabase(m_server.settings());
    project.addRevision(u"aaa1"_s, {}, {u"CREATE TABLE a (id INT)"_s, u"INSERT INTO a VALUES (1), (2)"_s},
                        {u"DROP TABLE a"_s});
    project.addRevision(u"bbb1"_s, {u"aaa1"_s}, {u"CREATE TABLE b (id INT)"_s}, {u"DROP TABLE b"_s});
}

void CliRunningTest::upgradesAndTellsEachStatement()
{
    const CliProject project;
    writeChain(project);
    const CliAnswer answer = project.run({u"upgrade"_s, u"head"_s});
    QCOMPARE(answer.errors, QString());
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.lines(),
             (QStringList{u"Running upgrade  -> aaa1, Message of aaa1"_s, u"    CREATE TABLE a (id INT);"_s,
                          u"    INSERT INTO a VALUES (1), (2);"_s,
                          u"Running upgrade aaa1 -> bbb1, Message of bbb1"_s,
                          u"    CREATE TABLE b (id INT);"_s, u"alembic_version: bbb1"_s}));
    QCOMPARE(rows(), QStringList{u"bbb1"_s});
    QCOMPARE(tables(), (QStringList{u"a"_s, u"alembic_version"_s, u"b"_s}));
}

void CliRunningTest::streamsOneEventALine()
{
    const CliProject project;
    writeChain(project);
    const CliAnswer answer = project.run({u"upgrade"_s, u"head"_s, u"--json"_s});
    QCOMPARE(answer.status, 0);
    QStringList names;
    for (const QJsonObject &event : answer.events())
        names << event.value("event"_L1).toString();
    QCOMPARE(names,
             (QStringList{u"started"_s, u"step_started"_s, u"statement_started"_s, u"statement_done"_s,
                          u"statement_started"_s, u"statement_done"_s, u"step_done"_s, u"step_started"_s,
                          u"statement_started"_s, u"statement_done"_s, u"step_done"_s, u"finished"_s}));
    const QJsonObject done = answer.events()[5];
    QCOMPARE(done.value("step"_L1).toInt(-1), 0);
    QCOMPARE(done.value("statement"_L1).toInt(-1), 1);
    QVERIFY(done.value("ms"_L1).toInt(-1) >= 0);
    QCOMPARE(answer.events()[4].value("text"_L1).toString(), u"INSERT INTO a VALUES (1), (2)"_s);
    QCOMPARE(answer.events()[1].value("revision"_L1).toString(), u"aaa1"_s);
    QCOMPARE(answer.events()[1].value("direction"_L1).toString(), u"up"_s);
    const QJsonObject finished = answer.events().last();
    QCOMPARE(finished.value("outcome"_L1).toString(), u"done"_s);
    QCOMPARE(finished.value("rows"_L1).toArray(), QJsonArray{u"bbb1"_s});
}

void CliRunningTest::showsWhereTheDatabaseIs()
{
    const CliProject project;
    writeChain(project);
    const CliAnswer before = project.run({u"current"_s});
    QCOMPARE(before.status, 0);
    QCOMPARE(before.output, QString());
    QCOMPARE(tables(), QStringList()); // looking creates nothing

    QCOMPARE(project.run({u"upgrade"_s, u"aaa1"_s}).status, 0);
    QCOMPARE(project.run({u"current"_s}).output, u"aaa1\n"_s);
    QCOMPARE(project.run({u"upgrade"_s, u"heads"_s}).status, 0);
    QCOMPARE(project.run({u"current"_s}).output, u"bbb1 (head)\n"_s);
    QCOMPARE(project.run({u"current"_s, u"--json"_s}).json(),
             (QJsonObject{{u"rows"_s, QJsonArray{u"bbb1"_s}}, {u"current"_s, QJsonArray{u"bbb1"_s}}}));
}

void CliRunningTest::downgrades()
{
    const CliProject project;
    writeChain(project);
    QCOMPARE(project.run({u"upgrade"_s, u"head"_s}).status, 0);
    const CliAnswer one = project.run({u"downgrade"_s, u"aaa1"_s});
    QCOMPARE(one.status, 0);
    QCOMPARE(one.lines(),
             (QStringList{u"Running downgrade bbb1 -> aaa1, Message of bbb1"_s, u"    DROP TABLE b;"_s,
                          u"alembic_version: aaa1"_s}));
    QCOMPARE(rows(), QStringList{u"aaa1"_s});
    QCOMPARE(project.run({u"downgrade"_s, u"base"_s}).status, 0);
    QCOMPARE(rows(), QStringList());
    QCOMPARE(tables(), QStringList{u"alembic_version"_s});
}

void CliRunningTest::doesNothingTwice()
{
    const CliProject project;
    writeChain(project);
    QCOMPARE(project.run({u"upgrade"_s, u"head"_s}).status, 0);
    const CliAnswer again = project.run({u"upgrade"_s, u"head"_s});
    QCOMPARE(again.status, 0);
    QCOMPARE(again.lines(), (QStringList{u"Nothing to do."_s, u"alembic_version: bbb1"_s}));
}

void CliRunningTest::tellsWhichStatementFailedAndKeepsWhatIsDone()
{
    const CliProject project;
    writeChain(project);
    project.addRevision(u"ccc1"_s, {u"bbb1"_s}, {u"CREATE TABLE c (id INT)"_s, u"CREATE TABLE a (id INT)"_s});
    const CliAnswer answer = project.run({u"upgrade"_s, u"head"_s, u"--json"_s});
    QCOMPARE(answer.status, 1);
    const QList<QJsonObject> events = answer.events();
    const QJsonObject failed = events[events.size() - 2];
    QCOMPARE(failed.value("event"_L1).toString(), u"statement_failed"_s);
    QCOMPARE(failed.value("step"_L1).toInt(), 2);
    QCOMPARE(failed.value("statement"_L1).toInt(), 1);
    const QJsonObject error = failed.value("error"_L1).toObject();
    QCOMPARE(error.value("kind"_L1).toString(), u"StatementFailed"_s);
    QCOMPARE(error.value("file"_L1).toString(), project.path(u"alembic/versions/ccc1_x.py"_s));
    QCOMPARE(error.value("line"_L1).toInt(), 11);
    QCOMPARE(error.value("native_code"_L1).toInt(), 1050);
    QCOMPARE(error.value("statement"_L1).toString(), u"CREATE TABLE a (id INT)"_s);
    QCOMPARE(events.last().value("outcome"_L1).toString(), u"failed"_s);
    QCOMPARE(events.last().value("rows"_L1).toArray(), QJsonArray{u"bbb1"_s});
    QCOMPARE(rows(), QStringList{u"bbb1"_s});
    QVERIFY2(answer.errors.contains("ccc1_x.py, line 11"_L1), qPrintable(answer.errors));
}

void CliRunningTest::refusesToStartWhatItCantPlan_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("kind");
    QTest::newRow("two heads") << QStringList{u"upgrade"_s, u"head"_s} << u"MultipleHeads"_s;
    QTest::newRow("unknown id") << QStringList{u"upgrade"_s, u"zzz"_s} << u"CantLocate"_s;
    QTest::newRow("range") << QStringList{u"upgrade"_s, u"aaa1:bbb1"_s} << u"NotPlannable"_s;
    QTest::newRow("SQL that needs Python") << QStringList{u"upgrade"_s, u"heads"_s} << u"NeedsPython"_s;
}

void CliRunningTest::refusesToStartWhatItCantPlan()
{
    QFETCH(QStringList, arguments);
    const CliProject project;
    writeChain(project);
    project.addRevision(u"ccc1"_s, {u"aaa1"_s}, {u"x\"); op.get_bind().scalar(\"SELECT 1"_s});
    const CliAnswer answer = project.run(arguments + QStringList{u"--json"_s});
    QCOMPARE(answer.status, 1);
    const QJsonObject finished = answer.json();
    QCOMPARE(finished.value("event"_L1).toString(), u"finished"_s);
    QCOMPARE(finished.value("outcome"_L1).toString(), u"failed"_s);
    QTEST(finished.value("error"_L1).toObject().value("kind"_L1).toString(), "kind");
    QCOMPARE(tables(), QStringList());
}

void CliRunningTest::refusesToWriteWhenTheVersionTableIsUnknown()
{
    const CliProject project;
    writeChain(project);
    project.write(u"alembic/env.py"_s, "context.configure(version_table=settings.table)\n");
    const CliAnswer answer = project.run({u"upgrade"_s, u"head"_s, u"--json"_s});
    QCOMPARE(answer.status, 1);
    const QJsonObject error = answer.json().value("error"_L1).toObject();
    QCOMPARE(error.value("kind"_L1).toString(), u"NotPlannable"_s);
    QCOMPARE(error.value("line"_L1).toInt(), 1);
    QCOMPARE(tables(), QStringList());
}

void CliRunningTest::saysWhenTheRowsAreNotInTheProject()
{
    const CliProject project;
    writeChain(project);
    QVERIFY2(m_server.run({u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"_s,
                           u"INSERT INTO alembic_version VALUES ('gone')"_s}),
             qPrintable(m_server.problem()));
    const CliAnswer answer = project.run({u"current"_s, u"--json"_s});
    QCOMPARE(answer.status, 1);
    QCOMPARE(answer.json().value("rows"_L1).toArray(), QJsonArray{u"gone"_s});
    QCOMPARE(answer.json().value("error"_L1).toObject().value("kind"_L1).toString(), u"CantLocate"_s);
    QCOMPARE(project.run({u"upgrade"_s, u"head"_s}).status, 1);
    QCOMPARE(tables(), QStringList{u"alembic_version"_s});
}

void CliRunningTest::stampsAsAlembicDoes_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("after");
    const QStringList none;
    const auto row = [](const char *name, const char *before, const char *arguments, const char *after) {
        const auto words = [](const char *text) {
            return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
        };
        QTest::newRow(name) << words(before) << words(arguments) << words(after);
    };
    row("an empty table", "", "bbb1", "bbb1");
    row("up", "aaa1", "heads", "bbb1 ccc1");
    row("down", "bbb1", "aaa1", "aaa1");
    row("one branch of two", "bbb1 ccc1", "bbb1", "bbb1 ccc1");
    row("base", "bbb1 ccc1", "base", "");
    row("several", "", "bbb1 ccc1", "bbb1 ccc1");
    row("a partial id", "aaa1", "bbb", "bbb1");
    row("unknown rows purged", "nowhere1 nowhere2", "--purge bbb1", "bbb1");
    row("purged to base", "nowhere1", "--purge base", "");
}

void CliRunningTest::stampsAsAlembicDoes()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, after);
    const CliProject project;
    writeChain(project);
    project.addRevision(u"ccc1"_s, {u"aaa1"_s}, {u"CREATE TABLE c (id INT)"_s});
    project.letAlembicConnect();
    for (const QString &program : {QStringLiteral(STEMMA_CLI), u"alembic"_s}) {
        QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem()));
        project.useDatabase(m_server.settings());
        QCOMPARE(project.run({u"ensure_version"_s}).status, 0);
        for (const QString &row : std::as_const(before))
            QVERIFY(m_server.run({u"INSERT INTO alembic_version VALUES ('%1')"_s.arg(row)}));
        const CliAnswer answer = project.runProgram(program, QStringList{u"stamp"_s} + arguments);
        QVERIFY2(answer.status == 0, qPrintable(answer.errors));
        QCOMPARE(answer.output, QString());
        QStringList found = rows();
        found.sort();
        QCOMPARE(found, after);
        QCOMPARE(tables(), QStringList{u"alembic_version"_s});
    }
}

void CliRunningTest::stampsNothingWhenItCantLocate()
{
    const CliProject project;
    writeChain(project);
    QCOMPARE(project.run({u"stamp"_s, u"aaa1"_s}).status, 0);
    const CliAnswer wrong = project.run({u"stamp"_s, u"bbb1"_s, u"zzz"_s, u"--json"_s});
    QCOMPARE(wrong.status, 1);
    QCOMPARE(wrong.json().value("error"_L1).toObject().value("kind"_L1).toString(), u"CantLocate"_s);
    QCOMPARE(rows(), QStringList{u"aaa1"_s});
    QCOMPARE(project.run({u"stamp"_s, u"bbb1"_s, u"--json"_s}).json(),
             (QJsonObject{{u"rows"_s, QJsonArray{u"bbb1"_s}}}));
}

void CliRunningTest::makesTheVersionTableAndNothingElse()
{
    const CliProject project;
    writeChain(project);
    for (int i = 0; i < 2; ++i) { // the second time there is nothing to do
        const CliAnswer answer = project.run({u"ensure_version"_s});
        QCOMPARE(answer.status, 0);
        QCOMPARE(answer.output, QString());
        QCOMPARE(tables(), QStringList{u"alembic_version"_s});
        QCOMPARE(rows(), QStringList());
    }
    QCOMPARE(
        project.run({u"ensure_version"_s, u"--sql"_s}).lines(),
        (QStringList{u"CREATE TABLE alembic_version ("_s, u"    version_num VARCHAR(32) NOT NULL, "_s,
                     u"    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)"_s, u");"_s, u""_s}));
}

void CliRunningTest::checksThatTheDatabaseIsAtAllHeads()
{
    const CliProject project;
    writeChain(project);
    project.addRevision(u"ccc1"_s, {u"aaa1"_s}, {});
    QCOMPARE(project.run({u"stamp"_s, u"bbb1"_s}).status, 0);
    for (const QString &flag : {u"--check-heads"_s, u"-c"_s}) {
        const CliAnswer behind = project.run({u"current"_s, flag, u"--json"_s});
        QCOMPARE(behind.status, 1);
        QCOMPARE(behind.json().value("error"_L1).toObject().value("kind"_L1).toString(), u"NotAtHeads"_s);
    }
    QCOMPARE(project.run({u"stamp"_s, u"heads"_s}).status, 0);
    const CliAnswer there = project.run({u"current"_s, u"-c"_s});
    QCOMPARE(there.status, 0);
    QCOMPARE(there.lines(), (QStringList{u"bbb1 (head)"_s, u"ccc1 (head)"_s}));
}

void CliRunningTest::saysWhatIsWrongWithTheRows()
{
    const CliProject project;
    writeChain(project);
    QCOMPARE(project.run({u"ensure_version"_s}).status, 0);
    QVERIFY(m_server.run({u"INSERT INTO alembic_version VALUES ('aaa1'), ('bbb1')"_s}));
    const CliAnswer answer = project.run({u"current"_s});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.output, u"bbb1 (head)\n"_s);
    QVERIFY2(answer.errors.contains(u"error: The version table's row aaa1 overlaps with bbb1"_s),
             qPrintable(answer.errors));
}

void CliRunningTest::marksWhatTheDatabaseIsAt()
{
    const CliProject project;
    writeChain(project);
    project.letAlembicConnect();
    QCOMPARE(project.run({u"stamp"_s, u"aaa1"_s}).status, 0);
    for (const QStringList &arguments :
         {QStringList{u"history"_s, u"-i"_s}, QStringList{u"history"_s, u"-r"_s, u":current"_s, u"-v"_s},
          QStringList{u"history"_s, u"-r"_s, u"current:"_s}, QStringList{u"show"_s, u"current"_s},
          QStringList{u"current"_s}, QStringList{u"history"_s, u"-v"_s, u"-i"_s}}) {
        const CliAnswer ours = project.run(arguments);
        const CliAnswer alembics = project.runProgram(u"alembic"_s, arguments);
        QVERIFY2(alembics.status == 0, qPrintable(alembics.errors));
        QVERIFY(!ours.output.isEmpty());
        QCOMPARE(ours.output, alembics.output);
    }
    QCOMPARE(project.run({u"-q"_s, u"current"_s}).output, QString());
    QVERIFY(project.run({u"current"_s, u"-v"_s}).lines().first().startsWith(u"Current revision(s) for "_s));
}

void CliRunningTest::keepsThePasswordToItself()
{
    const CliProject project;
    writeChain(project);
    QVERIFY2(m_server.run({u"CREATE OR REPLACE USER someone IDENTIFIED BY 'right'"_s}),
             qPrintable(m_server.problem()));
    ConnectionSettings settings = m_server.settings();
    settings.user = u"someone"_s;
    project.useDatabase(settings, u"hunter2@/%"_s);
    for (const QStringList &arguments : {QStringList{u"current"_s}, QStringList{u"upgrade"_s, u"head"_s},
                                         QStringList{u"upgrade"_s, u"head"_s, u"--json"_s}}) {
        const CliAnswer answer = project.run(arguments);
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.errors.contains(".env, line 1"_L1), qPrintable(answer.errors));
        QVERIFY(!answer.output.contains("hunter2"_L1) && !answer.errors.contains("hunter2"_L1));
    }
    const QJsonObject finished = project.run({u"upgrade"_s, u"head"_s, u"--json"_s}).json();
    QCOMPARE(finished.value("error"_L1).toObject().value("kind"_L1).toString(), u"AccessDenied"_s);
}

void CliRunningTest::stopsAfterTheStatementUnderWay()
{
    const CliProject project;
    project.useDatabase(m_server.settings());
    project.addRevision(u"aaa1"_s, {},
                        {u"CREATE TABLE a (id INT)"_s, u"DO SLEEP(3)"_s, u"CREATE TABLE never (id INT)"_s});
    QProcess process;
    process.setWorkingDirectory(project.path());
    process.start(QStringLiteral(STEMMA_CLI), {u"upgrade"_s, u"head"_s, u"--json"_s});
    QByteArray output;
    while (!output.contains("SLEEP") && process.waitForReadyRead(60'000))
        output += process.readAllStandardOutput();
    QVERIFY(output.contains("SLEEP"));
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    output += process.readAllStandardOutput();
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    const CliAnswer answer{1, QString::fromUtf8(output), {}};
    QCOMPARE(answer.events().last().value("outcome"_L1).toString(), u"cancelled"_s);
    QCOMPARE(answer.events().last().value("statements_done"_L1).toInt(), 2);
    QVERIFY(tables().contains(u"a"_s));
    QVERIFY(!tables().contains(u"never"_s));
}

void CliRunningTest::runsToTheEndWhenNobodyReads()
{
    const CliProject project;
    writeChain(project);
    project.addRevision(u"ccc1"_s, {u"bbb1"_s}, {u"DO SLEEP(1)"_s, u"CREATE TABLE c (id INT)"_s});
    const QString command = u"'%1' upgrade head --json | head -n 1"_s.arg(QStringLiteral(STEMMA_CLI));
    QCOMPARE(project.runProgram(u"sh"_s, {u"-c"_s, command}).events().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(rows(), QStringList{u"ccc1"_s}, 20'000);
    QVERIFY(tables().contains(u"c"_s));
}

void CliRunningTest::upgradesTheDemoOnAServerOfItsOwn()
{
    const CliAnswer answer = CliProject().run({u"demo"_s, u"--json"_s});
    QVERIFY2(answer.status == 0, qPrintable(answer.errors));
    const QList<QJsonObject> events = answer.events();
    QCOMPARE(events.last().value("event"_L1).toString(), u"finished"_s);
    QCOMPARE(events.last().value("outcome"_L1).toString(), u"done"_s);
    QCOMPARE(events.last().value("rows"_L1).toArray(), QJsonArray{u"6e3bd8f10a57"_s});
    QCOMPARE(tables(), QStringList()); // of the test's own server
}

void CliRunningTest::answersTheInspectorFromTheHistory()
{
    const CliProject project;
    writeChain(project);
    project.writeRevision(u"ccc1"_s, u"bbb1"_s,
                          "def upgrade():\n"
                          "    inspector = sa.inspect(op.get_bind())\n"
                          "    if inspector.has_table('b') and not inspector.has_table('c'):\n"
                          "        op.create_table('c', sa.Column('id', sa.Integer()))\n"
                          "def downgrade():\n"
                          "    if sa.inspect(op.get_bind()).has_table('c'):\n"
                          "        op.drop_table('c')\n");
    CliAnswer answer = project.run({u"upgrade"_s, u"head"_s});
    QCOMPARE(answer.errors, QString());
    QCOMPARE(answer.status, 0);
    QCOMPARE(tables(), (QStringList{u"a"_s, u"alembic_version"_s, u"b"_s, u"c"_s}));
    answer = project.run({u"downgrade"_s, u"-1"_s});
    QCOMPARE(answer.status, 0);
    QCOMPARE(rows(), QStringList{u"bbb1"_s});
    QCOMPARE(tables(), (QStringList{u"a"_s, u"alembic_version"_s, u"b"_s}));
}

void CliRunningTest::passesOverWhatTheRevisionPassesOver()
{
    const CliProject project;
    writeChain(project);
    project.writeRevision(u"ccc1"_s, u"bbb1"_s,
                          "from sqlalchemy.exc import OperationalError\n"
                          "def upgrade():\n"
                          "    try:\n"
                          "        op.execute('CREATE TABLE a (id INT)')\n"
                          "        op.execute('DROP TABLE b')\n"
                          "    except OperationalError:\n"
                          "        pass\n"
                          "    op.execute('CREATE TABLE c (id INT)')\n");
    const CliAnswer answer = project.run({u"upgrade"_s, u"head"_s});
    QCOMPARE(answer.status, 0);
    QVERIFY2(answer.errors.contains(u"the revision file passes over it: Table 'a' already exists"_s),
             qPrintable(answer.errors));
    QVERIFY2(answer.errors.contains(u"Left out: a statement before it in its try block failed."_s),
             qPrintable(answer.errors));
    QCOMPARE(tables(), (QStringList{u"a"_s, u"alembic_version"_s, u"b"_s, u"c"_s}));
}

QTEST_GUILESS_MAIN(CliRunningTest)
#include "clirunningtest.moc"
