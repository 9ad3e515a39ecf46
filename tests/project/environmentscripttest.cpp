// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"
#include "tests/project/casefolder.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

using Convention = QMap<QString, QString>;

class EnvironmentScriptTest : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { qunsetenv("DATABASE_URL"); }

    void findsTheVersionTable_data();
    void findsTheVersionTable();
    void findsTheNamingConvention_data();
    void findsTheNamingConvention();
    void findsModulesOfThePackageThatTheProjectLiesIn();
    void listsWhatIsImported();
    void theEnvironmentVariableWinsWhereItIsRead_data();
    void theEnvironmentVariableWinsWhereItIsRead();
    void aCodingCommentCounts();
    void brokenPythonIsAProblem_data();
    void brokenPythonIsAProblem();
};

void EnvironmentScriptTest::findsTheVersionTable_data()
{
    QTest::addColumn<QByteArray>("env");
    QTest::addColumn<QString>("table"); // schema.table
    QTest::addColumn<QStringList>("problems"); // id:line

    const QString standard = u"alembic_version"_s;
    const QStringList none;
    const auto unknown = [](int line) { return QStringList{u"version-table-unknown:%1"_s.arg(line)}; };
    QTest::newRow("both calls agree") << QByteArray("context.configure(url=u, version_table='v')\n"
                                                    "context.configure(connection=c, version_table='v')\n")
                                      << u"v"_s << none;
    QTest::newRow("schema") << QByteArray("context.configure(version_table='v', version_table_schema='s')")
                            << u"s.v"_s << none;
    QTest::newRow("schema by a constant")
        << QByteArray("S = 's'\ncontext.configure(version_table_schema=S)") << u"s.alembic_version"_s << none;
    QTest::newRow("offline has another")
        << QByteArray("context.configure(url=u)\ncontext.configure(connection=c, version_table='v')\n")
        << u"v"_s << QStringList{u"version-table-offline:1"_s};
    QTest::newRow("online has none") << QByteArray(
        "context.configure(url=u, version_table='v')\ncontext.configure(connection=c)\n")
                                     << standard << QStringList{u"version-table-offline:1"_s};
    QTest::newRow("two online calls")
        << QByteArray("context.configure(connection=a, version_table='v')\ncontext.configure(connection=b)\n")
        << u"v"_s << unknown(2);
    QTest::newRow("two schemas") << QByteArray("context.configure(connection=a, version_table_schema='s')\n"
                                               "context.configure(connection=b, version_table_schema='t')\n")
                                 << u"s.alembic_version"_s << unknown(2);
    QTest::newRow("in a dictionary that is passed on")
        << QByteArray("opts = {'version_table': 'v'}\ncontext.configure(connection=c, **opts)\n") << u"v"_s
        << none;
    QTest::newRow("in one that is made by a call")
        << QByteArray("opts = dict(version_table='v')\ncontext.configure(connection=c, **opts)\n") << u"v"_s
        << none;
    QTest::newRow("in one that is filled")
        << QByteArray("opts = {}\nopts['version_table'] = 'v'\ncontext.configure(connection=c, **opts)\n")
        << u"v"_s << none;
    QTest::newRow("in one that can't be seen")
        << QByteArray("\ncontext.configure(connection=c, **app.options)\n") << standard
        << QStringList{u"env-py-arguments-hidden:2"_s};
    QTest::newRow("from the ini file")
        << QByteArray("context.configure(version_table=config.get_main_option('version_table'))")
        << u"of_ini"_s << none;
    QTest::newRow("not in the ini file")
        << QByteArray("context.configure(version_table=config.get_main_option('nothing'))") << standard
        << none;
    QTest::newRow("a fallback") << QByteArray(
        "context.configure(version_table=config.get_main_option('nothing', 'v'))")
                                << u"v"_s << none;
    QTest::newRow("from a module of the project")
        << QByteArray("from shop.names import TABLE\ncontext.configure(version_table=TABLE)") << u"shop_v"_s
        << none;
    QTest::newRow("through the module's name")
        << QByteArray("from shop import names\ncontext.configure(version_table=names.TABLE)") << u"shop_v"_s
        << none;
    QTest::newRow("from a module elsewhere")
        << QByteArray("from settings import TABLE\ncontext.configure(version_table=TABLE)") << standard
        << unknown(2);
    QTest::newRow("given twice") << QByteArray(
        "T = 'a'\nif x:\n    T = 'b'\ncontext.configure(version_table=T)")
                                 << standard << unknown(4);
    QTest::newRow("changed") << QByteArray("T = 'a'\nT += x()\ncontext.configure(version_table=T)")
                             << standard << unknown(3);
    QTest::newRow("a parameter") << QByteArray(
        "T = 'a'\ndef run(T):\n    context.configure(version_table=T)\n")
                                 << standard << unknown(3);
    QTest::newRow("a loop") << QByteArray("for T in x:\n    context.configure(version_table=T)") << standard
                            << unknown(2);
    QTest::newRow("joined") << QByteArray("context.configure(version_table='a' + x)") << standard
                            << unknown(1);
    QTest::newRow("literals in a row")
        << QByteArray("context.configure(version_table=('a' 'b'))") << u"ab"_s << none;
    QTest::newRow("in a text") << QByteArray("doc = '''\nversion_table=x\n'''\ncontext.configure()")
                               << standard << none;
}

