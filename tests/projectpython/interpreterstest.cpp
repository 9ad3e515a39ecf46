// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projectpython/interpreters.h"
#include "tests/project/casefolder.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

class InterpretersTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void finds_data();
    void finds();
    void namesEnvironmentsAsTheirToolsDo();
    void prefersWhatHasAlembic();
    void saysEachOnce();
    void leavesOutWhatIsGone();
    void readsARealEnvironment();
    void readsTheSystemsPython();
    void runsNothing();

private:
    /// A Python as its files look: it would leave a mark if it were run.
    QString addPython(const QString &folder, const QString &alembic = u"1.13.2"_s,
                      const QByteArray &settings = "version = 3.12.4\n") const
    {
        m_case->write(folder + "/bin/python"_L1,
                      "#!/bin/sh\ntouch " + m_case->path(u"mark"_s).toUtf8() + '\n');
        QFile::setPermissions(m_case->path(folder + "/bin/python"_L1),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_case->write(folder + "/pyvenv.cfg"_L1, "home = /usr/bin\n" + settings);
        m_case->makeFolder(folder + "/lib/python3.12/site-packages"_L1);
        if (!alembic.isEmpty())
            m_case->makeFolder(folder + "/lib/python3.12/site-packages/alembic-%1.dist-info"_L1.arg(alembic));
        return m_case->path(folder + "/bin/python"_L1);
    }
    QList<Interpreter> find(const QString &chosen = {}) const
    {
        Project project;
        project.folder = m_case->path(u"work/shop/backend"_s);
        project.iniFile = project.folder + "/alembic.ini"_L1;
        project.scriptLocation = project.folder + "/alembic"_L1;
        return findInterpreters(project, chosen, m_places);
    }

    std::unique_ptr<CaseFolder> m_case;
    EnvironmentPlaces m_places;
};

void InterpretersTest::init()
{
    m_case = std::make_unique<CaseFolder>();
    m_case->makeFolder(u"work/shop/.git"_s);
    m_case->write(u"work/shop/backend/alembic.ini"_s, "[alembic]\nscript_location = alembic\n");
    m_case->write(u"work/shop/backend/alembic/env.py"_s, {});
    m_places = {};
    m_places.home = m_case->path(u"home"_s);
}

void InterpretersTest::finds_data()
{
    QTest::addColumn<QString>("folder"); // of the environment
    QTest::addColumn<QStringList>("files"); // name=content
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<InterpreterOrigin>("origin");
    QTest::addColumn<QString>("foundBy");
    using Origin = InterpreterOrigin;
    const QStringList none;
    QTest::newRow(".venv in the project")
        << u"work/shop/backend/.venv"_s << none << none << Origin::Folder << u".venv"_s;
    QTest::newRow("venv above it") << u"work/shop/venv"_s << none << none << Origin::Folder << u"venv"_s;
    QTest::newRow("env above it") << u"work/shop/env"_s << none << none << Origin::Folder << u"env"_s;
    QTest::newRow("not above the root") << u"work/.venv"_s << none << none << Origin::Path << QString();
    QTest::newRow("the activated one")
        << u"other/active"_s << none << QStringList(u"VIRTUAL_ENV=@other/active"_s) << Origin::Activated
        << u"VIRTUAL_ENV"_s;
    QTest::newRow("uv, elsewhere") << u"other/uv"_s << none
                                   << QStringList(u"UV_PROJECT_ENVIRONMENT=@other/uv"_s) << Origin::Uv
                                   << u"UV_PROJECT_ENVIRONMENT"_s;
    QTest::newRow("uv, relative to the root")
        << u"work/shop/.uv-env"_s << none << QStringList(u"UV_PROJECT_ENVIRONMENT=.uv-env"_s) << Origin::Uv
        << u"UV_PROJECT_ENVIRONMENT"_s;
    QTest::newRow(".venv as a file with a path")
        << u"other/pointed"_s << QStringList(u"work/shop/backend/.venv=@other/pointed"_s) << none
        << Origin::Folder << u".venv"_s;
    QTest::newRow("conda, by name") << u"home/miniconda3/envs/shop"_s
                                    << QStringList(
                                           u"work/shop/environment.yml=name: shop # it\nchannels:\n"_s)
                                    << none << Origin::Conda << u"conda, environment.yml"_s;
    QTest::newRow("conda, by its own list")
        << u"opt/made/shop"_s
        << QStringList{u"work/shop/backend/environment.yaml=name: \"shop\"\n"_s,
                       u"home/.conda/environments.txt=/gone/shop\n@opt/made/shop\n"_s}
        << none << Origin::Conda << u"conda, environment.yml"_s;
    QTest::newRow("conda, activated")
        << u"other/conda"_s << none << QStringList(u"CONDA_PREFIX=@other/conda"_s) << Origin::Conda
        << u"CONDA_PREFIX"_s;
}

