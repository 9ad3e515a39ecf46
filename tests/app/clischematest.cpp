// SPDX-License-Identifier: GPL-3.0-or-later
// `schema`, `drift` and `diff`, over a private server.
#include "tests/app/cliproject.h"
#include "tests/support/testserver.h"

#include <QJsonArray>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class CliSchemaTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init();

    void printsTheDatabaseAsStatements();
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
    QVERIFY(answer.output.startsWith("CREATE TABLE `scenes` ("_L1));
    QVERIFY(!answer.output.contains("alembic_version"_L1));

    // What is printed makes the same again.
    m_project->write(u"copy.sql"_s, answer.output.toUtf8());
    const CliAnswer same = m_project->run({u"diff"_s, u"live"_s, u"copy.sql"_s});
    QCOMPARE(same.errors, QString());
    QCOMPARE(same.output, u"No difference.\n"_s);
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
    QVERIFY(m_server.run(
        {u"CREATE OR REPLACE DATABASE elsewhere CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"_s,
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
