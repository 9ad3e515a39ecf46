// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/run.h"
#include "tests/support/testserver.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace stemma;

namespace {

/// A plan of linear upgrades: each revision's id is followed by its statements.
RunPlan upgrades(const QList<QStringList> &revisions, const QStringList &from = {})
{
    RunPlan plan;
    plan.rowsBefore = from;
    QString before = from.value(0);
    for (const QStringList &revision : revisions) {
        RunStep step;
        step.step.revision = revision.first();
        const auto kind = before.isEmpty() ? RowChange::Kind::Insert : RowChange::Kind::Update;
        step.step.rowChanges = {{kind, before, revision.first()}};
        for (int i = 1; i < revision.size(); ++i)
            step.statements << Statement{
                revision[i], {"/versions/" + revision.first() + ".py", 10 * i, 10 * i + 1}, {}};
        before = revision.first();
        plan.steps << step;
    }
    return plan;
}

RunStep step(const QString &revision, Direction direction, const QList<RowChange> &changes,
             const QStringList &sql = {})
{
    RunStep step;
    step.step = {revision, direction, changes};
    for (const QString &text : sql)
        step.statements << Statement{text, {}, {}};
    return step;
}

/// Events as readable text, one a line, without times.
QString text(const RunEvent &event)
{
    return std::visit(
        overloaded{
            [](const RunStarted &e) {
                return QStringLiteral("started [%1] steps %2 statements %3")
                    .arg(e.rows.join(','), QString::number(e.steps), QString::number(e.statements));
            },
            [](const StepStarted &e) {
                return QStringLiteral("step %1 %2 %3 of %4")
                    .arg(QString::number(e.step), e.revision, e.direction == Direction::Up ? "up" : "down",
                         QString::number(e.statements));
            },
            [](const StatementStarted &e) {
                return QStringLiteral("  > %1.%2 %3").arg(e.step).arg(e.statement).arg(e.text);
            },
            [](const StatementDone &e) {
                return QStringLiteral("  < %1.%2 rows %3%4")
                    .arg(QString::number(e.step), QString::number(e.statement),
                         QString::number(e.rowsMatched),
                         e.warnings.isEmpty() ? QString() : " " + e.warnings.join(' '));
            },
            [](const StatementFailed &e) {
                return QStringLiteral("  ! %1.%2 %3").arg(e.step).arg(e.statement).arg(e.error.nativeCode);
            },
            [](const StatementPassedOver &e) {
                return QStringLiteral("  ~ %1.%2 %3")
                    .arg(e.step)
                    .arg(e.statement)
                    .arg(e.error ? e.error->nativeCode : 0);
            },
            [](const StepDone &e) {
                return QStringLiteral("done %1 %2 [%3]")
                    .arg(QString::number(e.step), e.revision, e.rows.join(','));
            },
            [](const RunFinished &e) {
                const char *outcomes[] = {"done", "failed", "cancelled"};
                return QStringLiteral("finished %1 after %2 [%3]")
                    .arg(outcomes[int(e.outcome)], QString::number(e.statementsDone), e.rows.join(','));
            },
        },
        event);
}

} // namespace

class RunTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.problem())); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QVERIFY2(m_server.freshDatabase(), qPrintable(m_server.problem()));
        m_events.clear();
        m_connection = m_server.connect();
        QVERIFY2(m_connection, qPrintable(m_server.problem()));
    }
    void cleanup() { m_connection.reset(); }

    void wholePlanIsAppliedAndTold();
    void mergeAndItsTakingBackWriteSeveralRows();
    void downgradeToBaseLeavesAnEmptyTable();
    void emptyPlanMakesTheTableAsAlembicDoes();
    void failureInTheMiddleStopsThereAndSaysWhere();
    void rowsMovedBySomeoneElseRefuseTheRun();
    void aRowThatIsNotThereStopsTheRun();
    void rowsOfOneStepAreWrittenTogether();
    void rowsChangedDuringTheRunStopIt();
    void stopIsObeyedBeforeTheNextStatement();
    void stopAfterTheLastStatementStillRecordsTheRevision();
    void dataIsCommittedBeforeTheRow();
    void aTransactionLeftOpenByAFailureIsRolledBack();
    void killedConnectionDuringAStatementIsALoss();
    void killedQueryIsAFailureOfTheStatement();
    void aTryBlockIsLeftAtItsFirstFailure();
    void anErrorThatTheTryBlockDoesNotNameStopsTheRun();
    void whatTheErrorSaysDecidesWhereTheFileAsks();
    void aLostConnectionIsNeverPassedOver();

