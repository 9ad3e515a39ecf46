// SPDX-License-Identifier: GPL-3.0-or-later
// The process: it answers, survives what project code does to it, and never outlives anyone.
#include "tests/projectpython/pythonproject.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace stemma;
using namespace Qt::StringLiterals;

class ProjectPythonTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_project = std::make_unique<PythonProject>(); }

    void tellsItsVersions();
    void runsNothingBeforeItIsAsked();
    void keepsOneProcess();
    void worksInAVirtualEnvironment();
    void survivesNoiseAndReading();
    void killsWhatHangs();
    void survivesACrash_data();
    void survivesACrash();
    void shortensTracebacks();
    void neverShowsPasswords_data();
    void neverShowsPasswords();
    void boundsWhatIsPrinted();
    void saysThatThereIsNoAlembic();
    void answersFromMemory();
    void seesWhatHasChanged_data();
    void seesWhatHasChanged();
    void cancels();
    void endsItsProcess();
    void writesNothingIntoTheProject();

private:
    PythonSql ask(ProjectPython &python, const QString &id) const
    {
        return python.sql(m_project->question(id)).result();
    }
    static bool isAlive(qint64 process) { return ::kill(pid_t(process), 0) == 0; }

    std::unique_ptr<PythonProject> m_project;
};

void ProjectPythonTest::tellsItsVersions()
{
    ProjectPython python(m_project->read(), PythonProject::systemPython());
    const auto versions = python.versions().result();
    QVERIFY(versions);
    QVERIFY(versions->python.startsWith(python.interpreter().version));
    QCOMPARE(versions->alembic.section(u'.', 0, 2), python.interpreter().alembic.section(u'.', 0, 2));
    QVERIFY(!versions->sqlAlchemy.isEmpty());
}

void ProjectPythonTest::runsNothingBeforeItIsAsked()
{
    m_project->writeEnvironment("open('mark', 'w')\n");
    m_project->addRevision(u"a1"_s, {}, "    op.execute('SELECT 1')\n");
    ProjectPython python(m_project->read(), PythonProject::systemPython());
    QTest::qWait(100);
    QCOMPARE(python.processId(), 0);
    QVERIFY(!QFile::exists(m_project->path(u"mark"_s)));
    QCOMPARE(PythonProject::texts(ask(python, u"a1"_s)), QStringList(u"SELECT 1"_s));
    QVERIFY(QFile::exists(m_project->path(u"mark"_s))); // so the mark would have told
}

void ProjectPythonTest::keepsOneProcess()
{
    m_project->addRevision(u"a1"_s, {}, "    op.execute('SELECT 1')\n");
    m_project->addRevision(u"a2"_s, "a1", "    import os\n    op.execute('SELECT %d' % os.getpid())\n");
    ProjectPython python(m_project->read(), PythonProject::systemPython());
    QVERIFY(ask(python, u"a1"_s));
    const qint64 process = python.processId();
    QVERIFY(process > 0);
    QCOMPARE(PythonProject::texts(ask(python, u"a2"_s)), QStringList(u"SELECT %1"_s.arg(process)));
    QCOMPARE(python.processId(), process);
}

void ProjectPythonTest::worksInAVirtualEnvironment()
{
    QCOMPARE(QProcess::execute(u"/usr/bin/python3"_s,
                               {u"-m"_s, u"venv"_s, u"--system-site-packages"_s, u"--without-pip"_s,
                                m_project->path(u".venv"_s)}),
             0);
    m_project->addRevision(u"a1"_s, {}, "    import sys\n    op.execute('SELECT \"%s\"' % sys.prefix)\n");
    Interpreter interpreter = PythonProject::systemPython();
    interpreter.program = m_project->path(u".venv/bin/python"_s);
    ProjectPython python(m_project->read(), interpreter);
    QCOMPARE(PythonProject::texts(ask(python, u"a1"_s)),
             QStringList(u"SELECT \"%1\""_s.arg(m_project->path(u".venv"_s))));
}

void ProjectPythonTest::survivesNoiseAndReading()
{
    m_project->writeEnvironment("print('{\"id\": 1, \"statements\": []}', flush=True)\n"
                                "import os, sys, subprocess\n"
                                "os.write(1, b'raw noise\\n' * 3000)\n"
                                "subprocess.run(['echo', 'noise of a child'])\n"
                                "sys.stdout.buffer.write(b'\\xff\\xfe\\n')\n");
    m_project->addRevision(
        u"a1"_s, {},
        "    try:\n        input()\n    except EOFError:\n        print('nothing to read')\n"
        "    op.execute('SELECT 1')\n    print('more')\n");
    ProjectPython python(m_project->read(), PythonProject::systemPython());
    for (int i = 0; i < 3; ++i) {
        PythonQuestion question = m_project->question(u"a1"_s);
        question.revision += QString::number(i); // not from memory
        QCOMPARE(PythonProject::texts(python.sql(question).result()), QStringList(u"SELECT 1"_s));
    }
}