void InterpretersTest::finds()
{
    QFETCH(const QString, folder);
    QFETCH(const QStringList, files);
    QFETCH(const QStringList, variables);
    QFETCH(const InterpreterOrigin, origin);
    QFETCH(const QString, foundBy);
    const QString program = addPython(folder);
    const auto whole = [&](QString text) { return text.replace(u'@', m_case->path() + u'/'); };
    for (const QString &file : files)
        m_case->write(file.section(u'=', 0, 0), whole(file.section(u'=', 1)).toUtf8());
    for (const QString &variable : variables)
        m_places.variables.insert(variable.section(u'=', 0, 0), whole(variable.section(u'=', 1)));
    const QList<Interpreter> found = find();
    if (foundBy.isEmpty()) {
        QVERIFY(found.isEmpty());
        return;
    }
    QCOMPARE(found.size(), 1);
    const QString expected = folder == "work/shop/.uv-env"_L1
        ? QFileInfo(m_case->path(u"work/shop"_s)).canonicalFilePath() + "/.uv-env/bin/python"_L1
        : program;
    QCOMPARE(found[0].program, expected);
    QCOMPARE(found[0].origin, origin);
    QCOMPARE(found[0].foundBy, foundBy);
    QCOMPARE(found[0].version, u"3.12"_s);
    QCOMPARE(found[0].alembic, u"1.13.2"_s);
}

void InterpretersTest::namesEnvironmentsAsTheirToolsDo()
{
    const auto hash = [](const QString &text, int bytes) {
        return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256)
            .first(bytes)
            .toBase64(QByteArray::Base64UrlEncoding)
            .first(8);
    };
    const QString backend = QFileInfo(m_case->path(u"work/shop/backend"_s)).canonicalFilePath();
    m_case->write(u"work/shop/backend/pyproject.toml"_s,
                  "[tool.black]\nname = \"no\"\n[tool.poetry]\nname = \"My_Shop.API\"\n");
    const QString poetry =
        u"home/.cache/pypoetry/virtualenvs/my-shop-api-%1-py"_s.arg(QString::fromLatin1(hash(backend, 32)));
    addPython(poetry + "3.11"_L1);
    addPython(poetry + "3.12"_L1);
    m_case->write(u"home/.cache/pypoetry/virtualenvs/envs.toml"_s,
                  u"[my-shop-api-%1]\nminor = \"3.11\"\npatch = \"3.11.9\"\n"_s
                      .arg(QString::fromLatin1(hash(backend, 32)))
                      .toUtf8());
    m_case->write(u"work/shop/backend/Pipfile"_s, "[packages]\n");
    const QString pipenv = u"home/.local/share/virtualenvs/backend-%1"_s.arg(
        QString::fromLatin1(hash(backend + "/Pipfile"_L1, 6)));
    addPython(pipenv);
    const QList<Interpreter> found = find();
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0].program, m_case->path(poetry + "3.11/bin/python"_L1)); // what `poetry env use` chose
    QCOMPARE(found[1].program, m_case->path(poetry + "3.12/bin/python"_L1));
    QCOMPARE(found[0].origin, InterpreterOrigin::Poetry);
    QCOMPARE(found[2].program, m_case->path(pipenv + "/bin/python"_L1));
    QCOMPARE(found[2].origin, InterpreterOrigin::Pipenv);
}

