// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recording/recorder.h"
#include "tests/recording/recordingproject.h"
#include "tests/support/testserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <thread>

#include <unistd.h>

using namespace stemma;
using namespace Qt::StringLiterals;

/// The project's code reaches the private server and no other. The other one of these tests is a second
/// private server, whose general log tells who has come.
class RecordingGuardsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void anyUrlLeadsToThePrivateServer_data();
    void anyUrlLeadsToThePrivateServer();
    void whatWouldReachAnotherServerIsEnded_data();
    void whatWouldReachAnotherServerIsEnded();
    void theNetworkIsNotThere();
    void asksAboutTheProjectsOwnDatabaseName();
    void aHangIsKilledWithWhatItHasStarted();
    void stopsWhenAsked();
    void whatThePythonLacksIsNamed();
    void optionsReachTheEnvironment();
    void writesNothingIntoTheProject();
    void noTraceIsLeft();

private:
    QByteArray targetUrl(const QByteArray &driver = "mysql+pymysql") const;
    QStringList visitors(); ///< of the target, but for the test's own

    TestServer m_target;
};

namespace {

const QByteArray asks = "if not sa.inspect(op.get_bind()).has_table('x'):\n"
                        "    op.execute('CREATE TABLE x (a INT)')";

bool processRuns(const QByteArray &pid)
{
    QFile status("/proc/"_L1 + QString::fromLatin1(pid) + "/stat"_L1);
    // A killed one that its parent has not asked for yet is a zombie.
    return status.open(QIODevice::ReadOnly) && !status.readAll().contains(") Z");
}

} // namespace

void RecordingGuardsTest::initTestCase()
{
    QVERIFY2(m_target.start(QString()), qPrintable(m_target.problem()));
    QVERIFY2(m_target.freshDatabase(), qPrintable(m_target.problem()));
}

void RecordingGuardsTest::init()
{
    QVERIFY(m_target.run({u"SET GLOBAL general_log = OFF"_s, u"TRUNCATE TABLE mysql.general_log"_s,
                          u"SET GLOBAL log_output = 'TABLE'"_s, u"SET GLOBAL general_log = ON"_s}));
}

QByteArray RecordingGuardsTest::targetUrl(const QByteArray &driver) const
{
    return driver + "://root@localhost/" + m_target.database().toUtf8()
        + "?unix_socket=" + m_target.settings().unixSocket.toUtf8();
}

QStringList RecordingGuardsTest::visitors()
{
    // Each connection of the test's own is named by a statement that says so.
    return m_target.column(
        u"SELECT argument FROM mysql.general_log WHERE command_type = 'Connect' AND thread_id "
        "<> CONNECTION_ID() AND thread_id NOT IN (SELECT thread_id FROM mysql.general_log "
        "WHERE argument LIKE 'SET GLOBAL general_log%')"_s);
}

void RecordingGuardsTest::anyUrlLeadsToThePrivateServer_data()
{
    QTest::addColumn<QByteArray>("environment"); // how env.py makes its engine
    const QByteArray url = targetUrl();
    QTest::newRow("a literal") << QByteArray("create_engine('" + url + "')");
    QTest::newRow("with arguments") << QByteArray(
        "create_engine('" + url
        + "', connect_args={'host': 'db.example', 'password': 'p', 'read_default_file': '/etc/my.cnf', "
          "'ssl': {'ca': '/x'}})");
    QTest::newRow("mariadb://") << QByteArray("create_engine('" + targetUrl("mariadb+pymysql") + "')");
    QTest::newRow("engine_from_config")
        << QByteArray("sqlalchemy.engine_from_config({'sqlalchemy.url': '" + url + "'})");
    QTest::newRow("from sqlalchemy.engine.create")
        << QByteArray("sqlalchemy.engine.create.create_engine('" + url + "')");
    QTest::newRow("a hook of the project's own")
        << QByteArray("create_engine('" + url
                      + "')\n"
                        "@sqlalchemy.event.listens_for(engine, 'do_connect')\n"
                        "def lead(dialect, record, cargs, cparams):\n"
                        "    cparams['unix_socket'] = '"
                      + m_target.settings().unixSocket.toUtf8() + "'");
    QTest::newRow("over the network")
        << QByteArray("create_engine('mysql+pymysql://u:p@127.0.0.1:3306/shop')");
}

void RecordingGuardsTest::anyUrlLeadsToThePrivateServer()
{
    QFETCH(QByteArray, environment);
    const RecordingProject project;
    project.write(u"alembic/env.py"_s,
                  "from alembic import context\nimport sqlalchemy, sqlalchemy.engine.create\n"
                  "from sqlalchemy import create_engine\nengine = "
                      + environment
                      + "\n"
                        "with engine.connect() as connection:\n"
                        "    context.configure(connection=connection)\n"
                        "    with context.begin_transaction():\n"
                        "        context.run_migrations()\n");
    project.addRevision(u"a"_s, "None", asks);
    const auto recording = record(project.request({}, project.unknown(u"a"_s, {})));
    QVERIFY2(recording, qPrintable(recording ? QString() : errorText(recording.error())));
    QCOMPARE(recording->step.sql.statements.size(), 1);
    QCOMPARE(visitors(), QStringList());
    QCOMPARE(m_target.column(u"SHOW TABLES"_s), QStringList());
}

