// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/connection.h"
#include "core/sandbox/sandboxfolder.h"
#include "core/sandbox/sandboxserver.h"
#include "core/sandbox/serverprogram.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <thread>

#include <unistd.h>

using namespace stemma;

class SandboxTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void installsOnceAndThenStartsFromTheTemplate();
    void sixHundredDefinitions();
    void isGoneWithItsObject();
    void survivesTheThreadThatStartedIt();
    void listensOnNoNetwork();
    void createDatabaseGivesAnEmptyOne();
    void twoAtOnceKeepTheirOwnTemporaryFiles();
    void killedOwnerTakesTheServerAlongAndTheNextStartClears();
    void aLivingOwnersFilesAreLeftAlone();
    void interruptedTemplateIsNotUsed();
    void damagedTemplateIsMadeAnew();
    void cacheThatCannotBeWrittenCostsOnlyTime();
    void missingProgramIsNamedWithItsPackage();
    void failingServerShowsItsLog();
    void longTemporaryFolderIsPassedOver();
    void nowhereToWriteIsExplained();

private:
    static qint64 startsIn(std::unique_ptr<SandboxServer> &server, QString *problem);
    static bool processIsGone(qint64 pid) { return !QFileInfo::exists(QStringLiteral("/proc/%1").arg(pid)); }
    QString templateFolder() const { return m_cache.path() + "/stemma/sandbox"; }

    QTemporaryDir m_cache;
};

void SandboxTest::initTestCase()
{
    QVERIFY(m_cache.isValid());
    qputenv("XDG_CACHE_HOME", m_cache.path().toLocal8Bit());
}

qint64 SandboxTest::startsIn(std::unique_ptr<SandboxServer> &server, QString *problem)
{
    QElapsedTimer timer;
    timer.start();
    auto started = SandboxServer::start();
    const qint64 time = timer.elapsed();
    if (started)
        server = std::move(*started);
    else
        *problem = errorText(started.error());
    return time;
}

