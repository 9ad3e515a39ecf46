// SPDX-License-Identifier: GPL-3.0-or-later
// The project's own Python on the command line: nothing of it runs before someone has said so.
#include "tests/app/cliproject.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QStandardPaths>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class CliPythonTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void asksBeforeItRunsAnything_data();
    void asksBeforeItRunsAnything();
    void asksNobodyWhereNothingIsNeeded();
    void remembersConsent();
    void fillsInWhatNeedsPython();
    void saysWhyPythonFails();
    void verifies();
    void saysDifferences();
    void plansWithPython();
    void listsPythons();
    void refuses_data();
    void refuses();

private:
    QJsonObject at(const CliAnswer &answer, const QString &id, const QString &direction) const
    {
        return answer.json()
            .value("revisions"_L1)
            .toObject()
            .value(id)
            .toObject()
            .value(direction)
            .toObject();
    }
    bool isMarked() const { return QFile::exists(m_project->path(u"mark"_s)); }
    QString fileOf(const QString &id) const { return u"alembic/versions/%1_x.py"_s.arg(id); }

    QTemporaryDir m_settings;
    std::unique_ptr<CliProject> m_project;
};

void CliPythonTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8());
    qunsetenv("VIRTUAL_ENV");
}

void CliPythonTest::init()
{
    m_project = std::make_unique<CliProject>();
    m_project->write(u"alembic/env.py"_s,
                     "from alembic import context\nopen('mark', 'w').close()\n"
                     "context.configure(url='mysql+pymysql://u:hidden@h/d', literal_binds=True)\n"
                     "with context.begin_transaction():\n    context.run_migrations()\n");
    m_project->addRevision(u"aaa1"_s, {}, {u"CREATE TABLE scenes (id INT)"_s}, {u"DROP TABLE scenes"_s});
    m_project->write(
        fileOf(u"bbb1"_s),
        "from alembic import op\nimport random, hashlib\nrevision = 'bbb1'\ndown_revision = 'aaa1'\n"
        "def upgrade():\n    name = 'n' + str(len(dir(random)) * 0)\n"
        "    op.execute('CREATE TABLE %s (id INT)' % name)\n"
        "def downgrade():\n    op.execute('DROP TABLE n0')\n");
}

void CliPythonTest::asksBeforeItRunsAnything_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("render") << QStringList{u"render"_s, u"--with-python"_s, u"--json"_s};
    QTest::newRow("verify") << QStringList{u"verify"_s, u"--json"_s};
}

void CliPythonTest::asksBeforeItRunsAnything()
{
    QFETCH(QStringList, arguments);
    const CliAnswer refused = m_project->run(arguments);
    QCOMPARE(refused.status, 1);
    const QJsonObject error = refused.json().value("error"_L1).toObject();
    QCOMPARE(error.value("kind"_L1).toString(), u"PythonNotTrusted"_s);
    const QString advice = error.value("advice"_L1).toString();
    QVERIFY2(advice.contains(u"cd %1 && "_s.arg(m_project->path())), qPrintable(advice));
    QVERIFY(advice.contains("--run-project-python"_L1));
    QVERIFY(!isMarked());
    QCOMPARE(m_project->run(arguments << u"--run-project-python"_s).status, 0);
    QVERIFY(isMarked());
    arguments.removeLast();
    QCOMPARE(m_project->run(arguments).status, 1); // once is once
}

void CliPythonTest::asksNobodyWhereNothingIsNeeded()
{
    const CliAnswer answer = m_project->run({u"render"_s, u"--with-python"_s, u"aaa1"_s});
    QCOMPARE(answer.status, 0);
    QCOMPARE(m_project->run({u"upgrade"_s, u"aaa1"_s, u"--sql"_s}).status, 0);
    QVERIFY(!isMarked());
}

void CliPythonTest::remembersConsent()
{
    QCOMPARE(m_project->run({u"python"_s, u"--trust"_s}).status, 0);
    QVERIFY(!isMarked());
    QCOMPARE(m_project->run({u"verify"_s}).status, 0);
    QVERIFY(isMarked());
    QCOMPARE(m_project->run({u"python"_s, u"--revoke"_s}).status, 0);
    QCOMPARE(m_project->run({u"verify"_s}).status, 1);
}