private:
    RunFinished apply(const RunPlan &plan, std::function<void(const RunEvent &)> also = {},
                      std::stop_token stop = {})
    {
        return Run(plan,
                   [this, also](const RunEvent &event) {
                       m_events << text(event);
                       if (auto *failed = std::get_if<StatementFailed>(&event))
                           m_failure = failed->error;
                       if (also)
                           also(event);
                   })
            .apply(*m_connection, stop);
    }
    /// From a session of its own, some time after a statement of this connection has started.
    std::thread killLater(const QString &what)
    {
        return std::thread([settings = m_server.settings(), id = m_connection->server().connectionId, what] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            if (auto killer = Connection::open(settings, Secret()))
                (void)(*killer)->execute(what + " " + QString::number(id));
        });
    }
    QStringList versionRows()
    {
        return m_server.column("SELECT version_num FROM alembic_version ORDER BY 1");
    }

    TestServer m_server;
    std::unique_ptr<Connection> m_connection;
    QStringList m_events;
    Error m_failure;
};

void RunTest::wholePlanIsAppliedAndTold()
{
    const RunFinished finished =
        apply(upgrades({{"a", "CREATE TABLE t (a INT)", "INSERT INTO t VALUES (1), (2)"},
                        {"b", "DROP TABLE IF EXISTS missing"},
                        {"c"}}));
    QCOMPARE(finished.outcome, RunOutcome::Done);
    QVERIFY(!finished.error);
    const QString note = m_events.value(9).section("rows -1 ", 1);
    QVERIFY2(note.startsWith("Note 1051: "), qPrintable(m_events.join('\n')));
    QCOMPARE(m_events,
             (QStringList{
                 "started [] steps 3 statements 3", "step 0 a up of 2", "  > 0.0 CREATE TABLE t (a INT)",
                 "  < 0.0 rows -1", "  > 0.1 INSERT INTO t VALUES (1), (2)", "  < 0.1 rows 2", "done 0 a [a]",
                 "step 1 b up of 1", "  > 1.0 DROP TABLE IF EXISTS missing", "  < 1.0 rows -1 " + note,
                 "done 1 b [b]", "step 2 c up of 0", "done 2 c [c]", "finished done after 3 [c]"}));
    QCOMPARE(versionRows(), QStringList{"c"});
    QCOMPARE(m_server.column("SELECT COUNT(*) FROM t"), QStringList{"2"});
}

void RunTest::mergeAndItsTakingBackWriteSeveralRows()
{
    QVERIFY(m_server.run({"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
                          "INSERT INTO alembic_version VALUES ('l'), ('r')"}));
    RunPlan plan;
    plan.rowsBefore = {"r", "l"}; // in whichever order
    plan.steps = {
        step("m", Direction::Up, {{RowChange::Kind::Delete, "l", {}}, {RowChange::Kind::Update, "r", "m"}}),
        step("m", Direction::Down,
             {{RowChange::Kind::Insert, {}, "l"}, {RowChange::Kind::Update, "m", "r"}})};
    QCOMPARE(apply(plan).outcome, RunOutcome::Done);
    QCOMPARE(m_events,
             (QStringList{"started [l,r] steps 2 statements 0", "step 0 m up of 0", "done 0 m [m]",
                          "step 1 m down of 0", "done 1 m [l,r]", "finished done after 0 [l,r]"}));
}

void RunTest::downgradeToBaseLeavesAnEmptyTable()
{
    QCOMPARE(apply(upgrades({{"a", "CREATE TABLE t (a INT)"}})).outcome, RunOutcome::Done);
    RunPlan back;
    back.rowsBefore = {"a"};
    back.steps = {step("a", Direction::Down, {{RowChange::Kind::Delete, "a", {}}}, {"DROP TABLE t"})};
    QCOMPARE(apply(back).outcome, RunOutcome::Done);
    QCOMPARE(m_server.column("SHOW TABLES"), QStringList{"alembic_version"});
    QCOMPARE(versionRows(), QStringList());
}

void RunTest::emptyPlanMakesTheTableAsAlembicDoes()
{
    QCOMPARE(apply({}).outcome, RunOutcome::Done);
    QCOMPARE(m_events, (QStringList{"started [] steps 0 statements 0", "finished done after 0 []"}));
    QCOMPARE(m_server.column("SHOW TABLES"), QStringList{"alembic_version"});
}

