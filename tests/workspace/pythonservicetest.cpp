// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/pythonservice.h"

#include "core/workspace/runplanner.h"
#include "core/workspace/snapshotreader.h"
#include "core/workspace/sqlcomparison.h"
#include "tests/project/casefolder.h"

#include <QSignalSpy>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class PythonServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qunsetenv("VIRTUAL_ENV"); }
    void init();

    void runsNothingBeforeTrust();
    void plansWithWhatWasAnswered();
    void remembersTrust();
    void forgetsWithAnotherProject();
    void revokes();
    void comparesSql_data();
    void comparesSql();

private:
    SnapshotPtr read() const
    {
        const Result<SnapshotPtr> snapshot = readSnapshot(m_case->path());
        if (!snapshot)
            qFatal("%s", qPrintable(snapshot.error().message));
        return *snapshot;
    }
    bool isMarked() const { return QFile::exists(m_case->path(u"mark"_s)); }
    PythonChoices choices() const { return PythonChoices(m_case->path(u"choices.json"_s)); }

    std::unique_ptr<CaseFolder> m_case;
};

void PythonServiceTest::init()
{
    m_case = std::make_unique<CaseFolder>();
    m_case->writeProject();
    m_case->write(u"alembic/env.py"_s,
                  "from alembic import context\nopen('mark', 'w').close()\n"
                  "context.configure(url='mysql+pymysql://u@h/d')\ncontext.run_migrations()\n");
    m_case->write(u"alembic/versions/a.py"_s,
                  "from alembic import op\nimport random\nrevision = 'aaa1'\ndown_revision = None\n"
                  "def upgrade():\n    op.execute('SELECT %d' % len(dir(random) * 0))\n"
                  "def downgrade():\n    raise Exception('no way back')\n");
}

void PythonServiceTest::runsNothingBeforeTrust()
{
    PythonService service(nullptr, choices());
    QSignalSpy changed(&service, &PythonService::changed);
    const SnapshotPtr snapshot = read();
    service.setSnapshot(snapshot);
    QTRY_VERIFY(service.state().interpreter && !service.state().isLooking);
    QVERIFY(!service.state().isTrusted);
    QVERIFY(service.state().command.text().contains(m_case->path()));
    QVERIFY(service.state().runs.first().endsWith("alembic/env.py"_L1));
    service.ask({pythonQuestion(*snapshot, 0, Direction::Up)});
    service.prepare(Direction::Up, {}, Target::parse(u"head"_s));
    QVERIFY(!service.remembered());
    QTest::qWait(200);
    QVERIFY(!isMarked());
    QVERIFY(!service.isBusy());
}

