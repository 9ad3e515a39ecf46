// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "core/workspace/runplanner.h"
#include "core/workspace/snapshotreader.h"
#include "tests/support/testserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

namespace {

/// A project of two revisions, "one" with two statements and "two" with one.
class SmallProject
{
public:
    explicit SmallProject(const QString &url)
    {
        write("alembic.ini", "[alembic]\nscript_location = %(here)s/alembic\n");
        write("alembic/env.py", "");
        setUrl(url);
        revision("one", "None",
                 "    op.execute('CREATE TABLE a (id INT)')\n    op.execute('CREATE TABLE b (id INT)')\n");
        revision("two", "'one'", "    op.execute('CREATE TABLE c (id INT)')\n");
    }

    QString path() const { return m_folder.path(); }
    void setUrl(const QString &url) { write(".env", "DATABASE_URL=" + url.toUtf8() + "\n"); }
    void revision(const QByteArray &id, const QByteArray &down, const QByteArray &body)
    {
        write("alembic/versions/" + id + ".py",
              "\"\"\"" + id + "\"\"\"\nfrom alembic import op\nrevision = '" + id + "'\ndown_revision = "
                  + down + "\n\ndef upgrade():\n" + body + "\ndef downgrade():\n    pass\n");
    }
    void write(const QByteArray &name, const QByteArray &content)
    {
        const QString path = m_folder.filePath(QString::fromUtf8(name));
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s", qPrintable(path));
    }

private:
    QTemporaryDir m_folder;
};

QString urlOf(const ConnectionSettings &settings)
{
    return QStringLiteral("mysql+pymysql://%1@/%2?unix_socket=%3")
        .arg(settings.user, settings.database, settings.unixSocket);
}

} // namespace

class WorkspaceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init()
    {
        QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem()));
        // No replay is remembered from another run of the test.
        m_cache = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CACHE_HOME", m_cache->path().toLocal8Bit());
    }

    void readsTheDemoWhole()
    {
        const Result<SnapshotPtr> snapshot = readSnapshot(demoProjectFolder());
        QVERIFY(snapshot.has_value());
        QCOMPARE((*snapshot)->graph.size(), 12);
        QCOMPARE((*snapshot)->lanes.size(), 12);
        QVERIFY((*snapshot)->problems.isEmpty());
        for (int node = 0; node < 12; ++node) {
            const std::optional<RevisionSql> sql = (*snapshot)->sqlOf(node);
            QVERIFY(sql && sql->upgrade.isKnown() && sql->downgrade.isKnown());
        }
    }

    void theServerDecidesWhoseSqlIsShown()
    {
        Project project;
        project.databaseUrl = Secret(QStringLiteral("mysql+pymysql://u@h/d"));
        QCOMPARE(dialectFor(project, std::nullopt), Dialect::MySql);
        QCOMPARE(dialectFor(project, ServerInfo::Flavour::MySql), Dialect::MySql);
        QCOMPARE(dialectFor(project, ServerInfo::Flavour::MariaDb), Dialect::MySqlOnMariaDb);
        project.databaseUrl = Secret(QStringLiteral("mariadb+pymysql://u@h/d"));
        QCOMPARE(dialectFor(project, ServerInfo::Flavour::MySql), Dialect::MariaDb);
    }

    void aPlanThroughUnknownSqlSaysWhere()
    {
        SmallProject project(urlOf(m_server.settings()));
        project.revision(
            "two", "'one'",
            "    for name in sa.inspect(op.get_bind()).get_table_names():\n        op.drop_table(name)\n");
        const SnapshotPtr snapshot = readSnapshot(project.path()).value();
        const Result<RunPlan> plan = planUpgrade(*snapshot, {}, Target::head());
        QVERIFY(!plan.has_value());
        QCOMPARE(plan.error().kind, ErrorKind::NeedsPython);
        QVERIFY(plan.error().place.file.endsWith(QLatin1String("two.py")));
        QCOMPARE(plan.error().place.line, 7);
        QCOMPARE(planUpgrade(*snapshot, {}, Target::revision("one"))->statementCount(), 2);
    }

    void opensConnectsAndApplies()
    {
        SmallProject project(urlOf(m_server.settings()));
        Workspace workspace;
        open(workspace, project.path());
        QCOMPARE(workspace.database().stage, DatabaseState::Stage::Connected);
        QCOMPARE(workspace.database().pending, 2);
        QCOMPARE(workspace.snapshot()->dialect, Dialect::MySqlOnMariaDb);

        QSignalSpy changed(&workspace, &Workspace::databaseChanged);
        workspace.apply(workspace.planUpgrade(Target::head()).value());
        QVERIFY(workspace.isRunning());
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(workspace.database().rows, QStringList{"two"});
        QCOMPARE(workspace.database().pending, 0);
        QCOMPARE(m_server.column(QStringLiteral("SELECT version_num FROM alembic_version")),
                 QStringList{"two"});
        QVERIFY(!workspace.isBusy());
    }

    void aFolderThatIsNoProjectLeavesTheOpenOne()
    {
        SmallProject project(urlOf(m_server.settings()));
        Workspace workspace;
        open(workspace, project.path());
        QSignalSpy failed(&workspace, &Workspace::projectFailed);
        workspace.openProject(QStringLiteral("/nowhere/at/all"));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::NotAProject);
        QCOMPARE(workspace.snapshot()->graph.size(), 2);
        QVERIFY(workspace.database().isConnected());
        QVERIFY(workspace.planUpgrade(Target::head()).has_value());
    }

    void theLastOfTwoOpeningsCounts()
    {
        SmallProject first(urlOf(m_server.settings()));
        SmallProject second(urlOf(m_server.settings()));
        second.revision("three", "'two'", "    pass\n");
        Workspace workspace;
        workspace.openProject(first.path());
        open(workspace, second.path());
        QTest::qWait(100);
        QCOMPARE(workspace.snapshot()->graph.size(), 3);
    }

    void refreshFollowsFilesRowsAndUrl()
    {
        SmallProject project(QStringLiteral("mysql+pymysql://root@/no_such_database?unix_socket=%1")
                                 .arg(m_server.settings().unixSocket));
        Workspace workspace;
        open(workspace, project.path(), DatabaseState::Stage::Failed);
        QCOMPARE(workspace.database().error->kind, ErrorKind::UnknownDatabase);

        project.setUrl(urlOf(m_server.settings()));
        project.revision("three", "'two'", "    pass\n");
        QVERIFY(
            m_server.run({QStringLiteral("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"),
                          QStringLiteral("INSERT INTO alembic_version VALUES ('one')")}));
        workspace.refresh();
        QTRY_VERIFY(workspace.database().isConnected() && !workspace.isBusy());
        QCOMPARE(workspace.snapshot()->graph.size(), 3);
        QCOMPARE(workspace.database().rows, QStringList{"one"});
        QCOMPARE(workspace.database().pending, 2);
    }

    void anUnknownRowIsAnErrorBesideTheGraph()
    {
        SmallProject project(urlOf(m_server.settings()));
        QVERIFY(
            m_server.run({QStringLiteral("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"),
                          QStringLiteral("INSERT INTO alembic_version VALUES ('gone')")}));
        Workspace workspace;
        open(workspace, project.path());
        QCOMPARE(workspace.database().error->kind, ErrorKind::CantLocate);
        QCOMPARE(workspace.standing(0), Standing::Unknown);
        QCOMPARE(workspace.planUpgrade(Target::head()).error().kind, ErrorKind::CantLocate);
    }

    void aStopIsObeyedBeforeTheNextStatement()
    {
        SmallProject project(urlOf(m_server.settings()));
        project.revision("one", "None",
                         "    op.execute('DO SLEEP(1)')\n    op.execute('CREATE TABLE b (id INT)')\n");
        Workspace workspace;
        open(workspace, project.path());
        RunFinished finished;
        connect(&workspace, &Workspace::runEvent, this, [&](const RunEvent &event) {
            if (std::holds_alternative<StatementStarted>(event))
                workspace.stopAfterStatement();
            if (const auto *end = std::get_if<RunFinished>(&event))
                finished = *end;
        });
        workspace.apply(workspace.planUpgrade(Target::head()).value());
        QTRY_COMPARE(finished.outcome, RunOutcome::Cancelled);
        QCOMPARE(finished.statementsDone, 1);
        QCOMPARE(m_server.column(QStringLiteral("SHOW TABLES LIKE 'b'")), QStringList());
    }

    void theSchemaAroundARevisionComesAndIsKnownFromThenOn()
    {
        SmallProject project(urlOf(m_server.settings()));
        Workspace workspace;
        open(workspace, project.path());
        const RevisionGraph &graph = workspace.snapshot()->graph;
        QSignalSpy activity(&workspace, &Workspace::activity);
        const RevisionSchemaPtr two = schemaOf(workspace, graph.find(QStringLiteral("two")));
        QVERIFY2(!two->error, qPrintable(two->error ? errorText(*two->error) : QString()));
        QCOMPARE(two->snapshot, workspace.snapshot()->number);
        QCOMPARE(objectsOf(*two), (QStringList{"a", "b", "c"}));
        QCOMPARE(two->differences.size(), 1);
        QCOMPARE(two->differences.first().object.name, QStringLiteral("c"));
        QCOMPARE(two->differences.first().lines.first().kind, SchemaLine::Kind::Added);
        QCOMPARE(two->table, QStringLiteral("c"));
        QCOMPARE(two->moments.size(), 1);
        QCOMPARE(two->rest, RevisionSchema::Rest::Known);
        QVERIFY(!activity.isEmpty());

        activity.clear();
        const RevisionSchemaPtr one = schemaOf(workspace, graph.find(QStringLiteral("one")));
        QCOMPARE(objectsOf(*one), (QStringList{"a", "b"}));
        QCOMPARE(activity.size(), 0); // nothing is replayed for it
        QCOMPARE(m_server.column(QStringLiteral("SHOW TABLES")), QStringList());
    }

    void theSchemaOfAnEarlyRevisionComesBeforeWhatFollowsIsKnown()
    {
        SmallProject project(urlOf(m_server.settings()));
        project.revision("two", "'one'", "    op.execute('DO SLEEP(1)')\n    op.execute('DROP TABLE a')\n");
        Workspace workspace;
        open(workspace, project.path());
        const RevisionGraph &graph = workspace.snapshot()->graph;
        QSignalSpy ready(&workspace, &Workspace::schemaReady);
        const RevisionGraph::Node one = graph.find(QStringLiteral("one"));
        workspace.requestSchema(one, QStringLiteral("a"));
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 60'000);
        const auto first = ready.takeFirst().first().value<RevisionSchemaPtr>();
        QCOMPARE(first->rest, RevisionSchema::Rest::Coming);
        QCOMPARE(first->moments.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 60'000);
        const auto second = ready.takeFirst().first().value<RevisionSchemaPtr>();
        QCOMPARE(second->node, one);
        QCOMPARE(second->rest, RevisionSchema::Rest::Known);
        QCOMPARE(second->moments.size(), 2);
        QCOMPARE(objectsOf(*second), (QStringList{"a", "b"}));
    }

    void aBranchIsSeenWithoutTheOtherOne()
    {
        SmallProject project(urlOf(m_server.settings()));
        project.revision("side", "'one'", "    op.execute('CREATE TABLE d (id INT)')\n");
        project.revision("both", "('two', 'side')", "    pass\n");
        project.revision("last", "'both'", "    op.execute('DROP TABLE d')\n");
        Workspace workspace;
        open(workspace, project.path());
        const auto objectsAt = [&](const char *id) {
            return objectsOf(*schemaOf(workspace, workspace.snapshot()->graph.find(QLatin1StringView(id))));
        };
        QCOMPARE(objectsAt("last"), (QStringList{"a", "b", "c"}));
        QCOMPARE(objectsAt("two"), (QStringList{"a", "b", "c"}));
        QCOMPARE(objectsAt("side"), (QStringList{"a", "b", "d"}));
        QCOMPARE(objectsAt("both"), (QStringList{"a", "b", "c", "d"}));
        QVERIFY(schemaOf(workspace, workspace.snapshot()->graph.find(u"both"_s))->differences.isEmpty());
    }

    void anotherRevisionNeedNotWaitForWhatFollowsThisOne()
    {
        SmallProject project(urlOf(m_server.settings()));
        project.revision("side", "'one'", "    op.execute('CREATE TABLE d (id INT)')\n");
        QByteArray naps;
        for (int i = 0; i < 100; ++i)
            naps += "    op.execute('DO SLEEP(0.1)')\n";
        project.revision("last", "'two'", naps);
        Workspace workspace;
        open(workspace, project.path());
        const RevisionGraph &graph = workspace.snapshot()->graph;
        QSignalSpy ready(&workspace, &Workspace::schemaReady);
        workspace.requestSchema(graph.find(u"two"_s));
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 60'000);
        QCOMPARE(ready.takeFirst().first().value<RevisionSchemaPtr>()->rest, RevisionSchema::Rest::Coming);
        QElapsedTimer time;
        time.start();
        workspace.requestSchema(graph.find(u"side"_s));
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 60'000);
        QVERIFY2(time.elapsed() < 8000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(objectsOf(*ready.first().first().value<RevisionSchemaPtr>()), (QStringList{"a", "b", "d"}));
        workspace.stopSchema();
    }

    void theReplayIsLikeTheProjectsDatabase()
    {
        const QString name = m_server.settings().database;
        QVERIFY(m_server.run({QStringLiteral("ALTER DATABASE `%1` COLLATE utf8mb4_czech_ci").arg(name)}));
        SmallProject project(urlOf(m_server.settings()));
        project.revision("two", "'one'",
                         "    op.execute('CREATE TABLE `" + name.toUtf8() + "`.c (t TEXT)')\n");
        Workspace workspace;
        // Asked as soon as there is a snapshot, while the database is not known yet: the answer waits for it.
        connect(&workspace, &Workspace::snapshotChanged, &workspace, [&] { workspace.requestSchema(1); });
        QSignalSpy ready(&workspace, &Workspace::schemaReady);
        workspace.openProject(project.path());
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 60'000);
        const auto schema = ready.first().first().value<RevisionSchemaPtr>();
        QVERIFY2(!schema->error, qPrintable(schema->error ? errorText(*schema->error) : QString()));
        QCOMPARE(objectsOf(*schema), (QStringList{"a", "b", "c"}));
        QVERIFY(schema->objects.last().sql.contains(QStringLiteral("utf8mb4_czech_ci")));
        QCOMPARE(schema->surroundings.collation, QStringLiteral("utf8mb4_czech_ci"));
        QVERIFY(schema->surroundings.databaseServer.startsWith(QStringLiteral("MariaDB")));
        QVERIFY(schema->surroundings.sameFlavour);
    }

    void anotherProjectDropsTheSchemaThatWasAskedFor()
    {
        SmallProject first(urlOf(m_server.settings()));
        first.revision("one", "None",
                       "    op.execute('DO SLEEP(1)')\n    op.execute('CREATE TABLE x (id INT)')\n");
        SmallProject second(urlOf(m_server.settings()));
        Workspace workspace;
        open(workspace, first.path());
        QSignalSpy ready(&workspace, &Workspace::schemaReady);
        QSignalSpy activity(&workspace, &Workspace::activity);
        workspace.requestSchema(1);
        QTRY_VERIFY(!activity.isEmpty()); // the replay has begun
        workspace.openProject(second.path());
        QTRY_COMPARE(workspace.snapshot()->project.folder, QDir(second.path()).canonicalPath());
        QTRY_VERIFY(workspace.database().isConnected() && !workspace.isBusy());
        QTRY_COMPARE(activity.last().first().toString(), QString());
        QTest::qWait(2000); // the first project's replay has ended by then
        QCOMPARE(ready.size(), 0);
        const RevisionSchemaPtr schema = schemaOf(workspace, 1);
        QCOMPARE(schema->snapshot, workspace.snapshot()->number);
        QCOMPARE(objectsOf(*schema), (QStringList{"a", "b", "c"}));
    }

    void aStoppedReplaySaysSoAndCanBeAskedForAgain()
    {
        SmallProject project(urlOf(m_server.settings()));
        project.revision("one", "None",
                         "    op.execute('DO SLEEP(1.5)')\n    op.execute('CREATE TABLE a (id INT)')\n");
        Workspace workspace;
        open(workspace, project.path());
        QSignalSpy ready(&workspace, &Workspace::schemaReady);
        QSignalSpy activity(&workspace, &Workspace::activity);
        workspace.requestSchema(0);
        QTRY_VERIFY(!activity.isEmpty());
        workspace.stopSchema();
        QTRY_COMPARE(ready.size(), 1);
        const auto stopped = ready.first().first().value<RevisionSchemaPtr>();
        QVERIFY(stopped->error);
        QCOMPARE(stopped->error->kind, ErrorKind::Cancelled);
        QCOMPARE(activity.last().first().toString(), QString());
        QVERIFY(!schemaOf(workspace, 0)->error);
    }

    void linesOfTwoTextsAreToldApart_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("expected");
        QTest::newRow("equal") << "a\nb" << "a\nb" << " a| b";
        QTest::newRow("made") << "" << "a\nb" << "+a|+b";
        QTest::newRow("dropped") << "a\nb" << "" << "-a|-b";
        QTest::newRow("changed") << "a\nb\nc" << "a\nx\nc" << " a|-b|+x| c";
        QTest::newRow("a comma alone") << "(\na\n)" << "(\na,\nb\n)" << " (| a,|+b| )";
        QTest::newRow("moved") << "a\nb\nc" << "b\nc\na" << "-a| b| c|+a";
        QTest::newRow("repeated") << "a\na" << "a\na\na" << " a| a|+a";
        QTest::newRow("nothing") << "" << "" << "";
    }

    void linesOfTwoTextsAreToldApart()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, expected);
        QStringList lines;
        for (const SchemaLine &line : differenceOfLines(before, after))
            lines << QStringLiteral(" -+").at(int(line.kind)) + line.text;
        QCOMPARE(lines.join(u'|'), expected);
    }

private:
    /// The last answer: when nothing more is to come.
    RevisionSchemaPtr schemaOf(Workspace &workspace, RevisionGraph::Node node)
    {
        RevisionSchemaPtr schema;
        const auto taking = connect(&workspace, &Workspace::schemaReady, this,
                                    [&](const RevisionSchemaPtr &answer) { schema = answer; });
        workspace.requestSchema(node);
        const bool came =
            QTest::qWaitFor([&] { return schema && schema->rest != RevisionSchema::Rest::Coming; }, 60'000);
        disconnect(taking);
        if (!came)
            qFatal("no schema comes");
        return schema;
    }

    static QStringList objectsOf(const RevisionSchema &schema)
    {
        QStringList names;
        for (const RevisionSchema::Object &object : schema.objects)
            names << object.name.name;
        return names;
    }

    void open(Workspace &workspace, const QString &path,
              DatabaseState::Stage stage = DatabaseState::Stage::Connected)
    {
        workspace.openProject(path);
        QTRY_COMPARE(workspace.database().stage, stage);
        QTRY_VERIFY(!workspace.isBusy());
    }

    TestServer m_server;
    std::unique_ptr<QTemporaryDir> m_cache;
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "workspacetest.moc"
