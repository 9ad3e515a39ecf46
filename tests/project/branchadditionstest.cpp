// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/branchadditions.h"
#include "tests/support/gitrepository.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace stemma;
using stemma::test::GitRepository;

/// Real repositories, made by git.
class BranchAdditionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { GitRepository::isolate(); }
    void theFilesOfTheBranchAreMarked();
    void theMainBranchItselfAddsNothing();
    void mainMayHaveGoneOn();
    void originHeadSaysWhichIsMain();
    void withoutOriginHeadNamesDecide();
    void unpushedCommitsOfMainAreItsAdditions();
    void aWorktreeHasItsOwnBranch();
    void aProjectBelowTheTopAndALinkAreFound();
    void nothingIsMarkedWhereNothingCanBeTold_data();
    void nothingIsMarkedWhereNothingCanBeTold();
    void aShallowCloneMarksNothingWrong();
};

namespace {

QSet<QString> names(const BranchAdditions &additions)
{
    QSet<QString> names;
    for (const QString &file : additions.files)
        names << QFileInfo(file).fileName();
    return names;
}

BranchAdditions additionsIn(const QString &folder)
{
    QStringList files;
    const QDir versions(folder + u"/alembic/versions"_s);
    for (const QString &name : versions.entryList(QDir::Files))
        files << versions.filePath(name);
    return readBranchAdditions(folder, files);
}

/// "main" with a.py; on "feature/x" b.py too.
void branched(const GitRepository &git)
{
    git.commitFile(u"alembic/versions/a.py"_s);
    git.run({u"checkout"_s, u"-q"_s, u"-b"_s, u"feature/x"_s});
    git.commitFile(u"alembic/versions/b.py"_s);
}

} // namespace

void BranchAdditionsTest::theFilesOfTheBranchAreMarked()
{
    const GitRepository git;
    branched(git);
    git.write(u"alembic/versions/untracked.py"_s, "x");
    git.write(u"alembic/versions/a.py"_s, "edited");
    const BranchAdditions additions = additionsIn(git.path());
    QCOMPARE(additions.branch, u"feature/x"_s);
    QCOMPARE(additions.mainBranch, u"main"_s);
    QCOMPARE(names(additions), (QSet{u"b.py"_s, u"untracked.py"_s}));
    QCOMPARE(additions.headFile, QDir(git.path()).canonicalPath() + u"/.git/HEAD"_s);
}

void BranchAdditionsTest::theMainBranchItselfAddsNothing()
{
    const GitRepository git;
    branched(git);
    git.run({u"checkout"_s, u"-q"_s, u"main"_s});
    QCOMPARE(names(additionsIn(git.path())), QSet<QString>());
}

void BranchAdditionsTest::mainMayHaveGoneOn()
{
    const GitRepository git;
    branched(git);
    git.run({u"checkout"_s, u"-q"_s, u"main"_s});
    git.commitFile(u"alembic/versions/c.py"_s);
    git.run({u"checkout"_s, u"-q"_s, u"feature/x"_s});
    git.write(u"alembic/versions/c.py"_s, "the same name, from here");
    QCOMPARE(names(additionsIn(git.path())), (QSet{u"b.py"_s, u"c.py"_s}));
    // Once main is merged, the common commit is main's.
    QFile::remove(git.path() + u"/alembic/versions/c.py"_s);
    git.run({u"merge"_s, u"-q"_s, u"--no-edit"_s, u"main"_s});
    QCOMPARE(names(additionsIn(git.path())), QSet{u"b.py"_s});
}

void BranchAdditionsTest::originHeadSaysWhichIsMain()
{
    const GitRepository origin(u"trunk"_s);
    origin.commitFile(u"alembic/versions/a.py"_s);
    const GitRepository git(origin, {});
    git.run({u"checkout"_s, u"-q"_s, u"-b"_s, u"x"_s});
    git.commitFile(u"alembic/versions/b.py"_s);
    const BranchAdditions additions = additionsIn(git.path());
    QCOMPARE(additions.mainBranch, u"origin/trunk"_s);
    QCOMPARE(names(additions), QSet{u"b.py"_s});
}

void BranchAdditionsTest::withoutOriginHeadNamesDecide()
{
    const GitRepository git(u"master"_s);
    branched(git);
    QCOMPARE(additionsIn(git.path()).mainBranch, u"master"_s);
    git.run({u"update-ref"_s, u"refs/remotes/origin/main"_s, u"HEAD"_s});
    QCOMPARE(additionsIn(git.path()).mainBranch, u"origin/main"_s);
    QCOMPARE(names(additionsIn(git.path())), QSet<QString>());
    git.run({u"symbolic-ref"_s, u"refs/remotes/origin/HEAD"_s, u"refs/remotes/origin/gone"_s});
    QCOMPARE(additionsIn(git.path()).mainBranch, u"origin/main"_s);
}

