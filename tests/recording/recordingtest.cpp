// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/recorder.h"
#include "tests/recording/recordingproject.h"
#include "tests/support/testserver.h"

#include <QElapsedTimer>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

namespace {

const QString items = u"CREATE TABLE item (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(20))"_s;
const QString twoRows = u"INSERT INTO item (name) VALUES ('a'), ('b')"_s;

QStringList textsOf(const Recorded &recorded)
{
    QStringList texts;
    for (const Statement &statement : recorded.sql.statements)
        texts << statement.text.simplified();
    return texts;
}

} // namespace

/// On the servers of the rows: MariaDB, and the MySQL that STEMMA_MYSQLD names.
class RecordingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();

    void asksTheInspectorAndCreatesWhatIsMissing();
    void ormSessionsAndLoopsOverQueries();
    void parametersAreInTheText();
    void nothingToDoIsProvenEmpty();
    void whatIsRolledBackIsLeftOut();
    void aStatementThatFailsAndIsCaughtIsPassedOver();
    void oneThatFailsPastSqlalchemyIsFoundOut();
    void aFailingRevisionTellsItsTracebackAndKeepsNothing();
    void aDowngradeIsRunFromBehindTheRevision();
    void severalRowsOfTheVersionTable();
    void aParentThatIsRecordedItself();
    void passwordsStayInTheLog();
    void bytesThatAreNoTextAreNotGuessed();
    void preparedStatementsAreResolved();
    void charactersOfAllPlanes();
    void programsOfTheDatabase();
    void lentRowsLeadAnotherWay();

private:
    Recorded recorded(const RecordingProject &project, const QList<RecordingStep> &before,
                      const RecordingStep &step);
    RecordingRequest on(RecordingRequest request) const;

    Error m_error;
    Recording m_recording;
};

void RecordingTest::initTestCase_data()
{
    QTest::addColumn<QString>("server");
    QTest::newRow("MariaDB") << QString();
    if (const QString mysql = qEnvironmentVariable("STEMMA_MYSQLD"); !mysql.isEmpty())
        QTest::newRow("MySQL") << mysql;
}

RecordingRequest RecordingTest::on(RecordingRequest request) const
{
    QFETCH_GLOBAL(QString, server);
    request.serverProgram = server;
    return request;
}

Recorded RecordingTest::recorded(const RecordingProject &project, const QList<RecordingStep> &before,
                                 const RecordingStep &step)
{
    m_error = {};
    m_recording = {};
    const auto recording = record(on(project.request(before, step)));
    if (!recording) {
        m_error = recording.error();
        qInfo().noquote() << errorText(m_error);
        return {};
    }
    m_recording = *recording;
    if (recording->step.sql.needsPython)
        qInfo().noquote() << recording->step.sql.needsPython->reason;
    return recording->step;
}

void RecordingTest::asksTheInspectorAndCreatesWhatIsMissing()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None", "op.execute('x')");
    project.addRevision(u"b"_s, "'a'",
                        "inspector = sa.inspect(op.get_bind())\n"
                        "if not inspector.has_table('item'):\n"
                        "    op.create_table('item', sa.Column('id', sa.Integer, primary_key=True))\n"
                        "if not inspector.has_table('sale'):\n"
                        "    op.create_table('sale', sa.Column('id', sa.Integer, primary_key=True))\n"
                        "if 'name' in [c['name'] for c in inspector.get_columns('item')]:\n"
                        "    op.add_column('item', sa.Column('title', sa.String(30)))");
    const QStringList files = project.files();
    const Recorded result =
        recorded(project, {project.known(u"a"_s, {items}, {})}, project.unknown(u"b"_s, {u"a"_s}));
    QCOMPARE(textsOf(result),
             QStringList({u"CREATE TABLE sale ( id INTEGER NOT NULL AUTO_INCREMENT, PRIMARY KEY (id) )"_s,
                          u"ALTER TABLE item ADD COLUMN title VARCHAR(30)"_s}));
    QVERIFY(result.isVerified);
    QVERIFY(result.schemaQuestions > 0);
    QCOMPARE(result.dataQuestions, 0);
    QCOMPARE(recordedText(result), u"recorded on an empty schema"_s);
    for (const Statement &statement : result.sql.statements) {
        QCOMPARE(statement.provenance, Provenance::Recorded);
        QCOMPARE(statement.place, (Place{project.path(u"alembic/versions/b.py"_s), 8, 15}));
    }
    QCOMPARE(project.files(), files);
    // The same again comes from the cache, and an edited file does not.
    QVERIFY(
        recorded(project, {project.known(u"a"_s, {items}, {})}, project.unknown(u"b"_s, {u"a"_s})).fromCache);
    RecordingStep edited = project.unknown(u"b"_s, {u"a"_s});
    edited.source += '\n';
    QVERIFY(!recorded(project, {project.known(u"a"_s, {items}, {})}, edited).fromCache);
    QVERIFY(
        !recorded(project, {project.known(u"a"_s, {items, twoRows}, {})}, project.unknown(u"b"_s, {u"a"_s}))
             .fromCache);
}