void CliPythonTest::fillsInWhatNeedsPython()
{
    const CliAnswer plain = m_project->run({u"render"_s, u"--json"_s});
    QVERIFY2(at(plain, u"bbb1"_s, u"upgrade"_s).contains("needs_python"_L1), qPrintable(plain.output));
    const CliAnswer answer =
        m_project->run({u"render"_s, u"--with-python"_s, u"--run-project-python"_s, u"--json"_s});
    QCOMPARE(at(answer, u"bbb1"_s, u"upgrade"_s),
             (QJsonObject{{u"statements"_s, QJsonArray{u"CREATE TABLE n0 (id INT)"_s}},
                          {u"provenance"_s, u"alembic"_s}}));
    QCOMPARE(at(answer, u"bbb1"_s, u"downgrade"_s),
             at(plain, u"bbb1"_s, u"downgrade"_s)); // native where it is known
    QCOMPARE(at(answer, u"aaa1"_s, u"upgrade"_s), at(plain, u"aaa1"_s, u"upgrade"_s));
    const CliAnswer text =
        m_project->run({u"render"_s, u"--with-python"_s, u"--run-project-python"_s, u"bbb1"_s});
    QVERIFY2(text.output.contains("-- Upgrade, from Alembic\nCREATE TABLE n0 (id INT);\n"_L1),
             qPrintable(text.output));
}

void CliPythonTest::saysWhyPythonFails()
{
    m_project->write(
        fileOf(u"ccc1"_s),
        "import nowhere\nrevision = 'ccc1'\ndown_revision = 'bbb1'\ndef upgrade():\n    nowhere.go()\n"
        "def downgrade():\n    nowhere.go()\n");
    const CliAnswer answer =
        m_project->run({u"render"_s, u"ccc1"_s, u"--with-python"_s, u"--run-project-python"_s, u"--json"_s});
    QCOMPARE(answer.status, 0);
    const QJsonObject why = at(answer, u"ccc1"_s, u"upgrade"_s).value("needs_python"_L1).toObject();
    QVERIFY(why.contains("reason"_L1));
    const QJsonObject python = why.value("python"_L1).toObject();
    QCOMPARE(python.value("reason"_L1).toString(), u"ModuleNotFoundError: No module named 'nowhere'"_s);
    QCOMPARE(python.value("line"_L1).toInt(), 1);
    QVERIFY(python.value("traceback"_L1).toString().contains("ccc1_x.py\", line 1"_L1));
    QVERIFY(!answer.output.contains("hidden"_L1) && !answer.errors.contains("hidden"_L1));
}

void CliPythonTest::verifies()
{
    const CliAnswer answer = m_project->run({u"verify"_s, u"--run-project-python"_s, u"--json"_s});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.json().value("summary"_L1).toObject(),
             (QJsonObject{{u"equal"_s, 3}, {u"different"_s, 0}, {u"not_comparable"_s, 1}}));
    QCOMPARE(at(answer, u"aaa1"_s, u"upgrade"_s), (QJsonObject{{u"result"_s, u"equal"_s}}));
    const QJsonObject other = at(answer, u"bbb1"_s, u"upgrade"_s);
    QCOMPARE(other.value("result"_L1).toString(), u"not_comparable"_s);
    QVERIFY(other.contains("native_error"_L1) && !other.contains("alembic_error"_L1));
    const CliAnswer one = m_project->run({u"verify"_s, u"aaa1"_s, u"--run-project-python"_s});
    QCOMPARE(one.lines().first(), u"aaa1 upgrade: equal"_s);
    QVERIFY2(one.lines().last().startsWith("2 equal, 0 different, 0 can't be compared, by Alembic "_L1),
             qPrintable(one.output));
}

