// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projectpython/pythonchoices.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace stemma;
using namespace Qt::StringLiterals;

class PythonChoicesTest : public QObject
{
    Q_OBJECT

private slots:
    void trustsNothingByItself();
    void remembersConsentForAProjectAndAPython();
    void takesConsentBack();
    void remembersTheChosenPython();
    void survivesABrokenFile();
    void saysThatItCantWrite();
    void isWrittenBySeveralAtOnce();
    void knowsAProjectByItsRealPath();

private:
    QTemporaryDir m_folder;
};

void PythonChoicesTest::trustsNothingByItself()
{
    const PythonChoices choices(m_folder.filePath(u"none.json"_s));
    QVERIFY(!choices.isTrusted(u"/a"_s, u"/p"_s));
    QVERIFY(!choices.isTrusted({}, {}));
    QVERIFY(choices.chosenInterpreter(u"/a"_s).isEmpty());
}

void PythonChoicesTest::remembersConsentForAProjectAndAPython()
{
    const QString file = m_folder.filePath(u"deep/er/a.json"_s);
    QVERIFY(PythonChoices(file).trust(u"/a"_s, u"/p"_s));
    const PythonChoices choices(file);
    QVERIFY(choices.isTrusted(u"/a"_s, u"/p"_s));
    QVERIFY(!choices.isTrusted(u"/a"_s, u"/q"_s));
    QVERIFY(!choices.isTrusted(u"/b"_s, u"/p"_s));
    QVERIFY(!choices.isTrusted(u"/a"_s, {}));
    QVERIFY(!(QFile::permissions(file) & (QFile::WriteGroup | QFile::WriteOther)));
}

void PythonChoicesTest::takesConsentBack()
{
    const PythonChoices choices(m_folder.filePath(u"b.json"_s));
    QVERIFY(choices.trust(u"/a"_s, u"/p"_s));
    QVERIFY(choices.trust(u"/a"_s, u"/q"_s));
    QVERIFY(choices.trust(u"/b"_s, u"/p"_s));
    QVERIFY(choices.choose(u"/a"_s, u"/p"_s));
    QVERIFY(choices.revoke(u"/a"_s));
    QVERIFY(!choices.isTrusted(u"/a"_s, u"/p"_s));
    QVERIFY(!choices.isTrusted(u"/a"_s, u"/q"_s));
    QVERIFY(choices.isTrusted(u"/b"_s, u"/p"_s));
    QCOMPARE(choices.chosenInterpreter(u"/a"_s), u"/p"_s);
}

void PythonChoicesTest::remembersTheChosenPython()
{
    const PythonChoices choices(m_folder.filePath(u"c.json"_s));
    QVERIFY(choices.choose(u"/a"_s, u"/p"_s));
    QCOMPARE(choices.chosenInterpreter(u"/a"_s), u"/p"_s);
    QVERIFY(!choices.isTrusted(u"/a"_s, u"/p"_s)); // to choose is not to consent
    QVERIFY(choices.choose(u"/a"_s, {}));
    QCOMPARE(choices.chosenInterpreter(u"/a"_s), QString());
}

void PythonChoicesTest::survivesABrokenFile()
{
    const QString name = m_folder.filePath(u"d.json"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"projects\": [1, 2");
    file.close();
    const PythonChoices choices(name);
    QVERIFY(!choices.isTrusted(u"/a"_s, u"/p"_s));
    QVERIFY(choices.trust(u"/a"_s, u"/p"_s));
    QVERIFY(choices.isTrusted(u"/a"_s, u"/p"_s));
}

void PythonChoicesTest::saysThatItCantWrite()
{
    const Result<> kept = PythonChoices(u"/proc/nowhere/x.json"_s).trust(u"/a"_s, u"/p"_s);
    QVERIFY(!kept);
    QCOMPARE(kept.error().kind, ErrorKind::FileUnwritable);
}

void PythonChoicesTest::isWrittenBySeveralAtOnce()
{
    const QString file = m_folder.filePath(u"e.json"_s);
    QThreadPool pool;
    for (int i = 0; i < 20; ++i)
        pool.start([file, i] { (void)PythonChoices(file).trust(u"/%1"_s.arg(i), u"/p"_s); });
    pool.waitForDone();
    for (int i = 0; i < 20; ++i)
        QVERIFY(PythonChoices(file).isTrusted(u"/%1"_s.arg(i), u"/p"_s));
}

void PythonChoicesTest::knowsAProjectByItsRealPath()
{
    Project project;
    QVERIFY(QDir(m_folder.path()).mkpath(u"real"_s));
    QFile ini(m_folder.filePath(u"real/alembic.ini"_s));
    QVERIFY(ini.open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(m_folder.filePath(u"real"_s), m_folder.filePath(u"link"_s)));
    project.iniFile = m_folder.filePath(u"link/alembic.ini"_s);
    QCOMPARE(PythonChoices::keyOf(project),
             QFileInfo(m_folder.filePath(u"real/alembic.ini"_s)).canonicalFilePath());
}

QTEST_GUILESS_MAIN(PythonChoicesTest)
#include "pythonchoicestest.moc"