void RecordingTest::ormSessionsAndLoopsOverQueries()
{
    const RecordingProject project;
    project.addRevision(u"b"_s, "'a'",
                        "session = Session(bind=op.get_bind())\n"
                        "session.add(Item(name='c'))\n"
                        "session.flush()\n"
                        "session.add(Item(name=\"d'%\"))\n"
                        "session.commit()\n"
                        "for item in session.query(Item).order_by(Item.id):\n"
                        "    session.execute(sa.text('UPDATE item SET name = :n WHERE id = :i'),\n"
                        "                    {'n': item.name.upper(), 'i': item.id})\n"
                        "session.commit()",
                        "pass",
                        "from sqlalchemy.orm import Session, declarative_base\n"
                        "Base = declarative_base()\n"
                        "class Item(Base):\n"
                        "    __tablename__ = 'item'\n"
                        "    id = sa.Column(sa.Integer, primary_key=True)\n"
                        "    name = sa.Column(sa.String(20))\n");
    project.addRevision(u"a"_s, "None", "pass");
    const Recorded result =
        recorded(project, {project.known(u"a"_s, {items, twoRows}, {})}, project.unknown(u"b"_s, {u"a"_s}));
    QStringList texts = textsOf(result);
    texts.replaceInStrings(u" RETURNING item.id"_s, QString()); // of which MySQL has none
    QCOMPARE(texts,
             QStringList(
                 {u"INSERT INTO item (name) VALUES ('c')"_s, u"INSERT INTO item (name) VALUES ('d\\'%')"_s,
                  u"UPDATE item SET name = 'A' WHERE id = 1"_s, u"UPDATE item SET name = 'B' WHERE id = 2"_s,
                  u"UPDATE item SET name = 'C' WHERE id = 3"_s,
                  u"UPDATE item SET name = 'D\\'%' WHERE id = 4"_s}));
    QCOMPARE(result.askedTables, QStringList{u"item"_s});
    QCOMPARE(recordedText(result), u"recorded on an empty schema; asked the data: 1 query on 1 table"_s);
}

void RecordingTest::parametersAreInTheText()
{
    const RecordingProject project;
    project.addRevision(
        u"a"_s, "None",
        "op.get_bind().execute(sa.text('INSERT INTO t VALUES (:a, :b)'), {'a': 1, 'b': 'x:y'})\n"
        "op.execute(\"UPDATE t SET b = 'p%' WHERE a = 1\")\n"
        "op.execute('SET @n = 3')\n"
        "op.execute('INSERT INTO t VALUES (@n, NULL)')");
    const Recorded result =
        recorded(project, {project.known(u"0"_s, {u"CREATE TABLE t (a INT, b VARCHAR(9))"_s}, {})},
                 project.unknown(u"a"_s, {}));
    QCOMPARE(textsOf(result),
             QStringList({u"INSERT INTO t VALUES (1, 'x:y')"_s, u"UPDATE t SET b = 'p%' WHERE a = 1"_s,
                          u"SET @n = 3"_s, u"INSERT INTO t VALUES (@n, NULL)"_s}));
}

void RecordingTest::nothingToDoIsProvenEmpty()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None",
                        "if sa.inspect(op.get_bind()).get_table_names() != ['alembic_version']:\n"
                        "    op.drop_table('item')");
    const Recorded result = recorded(project, {}, project.unknown(u"a"_s, {}));
    QCOMPARE(m_error, Error());
    QVERIFY(result.sql.isKnown());
    QCOMPARE(textsOf(result), QStringList());
    QVERIFY(result.isVerified);
}

void RecordingTest::whatIsRolledBackIsLeftOut()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None",
                        "bind = op.get_bind()\n"
                        "with bind.begin_nested():\n"
                        "    bind.execute(sa.text(\"INSERT INTO item VALUES (1, 'kept')\"))\n"
                        "inner = bind.begin_nested()\n"
                        "bind.execute(sa.text(\"INSERT INTO item VALUES (2, 'gone')\"))\n"
                        "inner.rollback()\n"
                        "with bind.engine.connect() as other:\n"
                        "    other.execute(sa.text(\"INSERT INTO sale VALUES (3)\"))"); // never committed
    const Recorded result =
        recorded(project, {project.known(u"0"_s, {items, u"CREATE TABLE sale (id INT)"_s}, {})},
                 project.unknown(u"a"_s, {}));
    QCOMPARE(textsOf(result), QStringList{u"INSERT INTO item VALUES (1, 'kept')"_s});
    QCOMPARE(result.undone, 2);
    QVERIFY(result.leftOut.contains(u"2 statements that were rolled back"_s));
    QVERIFY(result.isVerified);
}

