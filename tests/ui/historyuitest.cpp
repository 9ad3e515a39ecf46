// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/snapshots.h"
#include "ui/history/historymodel.h"
#include "ui/history/historyview.h"
#include "ui/history/lanepainter.h"
#include "ui/theme/colours.h"
#include "ui/theme/fonts.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace stemma;
using namespace stemma::test;

class HistoryUiTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setPalette(Colours::light().palette()); }

    void obeysTheRulesOfModels()
    {
        HistoryModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto one = snapshotFrom(QStringLiteral("a b<a c<a m<b,c"));
        const auto other = snapshotFrom(QStringLiteral("a"));
        model.show(one, {});
        model.relateTo(1);
        model.show(one, databaseAt(*one, {QStringLiteral("b")}, QStringLiteral("a b")));
        model.show(other, {});
        model.show(nullptr, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void saysHowEachRevisionStands_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("applied");
        QTest::addColumn<QString>("words");
        QTest::newRow("part of the way")
            << "a b<a c<b" << "b" << "a b" << "c:head · pending b:current a:applied";
        QTest::newRow("at head") << "a b<a" << "b" << "a b" << "b:head · current a:applied";
        QTest::newRow("nothing applied") << "a b<a" << "" << "" << "b:head · pending a:pending";
        QTest::newRow("missing parent") << "b<zz" << "" << "" << "b:broken zz:missing";
    }
    void saysHowEachRevisionStands()
    {
        QFETCH(QString, notation);
        QFETCH(QString, row);
        QFETCH(QString, applied);
        const auto snapshot = snapshotFrom(notation);
        HistoryModel model;
        model.show(snapshot, databaseAt(*snapshot, row.split(u' ', Qt::SkipEmptyParts), applied));
        QTEST(words(model), "words");
    }

    void manyLanesMoveTogetherUntilTheyFit()
    {
        QCOMPARE(LanePainter::laneStep({200, 24}, 3), 16.0); // as wide as they are drawn
        const double step = LanePainter::laneStep({200, 24}, 20);
        QVERIFY(step < 16.0);
        QVERIFY(step * 20 + 24 * 0.19 < 200); // the last node is whole
        QCOMPARE(LanePainter::laneStep({200, 24}, 1000), 4.0); // but never one line
        QCOMPARE(LanePainter::laneStep({200, 24}, 0), 16.0);
    }

    void withoutADatabaseItSaysSo()
    {
        HistoryModel model;
        model.show(snapshotFrom(QStringLiteral("a b<a")), {});
        QCOMPARE(words(model), QStringLiteral("b:head · no database a:no database"));
    }

    void mutesWhatIsNotRelated()
    {
        const auto snapshot = snapshotFrom(QStringLiteral("a b<a c<a d<b x"));
        HistoryModel model;
        model.show(snapshot, {});
        model.relateTo(snapshot->graph.find(QStringLiteral("b")));
        QStringList muted;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(HistoryModel::MutedRole).toBool())
                muted << model.index(row, 0).data(HistoryModel::RevisionRole).toString();
        }
        muted.sort();
        QCOMPARE(muted, QStringList({QStringLiteral("c"), QStringLiteral("x")}));
    }

    void aNewStateOfTheDatabaseDoesNotResetTheList()
    {
        const auto snapshot = snapshotFrom(QStringLiteral("a b<a"));
        HistoryModel model;
        model.show(snapshot, databaseAt(*snapshot, {QStringLiteral("a")}, QStringLiteral("a")));
        QSignalSpy resets(&model, &HistoryModel::modelReset);
        QSignalSpy changes(&model, &HistoryModel::dataChanged);
        model.show(snapshot, databaseAt(*snapshot, {QStringLiteral("b")}, QStringLiteral("a b")));
        QCOMPARE(resets.size(), 0);
        QCOMPARE(changes.size(), 1);
    }

    void arrowsWalkRowsAndGraph()
    {
        HistoryView view;
        view.resize(700, 400);
        const auto snapshot = snapshotFrom(QStringLiteral("a b<a c<a m<b,c"));
        view.display(snapshot, databaseAt(*snapshot, {QStringLiteral("m")}, QStringLiteral("a b c m")));
        view.show();
        QCOMPARE(selected(view), QStringLiteral("m"));
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(selected(view), QStringLiteral("b"));
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(selected(view), QStringLiteral("m"));
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(selected(view), QStringLiteral("a"));
        QSignalSpy previews(&view, &HistoryView::previewRequested);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(previews.size(), 1);
    }

    void keepsTheSelectionWhenTheFilesAreReadAgain()
    {
        HistoryView view;
        view.display(snapshotFrom(QStringLiteral("a b<a c<b")), {});
        view.select(view.historyModel()->snapshot()->graph.find(QStringLiteral("b")));
        view.display(snapshotFrom(QStringLiteral("a b<a c<b d<c")), {});
        QCOMPARE(selected(view), QStringLiteral("b"));
    }

    void aClickSelects()
    {
        HistoryView view;
        view.resize(700, 400);
        view.display(snapshotFrom(QStringLiteral("a b<a c<b")), {});
        view.show();
        QSignalSpy spy(&view, &HistoryView::nodeSelected);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                          view.visualRect(view.model()->index(2, HistoryModel::MessageColumn)).center());
        QCOMPARE(selected(view), QStringLiteral("a"));
        QCOMPARE(spy.size(), 1);
    }

    void appliedIsFilledAndPendingIsARing()
    {
        HistoryView view;
        view.resize(700, 400);
        const auto snapshot = snapshotFrom(QStringLiteral("a b<a c<b d<c"));
        view.display(snapshot, databaseAt(*snapshot, {QStringLiteral("b")}, QStringLiteral("a b")));
        view.show();
        view.clearSelection();
        const QImage image = view.viewport()->grab().toImage();
        const auto centre = [&](int row) {
            const QRect cell = view.visualRect(view.model()->index(row, 0));
            const int lane = stemma::rowHeight(view.font()) * 2 / 3;
            return image.pixelColor(cell.left() + lane, cell.center().y());
        };
        QCOMPARE(centre(1), Colours::light()(Role::Base)); // c: pending
        QCOMPARE(centre(3), Colours::light().lane(snapshot->lanes.at(3).colour)); // a: applied
    }

    void tenThousandRevisionsAreShownAtOnce()
    {
        QString notation = QStringLiteral("r0");
        for (int i = 1; i < 10'000; ++i)
            notation += QStringLiteral(" r%1<r%2").arg(i).arg(i - 1);
        const auto snapshot = snapshotFrom(notation);
        HistoryView view;
        view.resize(800, 600);
        QElapsedTimer timer;
        timer.start();
        view.display(snapshot, {});
        view.show();
        view.grab();
        view.select(0);
        view.grab();
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    static QString words(const HistoryModel &model)
    {
        QStringList result;
        for (int row = 0; row < model.rowCount(); ++row) {
            result << model.index(row, HistoryModel::RevisionColumn).data().toString() + u':'
                    + model.index(row, HistoryModel::StateColumn).data().toString();
        }
        return result.join(u' ');
    }

    static QString selected(const HistoryView &view)
    {
        return view.currentIndex().data(HistoryModel::RevisionRole).toString();
    }
};

QTEST_MAIN(HistoryUiTest)
#include "historyuitest.moc"
