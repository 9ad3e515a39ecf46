// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/recordings.h"

#include "core/database/connection.h"
#include "core/database/databaseurl.h"
#include "core/database/versiontable.h"
#include "core/revisions/planner.h"
#include "core/workspace/schemareader.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return !name.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

PythonLaunch pythonOf(const Project &project, const RecordingOptions &options)
{
    PythonLaunch python;
    python.program = options.python;
    python.folder = project.folder;
    python.iniFile = project.iniFile;
    python.tomlFile = project.tomlFile;
    python.section = project.options.section;
    python.arguments = options.arguments;
    if (project.iniFile.isEmpty() && project.tomlFile.isEmpty())
        python.scriptLocation = project.scriptLocation;
    if (const auto url = parseDatabaseUrl(project.databaseUrl.reveal()); url && url->isMySqlFamily())
        python.scheme = url->driver.isEmpty() ? url->backend : url->backend + u'+' + url->driver;
    const QByteArray script = contentOf(project.scriptLocation + "/env.py"_L1);
    python.urlVariables = urlVariablesIn(script);
    if (!python.urlVariables.contains("DATABASE_URL"_L1))
        python.urlVariables << u"DATABASE_URL"_s;
    for (const QByteArray &each : {script, contentOf(project.iniFile), contentOf(project.tomlFile),
                                   contentOf(project.folder + "/.env"_L1)})
        python.environment += QByteArray::number(each.size()) + ':' + each;
    return python;
}

RecordingStep stepOf(const Snapshot &snapshot, const ReplayRevision &revision)
{
    const RevisionGraph::Node node = snapshot.graph.find(revision.id);
    RecordingStep step;
    step.revision = revision;
    step.file = snapshot.graph.revision(node).place.file;
    step.source = snapshot.sourceOf(node);
    return step;
}

Result<> standsAt(Connection &lender, const Snapshot &snapshot, QStringList rows)
{
    auto now = VersionTable(lender, snapshot.versionTable()).rows();
    if (!now)
        return Failure(now.error());
    now->sort();
    rows.sort();
    if (*now == rows)
        return {};
    const auto named = [](const QStringList &ids) { return ids.isEmpty() ? u"base"_s : ids.join(", "_L1); };
    return failure(ErrorKind::NotPlannable,
                   u"The database stands at %1, and the revision begins at %2: its rows can't be lent."_s.arg(
                       named(*now), named(rows)),
                   u"Record on an empty schema, or lend from a database that stands there."_s);
}

} // namespace

QStringList urlVariablesIn(const QByteArray &environmentScript)
{
    static const QRegularExpression read(
        u"(?:environ(?:\\.get)?\\s*[\\[(]|getenv\\s*\\()\\s*[\"']([A-Za-z0-9_]*(?:URL|URI|DSN)[A-Za-z0-9_]*)[\"']"_s);
    QStringList names;
    for (auto found = read.globalMatch(QString::fromUtf8(environmentScript)); found.hasNext();)
        names << found.next().captured(1);
    names.removeDuplicates();
    return names;
}

Result<RecordingRequest> recordingRequest(const Snapshot &snapshot, RevisionGraph::Node node,
                                          Direction direction, const RecordingOptions &options,
                                          const ReplayOptions &replaying, Connection *lender)
{
    const auto revisions = replayRevisions(snapshot, {node});
    if (!revisions)
        return Failure(revisions.error());
    const auto plan = Planner(snapshot.graph).upgrade({}, Target::revision(snapshot.graph.revision(node).id));
    if (!plan)
        return Failure(plan.error());

    RecordingRequest request;
    request.python = pythonOf(snapshot.project, options);
    request.schema = replaying.schema;
    request.charset = replaying.charset;
    request.collation = replaying.collation;
    request.serverProgram = replaying.program;
    request.timeout = options.timeout;
    request.cached = options.cached;
    request.progress = options.progress;
    QStringList rows = plan->rowsBefore;
    for (qsizetype i = 0; i < revisions->size() && i < plan->steps.size(); ++i) {
        RecordingStep step = stepOf(snapshot, revisions->at(i));
        step.rowsBefore = rows;
        rows = rowsAfter(rows, plan->steps.at(i).rowChanges);
        request.before << step;
    }
    if (direction == Direction::Up) {
        request.step = request.before.takeLast();
    } else {
        request.step = request.before.last();
        request.step.rowsBefore = rows;
        request.step.direction = Direction::Down;
    }
    if (options.lentRows > 0 && lender) {
        if (const auto there = standsAt(*lender, snapshot, request.step.rowsBefore); !there)
            return Failure(there.error());
        request.lender = lender;
        request.lentRows = options.lentRows;
    }
    return request;
}

} // namespace stemma
