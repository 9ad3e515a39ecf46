// SPDX-License-Identifier: GPL-3.0-or-later
// What the project's Python says a function executes: as Alembic prints it, and nothing that would not be so.
#include "tests/projectpython/pythonproject.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class OfflineSqlTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_project = std::make_unique<PythonProject>(); }

    void equalsWhatAlembicPrints_data();
    void equalsWhatAlembicPrints();
    void leavesOutWhatIsNotTheFunctions();
    void saysWhereStatementsComeFrom();
    void fillsInValues();
    void sendsOnePercentSign();
    void splitsSeveralStatements();
    void runsMergesByThemselves();
    void worksInABrokenHistory();
    void readsTheIniFileInABareScriptLocation();
    void appliesWhatTheEnvironmentSets();
    void refusesWhatOnlyADatabaseTells_data();
    void refusesWhatOnlyADatabaseTells();
    void tellsOfflineFromLive();
    void refusesErrorsThatAreSwallowedOnlyLive();
    void connectsToNoDatabase();
    void saysWhichDialectIsMeant();

private:
    PythonSql ask(const PythonQuestion &question) const
    {
        ProjectPython python(m_project->read(), PythonProject::systemPython());
        return python.sql(question).result();
    }
    QStringList texts(const QString &id) const { return PythonProject::texts(ask(m_project->question(id))); }

    std::unique_ptr<PythonProject> m_project;
};

void OfflineSqlTest::equalsWhatAlembicPrints_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a table") << QByteArray(
        "    op.create_table('scenes', sa.Column('id', sa.Integer, primary_key=True),\n"
        "        sa.Column('title', sa.String(20), server_default='a;b'), mysql_engine='InnoDB')\n");
    QTest::newRow("a batch") << QByteArray("    with op.batch_alter_table('scenes') as batch:\n"
                                           "        batch.add_column(sa.Column('x', sa.Text))\n"
                                           "        batch.drop_column('y')\n");
    QTest::newRow("rows") << QByteArray(
        "    t = sa.table('t', sa.column('a', sa.Integer), sa.column('b', sa.String))\n"
        "    op.bulk_insert(t, [{'a': 1, 'b': \"it's\"}, {'a': 2, 'b': None}])\n"
        "    op.execute(t.update().where(t.c.a == 1).values(b='x'))\n");
    QTest::newRow("names at random") << QByteArray(
        "    import hashlib\n    name = hashlib.md5(b'x').hexdigest()[:8]\n"
        "    op.create_index('ix_' + name, 'scenes', ['title'])\n");
    QTest::newRow("through the connection")
        << QByteArray("    op.get_bind().execute(sa.text('UPDATE t SET a = 1'))\n");
    QTest::newRow("a comment of its own") << QByteArray("    op.execute('/* why */ UPDATE t SET a = 1')\n");
    QTest::newRow("nothing") << QByteArray("    pass\n");
}

void OfflineSqlTest::equalsWhatAlembicPrints()
{
    QFETCH(const QByteArray, body);
    m_project->addRevision(u"a0"_s, {}, "    op.execute('SELECT 0')\n");
    m_project->addRevision(u"a1"_s, "a0", body, {}, body);
    QCOMPARE(texts(u"a1"_s), m_project->printedByAlembic(u"upgrade"_s, u"a0:a1"_s));
    PythonQuestion down = m_project->question(u"a1"_s, Direction::Down);
    down.parents = QStringList(u"a0"_s);
    QCOMPARE(PythonProject::texts(ask(down)), m_project->printedByAlembic(u"downgrade"_s, u"a1:a0"_s));
}

void OfflineSqlTest::leavesOutWhatIsNotTheFunctions()
{
    m_project->write(
        u"alembic/env.py"_s,
        "from alembic import context\n"
        "context.configure(url='mysql+pymysql://u@h/d', literal_binds=True, transactional_ddl=True,\n"
        "    on_version_apply=lambda **rest: context.execute('INSERT INTO audit VALUES (1)'))\n"
        "context.execute('SET FOREIGN_KEY_CHECKS = 0')\n"
        "with context.begin_transaction():\n"
        "    context.run_migrations()\n"
        "context.execute('SET FOREIGN_KEY_CHECKS = 1')\n");
    m_project->addRevision(u"a1"_s, {},
                           "    op.execute('SELECT 1')\n    with op.get_context().autocommit_block():\n"
                           "        op.execute('SELECT 2')\n    op.execute('-- nothing')\n");
    QCOMPARE(texts(u"a1"_s), (QStringList{u"SELECT 1"_s, u"SELECT 2"_s}));
}

