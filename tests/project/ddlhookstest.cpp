// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/ddlhookfinder.h"
#include "core/project/history.h"
#include "core/project/projectmodules.h"
#include "tests/project/casefolder.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

/// What is found of the ways in which a project changes all its DDL, and what it does to a revision.
class DdlHooksTest : public QObject
{
    Q_OBJECT

private slots:
    void hooksAreAppliedOrTold_data();
    void hooksAreAppliedOrTold();
    void aChangedEnvironmentChangesTheSqlOfTheNextReading();
    void nothingIsToldOfOperationsThatAHookDoesNotConcern();
};

namespace {

const QByteArray head = "import sqlalchemy as sa\nfrom sqlalchemy import event\n"
                        "from sqlalchemy.ext.compiler import compiles\ntarget_metadata = None\n";
const QByteArray listener = "@event.listens_for(sa.Table, 'after_parent_attach')\n"
                            "def attached(target, parent):\n";

QByteArray revisionOf(const QByteArray &body)
{
    return "revision = 'a'\ndown_revision = None\nfrom alembic import op\nimport sqlalchemy as sa\n"
           "def upgrade():\n    "
        + body + "\n";
}

History read(const CaseFolder &folder, const History &before = {})
{
    const auto project = readProject(folder.path());
    if (!project)
        qFatal("no project");
    return readHistory(*project, evaluationContext(*project, Dialect::MySql), Reading::Full, before.files);
}

/// The statements, one a line, and the lines of the doubts: "SELECT 1 ?env.py:3".
QString upgradeOf(const History &history)
{
    const FunctionSql sql = history.sql.value(history.revisions.first().place.file).upgrade;
    if (!sql.isKnown())
        return sql.needsPython->reason;
    QString text;
    for (const Statement &each : sql.statements)
        text += each.text.simplified();
    for (const Doubt &each : sql.doubts)
        text += u" ?%1:%2"_s.arg(QFileInfo(each.place.file).fileName()).arg(each.place.line);
    return text;
}

} // namespace

