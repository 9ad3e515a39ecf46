// SPDX-License-Identifier: GPL-3.0-or-later
// `--sql`: the text must be one that the real Alembic prints for the same project.
#include "tests/app/cliproject.h"

#include <QJsonArray>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

/// SQLAlchemy writes a table's options in the order of a Python set, which differs from run to run: here
/// their words are sorted.
static QStringList withSortedTableOptions(QStringList lines)
{
    for (QString &line : lines) {
        if (!line.startsWith(u')') || !line.endsWith(u';'))
            continue;
        QStringList words = line.sliced(1).chopped(1).split(u' ');
        words.sort();
        line = u')' + words.join(u' ') + u';';
    }
    return lines;
}

class CliScriptTest : public QObject
{
    Q_OBJECT

private slots:
    void printsTheDemosScriptAsAlembicDoes_data();
    void printsTheDemosScriptAsAlembicDoes();
    void printsAScriptAsText();
    void printsAScriptAsJson();
    void aPlanWithoutStepsIsAnEmptyScript();
};

void CliScriptTest::printsTheDemosScriptAsAlembicDoes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("from base to head") << QStringList{u"upgrade"_s, u"head"_s};
    QTest::newRow("the same, as a range") << QStringList{u"upgrade"_s, u"base:head"_s};
    QTest::newRow("one revision") << QStringList{u"upgrade"_s, u"b61f0c2d94e7:2c8d41f6a07b"_s};
    QTest::newRow("through branch and merge") << QStringList{u"upgrade"_s, u"5a11d7b3e9c4:head"_s};
    QTest::newRow("one branch") << QStringList{u"upgrade"_s, u"5a11d7b3e9c4:d5b7108ec23f"_s};
    QTest::newRow("down one") << QStringList{u"downgrade"_s, u"6e3bd8f10a57:0d7e92a4b5c8"_s};
    QTest::newRow("stamp from base") << QStringList{u"stamp"_s, u"head"_s};
    QTest::newRow("stamp up") << QStringList{u"stamp"_s, u"b61f0c2d94e7:head"_s};
    QTest::newRow("stamp down") << QStringList{u"stamp"_s, u"6e3bd8f10a57:5a11d7b3e9c4"_s};
    QTest::newRow("down through the merge") << QStringList{u"downgrade"_s, u"6e3bd8f10a57:5a11d7b3e9c4"_s};
}

void CliScriptTest::printsTheDemosScriptAsAlembicDoes()
{
    QFETCH(QStringList, arguments);
    arguments << u"--sql"_s;
    const CliProject project;
    project.becomeDemo();
    const CliAnswer ours = project.run(arguments);
    QVERIFY2(ours.status == 0, qPrintable(ours.errors));
    const QStringList script = withSortedTableOptions(ours.lines());

    // Which of a merge's rows is moved and which is deleted or inserted, Alembic leaves to the order of a
    // set, too.
    QStringList alembics;
    for (int seed = 0; seed < 16 && alembics != script; ++seed) {
        const CliAnswer answer = project.runProgram(
            u"env"_s, QStringList{u"PYTHONHASHSEED=%1"_s.arg(seed), u"alembic"_s} + arguments);
        QVERIFY2(answer.status == 0, qPrintable(answer.errors));
        alembics = withSortedTableOptions(answer.lines());
    }
    QCOMPARE(script, alembics);
}

void CliScriptTest::printsAScriptAsText()
{
    const CliProject project;
    project.addRevision(u"aaa1"_s, {}, {u"CREATE TABLE a (id INT)"_s}, {u"DROP TABLE a"_s});
    const CliAnswer up = project.run({u"upgrade"_s, u"head"_s, u"--sql"_s});
    QCOMPARE(up.status, 0);
    QCOMPARE(up.output,
             u"CREATE TABLE alembic_version (\n"
             "    version_num VARCHAR(32) NOT NULL, \n"
             "    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n"
             ");\n\n"
             "-- Running upgrade  -> aaa1\n\n"
             "CREATE TABLE a (id INT);\n\n"
             "INSERT INTO alembic_version (version_num) VALUES ('aaa1');\n\n"_s);
    const CliAnswer down = project.run({u"downgrade"_s, u"aaa1:base"_s, u"--sql"_s});
    QCOMPARE(down.output,
             u"-- Running downgrade aaa1 -> \n\n"
             "DROP TABLE a;\n\n"
             "DELETE FROM alembic_version WHERE alembic_version.version_num = 'aaa1';\n\n"_s);
}

void CliScriptTest::printsAScriptAsJson()
{
    const CliProject project;
    project.addRevision(u"aaa1"_s, {}, {u"CREATE TABLE a (id INT)"_s});
    const CliAnswer answer = project.run({u"upgrade"_s, u"head"_s, u"--sql"_s, u"--json"_s});
    QCOMPARE(answer.status, 0);
    const QJsonArray steps = answer.json().value("steps"_L1).toArray();
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps.first().toObject(),
             (QJsonObject{{u"revision"_s, u"aaa1"_s},
                          {u"direction"_s, u"up"_s},
                          {u"statements"_s, QJsonArray{u"CREATE TABLE a (id INT)"_s}},
                          {u"rows_after"_s, QJsonArray{u"aaa1"_s}}}));
    QVERIFY(answer.json().value("sql"_L1).toString().contains("-- Running upgrade  -> aaa1\n"_L1));
}

void CliScriptTest::aPlanWithoutStepsIsAnEmptyScript()
{
    const CliProject project;
    project.addRevision(u"aaa1"_s, {}, {});
    const CliAnswer answer = project.run({u"upgrade"_s, u"aaa1:head"_s, u"--sql"_s});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.output, QString());
}

QTEST_GUILESS_MAIN(CliScriptTest)
#include "cliscripttest.moc"
