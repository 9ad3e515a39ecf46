// SPDX-License-Identifier: GPL-3.0-or-later
// `render`: the SQL of revisions, without a database.
#include "tests/app/cliproject.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class CliRenderTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void printsBothDirectionsOfEachRevision();
    void printsWhatIsProvenEmpty();
    void saysTheLineThatNeedsPython();
    void keepsToTheNamedRevisions();
    void printsAScript();
    void takesTheDialectThatIsNamed();
    void takesTheDialectOfTheProject();
    void saysWhichStatementsMayFail();
    void answersAsOnADatabaseOnDemand();
    void saysTheSameAgainUntilAFileChanges();
    void readsAFolderWithoutAConfiguration_data();
    void readsAFolderWithoutAConfiguration();
    void readsFoldersBelowTheVersions();
    void runsNothingOfTheProject();
    void refuses_data();
    void refuses();

private:
    QJsonObject revisions(const QStringList &arguments = {}) const
    {
        return m_project->run(QStringList{u"render"_s, u"--json"_s} + arguments)
            .json()
            .value("revisions"_L1)
            .toObject();
    }
    static QJsonObject at(const QJsonObject &revisions, const QString &id, const QString &direction)
    {
        return revisions.value(id).toObject().value(direction).toObject();
    }

    std::unique_ptr<CliProject> m_project;
};

void CliRenderTest::init()
{
    m_project = std::make_unique<CliProject>();
    m_project->addRevision(u"aaa1"_s, {}, {u"CREATE TABLE scenes (id INT)"_s}, {u"DROP TABLE scenes"_s});
    m_project->addRevision(u"bbb1"_s, {u"aaa1"_s}, {u"UPDATE scenes SET id = 1"_s, u"DELETE FROM scenes"_s});
    m_project->write(u"alembic/versions/ccc1_x.py"_s,
                     "\"\"\"Third\"\"\"\nfrom alembic import op\nimport elsewhere\nrevision = 'ccc1'\n"
                     "down_revision = 'bbb1'\ndef upgrade():\n    op.execute('SELECT 1')\n"
                     "    op.execute(elsewhere.sql())\ndef downgrade():\n    \"\"\"Nothing.\"\"\"\n");
}

void CliRenderTest::printsBothDirectionsOfEachRevision()
{
    const CliAnswer answer = m_project->run({u"render"_s, u"--json"_s});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.errors, QString());
    const QJsonObject all = answer.json().value("revisions"_L1).toObject();
    QCOMPARE(all.keys(), (QStringList{u"aaa1"_s, u"bbb1"_s, u"ccc1"_s}));
    QCOMPARE(at(all, u"aaa1"_s, u"upgrade"_s),
             (QJsonObject{{u"statements"_s, QJsonArray{u"CREATE TABLE scenes (id INT)"_s}}}));
    QCOMPARE(at(all, u"aaa1"_s, u"downgrade"_s),
             (QJsonObject{{u"statements"_s, QJsonArray{u"DROP TABLE scenes"_s}}}));
    QCOMPARE(at(all, u"bbb1"_s, u"upgrade"_s).value("statements"_L1).toArray(),
             (QJsonArray{u"UPDATE scenes SET id = 1"_s, u"DELETE FROM scenes"_s}));
}

void CliRenderTest::printsWhatIsProvenEmpty()
{
    const QJsonObject all = revisions();
    const QJsonObject empty{{u"statements"_s, QJsonArray()}, {u"empty"_s, true}};
    QCOMPARE(at(all, u"bbb1"_s, u"downgrade"_s), empty);
    QCOMPARE(at(all, u"ccc1"_s, u"downgrade"_s), empty);
}

void CliRenderTest::saysTheLineThatNeedsPython()
{
    const QJsonObject upgrade = at(revisions(), u"ccc1"_s, u"upgrade"_s);
    QCOMPARE(upgrade.keys(), QStringList(u"needs_python"_s));
    const QJsonObject why = upgrade.value("needs_python"_L1).toObject();
    QCOMPARE(why.value("line"_L1).toInt(), 8);
    QVERIFY(why.value("reason"_L1).toString().contains("elsewhere"_L1));
}

void CliRenderTest::keepsToTheNamedRevisions()
{
    QCOMPARE(revisions({u"aaa1"_s, u"head"_s}).keys(), (QStringList{u"aaa1"_s, u"ccc1"_s}));
    QCOMPARE(revisions({u"bbb1"_s, u"bbb1"_s}).keys(), QStringList(u"bbb1"_s));
    QCOMPARE(revisions({u"base"_s}), QJsonObject());
}