#define START(server)                                                                                        \
    std::unique_ptr<SandboxServer> server;                                                                   \
    QString server##Problem;                                                                                 \
    [[maybe_unused]] const qint64 server##Time = startsIn(server, &server##Problem);                         \
    QVERIFY2(server, qPrintable(server##Problem))

void SandboxTest::installsOnceAndThenStartsFromTheTemplate()
{
    START(first);
    QCOMPARE(QDir(templateFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    QVERIFY(!first->version().isEmpty());
    first.reset();
    // What is asserted is that nothing is installed again; how long it takes is printed, for machines differ.
    const QDir templates(templateFolder());
    const QFileInfo made = templates.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst();
    START(again);
    const QFileInfoList after = templates.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(after.size(), 1);
    QCOMPARE(after.constFirst().lastModified(), made.lastModified());
    qInfo("%s: first start with install %lld ms, from the template %lld ms, files in %s",
          qPrintable(again->version()), static_cast<long long>(firstTime), static_cast<long long>(againTime),
          qPrintable(again->folder()));
}

void SandboxTest::sixHundredDefinitions()
{
    START(server);
    QVERIFY(server->createDatabase("d"));
    const auto connection = Connection::open(server->settings("d"), Secret());
    QVERIFY(connection);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 300; ++i)
        QVERIFY(
            (*connection)
                ->execute(QStringLiteral("CREATE TABLE t%1 (id INT PRIMARY KEY, name VARCHAR(50))").arg(i)));
    for (int i = 0; i < 300; ++i)
        QVERIFY((*connection)->execute(QStringLiteral("ALTER TABLE t%1 ADD COLUMN c INT").arg(i)));
    qInfo("600 definitions: %lld ms", static_cast<long long>(timer.elapsed()));
}

void SandboxTest::isGoneWithItsObject()
{
    START(server);
    const QString folder = server->folder();
    const qint64 pid = server->processId();
    QVERIFY(QFileInfo::exists(folder) && !processIsGone(pid));
    server.reset();
    QVERIFY(!QFileInfo::exists(folder));
    QVERIFY(!QFileInfo::exists(folder + ".lock"));
    QVERIFY(processIsGone(pid));
}

void SandboxTest::survivesTheThreadThatStartedIt()
{
    std::unique_ptr<SandboxServer> server;
    QString problem;
    std::thread([&] { startsIn(server, &problem); }).join();
    QVERIFY2(server, qPrintable(problem));
    QTest::qWait(200);
    QVERIFY(Connection::open(server->settings(), Secret()));
}

void SandboxTest::listensOnNoNetwork()
{
    START(server);
    const auto connection = Connection::open(server->settings(), Secret());
    QVERIFY(connection);
    const auto row = (*connection)->query("SELECT @@skip_networking, @@tmpdir, @@datadir");
    QVERIFY(row);
    QCOMPARE(row->value(0).value(0).toInt(), 1);
    QVERIFY(row->value(0).value(1).toString().startsWith(server->folder()));
    QVERIFY(row->value(0).value(2).toString().startsWith(server->folder()));
    QCOMPARE(QFileInfo(server->folder()).permissions()
                 & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
             QFile::Permissions());
}

void SandboxTest::createDatabaseGivesAnEmptyOne()
{
    START(server);
    for (int i = 0; i < 2; ++i) {
        const auto made = server->createDatabase("odd `name");
        QVERIFY2(made, qPrintable(made ? QString() : errorText(made.error())));
        const auto connection = Connection::open(server->settings("odd `name"), Secret());
        QVERIFY(connection);
        QCOMPARE((*connection)->query("SHOW TABLES")->size(), 0);
        QCOMPARE((*connection)->query("SELECT @@collation_database")->value(0).value(0).toString(),
                 QString("utf8mb4_unicode_ci"));
        QVERIFY((*connection)->execute("CREATE TABLE t (a INT)"));
    }
}

void SandboxTest::twoAtOnceKeepTheirOwnTemporaryFiles()
{
    START(first);
    const auto one = Connection::open(first->settings("mysql"), Secret());
    QVERIFY(one);
    // An on-disk temporary table: its files are what a second server's start would delete in a shared folder.
    QVERIFY((*one)->execute("CREATE TEMPORARY TABLE t (a INT) ENGINE=MyISAM"));
    QVERIFY((*one)->execute("INSERT INTO t VALUES (1), (2)"));
    START(second);
    QVERIFY(first->folder() != second->folder());
    QVERIFY((*one)->execute("INSERT INTO t VALUES (3)"));
    QCOMPARE((*one)->query("SELECT COUNT(*) FROM t")->value(0).value(0).toInt(), 3);
    second.reset();
    QCOMPARE((*one)->query("SELECT COUNT(*) FROM t")->value(0).value(0).toInt(), 3);
}

void SandboxTest::killedOwnerTakesTheServerAlongAndTheNextStartClears()
{
    QProcess owner;
    owner.start(QCoreApplication::applicationDirPath() + "/sandboxowner", QStringList());
    QVERIFY(owner.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(owner.canReadLine() || owner.state() == QProcess::NotRunning, 60000);
    const QStringList words = QString::fromLocal8Bit(owner.readLine()).trimmed().split(' ');
    QVERIFY2(words.size() == 2, owner.readAllStandardError().constData());
    const qint64 pid = words[1].toLongLong();
    QVERIFY(pid > 0 && !processIsGone(pid));
    QVERIFY(QFileInfo::exists(words[0]));

    owner.kill(); // SIGKILL: no destructor runs
    QVERIFY(owner.waitForFinished());
    // Its new parent may take a moment to reap it; a zombie has no files open and no memory.
    QTRY_VERIFY_WITH_TIMEOUT(QFile::symLinkTarget(QStringLiteral("/proc/%1/exe").arg(pid)).isEmpty(), 5000);
    QVERIFY2(QFileInfo::exists(words[0]), "Nobody is left who could have removed the files.");
    START(next);
    QVERIFY(!QFileInfo::exists(words[0]));
    QVERIFY(!QFileInfo::exists(words[0] + ".lock"));
}

void SandboxTest::aLivingOwnersFilesAreLeftAlone()
{
    START(server);
    SandboxFolder::clearAbandoned();
    QVERIFY(QFileInfo::exists(server->folder()));
    QVERIFY(Connection::open(server->settings(), Secret()));
}

void SandboxTest::interruptedTemplateIsNotUsed()
{
    START(first);
    const QString name = QDir(templateFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    first.reset();
    QVERIFY(QDir(templateFolder()).rename(name, name + ".part"));
    START(second);
    QCOMPARE(QDir(templateFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList{name});
}

void SandboxTest::damagedTemplateIsMadeAnew()
{
    const QDir folder(templateFolder());
    const QString name = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    QVERIFY(!name.isEmpty());
    for (const QString &file : QDir(folder.filePath(name)).entryList(QDir::Files))
        QVERIFY(QFile::resize(folder.filePath(name) + '/' + file, 0));
    START(server);
    QVERIFY(QFileInfo(folder.filePath(name) + "/ibdata1").size() > 0);
    const QDateTime made = QFileInfo(folder.filePath(name)).birthTime();
    server.reset();
    START(again);
    QCOMPARE(QFileInfo(folder.filePath(name)).birthTime(), made);
}

void SandboxTest::cacheThatCannotBeWrittenCostsOnlyTime()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    qputenv("XDG_CACHE_HOME", file.fileName().toLocal8Bit());
    std::unique_ptr<SandboxServer> server;
    QString problem;
    const qint64 time = startsIn(server, &problem);
    qputenv("XDG_CACHE_HOME", m_cache.path().toLocal8Bit());
    QVERIFY2(server, qPrintable(problem));
    qInfo("start without a template: %lld ms", static_cast<long long>(time));
}

void SandboxTest::missingProgramIsNamedWithItsPackage()
{
    const auto folder = SandboxFolder::create();
    QVERIFY(folder);
    QTemporaryDir empty;
    const auto none = ServerProgram::find(**folder, {empty.path()});
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::SandboxUnavailable);
    QVERIFY(none.error().message.contains("mariadbd"));
    QVERIFY(none.error().advice.contains("mariadb-server-core"));

    const auto whole = ServerProgram::find(**folder);
    QVERIFY(whole);
    QVERIFY(QFile::link(whole->server(), empty.filePath("mysqld")));
    const auto noInstaller = ServerProgram::find(**folder, {empty.path()});
    if (whole->kind() == ServerProgram::Kind::MariaDb) {
        QVERIFY(!noInstaller);
        QVERIFY(noInstaller.error().message.contains("mariadb-install-db"));
    } else {
        QVERIFY(noInstaller);
    }
}

void SandboxTest::failingServerShowsItsLog()
{
    QTemporaryDir programs;
    for (const char *name : {"mariadbd", "mariadb-install-db"}) {
        QFile script(programs.filePath(name));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write(
            "#!/bin/sh\ncase \"$*\" in\n*--version*) echo \"mariadbd  Ver 1.2.3-MariaDB for nothing\" ;;\n"
            "*--socket*) echo 'the tank is empty' >&2; exit 7 ;;\nesac\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", QByteArray(programs.path().toLocal8Bit() + ":" + path));
    std::unique_ptr<SandboxServer> server;
    QString problem;
    startsIn(server, &problem);
    qputenv("PATH", path);
    QVERIFY(!server);
    QVERIFY2(problem.contains("the tank is empty") && problem.contains("ended while it started"),
             qPrintable(problem));
}

void SandboxTest::longTemporaryFolderIsPassedOver()
{
    QTemporaryDir folder;
    const QString longPath = folder.filePath(QString(100, 'x'));
    QVERIFY(QDir().mkpath(longPath));
    const auto made = SandboxFolder::create({longPath, folder.path()});
    QVERIFY(made);
    QVERIFY((*made)->path().startsWith(folder.path() + "/stemma-"));
    QVERIFY((*made)->socket().toLocal8Bit().size() <= 107);
}

void SandboxTest::nowhereToWriteIsExplained()
{
    QTemporaryDir folder;
    // A folder prepared by someone else, open to others, is not trusted.
    const QString prepared = folder.filePath(QStringLiteral("stemma-%1").arg(::geteuid()));
    QVERIFY(QDir().mkdir(prepared));
    QVERIFY(QFile::setPermissions(
        prepared, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::WriteOther));
    const auto made = SandboxFolder::create({"/nonexistent", folder.path()});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::SandboxUnavailable);
    QVERIFY2(made.error().native.contains("/nonexistent") && made.error().native.contains(prepared),
             qPrintable(made.error().native));
}

QTEST_GUILESS_MAIN(SandboxTest)
#include "sandboxtest.moc"
