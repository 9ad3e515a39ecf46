// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/revisionwriter.h"

#include "core/project/filewriting.h"
#include "core/project/outputencoding.h"
#include "core/project/revisionname.h"
#include "core/project/sqlrevision.h"
#include "core/project/sqlrevisiontext.h"
#include "core/project/textfile.h"
#include "core/python/revisionreader.h"
#include "core/revisions/parentchoice.h"
#include "core/template/templaterenderer.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace stemma {

/// Everything that is decided before a file is written.
struct RevisionWriter::Plan
{
    QString id;
    QString message;
    ParentChoice choice;
    QStringList labels;
    PythonDateTime created;
    bool isSql = false;
};

namespace {

constexpr qsizetype longestId = 32; // of the version table's column

ProgramValue scalarOr(const QStringList &texts, ProgramValue several)
{
    if (texts.isEmpty())
        return {};
    return texts.size() == 1 ? ProgramValue(texts.first()) : several;
}

QString freshId()
{
    return QUuid::createUuid().toString(QUuid::Id128).last(12);
}

QStringList foldersMissing(const QString &folder)
{
    QStringList missing;
    for (QString each = folder; !QFileInfo::exists(each); each = QFileInfo(each).path())
        missing.prepend(each);
    return missing;
}

Failure readsBackWrong(const QString &what, const QString &file)
{
    return failure(ErrorKind::SettingInvalid,
                   u"The file would not be the revision that was asked for: %1."_s.arg(what),
                   u"Look at the project's script.py.mako, and at quotes and backslashes in the message. "
                   "Nothing was written."_s,
                   {file, 0, 0});
}

} // namespace

RevisionWriter::RevisionWriter(const Project &project, const RevisionGraph &graph,
                               std::optional<TimePoint> now)
    : m_project(project)
    , m_graph(graph)
    , m_now(now)
    , m_options(mainOption(project))
{ }

Result<RevisionDraft> RevisionWriter::draft(const RevisionRequest &request) const
{
    Plan plan;
    plan.id = request.id.isEmpty() ? freshId() : request.id;
    plan.message = request.message.value_or(u"empty message"_s);
    plan.labels = request.branchLabels;
    plan.isSql = writesSql(request.format);
    if (const Result<> good = checkId(plan.id); !good)
        return Failure(good.error());
    if (const Result<> good = checkLabels(plan.labels, plan.id); !good)
        return Failure(good.error());

    Result<ParentChoice> choice =
        chooseParents(m_graph, {request.heads, request.splice, request.dependsOn, request.branchLabels});
    if (!choice) {
        Error error = choice.error();
        if (error.kind == ErrorKind::MultipleHeads && request.heads.size() < 2) {
            error.message = u"Multiple heads are present; please specify the head revision on which the new "
                            "revision should be based, or perform a merge."_s;
        }
        return Failure(error);
    }
    plan.choice = *std::move(choice);

    const TimePoint now = m_now.value_or(std::chrono::system_clock::now());
    const Result<PythonDateTime> created = creationTime(m_project.revisions, now);
    if (!created)
        return Failure(created.error());
    plan.created = *created;
    const Result<QString> folder = chooseFolder(request, plan.choice.downRevisions);
    if (!folder)
        return Failure(folder.error());
    const RevisionNameParts parts{plan.id, request.message.value_or(QString()), plan.created,
                                  std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count()};
    const Result<QString> name =
        revisionFileName(m_project.revisions, parts, plan.isSql ? u".sql"_s : u".py"_s);
    if (!name)
        return Failure(name.error());

    RevisionDraft draft;
    draft.file = *folder + u'/' + *name;
    if (QFileInfo::exists(draft.file) || QFileInfo(draft.file).isSymLink()) {
        return failure(ErrorKind::FileExists, u"There is a file of that name already."_s,
                       u"Choose another revision id or message; nothing is overwritten."_s,
                       {draft.file, 0, 0});
    }
    const Result<QByteArray> content = plan.isSql
        ? Result<QByteArray>(sqlRevisionText({plan.id,
                                              plan.choice.downRevisions,
                                              plan.labels,
                                              plan.choice.dependsOn,
                                              plan.message,
                                              {},
                                              plan.created.text(),
                                              {},
                                              0}))
        : pythonContent(plan);
    if (!content)
        return Failure(content.error());
    const Result<Revision> revision = readBack(plan, draft.file, *content);
    if (!revision)
        return Failure(revision.error());
    draft.content = *content;
    draft.revision = *revision;
    draft.newFolders = foldersMissing(QFileInfo(draft.file).path());
    if (!plan.isSql)
        draft.hooks = m_project.revisions.hooks;
    return draft;
}

