// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"
#include "tests/project/casefolder.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

namespace {

QStringList ids(const Project &project)
{
    QStringList ids;
    for (const Problem &problem : project.problems)
        ids << problem.id;
    return ids;
}

const QByteArray toml = "[tool.alembic]\nscript_location = \"%(here)s/alembic\"\n";

} // namespace

class ConfigurationTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAnotherSection();
    void saysWhichSectionsThereAre();
    void opensPyprojectAlone();
    void iniWinsKeyByKey();
    void findsTheFilesThatAlembicWould_data();
    void findsTheFilesThatAlembicWould();
    void refusesConfigurationFiles_data();
    void refusesConfigurationFiles();
    void readsTomlValues_data();
    void readsTomlValues();
    void reportsWhatIsWrongInToml_data();
    void reportsWhatIsWrongInToml();
    void brokenTomlIsAnErrorWithItsLine();
    void brokenTomlBesideAnIniFileIsAWarning();
};

void ConfigurationTest::readsAnotherSection()
{
    const CaseFolder folder;
    folder.writeProject("sqlalchemy.url = mysql://h/one\n[two]\nscript_location = other\n"
                        "sqlalchemy.url = mysql://h/two\nfile_template = x_%%(rev)s\n[logger_root]\n");
    folder.write(u"other/env.py"_s, "");
    folder.makeFolder(u"other/versions"_s);
    const auto project = readProject(folder.path(), {.section = u"two"_s});
    QVERIFY(project);
    QCOMPARE(ids(*project), QStringList());
    QCOMPARE(project->scriptLocation, folder.path(u"other"_s));
    QCOMPARE(project->databaseUrl.reveal(), u"mysql://h/two"_s);
    QCOMPARE(project->revisions.fileTemplate, u"x_%(rev)s"_s);
    QCOMPARE(project->sections, (QStringList{u"alembic"_s, u"two"_s}));
    const auto again = readProject(project->openedAt, project->options);
    QVERIFY(again);
    QCOMPARE(again->scriptLocation, project->scriptLocation);
}

void ConfigurationTest::saysWhichSectionsThereAre()
{
    const CaseFolder folder;
    folder.write(u"alembic.ini"_s,
                 "[b]\nscript_location = x\n[DEFAULT]\nk = 1\n[c]\nk = 2\n[a]\nscript_location = y\n");
    const auto other = readProject(folder.path(), {.section = u"c2"_s});
    QVERIFY(!other);
    QCOMPARE(other.error().kind, ErrorKind::NotAProject);
    QCOMPARE(other.error().message, u"alembic.ini has no section [c2]."_s);
    QVERIFY2(other.error().advice.endsWith(": b, a."_L1), qPrintable(other.error().advice));
    QCOMPARE(other.error().place.file, folder.path(u"alembic.ini"_s));

    const auto standard = readProject(folder.path());
    QVERIFY(standard);
    QCOMPARE(standard->problems.first().id, u"alembic-section-missing"_s);
    QVERIFY(standard->problems.first().advice.endsWith(": b, a."_L1));

    // As Alembic does: [tool.alembic] serves every section that the ini file lacks.
    folder.write(u"pyproject.toml"_s, toml);
    const auto behind = readProject(folder.path(), {.section = u"c2"_s});
    QVERIFY(behind);
    QCOMPARE(behind->scriptLocation, folder.path(u"alembic"_s));
    QCOMPARE(behind->problems.first().id, u"alembic-section-missing"_s);
    QCOMPARE(behind->problems.first().severity, Severity::Warning);
}

void ConfigurationTest::opensPyprojectAlone()
{
    const CaseFolder folder;
    folder.writeProject();
    QVERIFY(QFile::remove(folder.path(u"alembic.ini"_s)));
    folder.write(u"pyproject.toml"_s, toml);
    folder.write(u".env"_s, "DATABASE_URL=mysql://h/env\n");
    for (const QString &path : {folder.path(), folder.path(u"pyproject.toml"_s)}) {
        const auto project = readProject(path);
        QVERIFY2(project, qPrintable(project ? QString() : errorText(project.error())));
        QCOMPARE(ids(*project), QStringList());
        QCOMPARE(project->folder, folder.path());
        QCOMPARE(project->iniFile, QString());
        QCOMPARE(project->tomlFile, folder.path(u"pyproject.toml"_s));
        QCOMPARE(project->configurationFile(), project->tomlFile);
        QCOMPARE(project->scriptLocation, folder.path(u"alembic"_s));
        QCOMPARE(project->versionLocations, QStringList{folder.path(u"alembic/versions"_s)});
        QCOMPARE(project->databaseUrl.reveal(), u"mysql://h/env"_s);
        QCOMPARE(project->databaseUrlPlace.file, folder.path(u".env"_s));
    }
}

