// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"
#include "tests/project/casefolder.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class ProjectTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAProjectFromItsFolderOrItsIniFile();
    void findsTheScriptLocation_data();
    void findsTheScriptLocation();
    void findsTheVersionLocations_data();
    void findsTheVersionLocations();
    void findsTheDatabaseUrl_data();
    void findsTheDatabaseUrl();
    void findsTheVersionTable_data();
    void findsTheVersionTable();
    void refusesWhatIsNoProject_data();
    void refusesWhatIsNoProject();
    void refusesAnIniFileThatMayNotBeRead();
    void reportsAProblemAndOpensTheRest_data();
    void reportsAProblemAndOpensTheRest();
};

void ProjectTest::readsAProjectFromItsFolderOrItsIniFile()
{
    const CaseFolder folder;
    folder.writeProject();
    const auto byFolder = readProject(folder.path());
    const auto byIni = readProject(folder.path(u"alembic.ini"_s));
    QVERIFY(byFolder);
    QVERIFY(byIni);
    QVERIFY2(byFolder->problems.isEmpty(), qPrintable(byFolder->problems.value(0).message));
    QCOMPARE(byFolder->folder, folder.path());
    QCOMPARE(byFolder->name, QFileInfo(folder.path()).fileName());
    QCOMPARE(byFolder->iniFile, folder.path(u"alembic.ini"_s));
    QCOMPARE(byFolder->scriptLocation, folder.path(u"alembic"_s));
    QCOMPARE(byFolder->versionLocations, QStringList{folder.path(u"alembic/versions"_s)});
    QCOMPARE(byFolder->versionTable, u"alembic_version"_s);
    QVERIFY(byFolder->databaseUrl.isEmpty());
    QCOMPARE(byIni->scriptLocation, byFolder->scriptLocation);
}

void ProjectTest::findsTheScriptLocation_data()
{
    QTest::addColumn<QString>("ini"); // where the ini file is
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected"); // where env.py is

    QTest::newRow("relative") << u"alembic.ini"_s << u"db/scripts"_s << u"db/scripts"_s;
    QTest::newRow("here") << u"alembic.ini"_s << u"%(here)s/scripts"_s << u"scripts"_s;
    QTest::newRow("dot") << u"alembic.ini"_s << u"./scripts/"_s << u"scripts"_s;
    QTest::newRow("the ini's own folder") << u"scripts/alembic.ini"_s << u"%(here)s"_s << u"scripts"_s;
    QTest::newRow("from the folder above the ini") << u"conf/alembic.ini"_s << u"scripts"_s << u"scripts"_s;
    QTest::newRow("from two above") << u"app/conf/alembic.ini"_s << u"app/scripts"_s << u"app/scripts"_s;
    QTest::newRow("package") << u"alembic.ini"_s << u"shop.db:scripts"_s << u"shop/db/scripts"_s;
    QTest::newRow("package below src") << u"alembic.ini"_s << u"shop:a:b"_s << u"src/shop/a/b"_s;
    QTest::newRow("package on the path") << u"alembic.ini"_s << u"shop:scripts"_s << u"code/shop/scripts"_s;
}

void ProjectTest::findsTheScriptLocation()
{
    QFETCH(QString, ini);
    QFETCH(QString, written);
    QFETCH(QString, expected);
    const CaseFolder folder;
    folder.write(ini, "[alembic]\nprepend_sys_path = .:code\nscript_location = " + written.toUtf8() + "\n");
    folder.write(expected + "/env.py"_L1, "");
    folder.makeFolder(expected + "/versions"_L1);
    const auto project = readProject(folder.path(ini));
    QVERIFY(project);
    QCOMPARE(project->scriptLocation, folder.path(expected));
    QCOMPARE(project->versionLocations, QStringList{folder.path(expected + "/versions"_L1)});
    QVERIFY(project->problems.isEmpty());
}