Result<> RevisionWriter::write(const RevisionDraft &draft)
{
    for (const QString &folder : draft.newFolders) {
        if (!QDir().mkpath(folder)) {
            return failure(ErrorKind::FileUnwritable, u"The folder can't be made."_s,
                           u"Check that you may write in the folder above it."_s, {folder, 0, 0});
        }
    }
    return createFile(draft.file, draft.content);
}

Result<> RevisionWriter::checkId(const QString &id) const
{
    QStringList bad;
    for (const QChar character : u"+-:@"_s) {
        if (id.contains(character))
            bad << character;
    }
    const QString advice = u"Choose an id of letters and digits, up to 32 of them, or leave it out."_s;
    if (!bad.isEmpty()) {
        return failure(
            ErrorKind::IdInvalid,
            u"Character(s) '%1' not allowed in revision identifier '%2'"_s.arg(bad.join(", "_L1), id),
            advice);
    }
    if (id != id.trimmed() || id.contains(u'/') || id.contains(u',') || id.contains(QChar(u'\0')))
        return failure(ErrorKind::IdInvalid, u"The revision id '%1' can't be referred to."_s.arg(id), advice);
    if (id == "head"_L1 || id == "heads"_L1 || id == "base"_L1 || id == "current"_L1)
        return failure(ErrorKind::IdInvalid,
                       u"'%1' has a meaning of its own and can't be a revision's id."_s.arg(id), advice);
    if (id.toUcs4().size() > longestId) {
        return failure(
            ErrorKind::IdInvalid,
            u"The revision id '%1' is longer than 32 characters, which the version table can't hold."_s.arg(
                id),
            advice);
    }
    // A revision that others name and whose file is missing may be written anew.
    if (const int taken = m_graph.findName(id); taken >= 0 && !m_graph.isGhost(taken)) {
        return failure(ErrorKind::IdTaken, u"There is a revision or branch label '%1' already."_s.arg(id),
                       advice, m_graph.revision(taken).place);
    }
    return {};
}

Result<> RevisionWriter::checkLabels(const QStringList &labels, const QString &id) const
{
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const QString &label = labels[i];
        const int taken = m_graph.findName(label);
        if (taken >= 0 || label == id || labels.indexOf(label) != i) {
            const QString by = taken >= 0 ? m_graph.revision(taken).id : id;
            return failure(
                ErrorKind::LabelTaken,
                u"Branch name '%1' in revision %2 already used by revision %3"_s.arg(label, id, by),
                u"Choose another label: a label and an id are each used once."_s,
                taken >= 0 ? m_graph.revision(taken).place : Place());
        }
        if (label.isEmpty() || label != label.trimmed() || label.contains(u'@') || label.contains(u':')
            || label.contains(u',')) {
            return failure(ErrorKind::IdInvalid, u"'%1' can't be a branch label."_s.arg(label),
                           u"Use letters, digits and underscores."_s);
        }
    }
    return {};
}