void RunTest::failureInTheMiddleStopsThereAndSaysWhere()
{
    const RunFinished finished =
        apply(upgrades({{"a", "CREATE TABLE t (a INT)"},
                        {"b", "ALTER TABLE t ADD b INT", "ALTER TABLE t ADD a INT", "DROP TABLE t"},
                        {"c", "CREATE TABLE never (a INT)"}}));
    QCOMPARE(finished.outcome, RunOutcome::Failed);
    QCOMPARE(finished.statementsDone, 2);
    QCOMPARE(finished.rows, QStringList{"a"});
    QCOMPARE(
        m_events.sliced(4),
        (QStringList{"done 0 a [a]", "step 1 b up of 3", "  > 1.0 ALTER TABLE t ADD b INT", "  < 1.0 rows -1",
                     "  > 1.1 ALTER TABLE t ADD a INT", "  ! 1.1 1060", "finished failed after 2 [a]"}));
    QVERIFY(finished.error);
    QCOMPARE(*finished.error, m_failure);
    QCOMPARE(m_failure.kind, ErrorKind::StatementFailed);
    QCOMPARE(m_failure.statement, QString("ALTER TABLE t ADD a INT"));
    QCOMPARE(m_failure.place, (Place{"/versions/b.py", 20, 21}));
    QCOMPARE(m_failure.native, QString("Duplicate column name 'a'"));
    QVERIFY(!m_failure.advice.isEmpty());
    QCOMPARE(versionRows(), QStringList{"a"});
    QCOMPARE(m_server.column("SHOW COLUMNS FROM t"), (QStringList{"a", "b"}));
}

void RunTest::rowsMovedBySomeoneElseRefuseTheRun()
{
    QVERIFY(m_server.run({"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
                          "INSERT INTO alembic_version VALUES ('theirs')"}));
    const RunFinished finished = apply(upgrades({{"b", "CREATE TABLE never (a INT)"}}, {"mine"}));
    QCOMPARE(finished.outcome, RunOutcome::Failed);
    QCOMPARE(finished.error->kind, ErrorKind::VersionRowMismatch);
    QVERIFY2(finished.error->message.contains("theirs") && finished.error->message.contains("mine"),
             qPrintable(finished.error->message));
    QCOMPARE(m_events, QStringList{"finished failed after 0 [theirs]"});
    QCOMPARE(m_server.column("SHOW TABLES"), QStringList{"alembic_version"});
}

void RunTest::aRowThatIsNotThereStopsTheRun()
{
    QVERIFY(m_server.run({"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
                          "INSERT INTO alembic_version VALUES ('a')"}));
    const RunFinished finished =
        apply(upgrades({{"b", "DELETE FROM alembic_version"}, {"c", "CREATE TABLE never (a INT)"}}, {"a"}));
    QCOMPARE(finished.outcome, RunOutcome::Failed);
    QCOMPARE(finished.error->kind, ErrorKind::VersionRowMismatch);
    QVERIFY2(finished.error->message.contains("revision b"), qPrintable(finished.error->message));
    QCOMPARE(m_events.last(), QString("finished failed after 1 []"));
    QCOMPARE(m_server.column("SHOW TABLES"), QStringList{"alembic_version"});
}

void RunTest::rowsOfOneStepAreWrittenTogether()
{
    QVERIFY(m_server.run({"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
                          "INSERT INTO alembic_version VALUES ('l')"}));
    RunPlan plan;
    plan.rowsBefore = {"l"};
    plan.steps = {
        step("m", Direction::Up, {{RowChange::Kind::Delete, "l", {}}, {RowChange::Kind::Update, "r", "m"}})};
    QCOMPARE(apply(plan).error->kind, ErrorKind::VersionRowMismatch);
    QCOMPARE(versionRows(), QStringList{"l"});
}

void RunTest::rowsChangedDuringTheRunStopIt()
{
    const RunFinished finished =
        apply(upgrades({{"a", "CREATE TABLE t (a INT)"}, {"b", "CREATE TABLE never (a INT)"}}),
              [this](const RunEvent &event) {
                  if (std::holds_alternative<StatementDone>(event))
                      QVERIFY(m_server.run({"INSERT INTO alembic_version VALUES ('stranger')"}));
              });
    QCOMPARE(finished.outcome, RunOutcome::Failed);
    QCOMPARE(finished.error->kind, ErrorKind::VersionRowMismatch);
    QCOMPARE(finished.rows, (QStringList{"a", "stranger"}));
    QCOMPARE(m_server.column("SHOW TABLES"), (QStringList{"alembic_version", "t"}));
}