void CliPythonTest::saysDifferences()
{
    // A hook that is out of sight of whoever reads files alone: env.py changes what is executed.
    m_project->write(
        u"alembic/env.py"_s,
        "from alembic import context\n"
        "context.configure(url='mysql+pymysql://u@h/d', literal_binds=True)\n"
        "impl = context.get_context().impl\nkept = impl._exec\n"
        "impl._exec = lambda sql, *rest, **more: kept(str(sql).replace('scenes', 'acts'), *rest, **more)\n"
        "context.run_migrations()\n");
    const CliAnswer answer = m_project->run({u"verify"_s, u"aaa1"_s, u"--run-project-python"_s, u"--json"_s});
    QCOMPARE(answer.status, 1);
    const QJsonObject one = at(answer, u"aaa1"_s, u"upgrade"_s);
    QCOMPARE(one.value("result"_L1).toString(), u"different"_s);
    QCOMPARE(one.value("native"_L1).toArray(), QJsonArray{u"CREATE TABLE scenes (id INT)"_s});
    QCOMPARE(one.value("alembic"_L1).toArray(), QJsonArray{u"CREATE TABLE acts (id INT)"_s});
    const CliAnswer text = m_project->run({u"verify"_s, u"aaa1"_s, u"--run-project-python"_s});
    QVERIFY2(text.output.contains("  - CREATE TABLE scenes (id INT)\n  + CREATE TABLE acts (id INT)\n"_L1),
             qPrintable(text.output));
}

void CliPythonTest::plansWithPython()
{
    const CliAnswer refused = m_project->run({u"upgrade"_s, u"head"_s, u"--sql"_s, u"--json"_s});
    QCOMPARE(refused.status, 1);
    QCOMPARE(refused.json().value("error"_L1).toObject().value("kind"_L1).toString(), u"NeedsPython"_s);
    QVERIFY(refused.errors.contains("--run-project-python"_L1));
    QVERIFY(!isMarked());
    const CliAnswer answer = m_project->run({u"upgrade"_s, u"head"_s, u"--sql"_s, u"--run-project-python"_s});
    QCOMPARE(answer.status, 0);
    QVERIFY2(answer.output.contains("CREATE TABLE n0 (id INT);"_L1), qPrintable(answer.output));
    QVERIFY(answer.output.contains("UPDATE alembic_version SET version_num='bbb1'"_L1));
}

void CliPythonTest::listsPythons()
{
    QCOMPARE(
        m_project
            ->runProgram(u"/usr/bin/python3"_s,
                         {u"-m"_s, u"venv"_s, u"--without-pip"_s, u"--system-site-packages"_s, u".venv"_s})
            .status,
        0);
    const QJsonObject said = m_project->run({u"python"_s, u"--json"_s}).json();
    const QJsonObject first = said.value("interpreters"_L1).toArray().at(0).toObject();
    QCOMPARE(first.value("found_by"_L1).toString(), u".venv"_s);
    QCOMPARE(first.value("meant"_L1).toBool(), true);
    QVERIFY(!first.value("alembic"_L1).toString().isEmpty());
    QCOMPARE(said.value("trusted"_L1).toBool(), false);
    QCOMPARE(m_project->run({u"python"_s, u"--use"_s, u"/usr/bin/python3"_s, u"--json"_s})
                 .json()
                 .value("interpreters"_L1)
                 .toArray()
                 .at(0)
                 .toObject()
                 .value("program"_L1)
                 .toString(),
             u"/usr/bin/python3"_s);
    QVERIFY(m_project->run({u"python"_s, u"--forget"_s})
                .output.contains(".venv/bin/python  (.venv, Python 3."_L1));
    QVERIFY(!isMarked());
}

void CliPythonTest::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    const QString consent = u"--run-project-python"_s;
    QTest::newRow("a Python that isn't there")
        << QStringList{u"verify"_s, consent, u"--python"_s, u"nowhere"_s} << 1 << u"PythonUnavailable"_s;
    QTest::newRow("no number") << QStringList{u"verify"_s, consent, u"--python-timeout"_s, u"soon"_s} << 1
                               << u"PythonUnavailable"_s;
    QTest::newRow("an unknown revision")
        << QStringList{u"verify"_s, consent, u"zzz1"_s} << 1 << u"CantLocate"_s;
    QTest::newRow("to use nothing") << QStringList{u"python"_s, u"--use"_s, u"nowhere"_s} << 1
                                    << u"PythonUnavailable"_s;
}

void CliPythonTest::refuses()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, status);
    QFETCH(const QString, kind);
    const CliAnswer answer = m_project->run(arguments + QStringList(u"--json"_s));
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.json().value("error"_L1).toObject().value("kind"_L1).toString(), kind);
    QVERIFY(!isMarked());
}

QTEST_GUILESS_MAIN(CliPythonTest)
#include "clipythontest.moc"
