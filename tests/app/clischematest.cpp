// SPDX-License-Identifier: GPL-3.0-or-later
// `schema`, `drift` and `diff`, over a private server.
#include "app/cli/schemasource.h"
#include "tests/app/cliproject.h"
#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>
#include <QUuid>

#include <csignal>

using namespace stemma;
using namespace Qt::StringLiterals;

class CliSchemaTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init();

    void printsTheDatabaseAsStatements();
    void printsAScriptThatTheClientRuns();
    void printsNamedObjectsAlone();
    void printsTheDemoAtARevisionAsItsUpgradeMakesIt();
    void printsARevisionWithoutADatabase();
    void findsNoDriftAfterAnUpgrade();
    void findsNoDriftInProgramsOfAnotherUserAndMode();
    void namesWhatDriftedAndHowToGoBack();
    void takesTheDatabasesCollation();
    void namesTheColumnBetweenRevisions();
    void printsTheStatementsBetweenRevisions();
    void comparesADatabaseWithAnSqlFile();
    void comparesTheDatabasesOfTwoSections();
    void takesRelativeRevisions_data();
    void takesRelativeRevisions();
    void saysWhereServersDiffer_data();
    void saysWhereServersDiffer();
    void saysThatThePrivateServerIsAnother();
    void saysHowFarALongReplayIs();
    void endsAReplayOnCtrlC();
    void refusesByKind_data();
    void refusesByKind();
    void saysTheLineThatCantBeReplayed();

private:
    static QStringList words(const char *text)
    {
        return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
    }
    static QString kindOf(const CliAnswer &answer)
    {
        return answer.json().value("error"_L1).toObject().value("kind"_L1).toString();
    }
    /// One that no cache knows.
    static QString uniqueStatement() { return u"DO '%1'"_s.arg(QUuid::createUuid().toString()); }
    void useDemo(); ///< upgraded

    TestServer m_server;
    std::unique_ptr<CliProject> m_project;
};

// aaa1 - bbb1 - ccc1, over an empty database
void CliSchemaTest::init()
{
    QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem()));
    m_project = std::make_unique<CliProject>();
    m_project->useDatabase(m_server.settings());
    m_project->addRevision(u"aaa1"_s, {}, {u"CREATE TABLE scenes (id INT PRIMARY KEY)"_s});
    m_project->addRevision(u"bbb1"_s, {u"aaa1"_s}, {u"ALTER TABLE scenes ADD title VARCHAR(20)"_s});
    m_project->addRevision(
        u"ccc1"_s, {u"bbb1"_s},
        {u"CREATE VIEW titles AS SELECT title FROM scenes"_s,
         u"CREATE TRIGGER t BEFORE INSERT ON scenes FOR EACH ROW BEGIN SET NEW.title = 'x'; END"_s});
}

void CliSchemaTest::useDemo()
{
    m_project = std::make_unique<CliProject>();
    m_project->becomeDemo();
    m_project->useDatabase(m_server.settings());
    const CliAnswer upgraded = m_project->run({u"upgrade"_s, u"heads"_s, u"-q"_s});
    QVERIFY2(upgraded.status == 0, qPrintable(upgraded.errors));
}

void CliSchemaTest::printsTheDatabaseAsStatements()
{
    QCOMPARE(m_project->run({u"upgrade"_s, u"head"_s, u"-q"_s}).status, 0);
    const CliAnswer answer = m_project->run({u"schema"_s});
    QCOMPARE(answer.errors, QString());
    QCOMPARE(answer.status, 0);
    QVERIFY(answer.output.contains("CREATE TABLE `scenes` ("_L1));
    QVERIFY(!answer.output.contains("alembic_version"_L1));

    // What is printed makes the same again.
    m_project->write(u"copy.sql"_s, answer.output.toUtf8());
    const CliAnswer same = m_project->run({u"diff"_s, u"live"_s, u"copy.sql"_s});
    QCOMPARE(same.errors, QString());
    QCOMPARE(same.output, u"No difference.\n"_s);
}

