// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sqlview.h"
#include "ui/plan/planview.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/englishplurals.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace stemma;

class PlanUiTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }

    void tellsWhatWouldRun()
    {
        PlanView view;
        view.display(QStringLiteral("Upgrade to Head"), plan(), QStringLiteral("lin@localhost/storyboard"));
        QCOMPARE(view.findChild<QLabel *>(QStringLiteral("planTitle"))->text(),
                 QStringLiteral("Upgrade to Head"));
        QCOMPARE(view.findChild<QLabel *>(QStringLiteral("planSummary"))->text(),
                 QStringLiteral("2 revisions · 3 statements · lin@localhost/storyboard"));
        QCOMPARE(view.findChild<QLabel *>(QStringLiteral("planRows"))->text(), QStringLiteral("7bea → c41f"));
        QCOMPARE(button(view)->text(), QStringLiteral("Apply 3 Statements"));
        const QString text = view.findChild<SqlView *>(QStringLiteral("planEditor"))->text();
        QVERIFY(text.startsWith(
            QStringLiteral("-- 1/2 · e2f8 · Steps get a status\n-- rows after: e2f8\nALTER TABLE a;")));
        QVERIFY(text.contains(QStringLiteral("-- 2/2 · c41f · Add scenes")));
    }

    void onlyTheButtonApplies()
    {
        PlanView view;
        view.resize(600, 400);
        view.display(QStringLiteral("Upgrade to Head"), plan(), {});
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        QSignalSpy spy(&view, &PlanView::applyRequested);
        view.focusPlan();
        QTest::keyClick(view.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(view.focusWidget(), Qt::Key_Return);
        QCOMPARE(spy.size(), 0);
        button(view)->setFocus();
        QTest::keyClick(button(view), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(spy.size(), 1);
        QTest::mouseClick(button(view), Qt::LeftButton);
        QCOMPARE(spy.size(), 2);
    }

    void escapeClosesWithoutApplying()
    {
        PlanView view;
        view.display(QStringLiteral("Upgrade to Head"), plan(), {});
        view.show();
        QSignalSpy closes(&view, &PlanView::closeRequested);
        QSignalSpy applies(&view, &PlanView::applyRequested);
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(closes.size(), 1);
        QCOMPARE(applies.size(), 0);
    }

    void aMergeOnlyMovesTheRow()
    {
        PlanView view;
        RunPlan merge = plan();
        merge.steps = {merge.steps.first()};
        merge.steps.first().statements.clear();
        view.display(QStringLiteral("Upgrade to Head"), merge, {});
        QCOMPARE(button(view)->text(), QStringLiteral("Move Version Row"));
        QVERIFY(button(view)->isEnabled());
    }

    void anErrorIsShownInsteadOfAPlan()
    {
        PlanView view;
        Error error;
        error.kind = ErrorKind::NeedsPython;
        error.message = QStringLiteral("the upgrade of e2f8 calls sa.inspect()");
        error.place = Place{QStringLiteral("/p/e2f8.py"), 20, 20};
        QSignalSpy spy(&view, &PlanView::placeRequested);
        view.displayError(QStringLiteral("Upgrade to Head"), error);
        view.show();
        QVERIFY(!button(view)->isVisible());
        auto *empty = view.findChild<EmptyState *>();
        QVERIFY(empty->text().contains(error.message));
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.at(0).at(0).value<Place>().line, 20);
    }

private:
    static QPushButton *button(const PlanView &view)
    {
        return view.findChild<QPushButton *>(QStringLiteral("applyButton"));
    }

    static RunPlan plan()
    {
        RunPlan plan;
        plan.rowsBefore = {QStringLiteral("7bea")};
        RunStep first;
        first.step.revision = QStringLiteral("e2f8");
        first.step.rowChanges = {
            RowChange{RowChange::Kind::Update, QStringLiteral("7bea"), QStringLiteral("e2f8")}};
        first.message = QStringLiteral("Steps get a status");
        first.statements = {Statement{QStringLiteral("ALTER TABLE a"), {}},
                            Statement{QStringLiteral("UPDATE a"), {}}};
        RunStep second;
        second.step.revision = QStringLiteral("c41f");
        second.step.rowChanges = {
            RowChange{RowChange::Kind::Update, QStringLiteral("e2f8"), QStringLiteral("c41f")}};
        second.message = QStringLiteral("Add scenes");
        second.statements = {Statement{QStringLiteral("CREATE TABLE scenes (id INT)"), {}}};
        plan.steps = {first, second};
        return plan;
    }

    EnglishPlurals m_plurals;
};

QTEST_MAIN(PlanUiTest)
#include "planuitest.moc"
