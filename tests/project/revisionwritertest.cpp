// SPDX-License-Identifier: GPL-3.0-or-later
// Each file is compared with the one that the real Alembic writes at the same moment. A missing Alembic
// fails.
#include "core/project/revisionwriter.h"
#include "core/project/history.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

namespace {

void write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("can't write %s", qPrintable(path));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Answer
{
    int status = -1;
    QString output;
};

Answer alembic(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    environment.insert(u"PYTHONIOENCODING"_s, u"utf-8"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.start(u"alembic"_s, arguments);
    if (!process.waitForFinished(60'000))
        qFatal("alembic does not run");
    return {process.exitCode(),
            QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError())};
}

QSet<QString> filesIn(const QString &folder)
{
    QSet<QString> files;
    QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext())
        files.insert(each.next());
    return files;
}

/// The moment that a file's line "Create Date: …" tells.
std::optional<TimePoint> createdIn(const QByteArray &content)
{
    static const QRegularExpression line(
        u"Create Date: (.{19})(?:\\.(\\d{6}))?(?:([+-])(\\d\\d):(\\d\\d))?"_s);
    const auto match = line.match(QString::fromLatin1(content));
    QDateTime time = QDateTime::fromString(match.captured(1).replace(u' ', u'T'), Qt::ISODate);
    if (!time.isValid())
        return std::nullopt;
    qint64 seconds = time.toSecsSinceEpoch();
    if (match.hasCaptured(3)) {
        const int size = match.captured(4).toInt() * 3600 + match.captured(5).toInt() * 60;
        time.setTimeZone(QTimeZone(match.captured(3) == "-"_L1 ? -size : size));
        seconds = time.toSecsSinceEpoch();
    }
    return TimePoint(std::chrono::seconds(seconds) + std::chrono::microseconds(match.captured(2).toInt()));
}

const QByteArray genericTemplate = R"("""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
)";

QByteArray revisionText(const char *id, const char *down, const char *labels = "None",
                        const char *depends = "None")
{
    return QByteArray("revision = '") + id + "'\ndown_revision = " + down + "\nbranch_labels = " + labels
        + "\ndepends_on = " + depends + "\ndef upgrade():\n    pass\ndef downgrade():\n    pass\n";
}

/// aaaa1 – bbbb1 (label one) – cccc1; aaaa1 – bbbb2 (in another folder where there is one)
void addBranches(const QString &folder, const QString &second)
{
    write(folder + "/scripts/versions/a.py"_L1, revisionText("aaaa1", "None"));
    write(folder + "/scripts/versions/b1.py"_L1, revisionText("bbbb1", "'aaaa1'", "('one',)"));
    write(folder + "/scripts/versions/c.py"_L1, revisionText("cccc1", "'bbbb1'"));
    write(folder + u'/' + second + "/b2.py"_L1, revisionText("bbbb2", "'aaaa1'"));
}

void addChain(const QString &folder)
{
    write(folder + "/scripts/versions/a.py"_L1, revisionText("aaaa1", "None"));
    write(folder + "/scripts/versions/b.py"_L1, revisionText("bbbb1", "'aaaa1'", "('one',)"));
}

} // namespace

class RevisionWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void writesWhatAlembicWrites_data();
    void writesWhatAlembicWrites();
    void refusesWhatAlembicRefuses_data();
    void refusesWhatAlembicRefuses();
    void refusesWhatWouldGoWrong_data();
    void refusesWhatWouldGoWrong();
    void writesAMissingRevisionAnew();
    void neverOverwrites();
    void makesMissingFolders();
    void takesTwelveHexadecimalDigits();
    void writesSqlRevisionsWhereAllRevisionsAreSql();