// Names in the wrong order, keys in a circle, programs that need other settings and delimiters.
void CliSchemaTest::printsAScriptThatTheClientRuns()
{
    QVERIFY2(
        m_server.run(
            {u"ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_german2_ci"_s,
             u"CREATE TABLE z (id INT PRIMARY KEY, a INT, note VARCHAR(40) DEFAULT 'it''s \\\\ \"; größer')"_s,
             u"CREATE TABLE a (id INT PRIMARY KEY, z INT, CONSTRAINT az FOREIGN KEY (z) REFERENCES z (id))"_s,
             u"ALTER TABLE z ADD CONSTRAINT za FOREIGN KEY (a) REFERENCES a (id)"_s,
             u"CREATE TABLE b (z INT, CONSTRAINT bz FOREIGN KEY (z) REFERENCES z (id))"_s,
             u"CREATE VIEW y AS SELECT note AS `it's` FROM z"_s, u"CREATE VIEW w AS SELECT * FROM y"_s,
             u"CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1"_s,
             u"CREATE VIEW c AS SELECT f() AS n FROM w"_s,
             u"CREATE PROCEDURE p() BEGIN SELECT '//', '$$'; SELECT ';;'; END"_s,
             u"CREATE TRIGGER t2 BEFORE INSERT ON a FOR EACH ROW SET NEW.z = 1"_s,
             u"CREATE TRIGGER t1 BEFORE INSERT ON a FOR EACH ROW FOLLOWS t2 BEGIN SET NEW.z = 2; END"_s,
             u"CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2035-01-01 00:00:00' DO DELETE FROM a"_s}),
        qPrintable(m_server.problem()));
    const CliAnswer script = m_project->run({u"schema"_s});
    QCOMPARE(script.errors, QString());
    m_project->write(u"script.sql"_s, script.output.toUtf8());
    const QJsonValue fingerprint = m_project->run({u"schema"_s, u"--json"_s}).json().value("fingerprint"_L1);

    QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem()));
    m_project->useDatabase(m_server.settings());
    const CliAnswer ran =
        m_project->runProgram(u"mariadb"_s,
                              {u"--no-defaults"_s, u"--skip-ssl"_s, u"--default-character-set=utf8mb4"_s,
                               "--socket="_L1 + m_server.settings().unixSocket, u"--user=root"_s,
                               m_server.database(), u"--execute=source script.sql"_s});
    QVERIFY2(ran.status == 0, qPrintable(ran.errors + script.output));
    const CliAnswer again = m_project->run({u"schema"_s});
    QCOMPARE(again.output, script.output);
    QCOMPARE(m_project->run({u"schema"_s, u"--json"_s}).json().value("fingerprint"_L1), fingerprint);
}

void CliSchemaTest::printsNamedObjectsAlone()
{
    QCOMPARE(m_project->run({u"upgrade"_s, u"head"_s, u"-q"_s}).status, 0);
    const QJsonObject answer = m_project->run({u"schema"_s, u"titles"_s, u"--json"_s}).json();
    QCOMPARE(answer.value("schema"_L1).toString(), m_server.database());
    QCOMPARE(answer.value("fingerprint"_L1).toString().size(), 64);
    const QJsonArray objects = answer.value("objects"_L1).toArray();
    QCOMPARE(objects.size(), 1);
    const QJsonObject view = objects.first().toObject();
    QCOMPARE(view.value("kind"_L1).toString(), u"view"_s);
    QCOMPARE(view.value("name"_L1).toString(), u"titles"_s);
    QCOMPARE(view.value("fingerprint"_L1).toString().size(), 64);
    QVERIFY(view.value("create"_L1).toString().startsWith("CREATE "_L1));
}

