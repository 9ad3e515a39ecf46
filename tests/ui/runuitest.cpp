// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runmodel.h"
#include "ui/run/runview.h"
#include "ui/theme/englishplurals.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace stemma;

class RunUiTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }

    void theModelFollowsTheEvents()
    {
        RunModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.expect(plan());
        QCOMPARE(states(model), QStringLiteral("waiting waiting waiting waiting waiting"));
        for (const RunEvent &event : failingRun())
            model.handle(event);
        QCOMPARE(states(model), QStringLiteral("done done failed failed not_run"));
    }

    void eventsAloneAreEnough()
    {
        RunModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const RunEvent &event : failingRun())
            model.handle(event);
        QCOMPARE(states(model), QStringLiteral("done done failed failed"));
    }

    void aFailureTellsWhatHappenedAndWhatIsDone()
    {
        RunView view;
        view.resize(1000, 300);
        view.show();
        view.expect(QStringLiteral("Upgrade to Head"), plan(), QStringLiteral("/p"));
        for (const RunEvent &event : failingRun())
            view.handle(event);
        QCOMPARE(label(view, "runOutcome"), QStringLiteral("The server refused a statement"));
        QCOMPARE(label(view, "runServerWords"), QStringLiteral("1050: Table 'b' already exists"));
        QVERIFY(label(view, "runPlace").contains(QStringLiteral("versions/c41f.py:12")));
        QCOMPARE(label(view, "runOutcomeText"),
                 QStringLiteral("1 of 3 statements are done. alembic_version now says e2f8."));
        QVERIFY(!view.findChild<QPushButton *>(QStringLiteral("stopButton"))->isVisible());
    }

    void halfARevisionIsSaid()
    {
        RunView view;
        view.expect(QStringLiteral("Upgrade to Head"), plan(), QStringLiteral("/p"));
        QList<RunEvent> events{RunStarted{{QStringLiteral("7bea")}, 2, 3},
                               StepStarted{0, QStringLiteral("e2f8"), Direction::Up, 1},
                               StatementStarted{0, 0, QStringLiteral("ALTER TABLE a")},
                               StatementDone{0, 0, 12, 0, {}},
                               RunFinished{RunOutcome::Failed, 1, {QStringLiteral("7bea")}, Error{}}};
        for (const RunEvent &event : events)
            view.handle(event);
        QCOMPARE(label(view, "runOutcomeText"),
                 QStringLiteral("1 of 3 statements are done. alembic_version still says 7bea. "
                                "1 statement of e2f8 is done without that row saying so."));
    }

    void successEndsWithTheRowsBeforeAndAfter()
    {
        RunView view;
        view.show();
        view.expect(QStringLiteral("Upgrade to Head"), plan(), {});
        view.handle(RunStarted{{QStringLiteral("7bea")}, 2, 3});
        view.handle(RunFinished{RunOutcome::Done, 3, {QStringLiteral("c41f")}, {}});
        QCOMPARE(label(view, "runOutcomeText"),
                 QStringLiteral("alembic_version before: 7bea\nalembic_version after: c41f"));
        auto *bar = view.findChild<QProgressBar *>(QStringLiteral("runProgress"));
        QCOMPARE(bar->value(), bar->maximum());
    }

    void stopAsksOnce()
    {
        RunView view;
        view.expect(QStringLiteral("Upgrade to Head"), plan(), {});
        view.show();
        QSignalSpy spy(&view, &RunView::stopRequested);
        auto *stop = view.findChild<QPushButton *>(QStringLiteral("stopButton"));
        QTest::mouseClick(stop, Qt::LeftButton);
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(spy.size(), 1);
    }

private:
    static QString label(const RunView &view, const char *name)
    {
        return view.findChild<QLabel *>(QLatin1StringView(name))->text();
    }

    static QString states(const RunModel &model)
    {
        QStringList result;
        for (int row = 0; row < model.rowCount(); ++row)
            result << model.index(row, RunModel::StateColumn).data().toString().replace(u' ', u'_');
        return result.join(u' ');
    }

    static RunPlan plan()
    {
        RunPlan plan;
        plan.rowsBefore = {QStringLiteral("7bea")};
        RunStep first, second;
        first.step.revision = QStringLiteral("e2f8");
        first.statements = {Statement{QStringLiteral("ALTER TABLE a"), {}}};
        second.step.revision = QStringLiteral("c41f");
        second.statements = {Statement{QStringLiteral("CREATE TABLE b (id INT)"), {}},
                             Statement{QStringLiteral("DO 1"), {}}};
        plan.steps = {first, second};
        return plan;
    }

    static QList<RunEvent> failingRun()
    {
        Error error;
        error.kind = ErrorKind::StatementFailed;
        error.message = QStringLiteral("The server refused a statement");
        error.native = QStringLiteral("Table 'b' already exists");
        error.nativeCode = 1050;
        error.statement = QStringLiteral("CREATE TABLE b (id INT)");
        error.place = Place{QStringLiteral("/p/versions/c41f.py"), 12, 14};
        return {RunStarted{{QStringLiteral("7bea")}, 2, 3},
                StepStarted{0, QStringLiteral("e2f8"), Direction::Up, 1},
                StatementStarted{0, 0, QStringLiteral("ALTER TABLE a")},
                StatementDone{0, 0, 12, 0, {}},
                StepDone{0, QStringLiteral("e2f8"), {QStringLiteral("e2f8")}},
                StepStarted{1, QStringLiteral("c41f"), Direction::Up, 2},
                StatementStarted{1, 0, error.statement},
                StatementFailed{1, 0, error},
                RunFinished{RunOutcome::Failed, 1, {QStringLiteral("e2f8")}, error}};
    }

    EnglishPlurals m_plurals;
};

QTEST_MAIN(RunUiTest)
#include "runuitest.moc"