private:
    void useOptions(const QByteArray &options) const;
    Result<RevisionDraft> draft(const RevisionRequest &request, std::optional<TimePoint> now = {}) const;
    QString path(const QString &name = {}) const
    {
        return name.isEmpty() ? m_folder->path() : m_folder->filePath(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void RevisionWriterTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    write(path(u"scripts/env.py"_s), "");
    write(path(u"scripts/script.py.mako"_s), genericTemplate);
    QDir().mkpath(path(u"scripts/versions"_s));
    useOptions({});
    QDir::setCurrent(m_folder->path());
}

void RevisionWriterTest::useOptions(const QByteArray &options) const
{
    write(path(u"alembic.ini"_s), "[alembic]\nscript_location = %(here)s/scripts\n" + options);
}

Result<RevisionDraft> RevisionWriterTest::draft(const RevisionRequest &request,
                                                std::optional<TimePoint> now) const
{
    const Result<Project> project = readProject(path());
    if (!project)
        return Failure(project.error());
    const RevisionGraph graph(readHistory(*project, Dialect::MySql).revisions);
    return RevisionWriter(*project, graph, now).draft(request);
}

void RevisionWriterTest::writesWhatAlembicWrites_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("history"); // chain, branches or a folder for the second branch
    QTest::addColumn<QStringList>("arguments"); // of alembic
    QTest::addColumn<RevisionRequest>("request");
    const auto row = [](const char *name, const QByteArray &options, const QString &history,
                        const QStringList &arguments, RevisionRequest request) {
        request.id = u"new123"_s;
        QTest::newRow(name) << options << history
                            << QStringList(arguments + QStringList{u"--rev-id"_s, u"new123"_s}) << request;
    };
    const QString rev = u"revision"_s;
    const QString two = u"more/versions"_s;
    const QByteArray twoFolders = "version_path_separator = space\n"
                                  "version_locations = %(here)s/scripts/versions %(here)s/more/versions\n";
    row("first revision", {}, {}, {rev, u"-m"_s, u"Add the tasks table"_s},
        {.message = u"Add the tasks table"_s});
    row("no message", {}, u"chain"_s, {rev}, {});
    row("empty message", {}, u"chain"_s, {rev, u"-m"_s, u""_s}, {.message = u""_s});
    row("after the head", {}, u"chain"_s, {rev, u"-m"_s, u"x"_s}, {.message = u"x"_s});
    row("letters of all kinds", {}, u"chain"_s,
        {rev, u"-m"_s, u"Größe: ΟΔΟΣ, naïve-漢字 ²½ don't \\ \"q\" x"_s},
        {.message = u"Größe: ΟΔΟΣ, naïve-漢字 ²½ don't \\ \"q\" x"_s});
    row("long message", {}, u"chain"_s,
        {rev, u"-m"_s, u"a rather long message that does not fit into a name"_s},
        {.message = u"a rather long message that does not fit into a name"_s});
    row("one long word", "truncate_slug_length = 7\n", u"chain"_s, {rev, u"-m"_s, u"incomprehensibilities"_s},
        {.message = u"incomprehensibilities"_s});
    row("short slugs", "truncate_slug_length = 10\n", u"chain"_s, {rev, u"-m"_s, u"add the ids"_s},
        {.message = u"add the ids"_s});
    row("dates in the name",
        "file_template = "
        "%%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d%%(second).2d-%%(epoch)s-%%(slug)s\n",
        u"chain"_s, {rev, u"-m"_s, u"x y"_s}, {.message = u"x y"_s});
    row("percent sign in the name", "file_template = %%%%_%%(rev)5s%%(month)03d\n", u"chain"_s, {rev}, {});
    row("subfolder", "recursive_version_locations = true\nfile_template = sub/%%(rev)s\n", u"chain"_s, {rev},
        {});
    row("UTC", "timezone = UTC\n", u"chain"_s, {rev}, {});
    row("utc in small letters", "timezone = utc\n", u"chain"_s, {rev}, {});
    row("a zone with an offset",
        "timezone = Asia/Kolkata\nfile_template = %%(hour)d_%%(minute)d_%%(epoch)s\n", u"chain"_s, {rev}, {});
    row("latin-1", "output_encoding = utf-8\n", u"chain"_s, {rev, u"-m"_s, u"é"_s}, {.message = u"é"_s});
    row("branch label", {}, u"chain"_s, {rev, u"--branch-label"_s, u"it's"_s}, {.branchLabels = {u"it's"_s}});
    row("new base", {}, u"chain"_s, {rev, u"--head"_s, u"base"_s}, {.heads = {u"base"_s}});
    row("splice", {}, u"chain"_s, {rev, u"--head"_s, u"aaaa"_s, u"--splice"_s},
        {.heads = {u"aaaa"_s}, .splice = true});
    row("one head of a branch", {}, u"branches"_s, {rev, u"--head"_s, u"one@head"_s},
        {.heads = {u"one@head"_s}});
    row("one dependency", {}, u"branches"_s, {rev, u"--head"_s, u"cccc1"_s, u"--depends-on"_s, u"bbbb2"_s},
        {.heads = {u"cccc1"_s}, .dependsOn = {u"bbbb2"_s}});
    row("dependencies by label and by part", {}, u"branches"_s,
        {rev, u"--head"_s, u"bbbb2"_s, u"--depends-on"_s, u"one"_s, u"--depends-on"_s, u"aaaa"_s},
        {.heads = {u"bbbb2"_s}, .dependsOn = {u"one"_s, u"aaaa"_s}});
    row("folder of the head", twoFolders, two, {rev, u"--head"_s, u"bbbb2"_s}, {.heads = {u"bbbb2"_s}});
    row("folder by its name", twoFolders, two,
        {rev, u"--head"_s, u"base"_s, u"--version-path"_s, u"more/versions"_s},
        {.heads = {u"base"_s}, .versionPath = u"more/versions"_s});
    row("folder that is not there yet",
        "version_path_separator = space\nversion_locations = %(here)s/scripts/versions %(here)s/later\n",
        u"chain"_s, {rev, u"--head"_s, u"base"_s, u"--version-path"_s, u"./later/"_s},
        {.heads = {u"base"_s}, .versionPath = u"./later/"_s});
    const QString merge = u"merge"_s;
    row("merge of two", {}, u"branches"_s, {merge, u"cccc1"_s, u"bbbb2"_s, u"-m"_s, u"merge them"_s},
        {.message = u"merge them"_s, .heads = {u"cccc1"_s, u"bbbb2"_s}});
    row("merge by parts, with a label", {}, u"branches"_s,
        {merge, u"bbbb2"_s, u"cccc"_s, u"--branch-label"_s, u"both"_s},
        {.heads = {u"bbbb2"_s, u"cccc"_s}, .branchLabels = {u"both"_s}});
    row("merge of heads", {}, u"branches"_s, {merge, u"heads"_s}, {.heads = {u"heads"_s}});
    row("merge over two folders", twoFolders, two, {merge, u"heads"_s}, {.heads = {u"heads"_s}});
}

