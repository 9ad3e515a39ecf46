// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projectpython/passwordmask.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class PasswordMaskTest : public QObject
{
    Q_OBJECT

private slots:
    void masks_data();
    void masks();
    void takesTheVariables();
};

void PasswordMaskTest::masks_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing to hide") << QString() << u"plain: text"_s << u"plain: text"_s;
    QTest::newRow("any URL") << QString() << u"at mysql://u:pw@h/d and"_s << u"at mysql://u:***@h/d and"_s;
    QTest::newRow("an @ in it") << QString() << u"mysql://u:p@w@h/d"_s << u"mysql://u:***@h/d"_s;
    QTest::newRow("a URL without") << QString() << u"http://host:8080/path"_s << u"http://host:8080/path"_s;
    QTest::newRow("by itself") << u"mysql://u:secret@h/d"_s << u"(using secret)"_s << u"(using ***)"_s;
    QTest::newRow("as it is written in a URL")
        << u"mysql://u:a%23b%2Fc@h/d"_s << u"a%23b%2Fc a#b/c"_s << u"*** ***"_s;
    QTest::newRow("short") << u"mysql://u:x@h/d"_s << u"x in xylophone"_s << u"*** in xylophone"_s;
}

void PasswordMaskTest::masks()
{
    QFETCH(const QString, url);
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    PasswordMask mask;
    mask.addUrl(url);
    QCOMPARE(mask.masked(text), expected);
}

void PasswordMaskTest::takesTheVariables()
{
    QProcessEnvironment variables;
    variables.insert(u"DB_PASSWORD"_s, u"hush1"_s);
    variables.insert(u"SOME_URL"_s, u"redis://:hush2@h"_s);
    variables.insert(u"PWD"_s, u"/home/me"_s);
    variables.insert(u"EDITOR"_s, u"vi m"_s);
    PasswordMask mask;
    mask.addVariables(variables);
    QCOMPARE(mask.masked(u"hush1 hush2 /home/me vi m"_s), u"*** *** /home/me vi m"_s);
}

QTEST_GUILESS_MAIN(PasswordMaskTest)
#include "passwordmasktest.moc"