void ConfigurationTest::iniWinsKeyByKey()
{
    const CaseFolder folder;
    folder.writeProject("timezone = UTC\nrecursive_version_locations = false\nversion_locations =\n"
                        "[post_write_hooks]\n");
    folder.write(u"pyproject.toml"_s,
                 "[tool.alembic]\nscript_location = 'elsewhere'\ntimezone = 'Europe/Berlin'\n"
                 "sqlalchemy.url = 'mysql://h/toml'\noutput_encoding = 'latin-1'\n"
                 "recursive_version_locations = true\nversion_locations = ['%(here)s/a', 'b']\n"
                 "[[tool.alembic.post_write_hooks]]\nname = 'black'\ntype = 'exec'\nexecutable = 'black'\n");
    folder.makeFolder(u"a/below"_s);
    folder.makeFolder(u"b"_s);
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QCOMPARE(ids(*project), QStringList());
    QCOMPARE(project->scriptLocation, folder.path(u"alembic"_s));
    QCOMPARE(project->tomlFile, folder.path(u"pyproject.toml"_s));
    QCOMPARE(project->revisions.timezone, u"UTC"_s);
    QCOMPARE(project->revisions.outputEncoding, u"latin-1"_s);
    // An empty list of the ini file is none, an empty section of hooks is.
    QCOMPARE(project->versionLocations, (QStringList{folder.path(u"a"_s), folder.path(u"b"_s)}));
    QVERIFY(project->revisions.hooks.isEmpty());
    QVERIFY(project->databaseUrl.isEmpty());
}

void ConfigurationTest::findsTheFilesThatAlembicWould_data()
{
    QTest::addColumn<QString>("opened"); // below the project's folder
    QTest::addColumn<QStringList>("flags"); // -c
    QTest::addColumn<QString>("environment"); // ALEMBIC_CONFIG
    QTest::addColumn<QString>("ini");
    QTest::addColumn<QString>("toml");

    const QString ini = u"alembic.ini"_s;
    const QString toml = u"pyproject.toml"_s;
    const QString otherIni = u"conf/other.ini"_s;
    const QString otherToml = u"conf/pyproject.toml"_s;
    QTest::newRow("folder") << QString() << QStringList() << QString() << ini << toml;
    QTest::newRow("ini file") << ini << QStringList() << QString() << ini << toml;
    QTest::newRow("toml file") << toml << QStringList() << QString() << ini << toml;
    QTest::newRow("ini file deeper") << u"deep/down/x.ini"_s << QStringList() << QString()
                                     << u"deep/down/x.ini"_s << toml;
    QTest::newRow("-c ini") << QString() << QStringList{otherIni} << QString() << otherIni << toml;
    QTest::newRow("-c toml") << QString() << QStringList{otherToml} << QString() << ini << otherToml;
    QTest::newRow("-c both") << QString() << QStringList{otherToml, otherIni} << QString() << otherIni
                             << otherToml;
    QTest::newRow("environment ini") << QString() << QStringList() << otherIni << otherIni << toml;
    QTest::newRow("environment toml") << QString() << QStringList() << otherToml << ini << otherToml;
    QTest::newRow("-c wins over the environment") << QString() << QStringList{ini} << otherIni << ini << toml;
    QTest::newRow("-c ini leaves the environment's toml")
        << QString() << QStringList{otherIni} << otherToml << otherIni << otherToml;
}