void ProjectTest::findsTheVersionLocations_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QStringList>("expected");

    const QStringList ab{u"a"_s, u"b"_s};
    QTest::newRow("spaces") << QByteArray("version_locations = a b") << ab;
    QTest::newRow("commas") << QByteArray("version_locations = a, b") << ab;
    QTest::newRow("here") << QByteArray("version_locations = %(here)s/b %(here)s/a")
                          << QStringList{u"b"_s, u"a"_s};
    QTest::newRow("os") << QByteArray("version_path_separator = os\nversion_locations = a:b") << ab;
    QTest::newRow("newline") << QByteArray("path_separator = newline\nversion_locations =\n  a\n  b") << ab;
    QTest::newRow("space") << QByteArray("path_separator = space\nversion_locations = a  b") << ab;
    QTest::newRow("colon") << QByteArray("path_separator = :\nversion_locations = a : b") << ab;
    QTest::newRow("semicolon") << QByteArray("path_separator = ;\nversion_locations = a;b;") << ab;
    QTest::newRow("the newer key wins")
        << QByteArray("version_path_separator = space\npath_separator = ;\nversion_locations = a;b") << ab;
    QTest::newRow("space in a name") << QByteArray("path_separator = ;\nversion_locations = a;c d")
                                     << QStringList{u"a"_s, u"c d"_s};
    QTest::newRow("the same twice") << QByteArray("version_locations = a ./a b a") << ab;
    QTest::newRow("recursive") << QByteArray("recursive_version_locations = true\nversion_locations = deep")
                               << QStringList{u"deep"_s, u"deep/x"_s, u"deep/x/y"_s, u"deep/z"_s};
    QTest::newRow("recursive is the exact word")
        << QByteArray("recursive_version_locations = True\nversion_locations = deep")
        << QStringList{u"deep"_s};
    QTest::newRow("recursive and nested")
        << QByteArray("recursive_version_locations = true\nversion_locations = deep/x deep")
        << QStringList{u"deep/x"_s, u"deep/x/y"_s, u"deep"_s, u"deep/z"_s};
}

void ProjectTest::findsTheVersionLocations()
{
    QFETCH(QByteArray, keys);
    QFETCH(QStringList, expected);
    const CaseFolder folder;
    folder.writeProject(keys + '\n');
    for (const QString &name : {u"a"_s, u"b"_s, u"c d"_s, u"deep/x/y"_s, u"deep/z"_s, u"deep/__pycache__"_s})
        folder.makeFolder(name);
    for (QString &each : expected)
        each = folder.path(each);
    const auto project = readProject(folder.path());
    QVERIFY(project);
    for (const Problem &problem : project->problems)
        QVERIFY2(problem.id.startsWith("path-separator-"_L1), qPrintable(problem.message));
    QCOMPARE(project->versionLocations, expected);
}

void ProjectTest::findsTheDatabaseUrl_data()
{
    QTest::addColumn<QByteArray>("ini");
    QTest::addColumn<QByteArray>("env"); // null: no file
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("line");

    const QByteArray iniUrl = "sqlalchemy.url = mysql://u:p%%40@h/ini\n";
    QTest::newRow("ini") << iniUrl << QByteArray() << u"mysql://u:p%40@h/ini"_s << u"alembic.ini"_s << 3;
    QTest::newRow(".env wins") << iniUrl << QByteArray("# x\nDATABASE_URL=mysql://h/env")
                               << u"mysql://h/env"_s << u".env"_s << 2;
    QTest::newRow(".env without one")
        << iniUrl << QByteArray("OTHER=1") << u"mysql://u:p%40@h/ini"_s << u"alembic.ini"_s << 3;
    QTest::newRow(".env with an empty one")
        << iniUrl << QByteArray("DATABASE_URL=") << u"mysql://u:p%40@h/ini"_s << u"alembic.ini"_s << 3;
    QTest::newRow(".env alone") << QByteArray() << QByteArray("P=x\nDATABASE_URL=\"mysql://u:${P}@h/env\"")
                                << u"mysql://u:x@h/env"_s << u".env"_s << 2;
    QTest::newRow("neither") << QByteArray() << QByteArray() << QString() << QString() << 0;
    QTest::newRow("the template's") << QByteArray("sqlalchemy.url = driver://user:pass@localhost/dbname\n")
                                    << QByteArray() << QString() << QString() << 0;
}

void ProjectTest::findsTheDatabaseUrl()
{
    QFETCH(QByteArray, ini);
    QFETCH(QByteArray, env);
    QFETCH(QString, file);
    QFETCH(int, line);
    const CaseFolder folder;
    folder.writeProject(ini);
    if (!env.isNull())
        folder.write(u".env"_s, env);
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QVERIFY(project->problems.isEmpty());
    QTEST(project->databaseUrl.reveal(), "url");
    QCOMPARE(project->databaseUrlPlace.file, file.isEmpty() ? QString() : folder.path(file));
    QCOMPARE(project->databaseUrlPlace.line, line);
}

