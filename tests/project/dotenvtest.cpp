// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/dotenv.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class DotEnvTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAValueAsPythonDotenvDoes_data();
    void readsAValueAsPythonDotenvDoes();
    void saysTheLinesOfAValue();
    void reportsALineItCantReadAndKeepsTheOthers_data();
    void reportsALineItCantReadAndKeepsTheOthers();
    void reportsAVariableThatIsSetNowhere();
};

static std::optional<QString> environment(const QString &name)
{
    return name == "OUTER"_L1 ? std::optional(u"outside"_s) : std::nullopt;
}

void DotEnvTest::readsAValueAsPythonDotenvDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // null: not set

    QTest::newRow("plain") << u"A=b"_s << u"b"_s;
    QTest::newRow("spaces around") << u"  A  =  b  "_s << u"b"_s;
    QTest::newRow("export") << u"export A=b"_s << u"b"_s;
    QTest::newRow("a name that begins with export") << u"exported=1\nA=b"_s << u"b"_s;
    QTest::newRow("empty") << u"A=\nB=c"_s << u""_s;
    QTest::newRow("name alone") << u"A\nB=c"_s << QString();
    QTest::newRow("comment line") << u"#A=no\nA=b"_s << u"b"_s;
    QTest::newRow("comment behind") << u"A=b # c"_s << u"b"_s;
    QTest::newRow("hash without space") << u"A=b#c"_s << u"b#c"_s;
    QTest::newRow("hash first") << u"A=#c"_s << u"#c"_s;
    QTest::newRow("inner spaces") << u"A=b c"_s << u"b c"_s;
    QTest::newRow("equals in the value") << u"A=b=c==d"_s << u"b=c==d"_s;
    QTest::newRow("single quotes") << u"A='b # c'"_s << u"b # c"_s;
    QTest::newRow("single quotes keep escapes") << u"A='b\\nc'"_s << u"b\\nc"_s;
    QTest::newRow("escaped single quote") << u"A='b\\'c'"_s << u"b'c"_s;
    QTest::newRow("double quotes") << u"A=\"b # c\" # d"_s << u"b # c"_s;
    QTest::newRow("escapes in double quotes") << u"A=\"b\\nc\\t\\\"d\\\"\\\\\""_s << u"b\nc\t\"d\"\\"_s;
    QTest::newRow("unknown escape") << u"A=\"b\\qc\""_s << u"b\\qc"_s;
    QTest::newRow("escapes without quotes stay") << u"A=b\\nc"_s << u"b\\nc"_s;
    QTest::newRow("value over lines") << u"A=\"b\nc\"\nB=d"_s << u"b\nc"_s;
    QTest::newRow("quoted name") << u"'A'=b"_s << u"b"_s;
    QTest::newRow("last one wins") << u"A=b\nA=c"_s << u"c"_s;
    QTest::newRow("variable from above") << u"B=x\nA=1${B}2"_s << u"1x2"_s;
    QTest::newRow("variable in double quotes") << u"B=x\nA=\"${B}\""_s << u"x"_s;
    QTest::newRow("variable of the environment") << u"A=${OUTER}"_s << u"outside"_s;
    QTest::newRow("the environment wins") << u"OUTER=inside\nA=${OUTER}"_s << u"outside"_s;
    QTest::newRow("default") << u"A=${NOBODY:-d}"_s << u"d"_s;
    QTest::newRow("default not needed") << u"B=x\nA=${B:-d}"_s << u"x"_s;
    QTest::newRow("dollar without braces") << u"B=x\nA=$B"_s << u"$B"_s;
    QTest::newRow("variable from below is not known") << u"A=${B}\nB=x"_s << u""_s;
    QTest::newRow("database URL") << u"A=mysql+pymysql://u:p%40s#s@h:3306/d?charset=utf8mb4"_s
                                  << u"mysql+pymysql://u:p%40s#s@h:3306/d?charset=utf8mb4"_s;
}

void DotEnvTest::readsAValueAsPythonDotenvDoes()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const DotEnv env = DotEnv::parse(text, u"/.env"_s, environment);
    const auto value = env.value(u"A"_s);
    QCOMPARE(value.has_value(), !expected.isNull());
    if (value)
        QCOMPARE(value->text, expected);
}

void DotEnvTest::saysTheLinesOfAValue()
{
    const DotEnv env = DotEnv::parse(u"# one\n\nA=\"b\nc\"\nB=d\n"_s, u"/.env"_s, environment);
    QCOMPARE(env.value(u"A"_s)->place, (Place{u"/.env"_s, 3, 4}));
    QCOMPARE(env.value(u"B"_s)->place, (Place{u"/.env"_s, 5, 5}));
    QVERIFY(env.problems().isEmpty());
}

void DotEnvTest::reportsALineItCantReadAndKeepsTheOthers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");

    QTest::newRow("no name") << u"A=1\n=hunter2\nB=ok"_s << 2;
    QTest::newRow("quote not closed") << u"A=1\n\nC=\"hunter2\nB=ok"_s << 3;
    QTest::newRow("text behind the quotes") << u"C='hunter2' hunter2\nB=ok"_s << 1;
    QTest::newRow("words") << u"this is hunter2\nB=ok"_s << 1;
}

void DotEnvTest::reportsALineItCantReadAndKeepsTheOthers()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    const DotEnv env = DotEnv::parse(text, u"/.env"_s, environment);
    QCOMPARE(env.problems().size(), 1);
    const Problem problem = env.problems().first();
    QCOMPARE(problem.id, u"dotenv-line-unreadable"_s);
    QCOMPARE(problem.severity, Severity::Warning);
    QCOMPARE(problem.place, (Place{u"/.env"_s, line, line}));
    QVERIFY2(!QString(problem.message + problem.advice).contains("hunter2"_L1),
             "the problem repeats the file's text");
    QVERIFY(env.value(u"B"_s));
    QCOMPARE(env.value(u"B"_s)->text, u"ok"_s);
    QCOMPARE(env.value(u"B"_s)->place.line, int(text.count(u'\n')) + 1);
    QVERIFY(!env.value(u"C"_s));
}

void DotEnvTest::reportsAVariableThatIsSetNowhere()
{
    const DotEnv env = DotEnv::parse(u"B=1\nA=x${NOBODY}y"_s, u"/.env"_s, environment);
    QCOMPARE(env.value(u"A"_s)->text, u"xy"_s);
    QCOMPARE(env.problems().size(), 1);
    QCOMPARE(env.problems().first().id, u"dotenv-variable-missing"_s);
    QCOMPARE(env.problems().first().place.line, 2);
}

QTEST_GUILESS_MAIN(DotEnvTest)
#include "dotenvtest.moc"
