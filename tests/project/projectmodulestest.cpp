// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/projectmodules.h"
#include "core/project/history.h"
#include "tests/project/casefolder.h"

#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

/// Which of the project's files a revision file may lead to.
class ProjectModulesTest : public QObject
{
    Q_OBJECT

private slots:
    void modulesAreFoundWhereTheProjectImportsFrom_data();
    void modulesAreFoundWhereTheProjectImportsFrom();
    void aModuleThatIsThereTwiceIsRefused();
    void filesOutsideTheProjectAreNotRead();
    void aChangedModuleChangesTheSqlOfTheNextReading();
    void nothingOfTheProjectIsRun();
};

namespace {

const QByteArray revision = "revision = 'a'\ndown_revision = None\nfrom alembic import op\n"
                            "from app.helpers import TABLE\n"
                            "def upgrade():\n    op.drop_table(TABLE)\n";

QString upgradeOf(const History &history)
{
    if (history.revisions.isEmpty())
        return u"no revision"_s;
    const FunctionSql sql = history.sql.value(history.revisions.first().place.file).upgrade;
    return sql.isKnown() ? sql.statements.value(0).text : sql.needsPython->reason;
}

History read(const CaseFolder &folder, const QString &start = {}, const History &before = {})
{
    const auto project = readProject(folder.path(start));
    if (!project)
        qFatal("no project");
    return readHistory(*project, evaluationContext(*project, Dialect::MySql), Reading::Full, before.files);
}

} // namespace

void ProjectModulesTest::modulesAreFoundWhereTheProjectImportsFrom_data()
{
    QTest::addColumn<QString>("helpers");
    QTest::addColumn<QByteArray>("keys");
    QTest::newRow("next to alembic.ini") << u"app/helpers.py"_s << QByteArray();
    QTest::newRow("prepend_sys_path") << u"code/app/helpers.py"_s << QByteArray("prepend_sys_path = code\n");
    QTest::newRow("src") << u"src/app/helpers.py"_s << QByteArray();
}

void ProjectModulesTest::modulesAreFoundWhereTheProjectImportsFrom()
{
    QFETCH(QString, helpers);
    QFETCH(QByteArray, keys);
    const CaseFolder folder;
    folder.writeProject(keys);
    folder.write(u"alembic/versions/a.py"_s, revision);
    folder.write(helpers, "TABLE = 'tasks'\n");
    QCOMPARE(upgradeOf(read(folder)), u"DROP TABLE tasks"_s);
}

void ProjectModulesTest::aModuleThatIsThereTwiceIsRefused()
{
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/versions/a.py"_s, revision);
    folder.write(u"app/helpers.py"_s, "TABLE = 'one'\n");
    folder.write(u"src/app/helpers.py"_s, "TABLE = 'two'\n");
    QVERIFY2(upgradeOf(read(folder)).startsWith(u"imports app.helpers, which is there twice: "_s),
             qPrintable(upgradeOf(read(folder))));
}

void ProjectModulesTest::filesOutsideTheProjectAreNotRead()
{
    const CaseFolder outside;
    outside.write(u"helpers.py"_s, "TABLE = 'secret'\n");
    outside.write(u"data.sql"_s, "DELETE FROM t");
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/versions/a.py"_s, revision);
    folder.makeFolder(u"app"_s);
    QVERIFY(QFile::link(outside.path(u"helpers.py"_s), folder.path(u"app/helpers.py"_s)));
    QVERIFY(!upgradeOf(read(folder)).contains(u"secret"_s));

    const auto project = readProject(folder.path());
    const EvaluationContext context = evaluationContext(*project, Dialect::MySql);
    QVERIFY(context.modules->content(folder.path(u"alembic.ini"_s)).has_value());
    QVERIFY(!context.modules->content(outside.path(u"data.sql"_s)).has_value());
    QVERIFY(!context.modules->exists(u"/etc/passwd"_s).has_value());
}

void ProjectModulesTest::aChangedModuleChangesTheSqlOfTheNextReading()
{
    const CaseFolder folder;
    folder.writeProject();
    folder.write(u"alembic/versions/a.py"_s, revision);
    History before = read(folder);
    QVERIFY(upgradeOf(before).contains(u"stated outside this file"_s));
    folder.write(u"app/helpers.py"_s, "TABLE = 'one'\n");
    before = read(folder, {}, before);
    QCOMPARE(upgradeOf(before), u"DROP TABLE one"_s);
    folder.write(u"app/helpers.py"_s, "TABLE = 'two'\n");
    QCOMPARE(upgradeOf(read(folder, {}, before)), u"DROP TABLE two"_s);
}

void ProjectModulesTest::nothingOfTheProjectIsRun()
{
    const CaseFolder folder;
    folder.writeProject();
    const QByteArray leavesAMark = "open('" + folder.path(u"mark"_s).toUtf8() + "', 'w').write('was here')\n";
    folder.write(u"alembic/env.py"_s, leavesAMark);
    folder.write(u"alembic/versions/a.py"_s, leavesAMark + revision);
    folder.write(u"app/__init__.py"_s, leavesAMark);
    folder.write(u"app/helpers.py"_s, leavesAMark + "TABLE = 'tasks'\n");
    const History history = read(folder);
    QCOMPARE(history.revisions.size(), 1);
    QVERIFY(!QFile::exists(folder.path(u"mark"_s)));
}

QTEST_GUILESS_MAIN(ProjectModulesTest)
#include "projectmodulestest.moc"
