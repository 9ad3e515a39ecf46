// SPDX-License-Identifier: GPL-3.0-or-later
// project-answers FOLDER SECTION [CONFIG-FILE…]: what readProject() makes of a project, as one JSON document,
// for comparison with Alembic's own reading.
#include "core/project/project.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace stemma;
using namespace Qt::StringLiterals;

namespace {

QJsonObject answers(const Project &project)
{
    const RevisionSettings &settings = project.revisions;
    QJsonArray locations;
    for (const VersionLocation &each : settings.versionLocations)
        locations << each.folder;
    QJsonArray hooks;
    for (const PostWriteHook &hook : settings.hooks)
        hooks << QJsonArray{hook.name, hook.type, hook.options, hook.workingFolder};
    QJsonArray problems;
    for (const Problem &problem : project.problems) {
        if (problem.severity == Severity::Error)
            problems << problem.id;
    }
    return {{u"script_location"_s, project.scriptLocation},
            {u"version_locations"_s, locations},
            {u"file_template"_s, settings.fileTemplate},
            {u"truncate_slug_length"_s, settings.truncateSlugLength},
            {u"timezone"_s, settings.timezone},
            {u"sourceless"_s, settings.sourceless},
            {u"recursive_version_locations"_s, settings.recursiveVersionLocations},
            {u"revision_environment"_s, settings.revisionEnvironment},
            {u"output_encoding"_s, settings.outputEncoding},
            {u"url"_s, project.databaseUrl.reveal()},
            {u"hooks"_s, hooks},
            {u"problems"_s, problems}};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    ProjectOptions options;
    options.section = arguments.value(2);
    options.configFiles = arguments.mid(3);
    const Result<Project> project = readProject(arguments.value(1), options);
    const QJsonObject answer =
        project ? answers(*project) : QJsonObject{{u"error"_s, errorText(project.error())}};
    const QByteArray text = QJsonDocument(answer).toJson();
    return std::fwrite(text.constData(), 1, size_t(text.size()), stdout) == size_t(text.size()) ? 0 : 1;
}
