// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/planner.h"
#include "tests/support/graphnotation.h"

#include <QTest>

using namespace stemma;
using namespace stemma::test;

namespace {

// Each step as "revision:rows after it"; its writes are checked apart.
QString steps(const Plan &plan)
{
    QStringList result, rows = plan.rowsBefore;
    for (const PlanStep &step : plan.steps) {
        rows = rowsAfter(rows, step.rowChanges);
        result << step.revision + u':' + rows.join(u',');
    }
    return result.join(u' ');
}

QString writes(const PlanStep &step)
{
    QStringList result;
    for (const RowChange &change : step.rowChanges) {
        switch (change.kind) {
        case RowChange::Kind::Insert:
            result << u'+' + change.to;
            break;
        case RowChange::Kind::Delete:
            result << u'-' + change.from;
            break;
        case RowChange::Kind::Update:
            result << change.from + u'>' + change.to;
            break;
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
        QTest::newRow("what it depends on comes first")
            << dependency << "" << "upgrade c" << "x:x a:x,a b:b c:c";
        QTest::newRow("the dependency's row is consumed")
            << dependency << "x" << "upgrade c" << "a:x,a b:b c:c";
        QTest::newRow("and comes back") << dependency << "b" << "downgrade base" << "b:a,x a:x x:";
        QTest::newRow("one step up") << line << "a" << "upgrade +1" << "b:b";
        QTest::newRow("one step down") << line << "c" << "downgrade -1" << "c:b";
        QTest::newRow("one below head") << line << "" << "upgrade head-1" << "a:a b:b";
        QTest::newRow("by prefix") << "abcdef xyz<abcdef" << "" << "upgrade abcd" << "abcdef:abcdef";
        QTest::newRow("one branch by label")
            << "a b@left<a c@right<a" << "" << "upgrade right@head" << "a:a c:c";
        QTest::newRow("one step on a branch")
            << "a b@left<a c@right<a d<c" << "b" << "upgrade right@+1" << "c:b,c";
        QTest::newRow("back on one branch")
            << "a b@left<a c@right<a" << "b c" << "downgrade right@a" << "c:b";
        QTest::newRow("the sound part of a broken graph") << "a b<a d<c" << "" << "upgrade b" << "a:a b:b";
        QTest::newRow("two above a gap that is behind us")
            << "b<gone c<gone" << "b" << "upgrade c" << "c:b,c";
        QTest::newRow("above a gap that is behind us") << "b<gone c<b" << "b" << "upgrade c" << "c:c";
    }
    void plansAlembicsSteps()
    {
        QFETCH(QString, notation);
        QFETCH(QString, rows);
        QFETCH(QString, command);
        const RevisionGraph graph = graphFrom(notation);
        const Target target = Target::parse(words(command).last());
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
        const Plan up = planner.upgrade({}, Target::head()).value();
        QCOMPARE(writes(up.steps[0]), QString("+a"));
        QCOMPARE(writes(up.steps[1]), QString("a>c"));
        QCOMPARE(writes(up.steps[2]), QString("+b"));
        QCOMPARE(writes(up.steps[3]), QString("-b c>m"));
        const Plan down = planner.downgrade({"m"}, Target::base()).value();
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
        QTest::newRow("unknown row and several")
            << "a b<a x" << "gone x" << "upgrade +1" << ErrorKind::AmbiguousWalk;
        QTest::newRow("unknown row, but too far down")
            << "a b<a x" << "a gone" << "downgrade -2" << ErrorKind::RelativeOutOfRange;
        QTest::newRow("unknown row") << "a b<a" << "gone" << "upgrade head" << ErrorKind::CantLocate;
        QTest::newRow("row of a ghost") << "b<gone" << "gone" << "upgrade head" << ErrorKind::CantLocate;
        QTest::newRow("redundant row") << "a b<a" << "a b" << "upgrade head" << ErrorKind::Overlaps;
        QTest::newRow("row twice") << "a b<a" << "a a" << "upgrade head" << ErrorKind::DuplicateRow;
        QTest::newRow("part of a row")
            << "abcdef b<abcdef" << "abcde" << "upgrade head" << ErrorKind::CantLocate;
        QTest::newRow("ambiguous prefix") << "abcdef abcxyz" << "" << "upgrade abc" << ErrorKind::Ambiguous;
        QTest::newRow("no such branch") << "a b<a" << "" << "upgrade shop@b" << ErrorKind::NoSuchBranch;
        QTest::newRow("not on the branch")
            << "a x@shop b<a" << "" << "upgrade shop@b" << ErrorKind::NotOnBranch;
        QTest::newRow("fork ahead") << "a b<a c<a" << "a" << "upgrade +1" << ErrorKind::AmbiguousWalk;
        QTest::newRow("too far up") << "a b<a" << "a" << "upgrade +2" << ErrorKind::RelativeOutOfRange;
        QTest::newRow("too far down") << "a b<a" << "a" << "downgrade -2" << ErrorKind::RelativeOutOfRange;
        QTest::newRow("nothing of the branch")
            << "a x@shop" << "a" << "downgrade shop@-1" << ErrorKind::RelativeOutOfRange;
        QTest::newRow("not applied") << "a b<a" << "a" << "downgrade b" << ErrorKind::RangeNotAncestor;
        QTest::newRow("missing parent") << "a b<gone" << "" << "upgrade b" << ErrorKind::MissingParent;
        QTest::newRow("down to a gap") << "b<gone c<b" << "c" << "downgrade base" << ErrorKind::MissingParent;
        QTest::newRow("up from a cycle behind us")
            << "a b<a,c c<b d<c e<b" << "d" << "upgrade e" << ErrorKind::Cycle;
        QTest::newRow("down to a cycle") << "a b<a,c c<b d<c" << "d" << "downgrade c" << ErrorKind::Cycle;
        QTest::newRow("down below a cycle that depends on it")
            << "x a~x@core b<x,c~a c<b~a" << "b" << "downgrade core@-1" << ErrorKind::Cycle;
        QTest::newRow("cycle") << "a b<a,c c<b d<c" << "a" << "upgrade d" << ErrorKind::Cycle;
        QTest::newRow("duplicate") << "a b<a b<a" << "a" << "upgrade head" << ErrorKind::NotPlannable;
    }
    void refusesWithATypedError()
    {
        QFETCH(QString, notation);
        QFETCH(QString, rows);
        QFETCH(QString, command);
        const RevisionGraph graph = graphFrom(notation);
        const Target target = Target::parse(words(command).last());
        const Planner planner(graph);
        const Result<Plan> plan = command.startsWith("upgrade") ? planner.upgrade(words(rows), target)
                                                                : planner.downgrade(words(rows), target);
        QVERIFY(!plan.has_value());
        QTEST(plan.error().kind, "kind");
        QVERIFY(!plan.error().advice.isEmpty());
    }

    void stamps_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("targets");
        QTest::addColumn<QString>("expected"); // the rows, or the kind of the error
        const char *merge = "a b<a c<a m<b,c";
        QTest::newRow("up") << merge << "a" << "m" << "m";
        QTest::newRow("down to both parents of a merge") << merge << "m" << "b c" << "b c";
        QTest::newRow("between two rows") << "a b<a c<b" << "a c" << "b" << "b";
        QTest::newRow("base") << merge << "m" << "base" << "";
        QTest::newRow("beside") << "a x" << "a" << "x" << "a x";
        QTest::newRow("from a row that is there twice") << merge << "a a" << "m" << "DuplicateRow";
        QTest::newRow("beside a row that is there twice") << "a x" << "a a" << "x" << "a a x";
        QTest::newRow("unknown row") << merge << "gone" << "m" << "CantLocate";
        QTest::newRow("within a cycle") << "a<b b<a" << "a" << "b" << "Cycle";
        QTest::newRow("below a cycle and above") << "x a<x,b b<a c<b" << "c" << "x" << "x";
        QTest::newRow("heads, less what only a cycle depends on") << "a b~c c<b" << "" << "a" << "a";
    }
    void stamps()
    {
        QFETCH(QString, notation);
        QFETCH(QString, rows);
        QFETCH(QString, targets);
        const RevisionGraph graph = graphFrom(notation);
        const Result<StampPlan> plan = Planner(graph).stamp(words(rows), words(targets));
        QString found = plan ? QString() : errorKindName(plan.error().kind);
        if (plan) {
            QStringList after = plan->rowsAtEnd();
            after.sort();
            found = after.join(u' ');
        }
        QTEST(found, "expected");
    }

    void listsHistory_data()
    {
        QTest::addColumn<QString>("notation");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("expected");
        QTest::newRow("all") << "a b<a c<b" << "" << ":" << "c b a";
        QTest::newRow("lower end included") << "a b<a c<b" << "" << "b:" << "c b";
        QTest::newRow("up to the rows") << "a b<a c<b" << "b" << ":current" << "b a";
        QTest::newRow("an end that no tip covers") << "a b<a c<a~b d<c" << "d" << "a:current" << "d c b a";
        QTest::newRow("branches that only a dependency joins")
            << "s p<s t<s x~p y<x" << "y t" << "s:current" << "t p s";
        QTest::newRow("without missing files") << "b<gone c<b" << "" << ":" << "c b";
        QTest::newRow("a cycle without a head") << "a x<y y<x" << "" << ":" << "a x y";
    }
    void listsHistory()
    {
        QFETCH(QString, notation);
        QFETCH(QString, rows);
        QFETCH(QString, range);
        const RevisionGraph graph = graphFrom(notation);
        const auto nodes = Planner(graph).history(words(rows), *TargetRange::parse(range));
        QVERIFY2(nodes.has_value(), nodes ? "" : qPrintable(errorText(nodes.error())));
        QTEST(ids(graph, *nodes), "expected");
    }

    void readsTargets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("branch");
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("steps");
        QTest::newRow("head") << "head" << "" << "head" << "";
        QTest::newRow("id") << "7bea168f7920" << "" << "7bea168f7920" << "";
        QTest::newRow("on a branch") << "shop@head" << "shop" << "head" << "";
        QTest::newRow("up") << "+2" << "" << "" << "2";
        QTest::newRow("down") << "-1" << "" << "" << "-1";
        QTest::newRow("from an id") << "7bea-1" << "" << "7bea" << "-1";
        QTest::newRow("from head") << "head-1" << "" << "head" << "-1";
        QTest::newRow("up on a branch") << "shop@+1" << "shop" << "" << "1";
        QTest::newRow("from an id on a branch") << "shop@7bea+3" << "shop" << "7bea" << "3";
        QTest::newRow("only the start counts") << "7bea-1x" << "" << "7bea" << "-1";
        QTest::newRow("too large a number") << "+99999999999999" << "" << "+99999999999999" << "";
    }
    void readsTargets()
    {
        QFETCH(QString, text);
        const Target target = Target::parse(text);
        QTEST(target.branch, "branch");
        QTEST(target.symbol, "symbol");
        QTEST(target.steps ? QString::number(*target.steps) : QString(), "steps");
        QCOMPARE(target.text(), text);
    }

    void readsRanges()
    {
        QCOMPARE(TargetRange::parse("a:b")->lower, std::optional<QString>("a"));
        QCOMPARE(TargetRange::parse("a:b")->upper, QString("b"));
        QCOMPARE(TargetRange::parse(":b")->lower, std::optional<QString>(""));
        QVERIFY(!TargetRange::parse("b")->lower);
        QVERIFY(!TargetRange::parse("a:b:c"));
    }
};

QTEST_GUILESS_MAIN(PlannerTest)
#include "plannertest.moc"