void EnvironmentScriptTest::findsTheVersionTable()
{
    QFETCH(QByteArray, env);
    QFETCH(QStringList, problems);
    const CaseFolder folder;
    folder.writeProject("version_table = of_ini\n");
    folder.write(u"alembic/env.py"_s, env);
    folder.write(u"shop/__init__.py"_s, "");
    folder.write(u"shop/names.py"_s, "TABLE = 'shop_v'\ndef f():\n    TABLE = 'x'\n");
    const auto project = readProject(folder.path());
    QVERIFY(project);
    const QString schema = project->versionTableSchema;
    QTEST(QString(schema.isEmpty() ? project->versionTable : schema + u'.' + project->versionTable), "table");
    QStringList found;
    for (const Problem &problem : project->problems)
        found << problem.id + u':' + QString::number(problem.place.line);
    QCOMPARE(found, problems);
}

void EnvironmentScriptTest::findsTheNamingConvention_data()
{
    QTest::addColumn<QByteArray>("env");
    QTest::addColumn<QByteArray>("models"); // shop/models.py
    QTest::addColumn<Convention>("expected");
    QTest::addColumn<int>("line"); // where it isn't known; 0: it is

    const Convention pk{{u"pk"_s, u"pk_%(table_name)s"_s}};
    const QByteArray env = "from shop.models import Base\ntarget_metadata = Base.metadata\n"
                           "context.configure(target_metadata=target_metadata)\n";
    QTest::newRow("none") << QByteArray("target_metadata = None\n") << QByteArray() << Convention() << 0;
    QTest::newRow("no word of it") << QByteArray("pass\n") << QByteArray() << Convention() << 0;
    QTest::newRow("in env.py") << QByteArray(
        "target_metadata = MetaData(naming_convention={'pk': 'pk_%(table_name)s'})\n")
                               << QByteArray() << pk << 0;
    QTest::newRow("without one") << env << QByteArray("Base = declarative_base()\n") << Convention() << 0;
    QTest::newRow("class without one")
        << env << QByteArray("class Base(DeclarativeBase):\n    pass\n") << Convention() << 0;
    QTest::newRow("class with metadata")
        << env
        << QByteArray("class Base(DeclarativeBase):\n    metadata = sa.MetaData(\n"
                      "        naming_convention={\"pk\": \"pk_%(table_name)s\"})\n")
        << pk << 0;
    QTest::newRow("a constant") << env
                                << QByteArray("NAMES = {'pk': 'pk_%(table_name)s'}\n"
                                              "metadata = MetaData(naming_convention=NAMES)\n"
                                              "Base = declarative_base(metadata=metadata)\n")
                                << pk << 0;
    QTest::newRow("a call of dict") << env
                                    << QByteArray("metadata = MetaData(naming_convention=dict(\n"
                                                  "    pk='pk_%(table_name)s'))\n"
                                                  "Base = declarative_base(metadata=metadata)\n")
                                    << pk << 0;
    QTest::newRow("set afterwards") << env
                                    << QByteArray(
                                           "Base = declarative_base()\n"
                                           "Base.metadata.naming_convention = {'pk': 'pk_%(table_name)s'}\n")
                                    << pk << 0;
    QTest::newRow("imported further") << env << QByteArray("from .base import Base\n") << pk << 0;
    QTest::newRow("inherited") << env
                               << QByteArray(
                                      "from shop.base import Base as Root\nclass Base(Root):\n    x = 1\n")
                               << pk << 0;
    QTest::newRow("by the module's name")
        << QByteArray("from shop import models\ntarget_metadata = models.Base.metadata\n")
        << QByteArray("from .base import Base\n") << pk << 0;
    QTest::newRow("Flask-SQLAlchemy")
        << QByteArray("from shop.models import db\ntarget_metadata = db.metadata\n")
        << QByteArray("db = SQLAlchemy(metadata=MetaData(\n"
                      "  naming_convention={'pk': 'pk_%(table_name)s'}))\n")
        << pk << 0;
    QTest::newRow("a list, of which Alembic asks none") << QByteArray("from shop.base import Base\n"
                                                                      "target_metadata = [Base.metadata]\n")
                                                        << QByteArray() << Convention() << 0;
    QTest::newRow("made by a function")
        << env
        << QByteArray(
               "metadata = MetaData(naming_convention=names())\nBase = declarative_base(metadata=metadata)\n")
        << Convention() << 3;
    QTest::newRow("a key that is no text") << env
                                           << QByteArray("metadata = MetaData(naming_convention={'pk': "
                                                         "f})\nBase = declarative_base(metadata=metadata)\n")
                                           << Convention() << 3;
    QTest::newRow("a module elsewhere")
        << QByteArray("from other import Base\n\ntarget_metadata = Base.metadata\n") << QByteArray()
        << Convention() << 3;
    QTest::newRow("a circle") << env << QByteArray("from shop.models import Base\n") << Convention() << 3;
    QTest::newRow("none, as in a new project")
        << QByteArray("target_metadata = None\ncontext.configure(target_metadata=target_metadata)\n")
        << QByteArray() << Convention() << 0;
    QTest::newRow("itself") << QByteArray("target_metadata = target_metadata\n") << QByteArray()
                            << Convention() << 1;
    QTest::newRow("set afterwards, of what a function makes")
        << QByteArray("from shop.models import made\ntarget_metadata = made()\n"
                      "names = {'pk': 'pk_%(table_name)s'}\ntarget_metadata.naming_convention = names\n")
        << QByteArray("def made():\n    return REGISTRY[0]\n") << pk << 0;
    QTest::newRow("set in the function that makes the base")
        << env
        << QByteArray("Base = made()\ndef made():\n    base = declarative_base()\n"
                      "    base.metadata.naming_convention = {'pk': 'pk_%(table_name)s'}\n    return base\n")
        << pk << 0;
    QTest::newRow("made in a function")
        << QByteArray("from shop.models import made\ntarget_metadata = made(all, x=1)\n")
        << QByteArray("def made(models, x):\n    metadata = MetaData(\n"
                      "        naming_convention={'pk': 'pk_%(table_name)s'})\n    return metadata\n")
        << pk << 0;
    QTest::newRow("made in a function in one of two ways")
        << QByteArray("from shop.models import made\ntarget_metadata = made()\n")
        << QByteArray("def made():\n    if x:\n        return MetaData()\n"
                      "    return MetaData(naming_convention={'pk': 'pk_%(table_name)s'})\n")
        << Convention() << 2;
    QTest::newRow("set below a condition")
        << env
        << QByteArray("Base = declarative_base()\nif x:\n"
                      "    Base.metadata.naming_convention = {'pk': 'pk_%(table_name)s'}\n")
        << Convention() << 3;
    QTest::newRow("a base of a registry, and another for type checkers")
        << env
        << QByteArray("metadata = MetaData(schema=f(), naming_convention={'pk': 'pk_%(table_name)s'})\n"
                      "mappers = registry(metadata=metadata)\nif TYPE_CHECKING:\n    Base = Any\n"
                      "else:\n    Base = mappers.generate_base()\n")
        << pk << 0;
    QTest::newRow("handed on to a function")
        << QByteArray("from shop.base import Base\ndef run(config, target_metadata: object):\n"
                      "    context.configure(target_metadata=target_metadata)\ndef main():\n"
                      "    target_metadata = Base.metadata\n    run(None, target_metadata)\n")
        << QByteArray() << pk << 0;
    QTest::newRow("handed on in two ways")
        << QByteArray("def run(target_metadata):\n    context.configure(target_metadata=target_metadata)\n"
                      "run(a.metadata)\nrun(b.metadata)\n")
        << QByteArray() << Convention() << 2;
    QTest::newRow("another file configures")
        << QByteArray("from shop.models import run\nrun()\n")
        << QByteArray("def run():\n    context.configure(target_metadata=x)\n") << Convention() << 1;
    QTest::newRow("two values") << QByteArray("target_metadata = None\ntarget_metadata = x.metadata\n"
                                              "run(target_metadata)\n")
                                << QByteArray() << Convention() << 2;
}