void CliSchemaTest::printsTheDemoAtARevisionAsItsUpgradeMakesIt()
{
    useDemo();
    const CliAnswer live = m_project->run({u"schema"_s, u"--json"_s});
    QVERIFY(live.json().value("objects"_L1).toArray().size() > 3);
    const CliAnswer replayed = m_project->run({u"schema"_s, u"--at"_s, u"heads"_s, u"--json"_s});
    QCOMPARE(replayed.errors, QString());
    QCOMPARE(replayed.json().value("fingerprint"_L1), live.json().value("fingerprint"_L1));
    QCOMPARE(m_project->run({u"schema"_s, u"--at"_s, u"current"_s, u"--json"_s}).output, replayed.output);
}

void CliSchemaTest::printsARevisionWithoutADatabase()
{
    m_project->write(u".env"_s, "");
    const CliAnswer before = m_project->run({u"schema"_s, u"--at"_s, u"aaa1"_s});
    QCOMPARE(before.errors, QString());
    QVERIFY(before.output.contains("`id`"_L1) && !before.output.contains("`title`"_L1));
    const CliAnswer after = m_project->run({u"schema"_s, u"--at"_s, u"bbb1"_s});
    QVERIFY(after.output.contains("`title` varchar(20)"_L1));
    QCOMPARE(m_project->run({u"schema"_s, u"--at"_s, u"base"_s}).output, QString());
}

void CliSchemaTest::findsNoDriftAfterAnUpgrade()
{
    useDemo();
    const CliAnswer answer = m_project->run({u"drift"_s});
    QCOMPARE(answer.errors, QString());
    QVERIFY2(answer.output.startsWith("No drift"_L1), qPrintable(answer.output));
    QCOMPARE(answer.status, 0);
    const QJsonObject json = m_project->run({u"drift"_s, u"--json"_s}).json();
    QCOMPARE(json.value("drift"_L1).toBool(true), false);
    QCOMPARE(json.value("statements"_L1).toArray().size(), 0);
}

void CliSchemaTest::findsNoDriftInProgramsOfAnotherUserAndMode()
{
    QCOMPARE(m_project->run({u"upgrade"_s, u"bbb1"_s, u"-q"_s}).status, 0);
    QVERIFY2(m_server.run({u"SET sql_mode = 'ANSI_QUOTES'"_s,
                           u"CREATE DEFINER=someone@elsewhere VIEW titles AS SELECT title FROM scenes"_s,
                           u"CREATE DEFINER=someone@elsewhere TRIGGER t BEFORE INSERT ON scenes FOR EACH "
                           "ROW BEGIN SET NEW.title = 'x'; END"_s,
                           u"UPDATE alembic_version SET version_num = 'ccc1'"_s}),
             qPrintable(m_server.problem()));
    const CliAnswer answer = m_project->run({u"drift"_s});
    QVERIFY2(answer.output.startsWith("No drift"_L1), qPrintable(answer.output + answer.errors));
}

void CliSchemaTest::namesWhatDriftedAndHowToGoBack()
{
    QCOMPARE(m_project->run({u"upgrade"_s, u"head"_s, u"-q"_s}).status, 0);
    QVERIFY2(m_server.run({u"ALTER TABLE scenes ADD mood INT"_s, u"DROP TRIGGER t"_s}),
             qPrintable(m_server.problem()));
    const CliAnswer text = m_project->run({u"drift"_s});
    QCOMPARE(text.status, 1);
    QVERIFY2(text.output.contains("table scenes: column mood added"_L1), qPrintable(text.output));

    const CliAnswer answer = m_project->run({u"drift"_s, u"--json"_s});
    QCOMPARE(answer.status, 1);
    QCOMPARE(answer.json().value("drift"_L1).toBool(), true);
    QCOMPARE(answer.json().value("changes"_L1).toArray().size(), 2);
    QStringList statements;
    for (const QJsonValue &statement : answer.json().value("statements"_L1).toArray())
        statements << statement.toString();
    QVERIFY2(m_server.run(statements), qPrintable(m_server.problem()));
    const CliAnswer back = m_project->run({u"drift"_s});
    QVERIFY2(back.status == 0, qPrintable(back.output + back.errors));
}