void InterpretersTest::prefersWhatHasAlembic()
{
    addPython(u"work/shop/backend/.venv"_s, {});
    const QString with = addPython(u"work/shop/venv"_s, u"1.8.1"_s);
    QCOMPARE(preferredInterpreter(find())->program, QFileInfo(with).canonicalFilePath());
    const QString chosen = addPython(u"other/mine"_s, {});
    QCOMPARE(preferredInterpreter(find(chosen))->program, chosen);
    QCOMPARE(preferredInterpreter(find(chosen))->origin, InterpreterOrigin::Chosen);
    QVERIFY(!preferredInterpreter({}));
}

void InterpretersTest::saysEachOnce()
{
    const QString program = addPython(u"work/shop/backend/.venv"_s);
    m_places.variables.insert(u"VIRTUAL_ENV"_s, m_case->path(u"work/shop/backend/.venv"_s));
    QCOMPARE(find().size(), 1);
    QCOMPARE(find()[0].origin, InterpreterOrigin::Activated);
    QCOMPARE(find(program).size(), 1);
}

void InterpretersTest::leavesOutWhatIsGone()
{
    QVERIFY(find(u"/nowhere/python"_s).isEmpty());
    m_case->makeFolder(u"work/shop/env"_s); // a folder of that name that is something else
    m_case->write(u"work/shop/backend/.venv"_s, "gone\n");
    QVERIFY(find().isEmpty());
}

void InterpretersTest::readsARealEnvironment()
{
    const QString folder = m_case->path(u"work/shop/backend/.venv"_s);
    QCOMPARE(QProcess::execute(u"/usr/bin/python3"_s,
                               {u"-m"_s, u"venv"_s, u"--without-pip"_s, u"--system-site-packages"_s, folder}),
             0);
    const QList<Interpreter> found = find();
    QCOMPARE(found.size(), 1);
    QVERIFY(found[0].hasAlembic()); // the system's
    QVERIFY(found[0].version.startsWith("3."_L1));
    QCOMPARE(QProcess::execute(u"/usr/bin/python3"_s,
                               {u"-m"_s, u"venv"_s, u"--clear"_s, u"--without-pip"_s, folder}),
             0);
    QCOMPARE(find().size(), 1);
    QVERIFY(!find()[0].hasAlembic());
}

void InterpretersTest::readsTheSystemsPython()
{
    m_places.variables.insert(u"PATH"_s, u"relative:/nowhere:/usr/bin"_s);
    const QList<Interpreter> found = find();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].program, u"/usr/bin/python3"_s);
    QCOMPARE(found[0].environment, QString());
    QProcess python;
    python.start(
        found[0].program,
        {u"-c"_s, u"import sys, alembic; print('%d.%d' % sys.version_info[:2], alembic.__version__)"_s});
    QVERIFY(python.waitForFinished());
    const QString said = QString::fromUtf8(python.readAllStandardOutput()).trimmed();
    QCOMPARE(found[0].version, said.section(u' ', 0, 0));
    QVERIFY(found[0].alembic.startsWith(said.section(u' ', 1)));
}

void InterpretersTest::runsNothing()
{
    addPython(u"work/shop/backend/.venv"_s);
    QCOMPARE(find().size(), 1);
    QVERIFY(!QFile::exists(m_case->path(u"mark"_s)));
}

QTEST_GUILESS_MAIN(InterpretersTest)
#include "interpreterstest.moc"