void DdlHooksTest::hooksAreAppliedOrTold_data()
{
    QTest::addColumn<QByteArray>("env");
    QTest::addColumn<QByteArray>("models"); // app/models.py
    QTest::addColumn<QString>("sql"); // of a table with a column of type DateTime

    const auto row = [](const char *name, const QByteArray &env, const QByteArray &models,
                        const QString &type, const QString &end) {
        QTest::newRow(name) << env << models << u"CREATE TABLE t ( d %1 )%2"_s.arg(type, end);
    };
    const QString plain = u"DATETIME"_s;
    const QByteArray hook = "@compiles(sa.DateTime, 'mysql')\ndef f(type_, compiler, **kw):\n"
                            "    return 'DATETIME(6)'\n";
    row("nothing", head, {}, plain, {});
    row("a type in env.py", head + hook, {}, u"DATETIME(6)"_s, {});
    row("a type in a module", head + "import app.models\n", head + hook, u"DATETIME(6)"_s, {});
    row("a type of Flask-SQLAlchemy's", head + "from app import models\n",
        "from flask_sqlalchemy import SQLAlchemy\nfrom sqlalchemy.ext.compiler import compiles\n"
        "db = SQLAlchemy()\n@compiles(db.DateTime, 'mysql')\ndef f(type_, compiler, **kw):\n"
        "    return 'DATETIME(6)'\n",
        u"DATETIME(6)"_s, {});
    row("a type in a module that nothing is seen to import", head, head + hook, plain, u" ?models.py:5"_s);
    row("a type in a module that may be imported",
        head + "try:\n    import app.models\nexcept E:\n    pass\n", head + hook, plain, u" ?models.py:5"_s);
    row("a type for type checkers", head + "if TYPE_CHECKING:\n" + "    import app.models\n", head + hook,
        plain, u" ?models.py:5"_s);
    row("a type that asks", head + "@compiles(sa.DateTime, 'mysql')\ndef f(t, c, **kw):\n    return g(t)\n",
        {}, plain, u" ?env.py:5"_s);
    row("a type for a dialect that isn't known",
        head + "@compiles(sa.DateTime, X)\ndef f(t, c, **kw):\n    return 'DATETIME(6)'\n", {}, plain,
        u" ?env.py:5"_s);
    row("another type", head + "@compiles(sa.Date, 'mysql')\ndef f(t, c, **kw):\n    return g(t)\n", {},
        plain, {});
    row("another compiles",
        "from other import compiles\nimport sqlalchemy as sa\ntarget_metadata = None\n" + hook, {}, plain,
        {});
    row("an option", head + listener + "    target.kwargs['mysql_engine'] = 'InnoDB'\n", {}, plain,
        u"ENGINE=InnoDB"_s);
    row("an option of a constant",
        head + "E = 'InnoDB'\n" + listener + "    target.kwargs['mysql_engine'] = E\n", {}, plain,
        u"ENGINE=InnoDB"_s);
    row("an option of a variable",
        head + "E = None\ndef g():\n    global E\n    E = 'InnoDB'\n" + listener
            + "    if E:\n        target.kwargs['mysql_engine'] = E\n",
        {}, plain, u" ?env.py:9"_s);
    row("an option that isn't known",
        head + "import settings\n" + listener + "    target.kwargs['mysql_engine'] = settings.ENGINE\n", {},
        plain, u" ?env.py:6"_s);
    row("a listener that counts", head + listener + "    f.n = 1\n", {}, plain, u" ?env.py:5"_s);
    row("an ORM's listener", head + "@event.listens_for(Model, 'after_insert')\ndef f(*a):\n    pass\n", {},
        plain, {});
    row("a listener that may change statements",
        head + "event.listen(engine, 'before_cursor_execute', f, retval=True)\n", {}, plain, u" ?env.py:5"_s);
    row("a listener that looks at statements", head + "event.listen(engine, 'before_cursor_execute', f)\n",
        {}, plain, {});
    row("an implementation of the dialect",
        head + "from alembic.ddl.mysql import MySQLImpl\nclass Own(MySQLImpl):\n    __dialect__ = 'mysql'\n",
        {}, plain, u" ?env.py:7"_s);
    row("a replaced operation",
        head
            + "from alembic.operations import Operations, ops\n"
              "@Operations.implementation_for(ops.CreateTableOp)\ndef f(*a):\n    pass\n",
        {}, plain, u" ?env.py:6"_s);
}

void DdlHooksTest::hooksAreAppliedOrTold()
{
    QFETCH(QByteArray, env);
    QFETCH(QByteArray, models);
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/env.py"_s, env);
    folder.write(u"app/__init__.py"_s, {});
    folder.write(u"app/models.py"_s, models);
    folder.write(u"alembic/versions/a.py"_s,
                 revisionOf("op.create_table('t', sa.Column('d', sa.DateTime()))"));
    QTEST(upgradeOf(read(folder)), "sql");
}

void DdlHooksTest::aChangedEnvironmentChangesTheSqlOfTheNextReading()
{
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/versions/a.py"_s, revisionOf("op.create_table('t', sa.Column('d', sa.Date()))"));
    const History first = read(folder);
    QCOMPARE(upgradeOf(first), u"CREATE TABLE t ( d DATE )"_s);
    folder.write(u"alembic/env.py"_s, head + listener + "    target.kwargs['mysql_engine'] = 'InnoDB'\n");
    QCOMPARE(upgradeOf(read(folder, first)), u"CREATE TABLE t ( d DATE )ENGINE=InnoDB"_s);
}

void DdlHooksTest::nothingIsToldOfOperationsThatAHookDoesNotConcern()
{
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/env.py"_s, head + listener + "    target.kwargs['mysql_engine'] = g()\n");
    folder.write(u"alembic/versions/a.py"_s, revisionOf("op.drop_table('t')"));
    QCOMPARE(upgradeOf(read(folder)), u"DROP TABLE t"_s);
}

QTEST_GUILESS_MAIN(DdlHooksTest)
#include "ddlhookstest.moc"