void PythonServiceTest::plansWithWhatWasAnswered()
{
    PythonService service(nullptr, choices());
    const SnapshotPtr snapshot = read();
    service.setSnapshot(snapshot);
    QTRY_VERIFY(service.state().interpreter);
    service.trust(false);
    QVERIFY(service.state().isTrusted && !service.state().isRemembered);
    QVERIFY(!isMarked()); // to consent is not to run

    const Target head = Target::parse(u"head"_s);
    const Result<RunPlan> before = planUpgrade(*snapshot, {}, head, service.remembered());
    QCOMPARE(before.error().kind, ErrorKind::NeedsPython);
    QSignalSpy prepared(&service, &PythonService::prepared);
    service.prepare(Direction::Up, {}, head);
    QVERIFY(prepared.wait(30'000));
    const Result<RunPlan> plan = planUpgrade(*snapshot, {}, head, service.remembered());
    QVERIFY(plan);
    QCOMPARE(plan->steps.first().statements.first().text, u"SELECT 0"_s);
    QCOMPARE(plan->steps.first().statements.first().provenance, Provenance::FromAlembic);

    QSignalSpy answered(&service, &PythonService::answered);
    service.ask({pythonQuestion(*snapshot, 0, Direction::Down)});
    QVERIFY(answered.wait(30'000));
    const PythonSql sql = answered.first().at(1).value<PythonSql>();
    QCOMPARE(sql.error().reason, u"Exception: no way back"_s);
}

void PythonServiceTest::remembersTrust()
{
    {
        PythonService service(nullptr, choices());
        service.setSnapshot(read());
        QTRY_VERIFY(service.state().interpreter);
        service.trust(true);
        QTRY_VERIFY(QFile::exists(m_case->path(u"choices.json"_s)));
    }
    PythonService service(nullptr, choices());
    service.setSnapshot(read());
    QTRY_VERIFY(service.state().isTrusted);
    QVERIFY(service.state().isRemembered);
    QVERIFY(!isMarked());
}

void PythonServiceTest::forgetsWithAnotherProject()
{
    PythonService service(nullptr, choices());
    service.setSnapshot(read());
    QTRY_VERIFY(service.state().interpreter);
    service.trust(false);
    service.setSnapshot(read()); // the same one, read again
    QVERIFY(service.state().isTrusted);
    const std::unique_ptr<CaseFolder> first = std::move(m_case);
    init();
    service.setSnapshot(read());
    QVERIFY(!service.state().isTrusted);
    QTRY_VERIFY(service.state().interpreter);
    QVERIFY(!service.state().isTrusted);
    QVERIFY(!service.remembered());
}

void PythonServiceTest::revokes()
{
    PythonService service(nullptr, choices());
    service.setSnapshot(read());
    QTRY_VERIFY(service.state().interpreter);
    service.trust(true);
    service.revoke();
    QVERIFY(!service.state().isTrusted);
    QVERIFY(!service.remembered());
}

void PythonServiceTest::comparesSql_data()
{
    QTest::addColumn<QStringList>("left");
    QTest::addColumn<QStringList>("right");
    QTest::addColumn<QString>("signs"); // of the difference
    QTest::newRow("nothing") << QStringList() << QStringList() << u""_s;
    QTest::newRow("white space, semicolons")
        << QStringList{u"SELECT\n  1;"_s} << QStringList{u"SELECT 1"_s} << u"="_s;
    QTest::newRow("options of a table")
        << QStringList{u"CREATE TABLE t (a INT)ENGINE=InnoDB COMMENT='a b'"_s}
        << QStringList{u"CREATE TABLE t (a INT)COMMENT='a b' ENGINE=InnoDB"_s} << u"="_s;
    QTest::newRow("columns of a table") << QStringList{u"CREATE TABLE t (a INT, b INT)"_s}
                                        << QStringList{u"CREATE TABLE t (b INT, a INT)"_s} << u"-+"_s;
    QTest::newRow("indexes in a row")
        << QStringList{u"CREATE INDEX a ON t (a)"_s, u"CREATE UNIQUE INDEX b ON t (b)"_s}
        << QStringList{u"CREATE UNIQUE INDEX b ON t (b)"_s, u"CREATE INDEX a ON t (a)"_s} << u"=="_s;
    QTest::newRow("another order") << QStringList{u"SELECT 1"_s, u"SELECT 2"_s}
                                   << QStringList{u"SELECT 2"_s, u"SELECT 1"_s} << u"-=+"_s;
    QTest::newRow("several in one") << QStringList{u"SELECT 1"_s, u"SELECT 2"_s}
                                    << QStringList{u"SELECT 1; SELECT 2;"_s} << u"=="_s;
    QTest::newRow("one more in the middle")
        << QStringList{u"SELECT 1"_s, u"SELECT 3"_s}
        << QStringList{u"SELECT 1"_s, u"SELECT 2"_s, u"SELECT 3"_s} << u"=+="_s;
    QTest::newRow("case counts") << QStringList{u"SELECT 'a'"_s} << QStringList{u"SELECT 'A'"_s} << u"-+"_s;
}

void PythonServiceTest::comparesSql()
{
    QFETCH(const QStringList, left);
    QFETCH(const QStringList, right);
    QFETCH(const QString, signs);
    QString found;
    const QList<ComparedStatement> compared = compareSql(left, right);
    for (const ComparedStatement &one : compared) {
        found += one.side == ComparedStatement::Side::Both ? u'='
            : one.side == ComparedStatement::Side::Left    ? u'-'
                                                           : u'+';
    }
    QCOMPARE(found, signs);
    QCOMPARE(areEqual(compared), !signs.contains(u'-') && !signs.contains(u'+'));
}

QTEST_GUILESS_MAIN(PythonServiceTest)
#include "pythonservicetest.moc"
