// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/inifile.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class IniFileTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAValueAsConfigParserDoes_data();
    void readsAValueAsConfigParserDoes();
    void saysTheLinesOfAValue();
    void refusesAMalformedFile_data();
    void refusesAMalformedFile();
    void refusesAnInterpolationThatCantBeResolved_data();
    void refusesAnInterpolationThatCantBeResolved();
    void hereIsTakenLiterally();
    void keysThatAreNotAskedForMayBeUnreadable();
};

void IniFileTest::readsAValueAsConfigParserDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // null: no such key

    QTest::newRow("equals sign") << u"[alembic]\nkey = value"_s << u"value"_s;
    QTest::newRow("colon") << u"[alembic]\nkey: value"_s << u"value"_s;
    QTest::newRow("first delimiter wins") << u"[alembic]\nkey = a:b=c"_s << u"a:b=c"_s;
    QTest::newRow("colon before equals") << u"[alembic]\nkey:a=b"_s << u"a=b"_s;
    QTest::newRow("keys ignore case") << u"[alembic]\nKeY = value"_s << u"value"_s;
    QTest::newRow("sections mind case") << u"[Alembic]\nkey = value"_s << QString();
    QTest::newRow("empty value") << u"[alembic]\nkey ="_s << u""_s;
    QTest::newRow("comment lines") << u"# one\n[alembic]\n; two\nkey = value\n  # three"_s << u"value"_s;
    QTest::newRow("no inline comments")
        << u"[alembic]\nkey = value # not one ; either"_s << u"value # not one ; either"_s;
    QTest::newRow("continuation") << u"[alembic]\nkey = a\n  b\n\tc"_s << u"a\nb\nc"_s;
    QTest::newRow("continuation looks like a key") << u"[alembic]\nkey = a\n  b = c"_s << u"a\nb = c"_s;
    QTest::newRow("continuation looks like a section") << u"[alembic]\nkey = a\n  [b]"_s << u"a\n[b]"_s;
    QTest::newRow("value only below") << u"[alembic]\nkey =\n  a\n  b"_s << u"\na\nb"_s;
    QTest::newRow("blank line within") << u"[alembic]\nkey = a\n\n  b\nother = 1"_s << u"a\n\nb"_s;
    QTest::newRow("blank lines after") << u"[alembic]\nkey = a\n\n\n[other]"_s << u"a"_s;
    QTest::newRow("comment within") << u"[alembic]\nkey = a\n# no\n  b"_s << u"a\nb"_s;
    QTest::newRow("indented section") << u"  [alembic]\n  key = a\n  other = b"_s << u"a"_s;
    QTest::newRow("dedent ends the value") << u"[alembic]\n    key = a\n  other = b"_s << u"a"_s;
    QTest::newRow("text behind a header") << u"[alembic] # here\nkey = a"_s << u"a"_s;
    QTest::newRow("header with brackets") << u"[a]b]\nkey = x\n[alembic]\nkey = y"_s << u"y"_s;
    QTest::newRow("DEFAULT stands behind") << u"[DEFAULT]\nkey = d\n[alembic]\nother = 1"_s << u"d"_s;
    QTest::newRow("DEFAULT without the section") << u"[DEFAULT]\nkey = d"_s << u"d"_s;
    QTest::newRow("the section wins over DEFAULT") << u"[alembic]\nkey = a\n[DEFAULT]\nkey = d"_s << u"a"_s;
    QTest::newRow("DEFAULT twice") << u"[DEFAULT]\nkey = d\n[DEFAULT]\nother = e"_s << u"d"_s;
    QTest::newRow("double percent") << u"[alembic]\nkey = p%%40ss%%"_s << u"p%40ss%"_s;
    QTest::newRow("reference") << u"[alembic]\nname = n\nkey = a/%(name)s/b"_s << u"a/n/b"_s;
    QTest::newRow("reference ignores case") << u"[alembic]\nName = n\nkey = %(NAME)s"_s << u"n"_s;
    QTest::newRow("reference to DEFAULT") << u"[DEFAULT]\nname = n\n[alembic]\nkey = %(name)s"_s << u"n"_s;
    QTest::newRow("reference through another")
        << u"[alembic]\na = 1%%\nb = %(a)s2\nkey = %(b)s3"_s << u"1%23"_s;
    QTest::newRow("here") << u"[alembic]\nkey = %(here)s/x"_s << u"/the/folder/x"_s;
    QTest::newRow("here may be set anew")
        << u"[DEFAULT]\nhere = /other\n[alembic]\nkey = %(here)s"_s << u"/other"_s;
    QTest::newRow("key with spaces") << u"[alembic]\nkey  with = 1\nkey   =   v  "_s << u"v"_s;
    QTest::newRow("umlaut") << u"[alembic]\nkey = Größe 檔案"_s << u"Größe 檔案"_s;
    QTest::newRow("missing") << u"[alembic]\nother = 1"_s << QString();
}