void BranchAdditionsTest::unpushedCommitsOfMainAreItsAdditions()
{
    const GitRepository origin;
    origin.commitFile(u"alembic/versions/a.py"_s);
    const GitRepository git(origin, {});
    git.commitFile(u"alembic/versions/b.py"_s);
    const BranchAdditions additions = additionsIn(git.path());
    QCOMPARE(additions.branch, u"main"_s);
    QCOMPARE(names(additions), QSet{u"b.py"_s});
}

void BranchAdditionsTest::aWorktreeHasItsOwnBranch()
{
    const GitRepository git;
    branched(git);
    const QTemporaryDir other;
    git.run({u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"y"_s, other.filePath(u"w"_s), u"main"_s});
    QFile file(other.filePath(u"w/alembic/versions/c.py"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const BranchAdditions additions = additionsIn(other.filePath(u"w"_s));
    QCOMPARE(additions.branch, u"y"_s);
    QCOMPARE(names(additions), QSet{u"c.py"_s});
    QVERIFY(QFileInfo::exists(additions.headFile));
    QCOMPARE(names(additionsIn(git.path())), QSet{u"b.py"_s});
}

void BranchAdditionsTest::aProjectBelowTheTopAndALinkAreFound()
{
    const GitRepository git;
    git.commitFile(u"apps/shop/alembic/versions/a.py"_s);
    git.run({u"checkout"_s, u"-q"_s, u"-b"_s, u"x"_s});
    git.commitFile(u"apps/shop/alembic/versions/b.py"_s);
    git.commitFile(u"new/alembic/versions/c.py"_s);
    QCOMPARE(names(additionsIn(git.path() + u"/apps/shop"_s)), QSet{u"b.py"_s});
    QCOMPARE(names(additionsIn(git.path() + u"/new"_s)), QSet{u"c.py"_s});
    const QTemporaryDir outside;
    QVERIFY(QFile::link(git.path() + u"/apps/shop"_s, outside.filePath(u"link"_s)));
    QCOMPARE(names(additionsIn(outside.filePath(u"link"_s))), QSet{u"b.py"_s});
}

void BranchAdditionsTest::nothingIsMarkedWhereNothingCanBeTold_data()
{
    using Prepare = void (*)(const GitRepository &);
    QTest::addColumn<Prepare>("prepare");
    const auto row = [](const char *name, Prepare prepare) { QTest::newRow(name) << prepare; };
    row("no repository", [](const GitRepository &git) {
        git.write(u"alembic/versions/a.py"_s, "x");
        QDir(git.path() + u"/.git"_s).removeRecursively();
    });
    row("no commit yet", [](const GitRepository &git) { git.write(u"alembic/versions/a.py"_s, "x"); });
    row("detached", [](const GitRepository &git) {
        branched(git);
        git.run({u"checkout"_s, u"-q"_s, u"--detach"_s});
    });
    row("no main branch", [](const GitRepository &git) {
        branched(git);
        git.run({u"branch"_s, u"-q"_s, u"-D"_s, u"main"_s});
    });
    row("nothing in common", [](const GitRepository &git) {
        branched(git);
        git.run({u"checkout"_s, u"-q"_s, u"--orphan"_s, u"alone"_s});
        git.commitFile(u"alembic/versions/c.py"_s);
    });
    row("damaged", [](const GitRepository &git) {
        branched(git);
        git.write(u".git/HEAD"_s, "nonsense");
    });
    row("bare", [](const GitRepository &git) {
        branched(git);
        git.run({u"config"_s, u"core.bare"_s, u"true"_s});
    });
}

void BranchAdditionsTest::nothingIsMarkedWhereNothingCanBeTold()
{
    using Prepare = void (*)(const GitRepository &);
    QFETCH(const Prepare, prepare);
    const GitRepository git;
    prepare(git);
    const BranchAdditions additions = additionsIn(git.path());
    QCOMPARE(additions.branch, QString());
    QCOMPARE(additions.files.size(), 0);
}

void BranchAdditionsTest::aShallowCloneMarksNothingWrong()
{
    const GitRepository origin;
    origin.commitFile(u"alembic/versions/a.py"_s);
    origin.commitFile(u"alembic/versions/b.py"_s);
    const GitRepository git(origin, {u"--depth=1"_s});
    git.run({u"checkout"_s, u"-q"_s, u"-b"_s, u"x"_s});
    git.commitFile(u"alembic/versions/c.py"_s);
    QCOMPARE(names(additionsIn(git.path())), QSet{u"c.py"_s});
}

QTEST_GUILESS_MAIN(BranchAdditionsTest)
#include "branchadditionstest.moc"