void EnvironmentScriptTest::findsTheNamingConvention()
{
    QFETCH(QByteArray, env);
    QFETCH(QByteArray, models);
    QFETCH(int, line);
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/env.py"_s, env);
    folder.write(u"shop/__init__.py"_s, "");
    folder.write(u"shop/models.py"_s, models);
    folder.write(u"shop/base.py"_s,
                 "class Base(DeclarativeBase):\n"
                 "    metadata = MetaData(naming_convention={'pk': 'pk_%(table_name)s'})\n");
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QTEST(project->namingConvention.names, "expected");
    QCOMPARE(project->namingConvention.isKnown, line == 0);
    QCOMPARE(project->problems.size(), line == 0 ? 0 : 1);
    if (line) {
        QCOMPARE(project->problems.first().id, u"naming-convention-unknown"_s);
        QCOMPARE(project->problems.first().severity, Severity::Info);
        QCOMPARE(project->problems.first().place, (Place{folder.path(u"alembic/env.py"_s), line, line}));
    }
}

void EnvironmentScriptTest::findsModulesOfThePackageThatTheProjectLiesIn()
{
    const CaseFolder folder;
    folder.write(u"top/__init__.py"_s, "");
    folder.write(u"top/models.py"_s,
                 "Base = declarative_base(metadata=MetaData(naming_convention={'pk': 'p'}))\n");
    folder.write(u"top/db/__init__.py"_s, "");
    folder.write(u"top/db/alembic.ini"_s, "[alembic]\nscript_location = %(here)s/scripts\n");
    folder.write(u"top/db/scripts/env.py"_s,
                 "from top.models import Base\ntarget_metadata = Base.metadata\n");
    folder.makeFolder(u"top/db/scripts/versions"_s);
    const auto project = readProject(folder.path(u"top/db"_s));
    QVERIFY(project);
    QCOMPARE(project->namingConvention.names, (Convention{{u"pk"_s, u"p"_s}}));
}

