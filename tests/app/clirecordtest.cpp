// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cliproject.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class CliRecordTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void printsWhatARevisionSends();
    void asksBeforeItRunsTheProjectsCode();
    void recordsDowngrades();
    void tellsTheProjectsTraceback();
    void lendsRowsOfTheDatabase();
    void leavesTheDatabaseAlone();
    void refusesWrongUse_data();
    void refusesWrongUse();

private:
    TestServer m_server;
};

void CliRecordTest::initTestCase()
{
    QVERIFY2(m_server.start(QString()), qPrintable(m_server.problem()));
}

void CliRecordTest::init()
{
    QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem()));
}

namespace {

/// a creates item; b asks the inspector, its downgrade as well; c asks for rows; d fails.
void fill(const CliProject &project, const ConnectionSettings &settings)
{
    project.useDatabase(settings);
    project.letAlembicConnect();
    project.addRevision(u"a1"_s, {}, {u"CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20))"_s},
                        {u"DROP TABLE item"_s});
    project.write(u"alembic/versions/b2.py"_s,
                  "from alembic import op\nimport sqlalchemy as sa\nrevision = 'b2'\ndown_revision = 'a1'\n"
                  "def upgrade():\n"
                  "    if sa.inspect(op.get_bind()).has_table('item'):\n"
                  "        op.add_column('item', sa.Column('n', sa.Integer))\n"
                  "def downgrade():\n"
                  "    for c in sa.inspect(op.get_bind()).get_columns('item'):\n"
                  "        if c['name'] == 'n':\n"
                  "            op.drop_column('item', 'n')\n");
    project.write(
        u"alembic/versions/c3.py"_s,
        "from alembic import op\nimport sqlalchemy as sa\nrevision = 'c3'\ndown_revision = 'b2'\n"
        "def upgrade():\n"
        "    for row in op.get_bind().execute(sa.text('SELECT id, name FROM item ORDER BY id')).fetchall():\n"
        "        op.execute(\"UPDATE item SET name = '%s' WHERE id = %d\" % (row[1] + '!', row[0]))\n");
    project.write(u"alembic/versions/d4.py"_s,
                  "from alembic import op\nrevision = 'd4'\ndown_revision = 'c3'\n"
                  "def upgrade():\n    raise RuntimeError('not on ' + op.get_bind().dialect.name)\n");
}

QStringList statementsIn(const QJsonObject &answer)
{
    QStringList texts;
    for (const QJsonValue &text : answer[u"recorded"][u"statements"].toArray())
        texts << text.toString();
    return texts;
}

} // namespace

void CliRecordTest::printsWhatARevisionSends()
{
    const CliProject project;
    fill(project, m_server.settings());
    const CliAnswer answer = project.run({u"record"_s, u"b2"_s, u"--run-project-python"_s, u"--json"_s});
    QVERIFY2(answer.status == 0, qPrintable(answer.errors));
    QCOMPARE(statementsIn(answer.json()), QStringList{u"ALTER TABLE item ADD COLUMN n INTEGER"_s});
    const QJsonObject recorded = answer.json()[u"recorded"].toObject();
    QCOMPARE(recorded[u"note"].toString(), u"recorded on an empty schema"_s);
    QCOMPARE(recorded[u"provenance"].toString(), u"recorded"_s);
    QVERIFY(recorded[u"verified"].toBool());
    QVERIFY(answer.errors.contains(u"Running revision b2."));

    // c3 rests on b2, which has been recorded before.
    const CliAnswer next = project.run({u"record"_s, u"c3"_s, u"--run-project-python"_s, u"--json"_s});
    QVERIFY2(next.status == 0, qPrintable(next.errors));
    QCOMPARE(next.json()[u"recorded_before"].toArray(), QJsonArray{u"b2"_s});
    QCOMPARE(next.json()[u"recorded"][u"empty"].toBool(), true);
    QCOMPARE(next.json()[u"recorded"][u"asked_tables"].toArray(), QJsonArray{u"item"_s});
    QVERIFY(!next.errors.contains(u"Running revision b2."));

    const CliAnswer text = project.run({u"record"_s, u"b2"_s, u"--run-project-python"_s});
    QVERIFY2(text.output.contains(u"-- recorded on an empty schema, MariaDB")
                 && text.output.contains(u"ALTER TABLE item ADD COLUMN n INTEGER;"),
             qPrintable(text.output));
}