void RevisionWriterTest::writesWhatAlembicWrites()
{
    QFETCH(QByteArray, options);
    QFETCH(QString, history);
    QFETCH(QStringList, arguments);
    QFETCH(RevisionRequest, request);
    useOptions(options);
    if (history == "chain"_L1)
        addChain(path());
    else if (!history.isEmpty())
        addBranches(path(), history == "branches"_L1 ? u"scripts/versions"_s : history);
    QDir().mkpath(path(u"scripts/versions/sub"_s));

    const QSet<QString> before = filesIn(path());
    const Answer answer = alembic(path(), arguments);
    QVERIFY2(answer.status == 0, qPrintable(answer.output));
    const QSet<QString> made = filesIn(path()) - before;
    QCOMPARE(made.size(), 1);
    const QString theirFile = *made.begin();
    const QByteArray theirs = contentOf(theirFile);
    const std::optional<TimePoint> created = createdIn(theirs);
    QVERIFY(created);
    QVERIFY(QFile::remove(theirFile));

    const Result<RevisionDraft> ours = draft(request, created);
    QVERIFY2(ours, qPrintable(ours ? QString() : errorText(ours.error())));
    QCOMPARE(ours->file, theirFile);
    QCOMPARE(ours->content, theirs);
    const Result<> written = RevisionWriter::write(*ours);
    QVERIFY2(written, qPrintable(written ? QString() : errorText(written.error())));
    QCOMPARE(filesIn(path()) - before, QSet{theirFile});
    QCOMPARE(contentOf(theirFile), theirs);
}