void ConfigurationTest::findsTheFilesThatAlembicWould()
{
    QFETCH(QString, opened);
    QFETCH(QStringList, flags);
    QFETCH(QString, environment);
    QFETCH(QString, ini);
    QFETCH(QString, toml);
    const CaseFolder folder;
    folder.writeProject();
    for (const QString &name : {u"conf/other.ini"_s, u"deep/down/x.ini"_s})
        folder.write(name, "[alembic]\nscript_location = alembic\n");
    for (const QString &name : {u"pyproject.toml"_s, u"conf/pyproject.toml"_s})
        folder.write(name, "[tool.alembic]\n");
    const auto project =
        readProject(folder.path(opened), {.configFiles = flags, .environmentConfig = environment});
    QVERIFY2(project, qPrintable(project ? QString() : errorText(project.error())));
    QCOMPARE(project->iniFile, folder.path(ini));
    QCOMPARE(project->tomlFile, folder.path(toml));
    // Relative paths start where alembic is run, wherever the file lies.
    QCOMPARE(project->scriptLocation, folder.path(u"alembic"_s));
}

void ConfigurationTest::refusesConfigurationFiles_data()
{
    QTest::addColumn<QStringList>("flags");
    QTest::newRow("two ini files") << QStringList{u"a.ini"_s, u"b.ini"_s};
    QTest::newRow("two toml files") << QStringList{u"pyproject.toml"_s, u"a/pyproject.toml"_s};
    QTest::newRow("absent") << QStringList{u"gone.ini"_s};
    QTest::newRow("toml without [tool.alembic]") << QStringList{u"pyproject.toml"_s};
}

void ConfigurationTest::refusesConfigurationFiles()
{
    QFETCH(QStringList, flags);
    const CaseFolder folder;
    folder.write(u"a.ini"_s, "[alembic]\n");
    folder.write(u"b.ini"_s, "[alembic]\n");
    folder.write(u"pyproject.toml"_s, "[tool.black]\nline-length = 5\n");
    const auto project = readProject(folder.path(), {.configFiles = flags});
    QVERIFY(!project);
    QCOMPARE(project.error().kind, ErrorKind::NotAProject);
    QVERIFY(!project.error().advice.isEmpty());
}

void ConfigurationTest::readsTomlValues_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<RevisionSettings>("expected"); // of its plain values

    const auto with = [](auto change) {
        RevisionSettings settings;
        change(settings);
        return settings;
    };
    QTest::newRow("nothing") << QByteArray() << RevisionSettings();
    QTest::newRow("percent signs") << QByteArray("file_template = '%%(year)d-%%(rev)s'")
                                   << with([](auto &s) { s.fileTemplate = u"%(year)d-%(rev)s"_s; });
    QTest::newRow("number") << QByteArray("truncate_slug_length = 12")
                            << with([](auto &s) { s.truncateSlugLength = 12; });
    QTest::newRow("number in quotes")
        << QByteArray("truncate_slug_length = '12'") << with([](auto &s) { s.truncateSlugLength = 12; });
    QTest::newRow("zero is the default") << QByteArray("truncate_slug_length = 0") << RevisionSettings();
    QTest::newRow("flags") << QByteArray("sourceless = true\nrevision_environment = true\n"
                                         "recursive_version_locations = true")
                           << with([](auto &s) {
                                  s.sourceless = s.revisionEnvironment = s.recursiveVersionLocations = true;
                              });
    QTest::newRow("dotted keys") << QByteArray("timezone = \"UTC\"\n[tool]\nalembic2.x = 1")
                                 << with([](auto &s) { s.timezone = u"UTC"_s; });
}

void ConfigurationTest::readsTomlValues()
{
    QFETCH(QByteArray, text);
    const CaseFolder folder;
    folder.writeProject();
    QVERIFY(QFile::remove(folder.path(u"alembic.ini"_s)));
    folder.write(u"pyproject.toml"_s, toml + text + '\n');
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QCOMPARE(ids(*project), QStringList());
    RevisionSettings plain = project->revisions;
    QCOMPARE(plain.templateFile, folder.path(u"alembic/script.py.mako"_s));
    QCOMPARE(plain.versionLocations,
             (QList{VersionLocation{u"versions"_s, folder.path(u"alembic/versions"_s)}}));
    plain.templateFile.clear();
    plain.versionLocations.clear();
    plain.fileTemplatePlace = plain.timezonePlace = {};
    QTEST(plain, "expected");
}

