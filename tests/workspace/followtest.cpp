// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/snapshotreader.h"
#include "core/workspace/workspace.h"
#include "tests/support/gitrepository.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace stemma;
using stemma::test::GitRepository;

/// An open project follows its files, without a word: real files, real git, no database.
class FollowTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { GitRepository::isolate(); }
    void newEditedAndRemovedFilesAreSeen();
    void theSnapshotFollowsASwitchOfTheBranch();
    void onlyWhatChangedIsParsedAgain();
    void aChangeOfNothingIsNotTold();
    void configurationIsFollowed();
    void aProjectThatComesBackIsShownAgain();
    void commandsThatReadHeadersWorkTheSqlOutWhenAsked();
};

namespace {

// Reading a file that was written within the second must do; so must a loaded machine.
constexpr int patience = 3000;

QByteArray revision(const QByteArray &id, const QByteArray &parent, const QByteArray &sql = "SELECT 1")
{
    return "\"\"\"" + id + "\"\"\"\nfrom alembic import op\nrevision = '" + id
        + "'\ndown_revision = " + (parent.isEmpty() ? QByteArray("None") : "'" + parent + "'")
        + "\n\ndef upgrade():\n    op.execute('" + sql + "')\n\n\ndef downgrade():\n    pass\n";
}

void writeProject(const GitRepository &folder)
{
    folder.write(u"alembic.ini"_s, "[alembic]\nscript_location = alembic\n");
    folder.write(u"alembic/env.py"_s, "");
    folder.write(u"alembic/versions/one.py"_s, revision("one", ""));
}

QStringList ids(const Workspace &workspace)
{
    QStringList ids;
    for (const RevisionGraph::Node node : workspace.snapshot()->graph.newestFirst())
        ids << workspace.snapshot()->graph.revision(node).id;
    return ids;
}

/// Opens a project and waits until nothing more comes of that.
void open(Workspace &workspace, const GitRepository &folder)
{
    workspace.openProject(folder.path());
    QTRY_VERIFY(workspace.isOpen() && !workspace.isBusy());
    QTest::qWait(100);
}

} // namespace

void FollowTest::newEditedAndRemovedFilesAreSeen()
{
    const GitRepository folder;
    writeProject(folder);
    Workspace workspace;
    open(workspace, folder);
    QSignalSpy activity(&workspace, &Workspace::activity);
    folder.write(u"alembic/versions/two.py"_s, revision("two", "one"));
    QTRY_COMPARE_WITH_TIMEOUT(ids(workspace), (QStringList{u"two"_s, u"one"_s}), patience);
    folder.write(u"alembic/versions/two.py"_s, revision("two", "one", "SELECT 2"));
    const auto sql = [&] { return workspace.snapshot()->sqlOf(workspace.snapshot()->graph.find(u"two"_s)); };
    QTRY_COMPARE_WITH_TIMEOUT(sql()->upgrade.statements.value(0).text, u"SELECT 2"_s, patience);
    QFile::remove(folder.path() + u"/alembic/versions/two.py"_s);
    QTRY_COMPARE_WITH_TIMEOUT(ids(workspace), QStringList{u"one"_s}, patience);
    QVERIFY(!workspace.isBusy());
    for (const QList<QVariant> &said : activity)
        QCOMPARE(said.first().toString(), QString());
}

void FollowTest::theSnapshotFollowsASwitchOfTheBranch()
{
    const GitRepository git;
    writeProject(git);
    git.commitAll();
    git.run({u"checkout"_s, u"-q"_s, u"-b"_s, u"feature/x"_s});
    for (int i = 0; i < 40; ++i)
        git.write(u"alembic/versions/r%1.py"_s.arg(i), revision("r" + QByteArray::number(i), "one"));
    git.commitAll();
    Workspace workspace;
    open(workspace, git);
    QCOMPARE(workspace.snapshot()->graph.size(), 41);
    QCOMPARE(workspace.snapshot()->additions.branch, u"feature/x"_s);
    QVERIFY(workspace.snapshot()->isAddedByBranch(workspace.snapshot()->graph.find(u"r7"_s)));
    QVERIFY(!workspace.snapshot()->isAddedByBranch(workspace.snapshot()->graph.find(u"one"_s)));

    QSignalSpy changed(&workspace, &Workspace::snapshotChanged);
    git.run({u"checkout"_s, u"-q"_s, u"main"_s});
    QTRY_COMPARE_WITH_TIMEOUT(ids(workspace), QStringList{u"one"_s}, patience);
    QTest::qWait(300);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(workspace.snapshot()->additions.branch, u"main"_s);
    git.run({u"checkout"_s, u"-q"_s, u"feature/x"_s});
    QTRY_COMPARE_WITH_TIMEOUT(workspace.snapshot()->graph.size(), 41, patience);
    // The files of this branch are main's: only its name is new.
    git.run({u"checkout"_s, u"-q"_s, u"main"_s});
    QTRY_COMPARE_WITH_TIMEOUT(workspace.snapshot()->graph.size(), 1, patience);
    git.run({u"checkout"_s, u"-q"_s, u"-b"_s, u"feature/y"_s});
    QTRY_COMPARE_WITH_TIMEOUT(workspace.snapshot()->additions.branch, u"feature/y"_s, patience);
}