void RevisionWriterTest::refusesWhatAlembicRefuses_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<RevisionRequest>("request");
    QTest::addColumn<ErrorKind>("kind");
    const QString rev = u"revision"_s;
    const QByteArray two = "version_path_separator = space\n"
                           "version_locations = %(here)s/scripts/versions %(here)s/more/versions\n";
    QTest::newRow("several heads") << QByteArray() << QStringList{rev} << RevisionRequest{}
                                   << ErrorKind::MultipleHeads;
    QTest::newRow("no head") << QByteArray() << QStringList{rev, u"--head"_s, u"aaaa1"_s}
                             << RevisionRequest{.heads = {u"aaaa1"_s}} << ErrorKind::NotAHead;
    QTest::newRow("unknown head") << QByteArray() << QStringList{rev, u"--head"_s, u"zzzz"_s}
                                  << RevisionRequest{.heads = {u"zzzz"_s}} << ErrorKind::CantLocate;
    QTest::newRow("ambiguous head") << QByteArray() << QStringList{rev, u"--head"_s, u"bbbb"_s}
                                    << RevisionRequest{.heads = {u"bbbb"_s}} << ErrorKind::Ambiguous;
    QTest::newRow("unknown dependency")
        << QByteArray() << QStringList{rev, u"--head"_s, u"cccc1"_s, u"--depends-on"_s, u"zzzz"_s}
        << RevisionRequest{.heads = {u"cccc1"_s}, .dependsOn = {u"zzzz"_s}} << ErrorKind::CantLocate;
    QTest::newRow("bad id") << QByteArray()
                            << QStringList{rev, u"--head"_s, u"cccc1"_s, u"--rev-id"_s, u"a-b@c"_s}
                            << RevisionRequest{.heads = {u"cccc1"_s}, .id = u"a-b@c"_s}
                            << ErrorKind::IdInvalid;
    QTest::newRow("same parent twice")
        << QByteArray() << QStringList{u"merge"_s, u"cccc1"_s, u"cccc"_s}
        << RevisionRequest{.heads = {u"cccc1"_s, u"cccc"_s}} << ErrorKind::DuplicateHeads;
    QTest::newRow("merge of no heads")
        << QByteArray() << QStringList{u"merge"_s, u"aaaa1"_s, u"cccc1"_s}
        << RevisionRequest{.heads = {u"aaaa1"_s, u"cccc1"_s}} << ErrorKind::NotAHead;
    QTest::newRow("new base without a folder")
        << two << QStringList{rev, u"--head"_s, u"base"_s} << RevisionRequest{.heads = {u"base"_s}}
        << ErrorKind::VersionPathNeeded;
    QTest::newRow("other folder") << two
                                  << QStringList{rev, u"--head"_s, u"base"_s, u"--version-path"_s, u"x"_s}
                                  << RevisionRequest{.heads = {u"base"_s}, .versionPath = u"x"_s}
                                  << ErrorKind::VersionPathNeeded;
    QTest::newRow("unknown time zone")
        << QByteArray("timezone = Mars/Phobos\n") << QStringList{rev, u"--head"_s, u"cccc1"_s}
        << RevisionRequest{.heads = {u"cccc1"_s}} << ErrorKind::SettingInvalid;
    QTest::newRow("label of another revision")
        << QByteArray() << QStringList{rev, u"--head"_s, u"cccc1"_s, u"--branch-label"_s, u"one"_s}
        << RevisionRequest{.heads = {u"cccc1"_s}, .branchLabels = {u"one"_s}} << ErrorKind::LabelTaken;
    QTest::newRow("file template") << QByteArray("file_template = %%(nothing)s\n")
                                   << QStringList{rev, u"--head"_s, u"cccc1"_s}
                                   << RevisionRequest{.heads = {u"cccc1"_s}} << ErrorKind::SettingInvalid;
}