void OfflineSqlTest::saysWhereStatementsComeFrom()
{
    m_project->write(u"shop.py"_s, "from alembic import op\ndef make():\n    op.execute('SELECT 3')\n");
    const QString file = m_project->addRevision(
        u"a1"_s, {}, "    op.execute(\n        'SELECT 1'\n    )\n    helper()\n    shop.make()\n",
        "import shop\n\ndef helper():\n    op.execute('SELECT 2')\n");
    const PythonSql sql = ask(m_project->question(u"a1"_s));
    QVERIFY(sql);
    QCOMPARE(sql->size(), 3);
    QCOMPARE(sql->at(0).place, (Place{file, 13, 15}));
    QCOMPARE(sql->at(1).place, (Place{file, 7, 7}));
    QCOMPARE(sql->at(2).place, (Place{file, 17, 17}));
    for (const Statement &statement : *sql)
        QCOMPARE(statement.provenance, Provenance::FromAlembic);
}

void OfflineSqlTest::fillsInValues()
{
    m_project->addRevision(
        u"a1"_s, {},
        "    bind = op.get_bind()\n"
        "    bind.execute(sa.text('UPDATE t SET a = :a, b = :b'), {'a': 1, 'b': \"it's\"})\n"
        "    bind.execute(sa.text('DELETE FROM t WHERE a = :a'), [{'a': 1}, {'a': 2}])\n"
        "    t = sa.table('t', sa.column('a', sa.Integer))\n"
        "    bind.execute(t.insert(), {'a': 7})\n");
    QCOMPARE(texts(u"a1"_s),
             (QStringList{u"UPDATE t SET a = 1, b = 'it''s'"_s, u"DELETE FROM t WHERE a = 1"_s,
                          u"DELETE FROM t WHERE a = 2"_s, u"INSERT INTO t (a) VALUES (7)"_s}));
}

void OfflineSqlTest::sendsOnePercentSign()
{
    m_project->write(u"alembic/env.py"_s,
                     "from alembic import context\n"
                     "context.configure(url='mysql+pymysql://u@h/d')\n"
                     "context.run_migrations()\n");
    m_project->addRevision(u"a1"_s, {},
                           "    op.execute(\"UPDATE t SET a = '100%'\")\n"
                           "    t = sa.table('t', sa.column('a', sa.String))\n"
                           "    op.execute(t.delete().where(t.c.a.like('x%')))\n"
                           "    op.add_column('t', sa.Column('c', sa.String(5), server_default='5%'))\n");
    QCOMPARE(texts(u"a1"_s),
             (QStringList{u"UPDATE t SET a = '100%'"_s, u"DELETE FROM t WHERE t.a LIKE 'x%'"_s,
                          u"ALTER TABLE t ADD COLUMN c VARCHAR(5) DEFAULT '5%'"_s}));
}

void OfflineSqlTest::splitsSeveralStatements()
{
    m_project->addRevision(u"a1"_s, {},
                           "    op.execute('UPDATE t SET a = 1; UPDATE t SET b = 2;')\n"
                           "    op.execute('CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SET @a = "
                           "1; SET @b = 2; END')\n");
    const QStringList all = texts(u"a1"_s);
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[1], u"UPDATE t SET b = 2"_s);
    QVERIFY(all[2].endsWith("SET @b = 2; END"_L1));
}

void OfflineSqlTest::runsMergesByThemselves()
{
    m_project->addRevision(u"a1"_s, {}, "    op.execute('SELECT 1')\n");
    m_project->addRevision(u"a2"_s, {}, "    op.execute('SELECT 2')\n");
    m_project->write(u"alembic/versions/m1_x.py"_s,
                     "from alembic import op\nrevision = 'm1'\ndown_revision = ('a1', 'a2')\n"
                     "depends_on = None\nbranch_labels = None\ndef upgrade():\n    op.execute('SELECT 3')\n"
                     "def downgrade():\n    op.execute('SELECT 4')\n");
    PythonQuestion merge = m_project->question(u"m1"_s);
    merge.parents = {u"a1"_s, u"a2"_s};
    QCOMPARE(PythonProject::texts(ask(merge)), QStringList(u"SELECT 3"_s));
    merge.direction = Direction::Down;
    QCOMPARE(PythonProject::texts(ask(merge)), QStringList(u"SELECT 4"_s));
}

void OfflineSqlTest::worksInABrokenHistory()
{
    m_project->addRevision(u"a1"_s, "missing", "    op.execute('SELECT 1')\n");
    m_project->write(u"alembic/versions/broken.py"_s, "def (\n");
    QCOMPARE(texts(u"a1"_s), QStringList(u"SELECT 1"_s));
}