void RecordingTest::aStatementThatFailsAndIsCaughtIsPassedOver()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None",
                        "try:\n"
                        "    op.drop_table('nowhere')\n"
                        "except sa.exc.OperationalError:\n"
                        "    pass\n"
                        "try:\n"
                        "    op.execute('SELEC broken')\n"
                        "except sa.exc.DBAPIError:\n"
                        "    pass\n"
                        "op.add_column('item', sa.Column('n', sa.Integer))");
    const Recorded result =
        recorded(project, {project.known(u"0"_s, {items}, {})}, project.unknown(u"a"_s, {}));
    const QStringList texts = textsOf(result);
    QVERIFY(texts.contains(u"DROP TABLE nowhere"_s));
    QCOMPARE(texts.last(), u"ALTER TABLE item ADD COLUMN n INTEGER"_s);
    QCOMPARE(result.passedOver.first().statement, 0);
    QCOMPARE(result.passedOver.first().error, u"OperationalError"_s);
    QCOMPARE(result.passedOver.first().code, 1051);
    QCOMPARE(result.sql.statements.first().tryBlock->errors, QStringList{u"OperationalError"_s});
    QVERIFY(!result.sql.statements.last().tryBlock);
    // A server may not even log what it can't parse.
    QCOMPARE(result.passedOver.size(), texts.size() - 1);
    QVERIFY(result.isVerified);
}

void RecordingTest::oneThatFailsPastSqlalchemyIsFoundOut()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None",
                        "cursor = op.get_bind().connection.cursor()\n"
                        "cursor.execute(\"INSERT INTO item VALUES (1, 'a')\")\n"
                        "try:\n"
                        "    cursor.execute(\"INSERT INTO item VALUES (1, 'b')\")\n"
                        "except Exception:\n"
                        "    pass");
    const Recorded result =
        recorded(project, {project.known(u"0"_s, {items}, {})}, project.unknown(u"a"_s, {}));
    QCOMPARE(textsOf(result),
             QStringList({u"INSERT INTO item VALUES (1, 'a')"_s, u"INSERT INTO item VALUES (1, 'b')"_s}));
    QCOMPARE(result.passedOver.size(), 1);
    QCOMPARE(result.passedOver.first().statement, 1);
    QCOMPARE(result.passedOver.first().code, 1062);
}

void RecordingTest::aFailingRevisionTellsItsTracebackAndKeepsNothing()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None",
                        "op.add_column('item', sa.Column('n', sa.Integer))\n"
                        "helper(op.get_bind())",
                        "pass",
                        "def helper(bind):\n    return bind.execute(sa.text('SELECT * FROM nowhere'))\n");
    const auto recording =
        record(on(project.request({project.known(u"0"_s, {items}, {})}, project.unknown(u"a"_s, {}))));
    QVERIFY(!recording);
    const Error &error = recording.error();
    QCOMPARE(error.kind, ErrorKind::NeedsPython);
    QVERIFY2(error.message.contains(u"nowhere"), qPrintable(error.message));
    QVERIFY2(error.native.contains(u"line 12, in upgrade") && error.native.contains(u"line 7, in helper"),
             qPrintable(error.native));
    QVERIFY2(!error.native.contains(u"sqlalchemy/engine"), qPrintable(error.native));
    QCOMPARE(error.place, (Place{project.path(u"alembic/versions/a.py"_s), 7, 7}));
    // And again: nothing was put into the cache.
    QVERIFY(!record(on(project.request({project.known(u"0"_s, {items}, {})}, project.unknown(u"a"_s, {})))));
}

void RecordingTest::aDowngradeIsRunFromBehindTheRevision()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None", "pass");
    project.addRevision(u"b"_s, "'a'", "op.add_column('item', sa.Column('n', sa.Integer))",
                        "if 'n' in [c['name'] for c in sa.inspect(op.get_bind()).get_columns('item')]:\n"
                        "    op.drop_column('item', 'n')");
    const Recorded result =
        recorded(project,
                 {project.known(u"a"_s, {items}, {}),
                  project.known(u"b"_s, {u"ALTER TABLE item ADD COLUMN n INT"_s}, {u"a"_s})},
                 project.unknown(u"b"_s, {u"b"_s}, Direction::Down));
    QCOMPARE(textsOf(result), QStringList{u"ALTER TABLE item DROP COLUMN n"_s});
    QCOMPARE(result.sql.statements.first().place.line, 12);
}