void RecordingGuardsTest::whatWouldReachAnotherServerIsEnded_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("why");
    const QByteArray socket = m_target.settings().unixSocket.toUtf8();
    const QByteArray swallowed = "try:\n    %1\nexcept BaseException:\n    pass";
    const auto row = [&](const char *name, const QByteArray &line, const char *why) {
        QTest::newRow(name) << QByteArray(swallowed).replace("%1", line) << QString::fromLatin1(why);
    };
    row("a way of its own",
        "sa.create_engine('" + targetUrl() + "', creator=lambda: __import__('pymysql').connect(unix_socket='"
            + socket + "')).connect()",
        "makes its connections itself");
    row("the driver itself", "__import__('pymysql').connect(unix_socket='" + socket + "', user='root')",
        "past SQLAlchemy");
    row("another database system", "sa.create_engine('sqlite://').connect()", "sqlite");
    row("a second database", "sa.create_engine('mysql+pymysql://root@h/another').connect()", "two databases");
}

void RecordingGuardsTest::whatWouldReachAnotherServerIsEnded()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, why);
    const RecordingProject project("'" + targetUrl() + "'");
    project.addRevision(u"a"_s, "None", body + "\nop.execute('CREATE TABLE x (a INT)')");
    const auto recording = record(project.request({}, project.unknown(u"a"_s, {})));
    QVERIFY(!recording);
    QCOMPARE(recording.error().kind, ErrorKind::NeedsPython);
    QVERIFY2(recording.error().message.contains(why), qPrintable(errorText(recording.error())));
    QCOMPARE(visitors(), QStringList());
}

void RecordingGuardsTest::theNetworkIsNotThere()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None",
                        "try:\n"
                        "    socket.create_connection(('127.0.0.1', 9), 2)\n"
                        "except OSError:\n"
                        "    pass\n"
                        "names = subprocess.run(['cat', '/proc/net/dev'], capture_output=True).stdout\n"
                        "op.execute('CREATE TABLE x (a INT COMMENT \"%d\")' % names.count(b':'))",
                        "pass", "import socket, subprocess\n");
    const auto recording = record(project.request({}, project.unknown(u"a"_s, {})));
    QVERIFY2(recording, qPrintable(recording ? QString() : errorText(recording.error())));
    const QString warnings = recording->step.warnings.join(u'\n');
    QVERIFY2(warnings.contains(u"127.0.0.1:9") && warnings.contains(u"cat"), qPrintable(warnings));
    qInfo("without a network: %s", recording->step.isIsolated ? "yes" : "no, this system allows none");
    if (recording->step.isIsolated) // nothing but the loopback, which is down
        QVERIFY(recording->step.sql.statements.first().text.contains(u"\"1\""));
    else
        QVERIFY(warnings.contains(u"without a network"));
}

void RecordingGuardsTest::asksAboutTheProjectsOwnDatabaseName()
{
    const RecordingProject project("'mysql+pymysql://u:p@db.example/their_shop'");
    project.addRevision(u"a"_s, "None",
                        "n = op.get_bind().execute(sa.text(\"SELECT COUNT(*) FROM information_schema.tables "
                        "WHERE table_schema = 'their_shop' AND table_name = 'item'\")).scalar()\n"
                        "op.execute('CREATE TABLE x%d (a INT)' % n)");
    const QList<RecordingStep> before{project.known(u"0"_s, {u"CREATE TABLE item (a INT)"_s}, {})};
    for (const bool cached : {false, true}) {
        const auto recording = record(project.request(before, project.unknown(u"a"_s, {})));
        QVERIFY2(recording, qPrintable(recording ? QString() : errorText(recording.error())));
        QCOMPARE(recording->step.sql.statements.first().text, u"CREATE TABLE x1 (a INT)"_s);
        QCOMPARE(recording->step.fromCache, cached);
    }
}