void OfflineSqlTest::readsTheIniFileInABareScriptLocation()
{
    m_project->write(u"alembic/alembic.ini"_s, "[alembic]\nword = found\n");
    m_project->writeEnvironment(
        "assert context.config.config_file_name.endswith('alembic/alembic.ini')\n"
        "context.config.set_main_option('sqlalchemy.url', 'mysql+pymysql://u@h/d')\n");
    m_project->addRevision(u"a1"_s, {},
                           "    op.execute('SELECT ' + context.config.get_main_option('word'))\n");
    const Result<Project> project =
        readProject(m_project->path(), ProjectOptions{.scriptLocation = m_project->path(u"alembic"_s)});
    QVERIFY(project);
    ProjectPython python(*project, PythonProject::systemPython());
    QCOMPARE(PythonProject::texts(python.sql(m_project->question(u"a1"_s)).result()),
             QStringList(u"SELECT found"_s));
}

void OfflineSqlTest::appliesWhatTheEnvironmentSets()
{
    m_project->write(
        u"alembic/env.py"_s,
        "from alembic import context\nfrom sqlalchemy import MetaData, DateTime\n"
        "from sqlalchemy.ext.compiler import compiles\n"
        "@compiles(DateTime, 'mysql')\ndef micro(element, compiler, **rest):\n    return 'DATETIME(6)'\n"
        "meta = MetaData(naming_convention={'uq': 'uq_%(table_name)s_%(column_0_name)s'})\n"
        "context.configure(url='mysql+pymysql://u@h/d', target_metadata=meta)\n"
        "context.run_migrations(number=7)\n");
    m_project->write(
        u"alembic/versions/a1_x.py"_s,
        "from alembic import op\nimport sqlalchemy as sa\nrevision = 'a1'\ndown_revision = None\n"
        "def upgrade(number):\n"
        "    op.create_table('t', sa.Column('d', sa.DateTime), sa.UniqueConstraint('d'))\n"
        "    op.execute('SELECT %d' % number)\n");
    const QStringList all = texts(u"a1"_s);
    QCOMPARE(all.size(), 2);
    QVERIFY2(all[0].contains("d DATETIME(6)"_L1) && all[0].contains("CONSTRAINT uq_t_d UNIQUE (d)"_L1),
             qPrintable(all[0]));
    QCOMPARE(all[1], u"SELECT 7"_s);
}

void OfflineSqlTest::refusesWhatOnlyADatabaseTells_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    const QString answer = u"asks for the answer of a statement"_s;
    QTest::newRow("rows of a query") << QByteArray(
        "    rows = op.get_bind().execute(sa.text('SELECT id FROM t')).fetchall()\n")
                                     << answer;
    QTest::newRow("an answer as a condition")
        << QByteArray("    if op.get_bind().execute(sa.text('SELECT 1')):\n        op.execute('SELECT 2')\n")
        << answer;
    QTest::newRow("a failure that is swallowed")
        << QByteArray("    try:\n        n = op.get_bind().execute(sa.text('SELECT 1')).scalar()\n"
                      "    except Exception:\n        n = 0\n    op.execute('SELECT %d' % n)\n")
        << answer;
    QTest::newRow("the schema") << QByteArray("    sa.inspect(op.get_bind()).get_table_names()\n")
                                << u"asks the database for its schema"_s;
    QTest::newRow("the schema, errors swallowed")
        << QByteArray("    try:\n        there = sa.inspect(op.get_bind()).has_table('t')\n"
                      "    except Exception:\n        there = False\n"
                      "    if not there:\n        op.execute('SELECT 1')\n")
        << u"asks the database for its schema"_s;
    QTest::newRow("reflection") << QByteArray("    sa.MetaData().reflect(bind=op.get_bind())\n")
                                << u"asks the database"_s;
    QTest::newRow("a value that nothing gives")
        << QByteArray("    op.execute(\"UPDATE t SET a = ':word'\")\n") << u"has the parameter :word"_s;
    QTest::newRow("the same of an expression")
        << QByteArray("    t = sa.table('t', sa.column('a'))\n    op.execute(t.delete().where(t.c.a == "
                      "sa.bindparam('z')))\n")
        << u"has the parameter :z"_s;
    QTest::newRow("the driver's cursor")
        << QByteArray("    op.get_bind().connection.cursor()\n") << u"uses .connection"_s;
}

