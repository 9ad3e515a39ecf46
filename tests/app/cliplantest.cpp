// SPDX-License-Identifier: GPL-3.0-or-later
// `plan`: what a command would do, told without a database.
#include "tests/app/cliproject.h"

#include <QJsonArray>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class CliPlanTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsStepsAndRows_data();
    void tellsStepsAndRows();
    void tellsWhereRowsMove_data();
    void tellsWhereRowsMove();
    void refusesByKind_data();
    void refusesByKind();
    void saysItForPeople();
    void plansAroundWhatIsBroken();

private:
    static QStringList words(const char *text)
    {
        return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
    }
    static QString rowsOf(const QJsonObject &step, QLatin1StringView key = "rows_after"_L1)
    {
        QStringList rows;
        for (const QJsonValue &row : step.value(key).toArray())
            rows << row.toString();
        return rows.join(u',');
    }

    std::unique_ptr<CliProject> m_project;
};

// aaa1 - bbb1 (web) - ddd1        a second base: nnn1
//      \ ccc1 -------/
void CliPlanTest::init()
{
    m_project = std::make_unique<CliProject>();
    m_project->addRevision(u"aaa1"_s, {}, {});
    m_project->addRevision(u"bbb1"_s, {u"aaa1"_s}, {}, {}, u"web"_s);
    m_project->addRevision(u"ccc1"_s, {u"aaa1"_s}, {});
    m_project->addRevision(u"ddd1"_s, {u"bbb1"_s, u"ccc1"_s}, {});
    m_project->addRevision(u"nnn1"_s, {}, {}, {}, u"net"_s);
}

void CliPlanTest::tellsStepsAndRows_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("steps");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char *arguments, const char *steps, const char *rows) {
        QTest::newRow(arguments) << words(arguments) << words(steps) << QString::fromLatin1(rows);
    };
    row("upgrade ddd1", "up:aaa1:aaa1 up:ccc1:ccc1 up:bbb1:bbb1,ccc1 up:ddd1:ddd1", "ddd1");
    row("upgrade heads --from ddd1", "up:nnn1:ddd1,nnn1", "ddd1,nnn1");
    row("upgrade heads --from ddd1,nnn1", "", "ddd1,nnn1");
    row("upgrade web@+1 --from aaa1", "up:bbb1:bbb1", "bbb1");
    row("upgrade web@head --from base", "up:aaa1:aaa1 up:ccc1:ccc1 up:bbb1:bbb1,ccc1 up:ddd1:ddd1", "ddd1");
    row("downgrade -1 --from nnn1", "down:nnn1:", "");
    row("downgrade aaa1 --from ddd1 --from nnn1",
        "down:ddd1:bbb1,ccc1,nnn1 down:bbb1:ccc1,nnn1 down:ccc1:aaa1,nnn1", "aaa1,nnn1");
}

void CliPlanTest::tellsStepsAndRows()
{
    QFETCH(QStringList, arguments);
    const CliAnswer answer = m_project->run(QStringList{u"plan"_s} + arguments + QStringList{u"--json"_s});
    QCOMPARE(answer.errors, QString());
    QCOMPARE(answer.status, 0);
    QStringList steps;
    for (const QJsonValue &value : answer.json().value("steps"_L1).toArray()) {
        const QJsonObject step = value.toObject();
        steps << step.value("direction"_L1).toString() + u':' + step.value("revision"_L1).toString() + u':'
                + rowsOf(step);
    }
    QTEST(steps, "steps");
    QTEST(rowsOf(answer.json(), "rows"_L1), "rows");
}

void CliPlanTest::tellsWhereRowsMove_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("steps");
    const auto row = [](const char *arguments, const char *steps) {
        QTest::newRow(arguments) << words(arguments) << words(steps);
    };
    row("stamp heads", ">ddd1=ddd1 >nnn1=ddd1,nnn1");
    row("stamp bbb1 --from ddd1", "ddd1>bbb1=bbb1");
    row("stamp base --from ddd1,nnn1", "ddd1>=nnn1 nnn1>=");
    row("stamp ccc1 --from gone1,bbb1 --purge", ">ccc1=ccc1");
}