void EnvironmentScriptTest::listsWhatIsImported()
{
    const CaseFolder folder;
    folder.writeProject("prepend_sys_path = code\n");
    folder.write(u"alembic/env.py"_s,
                 "import os, shop.stock as s\nfrom shop import models, Base\nfrom shop.all import *\n"
                 "def f():\n    import late\n");
    folder.write(u"code/shop/__init__.py"_s, "");
    folder.write(u"code/shop/models.py"_s, "");
    folder.write(u"code/shop/stock/__init__.py"_s, "");
    const auto project = readProject(folder.path());
    QVERIFY(project);
    const QList<ImportedModule> expected{
        {u"os"_s, {}, 1},
        {u"shop.stock"_s, folder.path(u"code/shop/stock/__init__.py"_s), 1},
        {u"shop"_s, folder.path(u"code/shop/__init__.py"_s), 2},
        {u"shop.models"_s, folder.path(u"code/shop/models.py"_s), 2},
        {u"shop.all"_s, {}, 3},
        {u"late"_s, {}, 5},
    };
    QCOMPARE(project->environmentImports, expected);
}

void EnvironmentScriptTest::theEnvironmentVariableWinsWhereItIsRead_data()
{
    QTest::addColumn<QByteArray>("env");
    QTest::addColumn<bool>("wins");
    QTest::newRow("subscript") << QByteArray("url = os.environ['DATABASE_URL']") << true;
    QTest::newRow("get") << QByteArray("url = os.environ.get(\"DATABASE_URL\", 'x')") << true;
    QTest::newRow("getenv") << QByteArray("url = os.getenv('DATABASE_URL')") << true;
    QTest::newRow("imported") << QByteArray("from os import environ\nu = environ['DATABASE_URL']") << true;
    QTest::newRow("another variable") << QByteArray("url = os.environ['DB']") << false;
    QTest::newRow("another dictionary") << QByteArray("url = dotenv_values()['DATABASE_URL']") << false;
    QTest::newRow("a comment") << QByteArray("# os.environ['DATABASE_URL']") << false;
    QTest::newRow("a settings module") << QByteArray("url = settings.DATABASE_URL") << false;
}