void RunTest::stopIsObeyedBeforeTheNextStatement()
{
    std::stop_source stop;
    const RunFinished finished = apply(
        upgrades(
            {{"a", "CREATE TABLE t (a INT)"}, {"b", "ALTER TABLE t ADD b INT", "ALTER TABLE t ADD c INT"}}),
        [&stop](const RunEvent &event) {
            if (auto *started = std::get_if<StatementStarted>(&event); started && started->step == 1)
                stop.request_stop();
        },
        stop.get_token());
    QCOMPARE(finished.outcome, RunOutcome::Cancelled);
    QCOMPARE(finished.statementsDone, 2);
    QCOMPARE(finished.rows, QStringList{"a"});
    QCOMPARE(finished.error->kind, ErrorKind::Cancelled);
    QVERIFY2(finished.error->message.contains("after 1 of its 2"), qPrintable(finished.error->message));
    QCOMPARE(finished.error->place, (Place{"/versions/b.py", 20, 21}));
    QCOMPARE(m_server.column("SHOW COLUMNS FROM t"), (QStringList{"a", "b"}));
}

void RunTest::stopAfterTheLastStatementStillRecordsTheRevision()
{
    std::stop_source stop;
    const RunFinished finished = apply(
        upgrades({{"a", "CREATE TABLE t (a INT)"}, {"b", "DROP TABLE t"}}),
        [&stop](const RunEvent &event) {
            if (std::holds_alternative<StatementDone>(event))
                stop.request_stop();
        },
        stop.get_token());
    QCOMPARE(finished.outcome, RunOutcome::Cancelled);
    QCOMPARE(finished.rows, QStringList{"a"});
    QVERIFY2(finished.error->message.contains("before revision b"), qPrintable(finished.error->message));
    QCOMPARE(m_events.last(), QString("finished cancelled after 1 [a]"));
}

void RunTest::dataIsCommittedBeforeTheRow()
{
    QStringList seen;
    QVERIFY(m_server.run({"CREATE TABLE t (a INT)"}));
    const RunFinished finished =
        apply(upgrades({{"a", "INSERT INTO t VALUES (7)"}}), [&](const RunEvent &event) {
            if (std::holds_alternative<StatementDone>(event))
                seen = m_server.column("SELECT a FROM t") + versionRows();
        });
    QCOMPARE(finished.outcome, RunOutcome::Done);
    QCOMPARE(seen, QStringList{"7"});
}

void RunTest::aTransactionLeftOpenByAFailureIsRolledBack()
{
    QVERIFY(m_server.run({"CREATE TABLE t (a INT)"}));
    const RunFinished finished =
        apply(upgrades({{"a", "START TRANSACTION", "INSERT INTO t VALUES (7)", "SELECT * FROM missing"}}));
    QCOMPARE(finished.outcome, RunOutcome::Failed);
    QCOMPARE(m_server.column("SELECT a FROM t FOR UPDATE NOWAIT"), QStringList());
}

void RunTest::killedConnectionDuringAStatementIsALoss()
{
    std::thread killer;
    const RunFinished finished =
        apply(upgrades({{"a", "CREATE TABLE t (a INT)"}, {"b", "DO SLEEP(20)", "DROP TABLE t"}}),
              [&](const RunEvent &event) {
                  if (auto *started = std::get_if<StatementStarted>(&event); started && started->step == 1)
                      killer = killLater("KILL CONNECTION");
              });
    killer.join();
    QCOMPARE(finished.outcome, RunOutcome::Failed);
    QCOMPARE(finished.error->kind, ErrorKind::ConnectionLost);
    QCOMPARE(finished.error->statement, QString("DO SLEEP(20)"));
    QCOMPARE(finished.error->place, (Place{"/versions/b.py", 10, 11}));
    QVERIFY(!finished.error->advice.isEmpty());
    QCOMPARE(finished.statementsDone, 1);
    QCOMPARE(versionRows(), QStringList{"a"});
    QCOMPARE(m_server.column("SHOW TABLES"), (QStringList{"alembic_version", "t"}));
}