void FollowTest::onlyWhatChangedIsParsedAgain()
{
    const GitRepository folder;
    writeProject(folder);
    folder.write(u"alembic/versions/two.py"_s, revision("two", "one"));
    Workspace workspace;
    open(workspace, folder);
    const SnapshotPtr before = workspace.snapshot();
    folder.write(u"alembic/versions/two.py"_s, revision("two", "one", "SELECT 2"));
    QTRY_VERIFY_WITH_TIMEOUT(workspace.snapshot() != before, patience);
    // What is taken over shares its memory with what was read before.
    const auto shared = [&](const char *name) {
        const QString file = before->graph.revision(before->graph.find(QLatin1String(name))).place.file;
        return before->sources.value(file).constData()
            == workspace.snapshot()->sources.value(file).constData();
    };
    QVERIFY(shared("one"));
    QVERIFY(!shared("two"));
}

void FollowTest::aChangeOfNothingIsNotTold()
{
    const GitRepository folder;
    writeProject(folder);
    Workspace workspace;
    open(workspace, folder);
    QSignalSpy changed(&workspace, &Workspace::snapshotChanged);
    folder.write(u"alembic/versions/one.py"_s, revision("one", ""));
    QTest::qWait(600);
    QCOMPARE(changed.size(), 0);
}

void FollowTest::configurationIsFollowed()
{
    const GitRepository folder;
    writeProject(folder);
    folder.write(u"elsewhere/two.py"_s, revision("two", ""));
    Workspace workspace;
    open(workspace, folder);
    folder.write(u"alembic.ini"_s,
                 "[alembic]\nscript_location = alembic\nversion_locations = %(here)s/elsewhere\n");
    QTRY_COMPARE_WITH_TIMEOUT(ids(workspace), QStringList{u"two"_s}, patience);
    folder.write(u"elsewhere/three.py"_s, revision("three", "two"));
    QTRY_COMPARE_WITH_TIMEOUT(workspace.snapshot()->graph.size(), 2, patience);
    folder.write(u".env"_s, "DATABASE_URL=postgresql://localhost/x\n");
    QTRY_COMPARE_WITH_TIMEOUT(workspace.database().stage, DatabaseState::Stage::Unsupported, patience);
}

void FollowTest::aProjectThatComesBackIsShownAgain()
{
    const GitRepository folder;
    writeProject(folder);
    Workspace workspace;
    open(workspace, folder);
    QSignalSpy failed(&workspace, &Workspace::projectFailed);
    QSignalSpy changed(&workspace, &Workspace::snapshotChanged);
    QFile::remove(folder.path() + u"/alembic.ini"_s);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
    QCOMPARE(ids(workspace), QStringList{u"one"_s});
    folder.write(u"alembic.ini"_s, "[alembic]\nscript_location = alembic\n");
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), patience);
    QCOMPARE(ids(workspace), QStringList{u"one"_s});
}

void FollowTest::commandsThatReadHeadersWorkTheSqlOutWhenAsked()
{
    const GitRepository folder;
    writeProject(folder);
    folder.write(u"alembic/versions/broken.py"_s, revision("broken", "one") + "def f(\n");
    const Result<SnapshotPtr> full = readSnapshot(folder.path());
    const Result<SnapshotPtr> headers = readSnapshot(folder.path(), 0, std::nullopt, {}, Reading::Headers);
    QVERIFY(full && headers);
    QCOMPARE((*headers)->problems, (*full)->problems);
    QVERIFY((*headers)->sql.isEmpty());
    for (RevisionGraph::Node node = 0; node < (*full)->graph.size(); ++node)
        QCOMPARE((*headers)->sqlOf(node), (*full)->sqlOf(node));
}

QTEST_GUILESS_MAIN(FollowTest)
#include "followtest.moc"