void OfflineSqlTest::refusesWhatOnlyADatabaseTells()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, reason);
    m_project->addRevision(u"a1"_s, {}, body);
    const PythonSql sql = ask(m_project->question(u"a1"_s));
    QVERIFY2(!sql, qPrintable(PythonProject::texts(sql).join(u'\n')));
    QCOMPARE(sql.error().kind, PythonFailure::Kind::Refused);
    QVERIFY2(sql.error().reason.contains(reason), qPrintable(sql.error().reason));
    QVERIFY(sql.error().line >= 9);
}

void OfflineSqlTest::tellsOfflineFromLive()
{
    m_project->addRevision(u"a1"_s, {},
                           "    op.execute('SELECT 1' if context.is_offline_mode() else 'SELECT 2')\n"
                           "    sa.Table('t', sa.MetaData(), sa.Column('a', "
                           "sa.Integer)).create(op.get_bind(), checkfirst=True)\n");
    m_project->addRevision(u"a2"_s, {},
                           "    op.execute('SELECT 1' if context.is_offline_mode() else 'SELECT 2')\n");
    QCOMPARE(texts(u"a1"_s).size(), 2);
    QCOMPARE(texts(u"a2"_s), QStringList(u"SELECT 1"_s));
    PythonQuestion live = m_project->question(u"a2"_s);
    live.isLive = true;
    QCOMPARE(PythonProject::texts(ask(live)), QStringList(u"SELECT 2"_s));
    live = m_project->question(u"a1"_s);
    live.isLive = true;
    QVERIFY(ask(live).error().reason.contains("asks whether tables are there"_L1));
}

void OfflineSqlTest::refusesErrorsThatAreSwallowedOnlyLive()
{
    m_project->addRevision(u"a1"_s, {},
                           "    try:\n        op.execute('SELECT 1')\n    except Exception:\n        pass\n");
    m_project->addRevision(
        u"a2"_s, {},
        "    try:\n        op.execute('SELECT 1')\n    except Exception:\n        print('no')\n        "
        "raise\n"
        "    try:\n        x = 1\n    except Exception:\n        pass\n    op.execute('SELECT 2')\n");
    QCOMPARE(texts(u"a1"_s), QStringList(u"SELECT 1"_s));
    PythonQuestion live = m_project->question(u"a1"_s);
    live.isLive = true;
    QVERIFY(ask(live).error().reason.contains("try block"_L1));
    live = m_project->question(u"a2"_s);
    live.isLive = true;
    QCOMPARE(PythonProject::texts(ask(live)), (QStringList{u"SELECT 1"_s, u"SELECT 2"_s}));
}

void OfflineSqlTest::connectsToNoDatabase()
{
    m_project->write(u"alembic/env.py"_s,
                     "from alembic import context\nfrom sqlalchemy import create_engine\n"
                     "with create_engine('mysql+pymysql://u:p@127.0.0.1:9/d').connect() as connection:\n"
                     "    context.configure(connection=connection)\n    context.run_migrations()\n");
    m_project->addRevision(u"a1"_s, {}, "    op.execute('SELECT 1')\n");
    const PythonSql sql = ask(m_project->question(u"a1"_s));
    QVERIFY(!sql);
    QCOMPARE(sql.error().kind, PythonFailure::Kind::Refused);
    QVERIFY2(sql.error().reason.contains("connects to a database"_L1), qPrintable(sql.error().reason));
    QVERIFY2(sql.error().traceback.contains("env.py\", line 3"_L1), qPrintable(sql.error().traceback));
}

void OfflineSqlTest::saysWhichDialectIsMeant()
{
    m_project->addRevision(u"a1"_s, {},
                           "    op.execute('SELECT 1')\n    op.drop_constraint('c', 't', type_='check')\n");
    QCOMPARE(texts(u"a1"_s).last(), u"ALTER TABLE t DROP CHECK c"_s);
    PythonQuestion question = m_project->question(u"a1"_s);
    question.dialect = Dialect::MySqlOnMariaDb;
    QCOMPARE(PythonProject::texts(ask(question)).last(), u"ALTER TABLE t DROP CONSTRAINT c"_s);
    question.dialect = Dialect::MariaDb;
    QCOMPARE(ask(question).error().reason,
             u"is printed for mysql, as env.py is set up, and mariadb is wanted"_s);
    m_project->write(u"alembic/env.py"_s,
                     "from alembic import "
                     "context\ncontext.configure(url='postgresql://u@h/d')\ncontext.run_migrations()\n");
    QVERIFY(ask(m_project->question(u"a1"_s)).error().reason.contains("postgresql"_L1));
}

QTEST_GUILESS_MAIN(OfflineSqlTest)
#include "offlinesqltest.moc"