void ProjectTest::findsTheVersionTable_data()
{
    QTest::addColumn<QByteArray>("env");
    QTest::addColumn<QString>("table");
    QTest::addColumn<int>("problemLine"); // 0: none

    QTest::newRow("default") << QByteArray("context.configure(url=url)\n") << u"alembic_version"_s << 0;
    QTest::newRow("argument") << QByteArray("context.configure(\n  version_table='shop_version',\n)")
                              << u"shop_version"_s << 0;
    QTest::newRow("dictionary") << QByteArray("opts = {\"version_table\": \"v2\"}") << u"v2"_s << 0;
    QTest::newRow("twice the same") << QByteArray("f(version_table='v')\ng(version_table='v')") << u"v"_s
                                    << 0;
    QTest::newRow("comment") << QByteArray("# version_table=settings.X") << u"alembic_version"_s << 0;
    QTest::newRow("comparison") << QByteArray(
        "if name == version_table:\n  pass\nif version_table == x: pass")
                                << u"alembic_version"_s << 0;
    QTest::newRow("constant") << QByteArray("TABLE = 'v3'\nf(version_table=TABLE)") << u"v3"_s << 0;
    QTest::newRow("schema none") << QByteArray("f(version_table_schema=None)") << u"alembic_version"_s << 0;
    QTest::newRow("expression") << QByteArray("\nf(version_table=settings.TABLE)") << u"alembic_version"_s
                                << 2;
    QTest::newRow("f-string") << QByteArray("f(version_table=f'{x}_v')") << u"alembic_version"_s << 1;
    QTest::newRow("two names") << QByteArray("f(version_table='a')\nf(version_table='b')") << u"a"_s << 2;
    QTest::newRow("schema") << QByteArray("f(version_table_schema='other')") << u"alembic_version"_s << 0;
    QTest::newRow("schema expression")
        << QByteArray("f(version_table_schema=x())") << u"alembic_version"_s << 1;
}

void ProjectTest::findsTheVersionTable()
{
    QFETCH(QByteArray, env);
    QFETCH(int, problemLine);
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/env.py"_s, env);
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QTEST(project->versionTable, "table");
    QCOMPARE(project->problems.size(), problemLine ? 1 : 0);
    if (problemLine) {
        QCOMPARE(project->problems.first().id, u"version-table-unknown"_s);
        QCOMPARE(project->problems.first().place,
                 (Place{folder.path(u"alembic/env.py"_s), problemLine, problemLine}));
    }
}

void ProjectTest::refusesWhatIsNoProject_data()
{
    QTest::addColumn<QByteArray>("ini"); // null: none
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("line");

    QTest::newRow("empty folder") << QByteArray() << ErrorKind::NotAProject << 0;
    QTest::newRow("duplicate section") << QByteArray("[alembic]\nscript_location = a\n\n[alembic]\nx = 1\n")
                                       << ErrorKind::FileMalformed << 4;
    QTest::newRow("duplicate key") << QByteArray("[alembic]\na = hunter2\na = 2\n")
                                   << ErrorKind::FileMalformed << 3;
    QTest::newRow("Latin-1") << QByteArray("[alembic]\n# fine\nname = Gr\xf6\xdf"
                                           "e\n")
                             << ErrorKind::FileMalformed << 3;
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe[\0a\0]\0", 8) << ErrorKind::FileMalformed << 1;
    QTest::newRow("NUL byte") << QByteArray("[alembic]\na = 1\nb = \0\n", 22) << ErrorKind::FileMalformed
                              << 3;
    QTest::newRow("no section") << QByteArray("script_location = a\n") << ErrorKind::FileMalformed << 1;
    QTest::newRow("TOML") << QByteArray("[tool.alembic]\nscript_location = 'a'\nlist = [\n'x',\n]\n")
                          << ErrorKind::FileMalformed << 4;
}

void ProjectTest::refusesWhatIsNoProject()
{
    QFETCH(QByteArray, ini);
    QFETCH(int, line);
    const CaseFolder folder;
    QString file = folder.path();
    if (!ini.isNull())
        file = folder.write(u"alembic.ini"_s, ini);
    const auto project = readProject(folder.path());
    QVERIFY(!project);
    QTEST(project.error().kind, "kind");
    QCOMPARE(project.error().place.file, file);
    QCOMPARE(project.error().place.line, line);
    QVERIFY(!errorText(project.error()).contains("hunter2"_L1));
}

void ProjectTest::refusesAnIniFileThatMayNotBeRead()
{
    const CaseFolder folder;
    const auto kindOf = [&](const QString &name) {
        const auto project = readProject(folder.path(name));
        return project ? ErrorKind::Internal : project.error().kind;
    };
    folder.makeFolder(u"one/alembic.ini"_s);
    QCOMPARE(kindOf(u"one"_s), ErrorKind::FileUnreadable);

    folder.makeFolder(u"two"_s);
    QVERIFY(QFile::link(u"/nowhere/alembic.ini"_s, folder.path(u"two/alembic.ini"_s)));
    QCOMPARE(kindOf(u"two"_s), ErrorKind::FileUnreadable);

    // Root may read every file, but not every process's memory: the open succeeds, the read fails.
    folder.makeFolder(u"three"_s);
    QVERIFY(QFile::link(u"/proc/self/mem"_s, folder.path(u"three/alembic.ini"_s)));
    QCOMPARE(kindOf(u"three"_s), ErrorKind::FileUnreadable);

    QCOMPARE(kindOf(u"four"_s), ErrorKind::NotAProject);
}