Result<QString> RevisionWriter::chooseFolder(const RevisionRequest &request, const QStringList &parents) const
{
    const QList<VersionLocation> &locations = m_project.revisions.versionLocations;
    const Place place{m_project.configurationFile(), 0, 0};
    if (!request.versionPath.isEmpty()) {
        const QString asked = QDir::cleanPath(QDir::current().absoluteFilePath(request.versionPath));
        for (const VersionLocation &location : locations) {
            if (!location.folder.isEmpty()
                && (QDir::cleanPath(location.folder) == asked || location.written == request.versionPath))
                return QDir::cleanPath(location.folder);
        }
        return failure(ErrorKind::VersionPathNeeded,
                       u"Path %1 is not represented in current version locations"_s.arg(request.versionPath),
                       u"Name one of the folders of version_locations, or add it there."_s, place);
    }
    if (locations.size() == 1 && !locations.first().folder.isEmpty())
        return QDir::cleanPath(locations.first().folder);
    for (const QString &parent : parents) {
        const QString file = m_graph.revision(m_graph.find(parent)).place.file;
        for (const VersionLocation &location : locations) {
            if (!location.folder.isEmpty() && file.startsWith(QDir::cleanPath(location.folder) + u'/'))
                return QDir::cleanPath(location.folder);
        }
    }
    if (locations.size() > 1) {
        return failure(ErrorKind::VersionPathNeeded,
                       u"Multiple version locations present, please specify --version-path"_s,
                       u"A new base belongs to none of them by itself."_s, place);
    }
    return failure(ErrorKind::VersionPathNeeded, u"The project has no folder for revision files."_s,
                   u"Correct script_location or version_locations."_s, place);
}

Result<QByteArray> RevisionWriter::pythonContent(const Plan &plan) const
{
    if (m_project.revisions.revisionEnvironment) {
        return failure(
            ErrorKind::NeedsPython,
            u"The project runs env.py for each new revision (revision_environment = true), and env.py "
            "may change the file."_s,
            u"Use `alembic revision` in this project."_s, {m_project.configurationFile(), 0, 0});
    }
    const QString &file = m_project.revisions.templateFile;
    const Result<QByteArray> bytes = readFileBytes(file);
    if (!bytes)
        return Failure(bytes.error());
    TemplateValues values;
    values.option = m_options;
    values.names = {
        {u"up_revision"_s, plan.id},
        {u"down_revision"_s, scalarOr(plan.choice.downRevisions, ProgramTuple{plan.choice.downRevisions})},
        {u"branch_labels"_s, plan.labels.isEmpty() ? ProgramValue() : ProgramTuple{plan.labels}},
        {u"depends_on"_s, scalarOr(plan.choice.dependsOn, ProgramList{plan.choice.dependsOn})},
        {u"create_date"_s, plan.created},
        {u"comma"_s, ProgramComma()},
        {u"message"_s, plan.message},
    };
    return renderTemplate(*bytes, file, values).and_then([&](const QString &text) {
        return encodeOutput(text, m_project.revisions.outputEncoding).transform_error([&](Error error) {
            error.place = {m_project.configurationFile(), 0, 0};
            return error;
        });
    });
}

Result<Revision> RevisionWriter::readBack(const Plan &plan, const QString &file,
                                          const QByteArray &content) const
{
    const RevisionFile read =
        plan.isSql ? readSqlRevisionFile(content, file) : readRevisionFile(content, file, Dialect::MySql);
    const QString source = plan.isSql ? file : m_project.revisions.templateFile;
    if (!read.problems.isEmpty())
        return readsBackWrong(read.problems.first().message, source);
    if (!read.revision || read.revision->id != plan.id)
        return readsBackWrong(u"it does not state that id"_s, source);
    if (read.revision->downRevisions != plan.choice.downRevisions)
        return readsBackWrong(u"it does not state those down revisions"_s, source);
    if (read.revision->branchLabels != plan.labels)
        return readsBackWrong(u"it does not state the branch labels"_s, source);
    if (read.revision->dependsOn != plan.choice.dependsOn)
        return readsBackWrong(u"it does not state what it depends on"_s, source);
    return *read.revision;
}

bool RevisionWriter::writesSql(RevisionRequest::Format format) const
{
    if (format != RevisionRequest::Format::Automatic)
        return format == RevisionRequest::Format::Sql;
    bool any = false;
    for (int node = 0; node < m_graph.size(); ++node) {
        if (m_graph.isGhost(node))
            continue;
        if (!m_graph.revision(node).place.file.endsWith(".sql"_L1))
            return false;
        any = true;
    }
    return any || m_options(u"revision_files"_s) == u"sql"_s;
}

} // namespace stemma
