// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/planner.h"
#include "tests/support/graphnotation.h"

#include <QTest>

using namespace stemma;
using namespace stemma::test;

namespace {

// "b[b] c[c] m[-b,c>m: m]" would be hard to read; a step is "b: b", its writes are checked apart.
QString steps(const Plan &plan)
{
    QStringList result;
    for (const PlanStep &step : plan.steps)
        result << step.revision + u':' + step.rowsAfter.join(u',');
    return result.join(u' ');
}

QString writes(const PlanStep &step)
{
    QStringList result;
    for (const RowChange &change : step.rowChanges) {
        switch (change.kind) {
        case RowChange::Kind::Insert: result << u'+' + change.to; break;
        case RowChange::Kind::Delete: result << u'-' + change.from; break;
        case RowChange::Kind::Update: result << change.from + u'>' + change.to; break;
        }
    }
    return result.join(u' ');
}

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class PlannerTest : public QObject
{
    Q_OBJECT

private slots:
    void plansAlembicsSteps_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("expected");
        const char *line = "a b<a c<b";
        QTest::newRow("up from empty") << line << "" << "upgrade head" << "a:a b:b c:c";
        QTest::newRow("up from the middle") << line << "b" << "upgrade head" << "c:c";
        QTest::newRow("up to an id") << line << "" << "upgrade b" << "a:a b:b";
        QTest::newRow("at head: nothing") << line << "c" << "upgrade head" << "";
        QTest::newRow("up to what is below: nothing") << line << "c" << "upgrade a" << "";
        QTest::newRow("down to an id") << line << "c" << "downgrade a" << "c:b b:a";
        QTest::newRow("down to base") << line << "c" << "downgrade base" << "c:b b:a a:";
        QTest::newRow("down to where it stands") << line << "b" << "downgrade b" << "";
        const char *diamond = "a b<a c<a m<b,c";
        QTest::newRow("merge") << diamond << "" << "upgrade head" << "a:a c:c b:c,b m:m";
        QTest::newRow("merge from one branch") << diamond << "b" << "upgrade head" << "c:b,c m:m";
        QTest::newRow("merge from both branches") << diamond << "b c" << "upgrade m" << "m:m";
        QTest::newRow("back over a merge") << diamond << "m" << "downgrade a" << "m:b,c b:c c:a";
        QTest::newRow("back over a merge to one parent") << diamond << "m" << "downgrade b" << "m:b,c";
        const char *fork = "a b<a c<a";
        QTest::newRow("heads") << fork << "" << "upgrade heads" << "a:a c:c b:c,b";
        QTest::newRow("one of two heads") << fork << "" << "upgrade c" << "a:a c:c";
        QTest::newRow("base with two rows") << fork << "b c" << "downgrade base" << "b:c c:a a:";
        const char *dependency = "a x b<a~x c<b";
        QTest::newRow("what it depends on comes first") << dependency << "" << "upgrade c" << "x:x a:x,a b:b c:c";
        QTest::newRow("the dependency's row is consumed") << dependency << "x" << "upgrade c" << "a:x,a b:b c:c";
        QTest::newRow("and comes back") << dependency << "b" << "downgrade base" << "b:a,x a:x x:";
        QTest::newRow("the sound part of a broken graph") << "a b<a d<c" << "" << "upgrade b" << "a:a b:b";
        QTest::newRow("above a gap that is behind us") << "b<gone c<b" << "b" << "upgrade c" << "c:c";
    }
    void plansAlembicsSteps()
    {
        QFETCH(QString, notation);
        QFETCH(QString, rows);
        QFETCH(QString, command);
        const RevisionGraph graph = graphFrom(notation);
        const Target target = Target::parse(words(command).last()).value();
        const Planner planner(graph);
        const Result<Plan> plan = command.startsWith("upgrade") ? planner.upgrade(words(rows), target)
                                                                : planner.downgrade(words(rows), target);
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(errorText(plan.error())));
        QTEST(steps(*plan), "expected");
    }

    void writesRowsAsAlembicDoes()
    {
        const RevisionGraph graph = graphFrom("a b<a c<a m<b,c");
        const Planner planner(graph);
        const Plan up = planner.upgrade({}, Target{Target::Kind::Head, {}}).value();
        QCOMPARE(writes(up.steps[0]), QString("+a"));
        QCOMPARE(writes(up.steps[1]), QString("a>c"));
        QCOMPARE(writes(up.steps[2]), QString("+b"));
        QCOMPARE(writes(up.steps[3]), QString("-c b>m"));
        const Plan down = planner.downgrade({"m"}, Target{Target::Kind::Base, {}}).value();
        QCOMPARE(writes(down.steps[0]), QString("+c m>b"));
        QCOMPARE(writes(down.steps[1]), QString("-b"));
        QCOMPARE(writes(down.steps[2]), QString("c>a"));
        QCOMPARE(writes(down.steps[3]), QString("-a"));
    }

    void refusesWithATypedError_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("command");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("two heads") << "a b<a c<a" << "" << "upgrade head" << ErrorKind::MultipleHeads;
        QTest::newRow("unknown target") << "a" << "" << "upgrade zz" << ErrorKind::CantLocate;
        QTest::newRow("unknown row") << "a b<a" << "gone" << "upgrade head" << ErrorKind::CantLocate;
        QTest::newRow("row of a ghost") << "b<gone" << "gone" << "upgrade head" << ErrorKind::CantLocate;
        QTest::newRow("redundant row") << "a b<a" << "a b" << "upgrade head" << ErrorKind::Overlaps;
        QTest::newRow("not applied") << "a b<a" << "a" << "downgrade b" << ErrorKind::RangeNotAncestor;
        QTest::newRow("missing parent") << "a b<gone" << "" << "upgrade b" << ErrorKind::MissingParent;
        QTest::newRow("cycle") << "a b<a,c c<b d<c" << "a" << "upgrade d" << ErrorKind::Cycle;
        QTest::newRow("duplicate") << "a b<a b<a" << "a" << "upgrade head" << ErrorKind::NotPlannable;
    }
    void refusesWithATypedError()
    {
        QFETCH(QString, notation);
        QFETCH(QString, rows);
        QFETCH(QString, command);
        const RevisionGraph graph = graphFrom(notation);
        const Target target = Target::parse(words(command).last()).value();
        const Planner planner(graph);
        const Result<Plan> plan = command.startsWith("upgrade") ? planner.upgrade(words(rows), target)
                                                                : planner.downgrade(words(rows), target);
        QVERIFY(!plan.has_value());
        QTEST(plan.error().kind, "kind");
        QVERIFY(!plan.error().advice.isEmpty());
    }

    void readsTargets()
    {
        QCOMPARE(Target::parse("head")->kind, Target::Kind::Head);
        QCOMPARE(Target::parse(" heads ")->kind, Target::Kind::Heads);
        QCOMPARE(Target::parse("base")->kind, Target::Kind::Base);
        QCOMPARE(Target::parse("7bea168f7920")->revision, QString("7bea168f7920"));
        for (const char *text : {"", "+1", "a@head", "a:b", "head-1"})
            QVERIFY2(!Target::parse(text).has_value(), text);
    }
};

QTEST_GUILESS_MAIN(PlannerTest)
#include "plannertest.moc"