void ProjectTest::reportsAProblemAndOpensTheRest_data()
{
    QTest::addColumn<QByteArray>("ini");
    QTest::addColumn<QByteArray>("env"); // null: no .env
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("line");

    const QString ini = u"alembic.ini"_s;
    const QByteArray none;
    QTest::newRow("no [alembic]") << QByteArray("[other]\nx = 1\n") << none << u"alembic-section-missing"_s
                                  << ini << 0;
    QTest::newRow("no script_location")
        << QByteArray("# x\n[alembic]\nx = 1\n") << none << u"script-location-missing"_s << ini << 2;
    QTest::newRow("script folder missing") << QByteArray("[alembic]\n\nscript_location = gone\n") << none
                                           << u"script-location-missing"_s << ini << 3;
    QTest::newRow("script_location without value") << QByteArray("[alembic]\nscript_location = %(nobody)s\n")
                                                   << none << u"ini-value-unreadable"_s << ini << 2;
    QTest::newRow("package missing") << QByteArray("[alembic]\nscript_location = shop:scripts\n") << none
                                     << u"package-missing"_s << ini << 2;
    QTest::newRow("env.py missing") << QByteArray("[alembic]\nscript_location = bare\n") << none
                                    << u"env-py-missing"_s << u"bare/env.py"_s << 0;
    QTest::newRow("env.py not UTF-8") << QByteArray("[alembic]\nscript_location = latin\n") << none
                                      << u"env-py-unreadable"_s << u"latin/env.py"_s << 2;
    QTest::newRow("versions missing") << QByteArray("[alembic]\nscript_location = noversions\n") << none
                                      << u"version-location-missing"_s << ini << 1;
    QTest::newRow("version location missing")
        << QByteArray("[alembic]\nscript_location = alembic\npath_separator = newline\nversion_locations = "
                      "alembic/versions\n  gone\n")
        << none << u"version-location-missing"_s << ini << 4;
    QTest::newRow("unknown separator")
        << QByteArray("[alembic]\nscript_location = alembic\npath_separator = tab\nversion_locations = a\n")
        << none << u"path-separator-unknown"_s << ini << 3;
    QTest::newRow("URL with a bare percent")
        << QByteArray("[alembic]\nscript_location = alembic\nsqlalchemy.url = mysql://u:hunter2%40@h/d\n")
        << none << u"ini-value-unreadable"_s << ini << 3;
    QTest::newRow(".env not UTF-8") << QByteArray(
        "[alembic]\nscript_location = alembic\nsqlalchemy.url = mysql://h/d\n")
                                    << QByteArray("A=1\nDATABASE_URL=mysql://u:hunter2\xff@h/d\n")
                                    << u"dotenv-unreadable"_s << u".env"_s << 2;
    QTest::newRow(".env line") << QByteArray("[alembic]\nscript_location = alembic\n")
                               << QByteArray("\nDATABASE_URL='hunter2\n") << u"dotenv-line-unreadable"_s
                               << u".env"_s << 2;
}

void ProjectTest::reportsAProblemAndOpensTheRest()
{
    QFETCH(QByteArray, ini);
    QFETCH(QByteArray, env);
    QFETCH(QString, id);
    QFETCH(QString, file);
    QFETCH(int, line);
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic.ini"_s, ini);
    folder.write(u"noversions/env.py"_s, "");
    folder.makeFolder(u"bare/versions"_s);
    folder.write(u"latin/env.py"_s, "# one\n# \xe9\n");
    folder.makeFolder(u"latin/versions"_s);
    if (!env.isNull())
        folder.write(u".env"_s, env);

    const auto project = readProject(folder.path());
    QVERIFY2(project, qPrintable(project ? QString() : errorText(project.error())));
    QCOMPARE(project->problems.size(), 1);
    const Problem problem = project->problems.first();
    QCOMPARE(problem.id, id);
    QCOMPARE(problem.place.file, folder.path(file));
    QCOMPARE(problem.place.line, line);
    QVERIFY(!problem.message.isEmpty());
    QVERIFY(!problem.advice.isEmpty());
    QVERIFY2(!QString(problem.message + problem.advice).contains("hunter2"_L1),
             "the problem repeats a password");
    // A database that is not surely the project's is none.
    QVERIFY(project->databaseUrl.isEmpty());
}

QTEST_GUILESS_MAIN(ProjectTest)
#include "projecttest.moc"