void RecordingTest::severalRowsOfTheVersionTable()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None", "pass");
    project.addRevision(u"b"_s, "None", "pass");
    project.addRevision(
        u"m"_s, "('a', 'b')",
        "rows = op.get_bind().execute(sa.text('SELECT version_num FROM alembic_version "
        "ORDER BY 1')).fetchall()\n"
        "op.execute(\"INSERT INTO item (name) VALUES ('%s')\" % ','.join(r[0] for r in rows))");
    const Recorded result =
        recorded(project, {project.known(u"a"_s, {items}, {}), project.known(u"b"_s, {}, {u"a"_s})},
                 project.unknown(u"m"_s, {u"a"_s, u"b"_s}));
    QCOMPARE(textsOf(result), QStringList{u"INSERT INTO item (name) VALUES ('a,b')"_s});
    QCOMPARE(result.dataQuestions, 0);
}

void RecordingTest::aParentThatIsRecordedItself()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None",
                        "if not sa.inspect(op.get_bind()).has_table('item'):\n"
                        "    op.create_table('item', sa.Column('id', sa.Integer))");
    project.addRevision(u"b"_s, "'a'", "pass");
    project.addRevision(u"c"_s, "'b'",
                        "for t in sa.inspect(op.get_bind()).get_table_names():\n"
                        "    if t != 'alembic_version':\n"
                        "        op.execute('ALTER TABLE %s ADD c INT' % t)");
    const QList<RecordingStep> before{project.unknown(u"a"_s, {}),
                                      project.known(u"b"_s, {u"CREATE TABLE sale (id INT)"_s}, {u"a"_s})};
    const QStringList expected{u"ALTER TABLE item ADD c INT"_s, u"ALTER TABLE sale ADD c INT"_s};
    QCOMPARE(textsOf(recorded(project, before, project.unknown(u"c"_s, {u"b"_s}))), expected);
    QCOMPARE(textsOf(m_recording.before.value(u"a"_s)), QStringList{u"CREATE TABLE item ( id INTEGER )"_s});
    QCOMPARE(textsOf(recorded(project, before, project.unknown(u"c"_s, {u"b"_s}))), expected);
    QVERIFY(m_recording.step.fromCache && m_recording.before.value(u"a"_s).fromCache);
    // Half of it from the cache.
    RecordingStep edited = project.unknown(u"c"_s, {u"b"_s});
    edited.source += '\n';
    QCOMPARE(textsOf(recorded(project, before, edited)), expected);
    QVERIFY(!m_recording.step.fromCache && m_recording.before.value(u"a"_s).fromCache);
}

void RecordingTest::passwordsStayInTheLog()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None",
                        "if not sa.inspect(op.get_bind()).has_table('x'):\n"
                        "    op.execute(\"CREATE USER reader@localhost IDENTIFIED BY 'hidden7'\")\n"
                        "    op.execute('CREATE TABLE x (a INT)')");
    const Recorded result = recorded(project, {}, project.unknown(u"a"_s, {}));
    QCOMPARE(m_error, Error());
    QVERIFY(!result.sql.isKnown());
    QVERIFY(result.sql.statements.isEmpty());
    QCOMPARE(result.sql.needsPython->line, 8);
    QVERIFY(result.sql.needsPython->reason.contains(u"password"));
    QVERIFY(!result.sql.needsPython->reason.contains(u"hidden7"));
}

void RecordingTest::bytesThatAreNoTextAreNotGuessed()
{
    const RecordingProject project;
    project.addRevision(
        u"a"_s, "None",
        "op.get_bind().execute(sa.text('INSERT INTO t VALUES (:b)'), {'b': b'\\x00\\xff\\xfe'})");
    const Recorded result = recorded(project, {project.known(u"0"_s, {u"CREATE TABLE t (b BLOB)"_s}, {})},
                                     project.unknown(u"a"_s, {}));
    QVERIFY(!result.sql.isKnown());
    QVERIFY2(result.sql.needsPython->reason.contains(u"bytes"), qPrintable(result.sql.needsPython->reason));
}