void CliRenderTest::printsAScript()
{
    const CliAnswer answer = m_project->run({u"render"_s, u"bbb1"_s, u"ccc1"_s});
    QCOMPARE(answer.status, 0);
    const QString expected = u"-- Revision bbb1: Message of bbb1\n"
                             "-- Upgrade\n"
                             "UPDATE scenes SET id = 1;\n\n"
                             "DELETE FROM scenes;\n"
                             "-- Downgrade: nothing to do\n\n"
                             "-- Revision ccc1: Third\n"
                             "-- Upgrade: needs Python\n"
                             "-- %1:8: "_s.arg(m_project->path(u"alembic/versions/ccc1_x.py"_s));
    QVERIFY2(answer.output.startsWith(expected), qPrintable(answer.output));
}

void CliRenderTest::takesTheDialectThatIsNamed()
{
    m_project->write(u"alembic/versions/ddd1_x.py"_s,
                     "from alembic import op\nrevision = 'ddd1'\ndown_revision = 'ccc1'\ndef upgrade():\n"
                     "    op.execute(op.get_bind().dialect.name)\ndef downgrade():\n    pass\n");
    const auto first = [&](const QStringList &arguments) {
        return at(revisions(arguments), u"ddd1"_s, u"upgrade"_s)
            .value("statements"_L1)
            .toArray()
            .first()
            .toString();
    };
    QCOMPARE(first({u"ddd1"_s}), u"mysql"_s);
    QCOMPARE(first({u"ddd1"_s, u"--dialect"_s, u"mysql"_s}), u"mysql"_s);
    QCOMPARE(first({u"ddd1"_s, u"--dialect"_s, u"mariadb"_s}), u"mariadb"_s);
    QCOMPARE(first({u"ddd1"_s, u"--dialect"_s, u"mysql-on-mariadb"_s}), u"mysql"_s);
}

void CliRenderTest::takesTheDialectOfTheProject()
{
    m_project->write(u".env"_s, "DATABASE_URL=mariadb+pymysql://u@localhost/x\n");
    m_project->write(u"alembic/versions/ddd1_x.py"_s,
                     "from alembic import op\nrevision = 'ddd1'\ndown_revision = 'ccc1'\ndef upgrade():\n"
                     "    op.execute(op.get_bind().dialect.name)\ndef downgrade():\n    pass\n");
    QCOMPARE(at(revisions(), u"ddd1"_s, u"upgrade"_s).value("statements"_L1).toArray().first().toString(),
             u"mariadb"_s);
}

void CliRenderTest::saysWhichStatementsMayFail()
{
    m_project->write(u"alembic/versions/ddd1_x.py"_s,
                     "from alembic import op\nimport sqlalchemy as sa\nrevision = 'ddd1'\n"
                     "down_revision = 'ccc1'\ndef upgrade():\n    op.execute('SELECT 1')\n    try:\n"
                     "        op.execute('SELECT 2')\n    except sa.exc.OperationalError:\n        pass\n"
                     "def downgrade():\n    op.execute('SELECT 3')\n");
    const QJsonObject all = revisions({u"ddd1"_s});
    QCOMPARE(at(all, u"ddd1"_s, u"upgrade"_s).value("may_fail"_L1).toArray(),
             (QJsonArray{QJsonValue::Null,
                         QJsonObject{{u"block"_s, 1}, {u"errors"_s, QJsonArray{u"OperationalError"_s}}}}));
    QVERIFY(!at(all, u"ddd1"_s, u"downgrade"_s).contains("may_fail"_L1));
}

void CliRenderTest::answersAsOnADatabaseOnDemand()
{
    m_project->write(u"alembic/versions/ddd1_x.py"_s,
                     "from alembic import context, op\nrevision = 'ddd1'\ndown_revision = 'ccc1'\n"
                     "def upgrade():\n    if context.is_offline_mode():\n        op.execute('SELECT 1')\n"
                     "def downgrade():\n    pass\n");
    QCOMPARE(at(revisions(), u"ddd1"_s, u"upgrade"_s).value("statements"_L1).toArray(),
             QJsonArray{u"SELECT 1"_s});
    QVERIFY(at(revisions({u"--live"_s}), u"ddd1"_s, u"upgrade"_s).contains("empty"_L1));
}