void EnvironmentScriptTest::theEnvironmentVariableWinsWhereItIsRead()
{
    QFETCH(QByteArray, env);
    QFETCH(bool, wins);
    const CaseFolder folder;
    folder.writeProject("sqlalchemy.url = mysql://h/ini\n");
    folder.write(u"alembic/env.py"_s, env + '\n');
    folder.write(u".env"_s, "DATABASE_URL=mysql://h/env\n");
    qputenv("DATABASE_URL", "mysql://u:hunter2@h/process");
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QVERIFY(project->problems.isEmpty());
    QCOMPARE(project->databaseUrl.reveal(), wins ? u"mysql://u:hunter2@h/process"_s : u"mysql://h/env"_s);
    QCOMPARE(project->databaseUrlVariable, wins ? u"DATABASE_URL"_s : QString());
    QCOMPARE(project->databaseUrlPlace.isEmpty(), wins);
    qunsetenv("DATABASE_URL");
    QCOMPARE(readProject(folder.path())->databaseUrl.reveal(), u"mysql://h/env"_s);
}

void EnvironmentScriptTest::aCodingCommentCounts()
{
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/env.py"_s,
                 "# -*- coding: latin-1 -*-\n# \xe9\ncontext.configure(version_table='v')\n");
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QVERIFY(project->problems.isEmpty());
    QCOMPARE(project->versionTable, u"v"_s);
}

void EnvironmentScriptTest::brokenPythonIsAProblem_data()
{
    QTest::addColumn<QByteArray>("env");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("line");
    QTest::newRow("broken") << QByteArray("x = 1\ny = (\n") << u"env-py-unreadable"_s << 2;
    QTest::newRow("broken where a name may hide")
        << QByteArray("context.configure(((version_table='x'\n") << u"version-table-unknown"_s << 1;
}

void EnvironmentScriptTest::brokenPythonIsAProblem()
{
    QFETCH(QByteArray, env);
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/env.py"_s, env);
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QVERIFY(!project->problems.isEmpty());
    QTEST(project->problems.last().id, "id");
    QTEST(project->problems.last().place.line, "line");
}

QTEST_GUILESS_MAIN(EnvironmentScriptTest)
#include "environmentscripttest.moc"