void CliRecordTest::asksBeforeItRunsTheProjectsCode()
{
    const CliProject project;
    fill(project, m_server.settings());
    project.write(u"alembic/env.py"_s, "open('mark', 'w')\n");
    const CliAnswer answer = project.run({u"record"_s, u"b2"_s}); // no terminal
    QCOMPARE(answer.status, 1);
    QVERIFY2(answer.errors.contains(u"--run-project-python"), qPrintable(answer.errors));
    QVERIFY(!QFile::exists(project.path(u"mark"_s)));
}

void CliRecordTest::recordsDowngrades()
{
    const CliProject project;
    fill(project, m_server.settings());
    const CliAnswer answer =
        project.run({u"record"_s, u"b2"_s, u"--down"_s, u"--run-project-python"_s, u"--json"_s});
    QVERIFY2(answer.status == 0, qPrintable(answer.errors));
    QCOMPARE(statementsIn(answer.json()), QStringList{u"ALTER TABLE item DROP COLUMN n"_s});
    QCOMPARE(answer.json()[u"direction"].toString(), u"down"_s);
}

void CliRecordTest::tellsTheProjectsTraceback()
{
    const CliProject project;
    fill(project, m_server.settings());
    const CliAnswer answer = project.run({u"record"_s, u"d4"_s, u"--run-project-python"_s, u"--json"_s});
    QCOMPARE(answer.status, 1);
    const QJsonObject error = answer.json()[u"error"].toObject();
    QCOMPARE(error[u"kind"].toString(), u"NeedsPython"_s);
    QVERIFY2(error[u"native"].toString().contains(u"RuntimeError: not on mysql"), qPrintable(answer.output));
    QCOMPARE(error[u"line"].toInt(), 5);
    QVERIFY(error[u"file"].toString().endsWith(u"d4.py"));
}

void CliRecordTest::lendsRowsOfTheDatabase()
{
    const CliProject project;
    fill(project, m_server.settings());
    QVERIFY(m_server.run({u"CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20), n INT)"_s,
                          u"INSERT INTO item VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)"_s,
                          u"CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)"_s,
                          u"INSERT INTO alembic_version VALUES ('b2')"_s}));
    const QStringList asked{u"record"_s, u"c3"_s, u"--rows"_s, u"2"_s, u"--run-project-python"_s,
                            u"--json"_s};
    const CliAnswer answer = project.run(asked);
    QVERIFY2(answer.status == 0, qPrintable(answer.errors));
    QCOMPARE(statementsIn(answer.json()),
             QStringList({u"UPDATE item SET name = 'a!' WHERE id = 1"_s,
                          u"UPDATE item SET name = 'b!' WHERE id = 2"_s}));
    QCOMPARE(answer.json()[u"recorded"][u"lent_rows"].toInt(), 2);
    // A database that stands elsewhere has other tables than the revision expects.
    QVERIFY(m_server.run({u"UPDATE alembic_version SET version_num = 'a1'"_s}));
    const CliAnswer elsewhere = project.run(asked);
    QCOMPARE(elsewhere.status, 1);
    QCOMPARE(elsewhere.json()[u"error"][u"kind"].toString(), u"NotPlannable"_s);
}

void CliRecordTest::leavesTheDatabaseAlone()
{
    const CliProject project;
    fill(project, m_server.settings());
    const CliAnswer answer = project.run({u"record"_s, u"b2"_s, u"--run-project-python"_s});
    QVERIFY2(answer.status == 0, qPrintable(answer.errors));
    QCOMPARE(m_server.column(u"SHOW TABLES"_s), QStringList());
}

void CliRecordTest::refusesWrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("no revision") << QStringList{u"record"_s} << 2;
    QTest::newRow("rows that are no number") << QStringList{u"record"_s, u"a1"_s, u"--rows"_s, u"x"_s} << 2;
    QTest::newRow("an unknown revision") << QStringList{u"record"_s, u"zz"_s} << 1;
    QTest::newRow("base") << QStringList{u"record"_s, u"base"_s, u"--run-project-python"_s} << 1;
    QTest::newRow("a Python that isn't there")
        << QStringList{u"record"_s, u"a1"_s, u"--python"_s, u"./none"_s, u"--run-project-python"_s} << 1;
}

void CliRecordTest::refusesWrongUse()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const CliProject project;
    fill(project, m_server.settings());
    QCOMPARE(project.run(arguments).status, status);
}

QTEST_GUILESS_MAIN(CliRecordTest)
#include "clirecordtest.moc"