void CliRenderTest::saysTheSameAgainUntilAFileChanges()
{
    const auto write = [&](const QByteArray &table) {
        m_project->write(u"alembic/helpers.py"_s, "TABLE = '" + table + "'\n");
        m_project->write(u"alembic/versions/ddd1_x.py"_s,
                         "from alembic import op\nimport helpers\nrevision = 'ddd1'\ndown_revision = 'ccc1'\n"
                         "def upgrade():\n    op.drop_table('"
                             + table
                             + "')\n"
                               "def downgrade():\n    op.drop_table(helpers.TABLE)\n");
    };
    write("scenes");
    const QStringList dialects{u"mysql"_s, u"mariadb"_s};
    for (const QString &table : {u"scenes"_s, u"actors"_s}) {
        for (const QString &dialect : dialects + dialects) {
            const QJsonObject all =
                revisions({u"--dialect"_s, dialect, u"--script-location"_s, u"alembic"_s});
            QCOMPARE(all.size(), 4);
            for (const auto direction : {"upgrade"_L1, "downgrade"_L1}) {
                QCOMPARE(at(all, u"ddd1"_s, direction).value("statements"_L1).toArray(),
                         QJsonArray{QString(u"DROP TABLE "_s + table)});
            }
        }
        write("actors");
    }
}

void CliRenderTest::readsAFolderWithoutAConfiguration_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("with env.py") << u"alembic"_s;
    QTest::newRow("the revision files themselves") << u"alembic/versions"_s;
    QTest::newRow("revision files without env.py") << u"plain % (folder)"_s;
}

void CliRenderTest::readsAFolderWithoutAConfiguration()
{
    QFETCH(const QString, folder);
    for (const QString &name : QDir(m_project->path(u"alembic/versions"_s)).entryList(QDir::Files)) {
        QDir().mkpath(m_project->path(u"plain % (folder)"_s));
        QFile::copy(m_project->path(u"alembic/versions/"_s + name),
                    m_project->path(u"plain % (folder)/"_s + name));
    }
    QVERIFY(QFile::remove(m_project->path(u"alembic.ini"_s)));
    const CliAnswer answer = m_project->run({u"render"_s, u"--script-location"_s, folder, u"--json"_s});
    QCOMPARE(answer.errors, QString());
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.json().value("revisions"_L1).toObject().keys(),
             (QStringList{u"aaa1"_s, u"bbb1"_s, u"ccc1"_s}));
    QCOMPARE(
        m_project->run({u"render"_s, u"--script-location"_s, m_project->path(folder), u"--json"_s}).output,
        answer.output);
}

void CliRenderTest::readsFoldersBelowTheVersions()
{
    m_project->write(u"alembic/versions/mitaka/expand/ddd1_x.py"_s,
                     "revision = 'ddd1'\ndown_revision = 'ccc1'\ndef upgrade():\n    pass\n"
                     "def downgrade():\n    pass\n");
    QVERIFY(!revisions().contains("ddd1"_L1));
    QVERIFY(revisions({u"--script-location"_s, u"alembic"_s}).contains("ddd1"_L1));
}

void CliRenderTest::runsNothingOfTheProject()
{
    const QByteArray mark = "open('mark', 'w').write('run')\n";
    m_project->write(u"alembic/env.py"_s, mark);
    m_project->write(u"alembic/__init__.py"_s, mark);
    m_project->write(u"alembic/versions/ddd1_x.py"_s,
                     mark + "revision = 'ddd1'\ndown_revision = 'ccc1'\ndef upgrade():\n    " + mark);
    QVERIFY(at(revisions(), u"ddd1"_s, u"upgrade"_s).contains("needs_python"_L1));
    QVERIFY(revisions({u"--script-location"_s, u"alembic"_s}).contains("ddd1"_L1));
    QVERIFY(!QFile::exists(m_project->path(u"mark"_s)));
}

void CliRenderTest::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    QTest::newRow("an unknown revision") << QStringList{u"zzz1"_s} << 1 << u"CantLocate"_s;
    QTest::newRow("a folder that isn't there")
        << QStringList{u"--script-location"_s, u"nowhere"_s} << 1 << u"NotAProject"_s;
    QTest::newRow("an unknown dialect") << QStringList{u"--dialect"_s, u"sqlite"_s} << 2 << QString();
    QTest::newRow("two places") << QStringList{u"--script-location"_s, u"alembic"_s, u"-c"_s,
                                               u"alembic.ini"_s}
                                << 2 << QString();
}

void CliRenderTest::refuses()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, status);
    QFETCH(const QString, kind);
    const CliAnswer answer = m_project->run(QStringList{u"render"_s, u"--json"_s} + arguments);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.json().value("error"_L1).toObject().value("kind"_L1).toString(), kind);
    QVERIFY(!answer.errors.isEmpty());
}

QTEST_GUILESS_MAIN(CliRenderTest)
#include "clirendertest.moc"