void IniFileTest::readsAValueAsConfigParserDoes()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto ini = IniFile::parse(text, u"/f.ini"_s, {{u"here"_s, u"/the/folder"_s}});
    QVERIFY2(ini, qPrintable(ini ? QString() : errorText(ini.error())));
    const auto value = ini->value(u"alembic"_s, u"key"_s);
    QVERIFY(value);
    QCOMPARE(value->has_value(), !expected.isNull());
    if (*value)
        QCOMPARE((*value)->text, expected);
}

void IniFileTest::saysTheLinesOfAValue()
{
    const auto ini =
        IniFile::parse(u"# comment\n[alembic]\n\nkey = a\n# no\n  b\n\n[other]\nx = 1"_s, u"/f.ini"_s);
    QVERIFY(ini);
    QCOMPARE((*ini->value(u"alembic"_s, u"key"_s))->place, (Place{u"/f.ini"_s, 4, 6}));
    QCOMPARE((*ini->value(u"other"_s, u"x"_s))->place, (Place{u"/f.ini"_s, 9, 9}));
    QCOMPARE(ini->sectionPlace(u"other"_s).line, 8);
}

void IniFileTest::refusesAMalformedFile_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");

    QTest::newRow("section twice") << u"[alembic]\na = 1\n[alembic]\nb = 2"_s << 3;
    QTest::newRow("key twice") << u"[alembic]\na = 1\nb = 2\nA = 3"_s << 4;
    QTest::newRow("key twice in DEFAULT") << u"[DEFAULT]\na = 1\n[x]\n[DEFAULT]\na = 2"_s << 5;
    QTest::newRow("key before any section") << u"# fine\nkey = 1\n[alembic]"_s << 2;
    QTest::newRow("text before any section") << u"\n\nhello"_s << 3;
    QTest::newRow("neither key nor section") << u"[alembic]\na = 1\nnonsense hunter2"_s << 3;
    QTest::newRow("no key") << u"[alembic]\n= hunter2"_s << 2;
    QTest::newRow("empty brackets") << u"[alembic]\n[]"_s << 2;
    QTest::newRow("header not closed") << u"[alembic"_s << 1;
}

void IniFileTest::refusesAMalformedFile()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    const auto ini = IniFile::parse(text, u"/f.ini"_s);
    QVERIFY(!ini);
    QCOMPARE(ini.error().kind, ErrorKind::FileMalformed);
    QCOMPARE(ini.error().place.file, u"/f.ini"_s);
    QCOMPARE(ini.error().place.line, line);
    QVERIFY2(!errorText(ini.error()).contains("hunter2"_L1), "the error repeats the file's text");
}

void IniFileTest::refusesAnInterpolationThatCantBeResolved_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("bare percent") << u"[alembic]\n\nkey = hunter2%40x"_s;
    QTest::newRow("percent at the end") << u"[alembic]\n\nkey = hunter2%"_s;
    QTest::newRow("not closed") << u"[alembic]\n\nkey = hunter2%(here"_s;
    QTest::newRow("not a string format") << u"[alembic]\n\nkey = hunter2%(here)d"_s;
    QTest::newRow("no name") << u"[alembic]\n\nkey = hunter2%()s"_s;
    QTest::newRow("unknown name") << u"[alembic]\n\nkey = hunter2%(nobody)s"_s;
    QTest::newRow("a password that looks like a reference") << u"[alembic]\n\nkey = a%(hunter2)s"_s;
    QTest::newRow("itself") << u"[alembic]\n\nkey = hunter2%(key)s"_s;
    QTest::newRow("two in a circle") << u"[alembic]\na = %(key)s\nkey = hunter2%(a)s"_s;
    QTest::newRow("bad text behind a reference") << u"[alembic]\na = hunter2%x\nkey = %(a)s"_s;
}

void IniFileTest::refusesAnInterpolationThatCantBeResolved()
{
    QFETCH(QString, text);
    const auto ini = IniFile::parse(text, u"/f.ini"_s, {{u"here"_s, u"/the/folder"_s}});
    QVERIFY(ini);
    const auto value = ini->value(u"alembic"_s, u"key"_s);
    QVERIFY(!value);
    QCOMPARE(value.error().kind, ErrorKind::FileMalformed);
    QCOMPARE(value.error().place.line, 3);
    QVERIFY2(!errorText(value.error()).contains("hunter2"_L1), "the error repeats the value");
}

void IniFileTest::hereIsTakenLiterally()
{
    const auto ini =
        IniFile::parse(u"[alembic]\nkey = %(here)s"_s, u"/f.ini"_s, {{u"here"_s, u"/100% mine/%(x)s"_s}});
    QVERIFY(ini);
    QCOMPARE((*ini->value(u"alembic"_s, u"key"_s))->text, u"/100% mine/%(x)s"_s);
}

void IniFileTest::keysThatAreNotAskedForMayBeUnreadable()
{
    const auto ini = IniFile::parse(
        u"[formatter]\nformat = %(levelname)-5.5s [%(name)s]\n[alembic]\nkey = v"_s, u"/f.ini"_s);
    QVERIFY(ini);
    QCOMPARE((*ini->value(u"alembic"_s, u"key"_s))->text, u"v"_s);
}

QTEST_GUILESS_MAIN(IniFileTest)
#include "inifiletest.moc"