void ProjectPythonTest::killsWhatHangs()
{
    m_project->addRevision(u"a1"_s, {}, "    print('on my way')\n    while True:\n        pass\n");
    m_project->addRevision(u"a2"_s, "a1", "    op.execute('SELECT 2')\n");
    ProjectPython python(m_project->read(), PythonProject::systemPython(), 3'000);
    QVERIFY(ask(python, u"a2"_s));
    const qint64 process = python.processId();
    QElapsedTimer clock;
    clock.start();
    const PythonSql hung = ask(python, u"a1"_s);
    QVERIFY(!hung);
    QCOMPARE(hung.error().kind, PythonFailure::Kind::TimedOut);
    QVERIFY2(hung.error().reason.contains("3 s"_L1), qPrintable(hung.error().reason));
    QVERIFY2(hung.error().details.contains("on my way"_L1), qPrintable(hung.error().details));
    QVERIFY(clock.elapsed() < 6'000);
    QVERIFY(!isAlive(process));
    PythonQuestion next = m_project->question(u"a2"_s);
    QCOMPARE(PythonProject::texts(python.sql(next).result()), QStringList(u"SELECT 2"_s));
}

void ProjectPythonTest::survivesACrash_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<PythonFailure::Kind>("kind");
    QTest::addColumn<QString>("reason");
    QTest::newRow("killed") << QByteArray("    import os\n    os.kill(os.getpid(), 9)\n")
                            << PythonFailure::Kind::Ended << u"signal 9"_s;
    QTest::newRow("ended at once") << QByteArray("    import os\n    os._exit(3)\n")
                                   << PythonFailure::Kind::Ended << u"status 3"_s;
    QTest::newRow("asked to end") << QByteArray("    import sys\n    sys.exit('no more')\n")
                                  << PythonFailure::Kind::Raised << u"no more"_s;
    QTest::newRow("endless recursion")
        << QByteArray("    upgrade()\n") << PythonFailure::Kind::Raised << u"RecursionError"_s;
    QTest::newRow("an interrupt") << QByteArray("    raise KeyboardInterrupt\n")
                                  << PythonFailure::Kind::Raised << u"KeyboardInterrupt"_s;
}

void ProjectPythonTest::survivesACrash()
{
    QFETCH(const QByteArray, body);
    QFETCH(const PythonFailure::Kind, kind);
    QFETCH(const QString, reason);
    m_project->addRevision(u"a1"_s, {}, body);
    m_project->addRevision(u"a2"_s, "a1", "    op.execute('SELECT 2')\n");
    ProjectPython python(m_project->read(), PythonProject::systemPython());
    const PythonSql crashed = ask(python, u"a1"_s);
    QVERIFY(!crashed);
    QCOMPARE(crashed.error().kind, kind);
    QVERIFY2(crashed.error().reason.contains(reason), qPrintable(crashed.error().reason));
    QCOMPARE(PythonProject::texts(ask(python, u"a2"_s)), QStringList(u"SELECT 2"_s));
}

void ProjectPythonTest::shortensTracebacks()
{
    m_project->write(u"shop/__init__.py"_s, {});
    m_project->write(u"shop/helper.py"_s, "import json\n\ndef load(text):\n    return json.loads(text)\n");
    const QString file =
        m_project->addRevision(u"a1"_s, {}, "    helper.load('{')\n", "from shop import helper\n");
    ProjectPython python(m_project->read(), PythonProject::systemPython());
    const PythonSql failed = ask(python, u"a1"_s);
    QVERIFY(!failed);
    const PythonFailure &failure = failed.error();
    QCOMPARE(failure.line, 10);
    QVERIFY2(failure.reason.startsWith("json.decoder.JSONDecodeError: Expecting property name"_L1),
             qPrintable(failure.reason));
    // The frames of Alembic, of Python's own packages and of the program itself are folded away.
    QVERIFY2(failure.traceback.contains(
                 u"File \"%1\", line 10, in upgrade\n    helper.load('{')\n"
                 "  File \"%2\", line 4, in load\n    return json.loads(text)\n"
                 "json.decoder.JSONDecodeError"_s.arg(file, m_project->path(u"shop/helper.py"_s))),
             qPrintable(failure.traceback));
    QVERIFY(!failure.traceback.contains("decoder.py"_L1));
    QVERIFY(!failure.traceback.contains("/alembic/runtime"_L1));
    QVERIFY2(failure.details.contains("decoder.py"_L1), qPrintable(failure.details));
}

void ProjectPythonTest::neverShowsPasswords_data()
{
    QTest::addColumn<QByteArray>("environment");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("the URL is raised")
        << QByteArray()
        << QByteArray("    raise Exception(context.config.get_main_option('sqlalchemy.url'))\n");
    QTest::newRow("the password alone")
        << QByteArray("from sqlalchemy.engine import make_url\n")
        << QByteArray(
               "    from sqlalchemy.engine import make_url\n"
               "    raise Exception(make_url(context.config.get_main_option('sqlalchemy.url')).password)\n");
    QTest::newRow("printed") << QByteArray("print('T0p#Secret', 'T0p%23Secret')\n")
                             << QByteArray("    raise Exception('x')\n");
    QTest::newRow("in a line of code")
        << QByteArray() << QByteArray("    raise Exception('mysql://a:T0p%23Secret@b/c')\n");
    QTest::newRow("of another URL, known to Python alone")
        << QByteArray("from sqlalchemy.engine import make_url\n"
                      "secret = ''.join(['T0', 'p#Sec', 'ret2'])\n"
                      "make_url('mysql+pymysql://u:' + secret.replace('#', '%23') + '@h/d')\n"
                      "print('it is', secret)\n")
        << QByteArray("    raise Exception('x')\n");
    QTest::newRow("that the project puts into its environment")
        << QByteArray("import os\nos.environ['SHOP_PASSWORD'] = ''.join(['T0', 'p#Sec', 'ret3'])\n"
                      "print(os.environ['SHOP_PASSWORD'])\n")
        << QByteArray("    raise Exception('x')\n");
}

void ProjectPythonTest::neverShowsPasswords()
{
    QFETCH(const QByteArray, environment);
    QFETCH(const QByteArray, body);
    m_project->writeEnvironment(environment);
    m_project->addRevision(u"a1"_s, {}, body);
    ProjectPython python(m_project->read(), PythonProject::systemPython());
    const PythonSql failed = ask(python, u"a1"_s);
    QVERIFY(!failed);
    const QString all = failed.error().reason + failed.error().traceback + failed.error().details;
    QVERIFY2(!all.contains("T0p#Secret"_L1) && !all.contains("T0p%23Secret"_L1), qPrintable(all));
}

void ProjectPythonTest::boundsWhatIsPrinted()
{
    m_project->addRevision(
        u"a1"_s, {},
        "    print('x' * 99 * 100000)\n    print('the end')\n    raise Exception('y' * 100000)\n");
    ProjectPython python(m_project->read(), PythonProject::systemPython());
    const PythonSql failed = ask(python, u"a1"_s);
    QVERIFY(!failed);
    QVERIFY(failed.error().details.contains("the end"_L1));
    QVERIFY(failed.error().details.size() < 150'000);
    QVERIFY(failed.error().reason.size() < 5'000);
}

void ProjectPythonTest::saysThatThereIsNoAlembic()
{
    QCOMPARE(QProcess::execute(u"/usr/bin/python3"_s,
                               {u"-m"_s, u"venv"_s, u"--without-pip"_s, m_project->path(u".venv"_s)}),
             0);
    m_project->addRevision(u"a1"_s, {}, "    pass\n");
    Interpreter interpreter = PythonProject::systemPython();
    interpreter.program = m_project->path(u".venv/bin/python"_s);
    ProjectPython python(m_project->read(), interpreter);
    QCOMPARE(ask(python, u"a1"_s).error().reason, u"ModuleNotFoundError: No module named 'alembic'"_s);
    interpreter.program = m_project->path(u"nowhere"_s);
    ProjectPython none(m_project->read(), interpreter);
    QCOMPARE(none.sql(m_project->question(u"a1"_s)).result().error().kind, PythonFailure::Kind::NotStarted);
}

void ProjectPythonTest::answersFromMemory()
{
    m_project->addRevision(u"a1"_s, {}, "    import time\n    op.execute('SELECT %d' % time.time_ns())\n");
    ProjectPython python(m_project->read(), PythonProject::systemPython());
    QVERIFY(!python.known(m_project->question(u"a1"_s)));
    const PythonSql first = ask(python, u"a1"_s);
    QVERIFY(first);
    QCOMPARE(python.known(m_project->question(u"a1"_s)), std::optional(*first));
    QCOMPARE(*ask(python, u"a1"_s), *first);
    QVERIFY(!python.known(m_project->question(u"a1"_s, Direction::Down)));
}

void ProjectPythonTest::seesWhatHasChanged_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("a module of the project") << u"shop/words.py"_s << QByteArray("word = 'after'\n");
    QTest::newRow("a file that is read") << u"shop/data.txt"_s << QByteArray("after\n");
    QTest::newRow("a file that was not there") << u"shop/maybe.txt"_s << QByteArray("x");
    QTest::newRow("a module that was not there") << u"shop/extra.py"_s << QByteArray("word = 'after'\n");
    QTest::newRow("the configuration") << u"alembic.ini"_s
                                       << QByteArray("[alembic]\nscript_location = %(here)s/alembic\n"
                                                     "prepend_sys_path = .\nword = after\n"
                                                     "sqlalchemy.url = mysql+pymysql://u@h/d\n");
}

void ProjectPythonTest::seesWhatHasChanged()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    m_project->write(u"shop/__init__.py"_s, {});
    m_project->write(u"shop/words.py"_s, "word = 'first'\n");
    m_project->write(u"shop/data.txt"_s, "first\n");
    m_project->addRevision(u"a1"_s, {},
                           "    op.execute('SELECT ' + words.word + open('shop/data.txt').read().strip())\n"
                           "    op.execute('SELECT ' + extra)\n"
                           "    op.execute('SELECT ' + context.config.get_main_option('word', 'none'))\n"
                           "    try:\n        open('shop/maybe.txt')\n        op.execute('SELECT there')\n"
                           "    except OSError:\n        pass\n",
                           "from shop import words\ntry:\n    from shop.extra import word as extra\n"
                           "except ImportError:\n    extra = 'missing'\n");
    ProjectPython python(m_project->read(), PythonProject::systemPython());
    const QStringList before = PythonProject::texts(ask(python, u"a1"_s));
    QCOMPARE(before, (QStringList{u"SELECT firstfirst"_s, u"SELECT missing"_s, u"SELECT none"_s}));
    m_project->write(name, content);
    QVERIFY(!python.known(m_project->question(u"a1"_s)));
    const QStringList after = PythonProject::texts(ask(python, u"a1"_s));
    QVERIFY(after != before);
    QVERIFY2(after.join(u' ').contains("after"_L1) || after.size() > before.size(),
             qPrintable(after.join(u'\n')));
}

void ProjectPythonTest::cancels()
{
    m_project->addRevision(u"a1"_s, {}, "    import time\n    time.sleep(60)\n");
    m_project->addRevision(u"a2"_s, "a1", "    op.execute('SELECT 2')\n");
    ProjectPython python(m_project->read(), PythonProject::systemPython());
    const auto running = python.sql(m_project->question(u"a1"_s));
    const auto waiting = python.sql(m_project->question(u"a2"_s));
    QTest::qWait(200);
    python.cancel();
    QCOMPARE(running.result().error().kind, PythonFailure::Kind::Cancelled);
    QCOMPARE(waiting.result().error().kind, PythonFailure::Kind::Cancelled);
    QCOMPARE(PythonProject::texts(ask(python, u"a2"_s)), QStringList(u"SELECT 2"_s));
}

void ProjectPythonTest::endsItsProcess()
{
    m_project->addRevision(u"a1"_s, {},
                           "    import subprocess, time\n    child = subprocess.Popen(['sleep', '60'])\n"
                           "    open('child', 'w').write(str(child.pid))\n    time.sleep(60)\n");
    m_project->addRevision(u"a2"_s, {}, "    pass\n");
    qint64 process = 0;
    {
        ProjectPython python(m_project->read(), PythonProject::systemPython());
        QVERIFY(ask(python, u"a2"_s));
        process = python.processId();
        QVERIFY(isAlive(process));
        python.sql(m_project->question(u"a1"_s));
        QTRY_VERIFY(QFileInfo(m_project->path(u"child"_s)).size() > 0);
    }
    QVERIFY(!isAlive(process));
    QFile child(m_project->path(u"child"_s));
    QVERIFY(child.open(QIODevice::ReadOnly));
    const QString status = u"/proc/%1/stat"_s.arg(QString::fromUtf8(child.readAll()));
    QTRY_VERIFY([&] { // gone, or a zombie that nobody has collected
        QFile file(status);
        return !file.open(QIODevice::ReadOnly) || file.readAll().contains(") Z ");
    }());
}

void ProjectPythonTest::writesNothingIntoTheProject()
{
    m_project->write(u"shop/__init__.py"_s, {});
    m_project->addRevision(u"a1"_s, {}, "    import shop\n    op.execute('SELECT 1')\n");
    const auto files = [&] {
        QStringList names;
        QDirIterator all(m_project->path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext())
            names << all.next();
        names.sort();
        return names;
    };
    const QStringList before = files();
    {
        ProjectPython python(m_project->read(), PythonProject::systemPython());
        QVERIFY(ask(python, u"a1"_s));
    }
    QCOMPARE(files(), before);
}

QTEST_GUILESS_MAIN(ProjectPythonTest)
#include "projectpythontest.moc"