void CliPlanTest::tellsWhereRowsMove()
{
    QFETCH(QStringList, arguments);
    const CliAnswer answer = m_project->run(QStringList{u"plan"_s} + arguments + QStringList{u"--json"_s});
    QCOMPARE(answer.status, 0);
    QStringList steps;
    for (const QJsonValue &value : answer.json().value("steps"_L1).toArray()) {
        const QJsonObject step = value.toObject();
        steps << rowsOf(step, "from"_L1) + u'>' + rowsOf(step, "to"_L1) + u'=' + rowsOf(step);
    }
    QTEST(steps, "steps");
}

void CliPlanTest::refusesByKind_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *arguments, int status, const char *kind) {
        QTest::newRow(arguments) << words(arguments) << status << QString::fromLatin1(kind);
    };
    row("upgrade head", 1, "MultipleHeads");
    row("upgrade nope", 1, "CantLocate");
    row("upgrade heads --from gone1", 1, "CantLocate");
    row("upgrade +1 --from bbb1,nnn1", 1, "AmbiguousWalk");
    row("upgrade +1 --from aaa1", 1, "AmbiguousWalk");
    row("upgrade net@ddd1", 1, "NotOnBranch");
    row("upgrade heads --from aaa1,bbb1", 1, "Overlaps");
    row("downgrade ddd1 --from nnn1", 1, "RangeNotAncestor");
    row("stamp nope", 1, "CantLocate");
    row("upgrade", 2, "");
    row("sidegrade head", 2, "");
    row("upgrade a b", 2, "");
    row("upgrade heads --purge", 2, "");
}

void CliPlanTest::refusesByKind()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const CliAnswer answer = m_project->run(QStringList{u"plan"_s} + arguments + QStringList{u"--json"_s});
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.errors.isEmpty());
    QTEST(answer.json().value("error"_L1).toObject().value("kind"_L1).toString(), "kind");
}

void CliPlanTest::saysItForPeople()
{
    QCOMPARE(m_project->run({u"plan"_s, u"upgrade"_s, u"bbb1"_s}).lines(),
             (QStringList{u"upgrade  -> aaa1  rows: aaa1"_s, u"upgrade aaa1 -> bbb1  rows: bbb1"_s}));
    QCOMPARE(m_project->run({u"plan"_s, u"upgrade"_s, u"bbb1"_s, u"--from"_s, u"bbb1"_s}).output,
             u"Nothing to run.  rows: bbb1\n"_s);
    QCOMPARE(m_project->run({u"plan"_s, u"stamp"_s, u"base"_s, u"--from"_s, u"nnn1"_s}).output,
             u"stamp nnn1 -> <base>  rows: (no rows)\n"_s);
}

void CliPlanTest::plansAroundWhatIsBroken()
{
    m_project->addRevision(u"eee1"_s, {u"lost"_s}, {});
    const CliAnswer fine = m_project->run({u"plan"_s, u"upgrade"_s, u"ddd1"_s, u"--json"_s});
    QCOMPARE(fine.status, 0);
    QCOMPARE(fine.json().value("steps"_L1).toArray().size(), 4);
    QVERIFY2(fine.errors.contains(m_project->path(u"alembic/versions/eee1_x.py:5: error: "_s)),
             qPrintable(fine.errors));
    const CliAnswer broken = m_project->run({u"plan"_s, u"upgrade"_s, u"eee1"_s, u"--json"_s});
    QCOMPARE(broken.status, 1);
    const QJsonObject error = broken.json().value("error"_L1).toObject();
    QCOMPARE(error.value("kind"_L1).toString(), u"MissingParent"_s);
    QVERIFY(error.value("message"_L1).toString().contains(u"lost"_s));
}

QTEST_GUILESS_MAIN(CliPlanTest)
#include "cliplantest.moc"
