// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"
#include "tests/project/casefolder.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class RevisionSettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void hasAlembicsDefaults();
    void readsEveryKeyOfTheIniFile();
    void flagsAreReadAsAlembicReadsThem_data();
    void flagsAreReadAsAlembicReadsThem();
    void namesHooksAndSaysThatTheyAreNotRun();
    void namesHooksOfPyproject();
    void reportsHooksThatAlembicWouldStumbleOver_data();
    void reportsHooksThatAlembicWouldStumbleOver();
    void saysHowALocationListIsSplit_data();
    void saysHowALocationListIsSplit();
    void recognisesSeveralDatabases_data();
    void recognisesSeveralDatabases();
};

void RevisionSettingsTest::hasAlembicsDefaults()
{
    const CaseFolder folder;
    folder.writeProject();
    const auto project = readProject(folder.path());
    QVERIFY(project);
    RevisionSettings expected;
    expected.templateFile = folder.path(u"alembic/script.py.mako"_s);
    expected.versionLocations = {{u"versions"_s, folder.path(u"alembic/versions"_s)}};
    QCOMPARE(project->revisions, expected);
    QCOMPARE(expected.fileTemplate, u"%(rev)s_%(slug)s"_s);
    QCOMPARE(expected.truncateSlugLength, 40);
    QCOMPARE(expected.outputEncoding, u"utf-8"_s);
}

void RevisionSettingsTest::readsEveryKeyOfTheIniFile()
{
    const CaseFolder folder;
    folder.writeProject("file_template = %%(epoch)s\ntruncate_slug_length = 7\ntimezone = Europe/Berlin\n"
                        "output_encoding = latin-1\npath_separator = os\n"
                        "version_locations = %(here)s/a:b\nsourceless = true\n");
    folder.makeFolder(u"a"_s);
    folder.makeFolder(u"b"_s);
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QVERIFY(project->problems.isEmpty());
    const QString ini = folder.path(u"alembic.ini"_s);
    RevisionSettings expected;
    expected.templateFile = folder.path(u"alembic/script.py.mako"_s);
    expected.fileTemplate = u"%(epoch)s"_s;
    expected.fileTemplatePlace = {ini, 3, 3};
    expected.truncateSlugLength = 7;
    expected.timezone = u"Europe/Berlin"_s;
    expected.timezonePlace = {ini, 5, 5};
    expected.outputEncoding = u"latin-1"_s;
    expected.sourceless = true;
    expected.namesVersionLocations = true;
    expected.versionLocations = {{folder.path(u"a"_s), folder.path(u"a"_s)}, {u"b"_s, folder.path(u"b"_s)}};
    QCOMPARE(project->revisions, expected);
}

void RevisionSettingsTest::flagsAreReadAsAlembicReadsThem_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("exact"); // sourceless, recursive_version_locations
    QTest::addColumn<bool>("loose"); // revision_environment
    QTest::newRow("true") << QByteArray("true") << true << true;
    QTest::newRow("True") << QByteArray("True") << false << true;
    QTest::newRow("yes") << QByteArray("yes") << false << true;
    QTest::newRow("1") << QByteArray("1") << false << true;
    QTest::newRow("false") << QByteArray("false") << false << false;
    QTest::newRow("empty") << QByteArray() << false << false;
}

void RevisionSettingsTest::flagsAreReadAsAlembicReadsThem()
{
    QFETCH(QByteArray, text);
    const CaseFolder folder;
    folder.writeProject("sourceless = " + text + "\nrecursive_version_locations = " + text
                        + "\nrevision_environment = " + text + '\n');
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QTEST(project->revisions.sourceless, "exact");
    QTEST(project->revisions.recursiveVersionLocations, "exact");
    QTEST(project->revisions.revisionEnvironment, "loose");
}

void RevisionSettingsTest::namesHooksAndSaysThatTheyAreNotRun()
{
    const CaseFolder folder;
    folder.writeProject(
        "[post_write_hooks]\nhooks = ruff, black  mine\nruff.type = exec\n"
        "ruff.executable = %(here)s/.venv/bin/ruff\nruff.options = check --fix REVISION_SCRIPT_FILENAME\n"
        "ruff.cwd = %(here)s\nblack.type = console_scripts\nblack.entrypoint = black\n"
        "mine.type = registered\n");
    const auto project = readProject(folder.path());
    QVERIFY(project);
    const QString ini = folder.path(u"alembic.ini"_s);
    const QList<PostWriteHook> expected{
        {u"ruff"_s,
         u"exec"_s,
         folder.path(u".venv/bin/ruff"_s),
         u"check --fix REVISION_SCRIPT_FILENAME"_s,
         folder.path(),
         {ini, 5, 5}},
        {u"black"_s, u"console_scripts"_s, u"black"_s, {}, {}, {ini, 9, 9}},
        {u"mine"_s, u"registered"_s, {}, {}, {}, {ini, 11, 11}},
    };
    QCOMPARE(project->revisions.hooks, expected);
    QCOMPARE(project->problems.size(), 1);
    QCOMPARE(project->problems.first().id, u"post-write-hooks"_s);
    QCOMPARE(project->problems.first().severity, Severity::Info);
    QVERIFY(project->problems.first().message.contains("ruff, black, mine"_L1));
}

void RevisionSettingsTest::namesHooksOfPyproject()
{
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"pyproject.toml"_s,
                 "[tool.alembic]\n\n[[tool.alembic.post_write_hooks]]\nname = 'ruff'\ntype = 'module'\n"
                 "module = 'ruff'\noptions = 'check'\n");
    const auto project = readProject(folder.path());
    QVERIFY(project);
    const QList<PostWriteHook> expected{
        {u"ruff"_s, u"module"_s, u"ruff"_s, u"check"_s, {}, {folder.path(u"pyproject.toml"_s), 5, 5}}};
    QCOMPARE(project->revisions.hooks, expected);
}