void RecordingTest::preparedStatementsAreResolved()
{
    const RecordingProject project;
    project.addRevision(
        u"a"_s, "None",
        "op.execute(\"SET @q = IF((SELECT COUNT(*) FROM item) = 0, 'ALTER TABLE item ADD e INT', "
        "'SELECT 1')\")\n"
        "op.execute('PREPARE s FROM @q')\n"
        "op.execute('EXECUTE s')\n"
        "op.execute('DEALLOCATE PREPARE s')");
    const Recorded result =
        recorded(project, {project.known(u"0"_s, {items}, {})}, project.unknown(u"a"_s, {}));
    QCOMPARE(textsOf(result).last(), u"ALTER TABLE item ADD e INT"_s);
    QCOMPARE(textsOf(result).size(), 2);
    QVERIFY(result.isVerified);
}

void RecordingTest::charactersOfAllPlanes()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None",
                        "op.get_bind().execute(sa.text('INSERT INTO item VALUES (1, :n)'), "
                        "{'n': '\\U0001F600 \"q\" \\\\x41 \\u4e2d'})");
    const Recorded result =
        recorded(project, {project.known(u"0"_s, {items}, {})}, project.unknown(u"a"_s, {}));
    QCOMPARE(textsOf(result),
             QStringList{u"INSERT INTO item VALUES (1, '\U0001F600 \\\"q\\\" \\\\x41 \u4e2d')"_s});
}

void RecordingTest::programsOfTheDatabase()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None",
                        "op.execute('CREATE PROCEDURE p() BEGIN INSERT INTO item VALUES (7, NULL); "
                        "INSERT INTO item VALUES (8, NULL); END')\n"
                        "op.execute('CREATE TRIGGER g BEFORE INSERT ON item FOR EACH ROW SET NEW.name = 1')\n"
                        "op.execute('CREATE VIEW v AS SELECT * FROM item')\n"
                        "op.execute('CALL p()')");
    const Recorded result =
        recorded(project, {project.known(u"0"_s, {items}, {})}, project.unknown(u"a"_s, {}));
    QCOMPARE(textsOf(result).size(), 4);
    QCOMPARE(textsOf(result).last(), u"CALL p()"_s);
    QVERIFY(result.isVerified);
}

void RecordingTest::lentRowsLeadAnotherWay()
{
    QFETCH_GLOBAL(QString, server);
    TestServer target;
    QVERIFY2(target.start(server), qPrintable(target.problem()));
    QVERIFY2(target.freshDatabase(), qPrintable(target.problem()));
    QVERIFY(target.run({items, u"INSERT INTO item (name) VALUES ('real'), ('second'), ('third')"_s,
                        u"CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)"_s,
                        u"INSERT INTO alembic_version VALUES ('a')"_s}));
    const RecordingProject project;
    project.addRevision(u"a"_s, "None", "pass");
    project.addRevision(
        u"b"_s, "'a'",
        "rows = op.get_bind().execute(sa.text('SELECT name FROM item ORDER BY id')).fetchall()\n"
        "if rows:\n"
        "    op.execute('ALTER TABLE item ADD old_name VARCHAR(20)')\n"
        "    for row in rows:\n"
        "        op.execute(\"UPDATE item SET old_name = '%s' WHERE name = '%s'\" % (row[0], row[0]))\n"
        "op.drop_column('item', 'name')");
    const QStringList dropped{u"ALTER TABLE item DROP COLUMN name"_s};
    QCOMPARE(
        textsOf(recorded(project, {project.known(u"a"_s, {items}, {})}, project.unknown(u"b"_s, {u"a"_s}))),
        dropped);

    const auto lender = target.connect();
    QVERIFY(lender);
    RecordingRequest request = on(project.request({}, project.unknown(u"b"_s, {u"a"_s})));
    request.lender = lender.get();
    request.lentRows = 2;
    const auto lent = record(request);
    QVERIFY2(lent, qPrintable(lent ? QString() : errorText(lent.error())));
    QCOMPARE(textsOf(lent->step),
             QStringList({u"ALTER TABLE item ADD old_name VARCHAR(20)"_s,
                          u"UPDATE item SET old_name = 'real' WHERE name = 'real'"_s,
                          u"UPDATE item SET old_name = 'second' WHERE name = 'second'"_s, dropped.first()}));
    QVERIFY(lent->step.isVerified);
    QCOMPARE(
        recordedText(lent->step),
        u"recorded on a copy of the database with at most 2 rows of each table; asked the data: 1 query on 1 table"_s);
    // The lender's own rows are as before, and nothing of it is kept.
    QCOMPARE(target.column(u"SELECT name FROM item ORDER BY id"_s),
             QStringList({u"real"_s, u"second"_s, u"third"_s}));
    const auto again = record(request);
    QVERIFY(again && !again->step.fromCache);
}

QTEST_GUILESS_MAIN(RecordingTest)
#include "recordingtest.moc"