void RunTest::killedQueryIsAFailureOfTheStatement()
{
    QVERIFY(m_server.run({"CREATE TABLE t (a INT)", "INSERT INTO t VALUES (1)"}));
    std::thread killer;
    const RunFinished finished =
        apply(upgrades({{"a", "UPDATE t SET a = SLEEP(20)", "DROP TABLE t"}}), [&](const RunEvent &event) {
            if (std::holds_alternative<StatementStarted>(event))
                killer = killLater("KILL QUERY");
        });
    killer.join();
    QCOMPARE(finished.outcome, RunOutcome::Failed);
    QCOMPARE(finished.error->kind, ErrorKind::StatementFailed);
    QCOMPARE(finished.error->nativeCode, 1317);
    QCOMPARE(m_server.column("SHOW TABLES"), (QStringList{"alembic_version", "t"}));
}

void RunTest::aTryBlockIsLeftAtItsFirstFailure()
{
    RunPlan plan = upgrades({{"a", "CREATE TABLE t (a INT)", "CREATE TABLE t (b INT)",
                              "CREATE TABLE u (a INT)", "DROP TABLE nothing", "CREATE TABLE v (a INT)"}});
    const QList<std::pair<int, TryBlock>> blocks = {
        {1, {1, {"OperationalError"}}}, {2, {1, {"OperationalError"}}}, {3, {2, {"Exception"}}}};
    for (const auto &[index, block] : blocks)
        plan.steps[0].statements[index].tryBlock = block;
    const RunFinished finished = apply(plan);
    QCOMPARE(finished.outcome, RunOutcome::Done);
    QCOMPARE(
        m_events,
        (QStringList{"started [] steps 1 statements 5", "step 0 a up of 5", "  > 0.0 CREATE TABLE t (a INT)",
                     "  < 0.0 rows -1", "  > 0.1 CREATE TABLE t (b INT)", "  ~ 0.1 1050", "  ~ 0.2 0",
                     "  > 0.3 DROP TABLE nothing", "  ~ 0.3 1051", "  > 0.4 CREATE TABLE v (a INT)",
                     "  < 0.4 rows -1", "done 0 a [a]", "finished done after 2 [a]"}));
    QCOMPARE(m_server.column("SHOW TABLES"), (QStringList{"alembic_version", "t", "v"}));
}

void RunTest::anErrorThatTheTryBlockDoesNotNameStopsTheRun()
{
    RunPlan plan = upgrades({{"a", "INSERT INTO nothing VALUES (1)", "CREATE TABLE u (a INT)"}});
    plan.steps[0].statements[0].tryBlock = TryBlock{1, {"IntegrityError", "OperationalError"}};
    QCOMPARE(apply(plan).outcome, RunOutcome::Failed); // 1146 is a ProgrammingError
    QCOMPARE(m_failure.nativeCode, 1146);
    QCOMPARE(versionRows(), QStringList());
}

void RunTest::whatTheErrorSaysDecidesWhereTheFileAsks()
{
    const auto withRule = [](const QString &text) {
        return TryBlock{1, {"Exception"}, {{{"Exception"}, {text}, true, false}}};
    };
    RunPlan plan = upgrades({{"a", "DROP TABLE nothing", "CREATE TABLE u (a INT)"}});
    plan.steps[0].statements[0].tryBlock = withRule("unknown table");
    QCOMPARE(apply(plan).outcome, RunOutcome::Done);
    plan = upgrades({{"b", "DROP TABLE nothing", "CREATE TABLE v (a INT)"}});
    plan.rowsBefore = {"a"};
    plan.steps[0].step.rowChanges = {{RowChange::Kind::Update, "a", "b"}};
    plan.steps[0].statements[0].tryBlock = withRule("already exists");
    QCOMPARE(apply(plan).outcome, RunOutcome::Failed);
    QCOMPARE(versionRows(), QStringList{"a"});
}

void RunTest::aLostConnectionIsNeverPassedOver()
{
    RunPlan plan = upgrades({{"a", "SELECT SLEEP(20)", "CREATE TABLE u (a INT)"}});
    plan.steps[0].statements[0].tryBlock = TryBlock{1, {"Exception"}};
    std::thread killer = killLater("KILL");
    const RunFinished finished = apply(plan);
    killer.join();
    QCOMPARE(finished.outcome, RunOutcome::Failed);
    QCOMPARE(m_failure.kind, ErrorKind::ConnectionLost);
}

QTEST_GUILESS_MAIN(RunTest)
#include "runtest.moc"
