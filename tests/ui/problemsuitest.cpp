// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/problemsmodel.h"
#include "ui/problems/problemsview.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace stemma;

class ProblemsUiTest : public QObject
{
    Q_OBJECT

private slots:
    void gravestFirstWithWordAndPlace()
    {
        ProblemsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.display(problems(), QStringLiteral("/p"));
        QCOMPARE(text(model, 0), QStringLiteral("error|broken Python|versions/x.py:7"));
        QCOMPARE(text(model, 1), QStringLiteral("warning|no env.py|"));
        QVERIFY(!model.index(0, 0).data(Qt::DecorationRole).isNull());
        model.display({}, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void activatingAsksForThePlace()
    {
        ProblemsView view;
        view.display(problems(), QStringLiteral("/p"));
        view.resize(600, 200);
        view.show();
        view.setCurrentIndex(view.model()->index(0, 0));
        QSignalSpy spy(&view, &ProblemsView::problemActivated);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.at(0).at(0).value<Problem>().place.line, 7);
    }

private:
    static QList<Problem> problems()
    {
        Problem warning, error;
        warning.severity = Severity::Warning;
        warning.message = QStringLiteral("no env.py");
        error.message = QStringLiteral("broken Python");
        error.place = Place{QStringLiteral("/p/versions/x.py"), 7, 7};
        return {warning, error};
    }

    static QString text(const ProblemsModel &model, int row)
    {
        QStringList result;
        for (int column = 0; column < ProblemsModel::ColumnCount; ++column)
            result << model.index(row, column).data().toString();
        return result.join(u'|');
    }
};

QTEST_MAIN(ProblemsUiTest)
#include "problemsuitest.moc"