void RecordingGuardsTest::aHangIsKilledWithWhatItHasStarted()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None",
                        "child = subprocess.Popen(['sleep', '300'])\n"
                        "open('"
                            + project.path(u"pid"_s).toUtf8()
                            + "', 'w').write(str(child.pid))\n"
                              "op.execute('SELECT SLEEP(300)')",
                        "pass", "import subprocess\n");
    RecordingRequest request = project.request({}, project.unknown(u"a"_s, {}));
    request.timeout = 12'000;
    QElapsedTimer timer;
    timer.start();
    const auto recording = record(request);
    QVERIFY(!recording);
    QVERIFY2(recording.error().message.contains(u"12 seconds"), qPrintable(recording.error().message));
    QVERIFY(timer.elapsed() < 30'000);
    QFile pid(project.path(u"pid"_s));
    QVERIFY(pid.open(QIODevice::ReadOnly));
    const QByteArray number = pid.readAll();
    QTRY_VERIFY(!processRuns(number));
}

void RecordingGuardsTest::stopsWhenAsked()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None", "op.execute('SELECT SLEEP(300)')");
    std::stop_source source;
    RecordingRequest request = project.request({}, project.unknown(u"a"_s, {}));
    std::jthread asker;
    request.progress = [&](const QString &) {
        asker = std::jthread([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(800));
            source.request_stop();
        });
    };
    QElapsedTimer timer;
    timer.start();
    const auto recording = record(request, source.get_token());
    QVERIFY(!recording);
    QCOMPARE(recording.error().kind, ErrorKind::Cancelled);
    QVERIFY(timer.elapsed() < 15'000);
}

void RecordingGuardsTest::whatThePythonLacksIsNamed()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None", "pass", "pass", "import nobody_has_this_module\n");
    const auto recording = record(project.request({}, project.unknown(u"a"_s, {})));
    QVERIFY(!recording);
    QVERIFY2(recording.error().message.contains(u"no module nobody_has_this_module"),
             qPrintable(errorText(recording.error())));
    RecordingRequest request = project.request({}, project.unknown(u"a"_s, {}));
    request.python.program = u"/nowhere/python3"_s;
    const auto without = record(request);
    QVERIFY(!without);
    QVERIFY2(without.error().message.contains(u"/nowhere/python3"), qPrintable(errorText(without.error())));
}

void RecordingGuardsTest::optionsReachTheEnvironment()
{
    const RecordingProject project;
    project.write(u"other.ini"_s,
                  "[alembic]\nscript_location = nowhere\n"
                  "[shop]\nscript_location = %(here)s/alembic\nprepend_sys_path = %(here)s\n");
    project.write(u"settings.py"_s, "import os\nurl = os.environ['SHOP_DSN']\n");
    project.write(u"alembic/env.py"_s,
                  "from alembic import context\nimport settings\nfrom sqlalchemy import create_engine\n"
                  "tenant = context.get_x_argument(as_dictionary=True)['tenant']\n"
                  "with create_engine(settings.url).connect() as connection:\n"
                  "    context.configure(connection=connection, version_table='versions_' + tenant)\n"
                  "    with context.begin_transaction():\n"
                  "        context.run_migrations(tenant=tenant)\n");
    project.write(u"alembic/versions/a.py"_s,
                  "from alembic import op\nrevision = 'a'\ndown_revision = None\n"
                  "def upgrade(tenant):\n    if op.get_bind():\n"
                  "        op.execute('CREATE TABLE of_%s (a INT)' % tenant)\n");
    RecordingRequest request = project.request({}, project.unknown(u"a"_s, {}));
    request.python.iniFile = project.path(u"other.ini"_s);
    request.python.section = u"shop"_s;
    request.python.arguments = QStringList{u"tenant=seven"_s};
    request.python.urlVariables = QStringList{u"SHOP_DSN"_s};
    const auto recording = record(request);
    QVERIFY2(recording, qPrintable(recording ? QString() : errorText(recording.error())));
    QCOMPARE(recording->step.sql.statements.size(), 1);
    QCOMPARE(recording->step.sql.statements.first().text, u"CREATE TABLE of_seven (a INT)"_s);
}

void RecordingGuardsTest::writesNothingIntoTheProject()
{
    const RecordingProject project;
    project.write(u"alembic/helper.py"_s, "def table(): return 'x'\n");
    project.addRevision(
        u"a"_s, "None", "op.execute('CREATE TABLE %s (a INT)' % helper.table())", "pass",
        "import sys, os\nsys.path.insert(0, os.path.dirname(os.path.dirname(__file__)))\nimport helper\n");
    const QStringList files = project.files();
    QVERIFY(record(project.request({}, project.unknown(u"a"_s, {}))));
    QCOMPARE(project.files(), files);
}

void RecordingGuardsTest::noTraceIsLeft()
{
    const RecordingProject project;
    project.addRevision(u"a"_s, "None", "raise ValueError('on purpose')");
    const QString folder = u"/dev/shm/stemma-%1"_s.arg(::getuid());
    const QStringList before = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(!record(project.request({}, project.unknown(u"a"_s, {}))));
    const QStringList after = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : after)
        QVERIFY(before.contains(name));
}

QTEST_GUILESS_MAIN(RecordingGuardsTest)
#include "recordingguardstest.moc"