void CliSchemaTest::takesTheDatabasesCollation()
{
    QVERIFY2(m_server.run({u"ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_german2_ci"_s}),
             qPrintable(m_server.problem()));
    QCOMPARE(m_project->run({u"upgrade"_s, u"head"_s, u"-q"_s}).status, 0);
    const CliAnswer answer = m_project->run({u"drift"_s});
    QVERIFY2(answer.status == 0, qPrintable(answer.output + answer.errors));
    QVERIFY(m_project->run({u"schema"_s, u"--at"_s, u"aaa1"_s}).output.contains("latin1_german2_ci"_L1));
}

void CliSchemaTest::namesTheColumnBetweenRevisions()
{
    m_project->write(u".env"_s, "");
    const CliAnswer text = m_project->run({u"diff"_s, u"aaa1"_s, u"bbb1"_s});
    QCOMPARE(text.errors, QString());
    QCOMPARE(text.status, 0);
    QVERIFY2(text.output.contains("table scenes: column title added: varchar(20)"_L1),
             qPrintable(text.output));
    const QJsonObject answer = m_project->run({u"diff"_s, u"bbb1"_s, u"aaa1"_s, u"--json"_s}).json();
    const QJsonObject change = answer.value("changes"_L1).toArray().first().toObject();
    QCOMPARE(change.value("kind"_L1).toString(), u"removed"_s);
    QCOMPARE(change.value("name"_L1).toString(), u"title"_s);
    QCOMPARE(answer.value("statements"_L1).toArray().size(), 1);
}

void CliSchemaTest::printsTheStatementsBetweenRevisions()
{
    QCOMPARE(m_project->run({u"upgrade"_s, u"bbb1"_s, u"-q"_s}).status, 0);
    const CliAnswer answer = m_project->run({u"diff"_s, u"live"_s, u"head"_s, u"--sql"_s});
    QCOMPARE(answer.status, 0);
    const QString text = answer.output;
    QVERIFY2(text.contains("VIEW `titles`"_L1), qPrintable(text));
    QVERIFY2(text.contains("DELIMITER //\n"_L1) && text.contains("END//\nDELIMITER ;"_L1), qPrintable(text));
}

void CliSchemaTest::comparesADatabaseWithAnSqlFile()
{
    QCOMPARE(m_project->run({u"upgrade"_s, u"bbb1"_s, u"-q"_s}).status, 0);
    m_project->write(u"other.sql"_s, "CREATE TABLE scenes (id INT PRIMARY KEY, title VARCHAR(30));\n");
    const CliAnswer answer = m_project->run({u"diff"_s, u"live"_s, u"other.sql"_s});
    QCOMPARE(answer.errors, QString());
    QVERIFY2(answer.output.contains("column title changed"_L1), qPrintable(answer.output));
    QCOMPARE(answer.lines().size(), 1);
}

void CliSchemaTest::comparesTheDatabasesOfTwoSections()
{
    QCOMPARE(m_project->run({u"upgrade"_s, u"bbb1"_s, u"-q"_s}).status, 0);
    const QString socket = m_server.settings().unixSocket;
    QVERIFY(m_server.run({u"DROP DATABASE IF EXISTS elsewhere"_s,
                          u"CREATE DATABASE elsewhere CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"_s,
                          u"CREATE TABLE elsewhere.scenes (id INT PRIMARY KEY)"_s}));
    const QString url = u"sqlalchemy.url = mysql+pymysql://root@localhost/%1?unix_socket=%2\n"_s;
    const QString ini = "[alembic]\nscript_location = %(here)s/alembic\n"_L1
        + url.arg(m_server.database(), socket) + "[other]\nscript_location = %(here)s/alembic\n"_L1
        + url.arg(u"elsewhere"_s, socket);
    m_project->write(u".env"_s, "");
    m_project->write(u"alembic.ini"_s, ini.toUtf8());
    const CliAnswer answer = m_project->run({u"diff"_s, u"section:other"_s, u"live"_s});
    QCOMPARE(answer.errors, QString());
    QVERIFY2(answer.output.contains("table scenes: column title added"_L1), qPrintable(answer.output));
}