void RevisionWriterTest::refusesWhatAlembicRefuses()
{
    QFETCH(QByteArray, options);
    QFETCH(QStringList, arguments);
    QFETCH(RevisionRequest, request);
    useOptions(options);
    addBranches(path(), u"scripts/versions"_s);
    QDir().mkpath(path(u"more/versions"_s));

    const Answer answer = alembic(path(), arguments);
    QVERIFY2(answer.status != 0, qPrintable(answer.output));
    const Result<RevisionDraft> ours = draft(request);
    QVERIFY(!ours);
    QTEST(ours.error().kind, "kind");
    QVERIFY(!ours.error().message.isEmpty() && !ours.error().advice.isEmpty());
}

void RevisionWriterTest::refusesWhatWouldGoWrong_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("mako");
    QTest::addColumn<RevisionRequest>("request");
    QTest::addColumn<ErrorKind>("kind");
    const QByteArray plain = genericTemplate;
    const QByteArray noLabels = QByteArray(plain).replace("branch_labels = ${repr(branch_labels)}\n", "");
    const QByteArray noDepends = QByteArray(plain).replace("depends_on = ${repr(depends_on)}\n", "");
    const auto row = [](const char *name, const QByteArray &options, const QByteArray &mako,
                        RevisionRequest request,
                        ErrorKind kind) { QTest::newRow(name) << options << mako << request << kind; };
    row("id that is there", {}, plain, {.id = u"aaaa1"_s}, ErrorKind::IdTaken);
    row("id that is a label", {}, plain, {.id = u"one"_s}, ErrorKind::IdTaken);
    row("id too long", {}, plain, {.id = QString(33, u'a')}, ErrorKind::IdInvalid);
    row("id with a meaning", {}, plain, {.id = u"heads"_s}, ErrorKind::IdInvalid);
    row("id with a colon", {}, plain, {.id = u"a:b"_s}, ErrorKind::IdInvalid);
    row("label twice", {}, plain, {.branchLabels = {u"x"_s, u"x"_s}}, ErrorKind::LabelTaken);
    row("template without labels", {}, noLabels, {.branchLabels = {u"x"_s}}, ErrorKind::SettingInvalid);
    row("template without dependencies", {}, noDepends, {.dependsOn = {u"aaaa1"_s}},
        ErrorKind::SettingInvalid);
    row("message that ends the docstring", {}, plain, {.message = u"a \"\"\" b"_s},
        ErrorKind::SettingInvalid);
    row("template that needs Python", {}, plain + "\n${open('x')}\n", {}, ErrorKind::NeedsPython);
    row("environment that takes part", "revision_environment = true\n", plain, {}, ErrorKind::NeedsPython);
    row("subfolders that are not read", "file_template = a/%%(rev)s\n", plain, {}, ErrorKind::SettingInvalid);
    row("name outside the folder", "recursive_version_locations = true\nfile_template = ../%%(rev)s\n", plain,
        {}, ErrorKind::SettingInvalid);
    row("name that is no revision's", "file_template = __init__%%(rev)s\n", plain, {},
        ErrorKind::SettingInvalid);
    row("file that is there", "file_template = b\n", plain, {}, ErrorKind::FileExists);
    row("encoding without the character", "output_encoding = ascii\n", plain, {.message = u"é"_s},
        ErrorKind::SettingInvalid);
}

void RevisionWriterTest::refusesWhatWouldGoWrong()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, mako);
    QFETCH(RevisionRequest, request);
    useOptions(options);
    addChain(path());
    write(path(u"scripts/script.py.mako"_s), mako);
    const QSet<QString> before = filesIn(path());
    const Result<RevisionDraft> ours = draft(request);
    QVERIFY(!ours);
    QTEST(ours.error().kind, "kind");
    QVERIFY(!ours.error().message.isEmpty() && !ours.error().advice.isEmpty());
    QCOMPARE(filesIn(path()), before);
}