void RevisionSettingsTest::reportsHooksThatAlembicWouldStumbleOver_data()
{
    QTest::addColumn<QByteArray>("text"); // from line 4 on
    QTest::addColumn<int>("line");
    QTest::newRow("no type") << QByteArray("hooks = a") << 4;
    QTest::newRow("no entry point") << QByteArray("hooks = a\na.type = console_scripts") << 5;
    QTest::newRow("no executable") << QByteArray("hooks = a\na.type = exec\na.entrypoint = x") << 5;
}

void RevisionSettingsTest::reportsHooksThatAlembicWouldStumbleOver()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const CaseFolder folder;
    folder.writeProject("[post_write_hooks]\n" + text + '\n');
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QCOMPARE(project->problems.first().id, u"hook-incomplete"_s);
    QCOMPARE(project->problems.first().place.line, line);
    QCOMPARE(project->revisions.hooks.size(), 1);
}

void RevisionSettingsTest::saysHowALocationListIsSplit_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QString>("id"); // of the first problem; empty: none
    QTest::addColumn<Severity>("severity");

    const QStringList ab{u"a"_s, u"b"_s};
    const QString missing = u"path-separator-missing"_s;
    QTest::newRow("named") << QByteArray("path_separator = ;\nversion_locations = a;b") << ab << QString()
                           << Severity::Info;
    QTest::newRow("one folder needs no separator")
        << QByteArray("version_locations = a") << QStringList{u"a"_s} << QString() << Severity::Info;
    QTest::newRow("absent") << QByteArray("version_locations = a b") << ab << missing << Severity::Info;
    QTest::newRow("absent over lines")
        << QByteArray("version_locations = a\n  b") << QStringList() << missing << Severity::Warning;
    QTest::newRow("the old name") << QByteArray("version_path_separator = os\nversion_locations = a:b") << ab
                                  << u"path-separator-old"_s << Severity::Info;
    QTest::newRow("the old name without a list")
        << QByteArray("version_path_separator = os") << QStringList{u"alembic/versions"_s} << QString()
        << Severity::Info;
    QTest::newRow("both, different") << QByteArray(
        "version_path_separator = space\npath_separator = ;\nversion_locations = a;b")
                                     << ab << u"path-separator-conflict"_s << Severity::Warning;
    QTest::newRow("both, the same") << QByteArray(
        "version_path_separator = ;\npath_separator = ;\nversion_locations = a;b")
                                    << ab << QString() << Severity::Info;
    QTest::newRow("empty") << QByteArray("path_separator =\nversion_locations = a b") << QStringList()
                           << u"path-separator-unknown"_s << Severity::Error;
}

void RevisionSettingsTest::saysHowALocationListIsSplit()
{
    QFETCH(QByteArray, keys);
    QFETCH(QStringList, expected);
    QFETCH(QString, id);
    const CaseFolder folder;
    folder.writeProject(keys + '\n');
    folder.makeFolder(u"a"_s);
    folder.makeFolder(u"b"_s);
    for (QString &each : expected)
        each = folder.path(each);
    const auto project = readProject(folder.path());
    QVERIFY(project);
    QCOMPARE(project->versionLocations, expected);
    QCOMPARE(project->problems.value(0).id, id);
    if (!id.isEmpty())
        QTEST(project->problems.first().severity, "severity");
}

void RevisionSettingsTest::recognisesSeveralDatabases_data()
{
    QTest::addColumn<QByteArray>("env"); // of .env
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("said");
    QTest::newRow("none is used") << QByteArray() << QString() << u"connects to none of them"_s;
    QTest::newRow("that of .env") << QByteArray("DATABASE_URL=mysql://h/x\n") << u"mysql://h/x"_s
                                  << u"the one named in .env, line 1"_s;
}

void RevisionSettingsTest::recognisesSeveralDatabases()
{
    QFETCH(QByteArray, env);
    QFETCH(QString, said);
    const CaseFolder folder;
    folder.writeProject("databases = shop, stock,gone\n[shop]\nsqlalchemy.url = mysql://u:hunter2@h/shop\n"
                        "[stock]\nsqlalchemy.url = driver://user:pass@localhost/dbname2\n");
    if (!env.isEmpty())
        folder.write(u".env"_s, env);
    const auto project = readProject(folder.path());
    QVERIFY(project);
    const QString ini = folder.path(u"alembic.ini"_s);
    const QList<ProjectDatabase> expected{
        {u"shop"_s, {ini, 4, 4}, Secret(u"mysql://u:hunter2@h/shop"_s), {ini, 5, 5}},
        {u"stock"_s, {ini, 6, 6}, {}, {}},
        {u"gone"_s, {}, {}, {}},
    };
    QCOMPARE(project->databases, expected);
    QTEST(project->databaseUrl.reveal(), "url");
    QCOMPARE(project->problems.size(), 2);
    QCOMPARE(project->problems[0].id, u"database-section-missing"_s);
    QCOMPARE(project->problems[1].id, u"several-databases"_s);
    QVERIFY2(project->problems[1].advice.contains(said), qPrintable(project->problems[1].advice));
    QVERIFY(!project->problems[1].advice.contains("hunter2"_L1));
}

QTEST_GUILESS_MAIN(RevisionSettingsTest)
#include "revisionsettingstest.moc"