void CliSchemaTest::takesRelativeRevisions_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("same");
    const auto row = [](const char *arguments, const char *same) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << QString::fromLatin1(same);
    };
    row("schema --at -1", "schema --at bbb1");
    row("schema --at=-1", "schema --at bbb1");
    row("schema --at -2 scenes", "schema --at aaa1 scenes");
    row("diff -1 head", "diff bbb1 ccc1");
    row("diff head -1", "diff ccc1 bbb1");
    row("diff -2 -1", "diff aaa1 bbb1");
    row("diff --sql -2 ccc1", "diff --sql aaa1 ccc1");
}

void CliSchemaTest::takesRelativeRevisions()
{
    QFETCH(QString, arguments);
    QFETCH(QString, same);
    m_project->write(u".env"_s, "");
    const CliAnswer relative = m_project->run(arguments.split(u' '));
    QCOMPARE(relative.errors, QString());
    const CliAnswer absolute = m_project->run(same.split(u' '));
    QCOMPARE(relative.output, absolute.output);
    QVERIFY(!relative.output.isEmpty());
}

void CliSchemaTest::saysWhereServersDiffer_data()
{
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("sandbox");
    QTest::addColumn<QString>("begins");
    QTest::newRow("the same") << u"MariaDB 11.8.6"_s << u"MariaDB 11.8.6"_s << QString();
    QTest::newRow("the same series") << u"MariaDB 11.8.2"_s << u"MariaDB 11.8.6"_s << QString();
    QTest::newRow("another series") << u"MariaDB 10.11.9"_s << u"MariaDB 11.8.6"_s
                                    << u"Compared on MariaDB 11.8 although the database is MariaDB 10.11:"_s;
    QTest::newRow("another server") << u"MySQL 9.7.4"_s << u"MariaDB 11.8.6"_s
                                    << u"Compared on MariaDB 11.8 although the database is MySQL 9.7:"_s;
}

void CliSchemaTest::saysWhereServersDiffer()
{
    QFETCH(QString, database);
    QFETCH(QString, sandbox);
    QFETCH(QString, begins);
    const QString note = cli::otherServerNote(database, sandbox);
    QVERIFY2(begins.isEmpty() ? note.isEmpty() : note.startsWith(begins), qPrintable(note));
}

void CliSchemaTest::saysThatThePrivateServerIsAnother()
{
    if (m_server.sandbox().version().startsWith("MariaDB"_L1)) {
        qInfo("not beside MySQL: STEMMA_MYSQLD names none");
        return;
    }
    QCOMPARE(m_project->run({u"upgrade"_s, u"bbb1"_s, u"-q"_s}).status, 0);
    QCOMPARE(m_project->run({u"diff"_s, u"live"_s, u"bbb1"_s}).errors, QString());
    const QByteArray program = qgetenv("STEMMA_MYSQLD");
    qunsetenv("STEMMA_MYSQLD");
    const CliAnswer answer = m_project->run({u"diff"_s, u"live"_s, u"bbb1"_s});
    qputenv("STEMMA_MYSQLD", program);
    QVERIFY2(answer.errors.startsWith("Compared on MariaDB "_L1), qPrintable(answer.errors));
    QCOMPARE(answer.errors.count(u'\n'), 1);
    QCOMPARE(answer.output, u"No difference.\n"_s);
}

void CliSchemaTest::saysHowFarALongReplayIs()
{
    m_project->write(u".env"_s, "");
    m_project->addRevision(u"ddd1"_s, {u"ccc1"_s}, {u"DO SLEEP(2.1)"_s, uniqueStatement()});
    m_project->addRevision(u"eee1"_s, {u"ddd1"_s}, {u"DO SLEEP(0.1)"_s});
    m_project->addRevision(u"fff1"_s, {u"eee1"_s}, {uniqueStatement()});
    const CliAnswer answer = m_project->run({u"schema"_s, u"--at"_s, u"head"_s, u"--json"_s});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.errors, u"Replayed 4 of 6 revisions.\n"_s);
    QVERIFY(!answer.json().isEmpty());
}