void RevisionWriterTest::writesAMissingRevisionAnew()
{
    write(path(u"scripts/versions/b.py"_s), revisionText("bbbb1", "'aaaa1'"));
    const Result<RevisionDraft> made = draft({.heads = {u"base"_s}, .id = u"aaaa1"_s});
    QVERIFY2(made, qPrintable(made ? QString() : errorText(made.error())));
    QCOMPARE(made->revision.id, u"aaaa1"_s);
}

void RevisionWriterTest::neverOverwrites()
{
    addChain(path());
    const Result<RevisionDraft> first = draft({.id = u"new1"_s});
    QVERIFY(first);
    write(first->file, "somebody else's");
    const Result<> written = RevisionWriter::write(*first);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::FileExists);
    QCOMPARE(contentOf(first->file), "somebody else's");
    QCOMPARE(QDir(path(u"scripts/versions"_s)).entryList(QDir::Files | QDir::Hidden).size(), 3);
}

void RevisionWriterTest::makesMissingFolders()
{
    useOptions("recursive_version_locations = true\nfile_template = %%(year)d/%%(month).2d/%%(rev)s\n");
    const Result<RevisionDraft> made = draft({.id = u"new1"_s});
    QVERIFY(made);
    QCOMPARE(made->newFolders.size(), 2);
    QVERIFY(RevisionWriter::write(*made));
    QCOMPARE(contentOf(made->file), made->content);
    QCOMPARE(QFileInfo(made->file).permissions() & (QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner),
             QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(QFileInfo(made->file).permissions() & QFile::ReadGroup);
}

void RevisionWriterTest::takesTwelveHexadecimalDigits()
{
    static const QRegularExpression twelve(u"\\A[0-9a-f]{12}\\z"_s);
    QSet<QString> ids;
    for (int i = 0; i < 5; ++i) {
        const Result<RevisionDraft> made = draft({});
        QVERIFY(made);
        QVERIFY2(twelve.match(made->revision.id).hasMatch(), qPrintable(made->revision.id));
        ids << made->revision.id;
    }
    QCOMPARE(ids.size(), 5);
}

void RevisionWriterTest::writesSqlRevisionsWhereAllRevisionsAreSql()
{
    useOptions("revision_files = sql\ntimezone = UTC\n");
    const TimePoint moment{std::chrono::seconds(1714558830)};
    const Result<RevisionDraft> first = draft({.message = u"Add tasks"_s, .id = u"aaaa1"_s}, moment);
    QVERIFY2(first, qPrintable(first ? QString() : errorText(first.error())));
    QCOMPARE(first->file, path(u"scripts/versions/aaaa1_add_tasks.sql"_s));
    QCOMPARE(first->content,
             "-- Add tasks\n--\n-- revision: aaaa1\n-- down_revision: none\n"
             "-- Create Date: 2024-05-01 10:20:30+00:00\n\n-- upgrade\n\n\n-- downgrade\n\n");
    QVERIFY(RevisionWriter::write(*first));
    useOptions({});
    const Result<RevisionDraft> second =
        draft({.message = u"two\nlines"_s, .dependsOn = {u"aaaa"_s}, .branchLabels = {u"x"_s}, .id = u"b"_s});
    QVERIFY2(second, qPrintable(second ? QString() : errorText(second.error())));
    QVERIFY(second->file.endsWith("/b_two_lines.sql"_L1));
    QCOMPARE(second->revision.downRevisions, QStringList{u"aaaa1"_s});
    QCOMPARE(second->revision.dependsOn, QStringList{u"aaaa1"_s});
    QCOMPARE(second->revision.message, u"two lines"_s);
}

int main(int argc, char *argv[])
{
    qputenv("TZ", "America/St_Johns"); // local time with an odd offset
    QCoreApplication app(argc, argv);
    RevisionWriterTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "revisionwritertest.moc"