void ConfigurationTest::reportsWhatIsWrongInToml_data()
{
    QTest::addColumn<QByteArray>("text"); // from line 3 on
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("line");

    const QString unreadable = u"toml-value-unreadable"_s;
    QTest::newRow("bare percent") << QByteArray("timezone = '%hunter2'") << unreadable << 3;
    QTest::newRow("another name") << QByteArray("\ntimezone = '%(hunter2)s'") << unreadable << 4;
    QTest::newRow("number for a text list") << QByteArray("version_locations = 5") << unreadable << 3;
    QTest::newRow("text for a list") << QByteArray("version_locations = 'hunter2'") << unreadable << 3;
    QTest::newRow("list of numbers") << QByteArray("version_locations = ['a',\n5]") << unreadable << 4;
    QTest::newRow("list for a text") << QByteArray("timezone = ['UTC']") << unreadable << 3;
    QTest::newRow("text for a flag") << QByteArray("sourceless = 'true'") << unreadable << 3;
    QTest::newRow("float") << QByteArray("truncate_slug_length = 4.5") << unreadable << 3;
    QTest::newRow("table") << QByteArray("timezone = {a = 1}") << unreadable << 3;
    QTest::newRow("no number") << QByteArray("truncate_slug_length = 'forty'") << u"ini-value-unreadable"_s
                               << 3;
    QTest::newRow("hooks as text") << QByteArray("post_write_hooks = 'black'") << unreadable << 3;
    QTest::newRow("time zone") << QByteArray("timezone = 'Mars/Olympus'") << u"timezone-unknown"_s << 3;
    QTest::newRow("hook without a name")
        << QByteArray("[[tool.alembic.post_write_hooks]]\ntype = 'exec'") << u"hook-incomplete"_s << 3;
}

void ConfigurationTest::reportsWhatIsWrongInToml()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, id);
    QFETCH(int, line);
    const CaseFolder folder;
    folder.writeProject();
    QVERIFY(QFile::remove(folder.path(u"alembic.ini"_s)));
    folder.write(u"pyproject.toml"_s, toml + text + '\n');
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QCOMPARE(ids(*project), QStringList{id});
    const Problem problem = project->problems.first();
    QCOMPARE(problem.place.file, folder.path(u"pyproject.toml"_s));
    QCOMPARE(problem.place.line, line);
    QVERIFY(!QString(problem.message + problem.advice).contains("hunter2"_L1));
}

void ConfigurationTest::brokenTomlIsAnErrorWithItsLine()
{
    const CaseFolder folder;
    for (const QByteArray &text :
         {QByteArray("[tool.alembic]\n\nx = 'hunter2\n"),
          QByteArray("[tool.alembic]\na = 1\na = 'hunter2'\n"), QByteArray("[tool]\n\nalembic = 'hunter2'\n"),
          QByteArray("[tool.alembic]\n\n[!hunter2]\n"),
          QByteArray("[tool.alembic]\n\nx\xc3\xa9 = 'hunter2'\n")}) {
        folder.write(u"pyproject.toml"_s, text);
        const auto project = readProject(folder.path());
        QVERIFY(!project);
        QCOMPARE(project.error().kind, ErrorKind::FileMalformed);
        QCOMPARE(project.error().place.file, folder.path(u"pyproject.toml"_s));
        QCOMPARE(project.error().place.line, 3);
        QVERIFY(!errorText(project.error()).contains("hunter2"_L1));
    }
}

void ConfigurationTest::brokenTomlBesideAnIniFileIsAWarning()
{
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"pyproject.toml"_s, "[tool.black\n");
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QCOMPARE(ids(*project), QStringList{u"pyproject-unreadable"_s});
    QCOMPARE(project->problems.first().severity, Severity::Warning);
    QCOMPARE(project->problems.first().place.line, 1);
    QCOMPARE(project->versionLocations, QStringList{folder.path(u"alembic/versions"_s)});
    QCOMPARE(project->tomlFile, QString());
}

QTEST_GUILESS_MAIN(ConfigurationTest)
#include "configurationtest.moc"