void CliSchemaTest::endsAReplayOnCtrlC()
{
    m_project->write(u".env"_s, "");
    QString parent = u"ccc1"_s;
    for (int i = 0; i < 60; ++i) {
        const QString id = u"sleep%1"_s.arg(i + 10);
        m_project->addRevision(id, {parent}, {u"DO SLEEP(0.3)"_s, uniqueStatement()});
        parent = id;
    }
    QProcess process;
    process.setWorkingDirectory(m_project->path());
    process.start(QStringLiteral(STEMMA_CLI), {u"schema"_s, u"--at"_s, u"head"_s});
    process.setReadChannel(QProcess::StandardError);
    while (process.bytesAvailable() == 0)
        QVERIFY(process.waitForReadyRead(20'000));
    QElapsedTimer timer;
    timer.start();
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(20'000));
    QVERIFY2(timer.elapsed() < 8000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    const QString errors = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(errors.contains("The replay was stopped"_L1), qPrintable(errors));
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
}

void CliSchemaTest::refusesByKind_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *arguments, int status, const char *kind) {
        QTest::newRow(arguments) << words(arguments) << status << QString::fromLatin1(kind);
    };
    row("schema", 1, "ConnectionFailed");
    row("schema --at current", 1, "ConnectionFailed");
    row("schema --at nope", 1, "CantLocate");
    row("schema --at aaa1-3", 1, "");
    row("schema --at aaa1 nothing", 1, "CantLocate");
    row("drift", 1, "ConnectionFailed");
    row("diff live aaa1", 1, "ConnectionFailed");
    row("diff aaa1 nope", 1, "CantLocate");
    row("diff aaa1 gone.sql", 1, "FileUnreadable");
    row("diff aaa1", 2, "");
}

void CliSchemaTest::refusesByKind()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, kind);
    m_project->write(u".env"_s, "");
    const CliAnswer answer = m_project->run(arguments + QStringList{u"--json"_s});
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.errors.isEmpty());
    if (!kind.isEmpty())
        QCOMPARE(kindOf(answer), kind);
}

void CliSchemaTest::saysTheLineThatCantBeReplayed()
{
    m_project->addRevision(u"ddd1"_s, {u"ccc1"_s}, {u"SELECT 1"_s, u"ALTER TABLE nowhere ADD a INT"_s});
    const CliAnswer failed = m_project->run({u"schema"_s, u"--at"_s, u"head"_s, u"--json"_s});
    QCOMPARE(failed.status, 1);
    QCOMPARE(kindOf(failed), u"StatementFailed"_s);
    QVERIFY2(failed.errors.contains("ddd1_x.py, line 11"_L1), qPrintable(failed.errors));
    QVERIFY2(failed.errors.contains("Revision ddd1 doesn't run"_L1), qPrintable(failed.errors));

    m_project->write(
        u"alembic/versions/ddd1_x.py"_s,
        "from alembic import op\nimport requests\n\nrevision = 'ddd1'\ndown_revision = 'ccc1'\n\n"
        "def upgrade():\n    op.execute(requests.get('http://localhost').text)\n");
    const CliAnswer unknown = m_project->run({u"diff"_s, u"aaa1"_s, u"ddd1"_s, u"--json"_s});
    QCOMPARE(unknown.status, 1);
    QCOMPARE(kindOf(unknown), u"NeedsPython"_s);
    QVERIFY2(unknown.errors.contains("ddd1_x.py, line 8"_L1), qPrintable(unknown.errors));
    // What lies before it can be replayed.
    QCOMPARE(m_project->run({u"diff"_s, u"aaa1"_s, u"ccc1"_s}).status, 0);
}

QTEST_GUILESS_MAIN(CliSchemaTest)
#include "clischematest.moc"
