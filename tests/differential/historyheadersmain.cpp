// SPDX-License-Identifier: GPL-3.0-or-later
// history-headers FOLDER…: the revisions whose files are in these folders, as a case for graph-answers.
#include "core/project/history.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace stemma;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Project project;
    for (const QString &folder : app.arguments().sliced(1))
        project.versionLocations << QDir(folder).absolutePath();
    if (project.versionLocations.isEmpty()) {
        std::fprintf(stderr, "usage: history-headers FOLDER…\n");
        return 2;
    }
    const History history = readHistory(project, Dialect::MySql);
    QJsonArray revisions, unread;
    for (const Revision &revision : history.revisions) {
        revisions << QJsonObject{
            {QStringLiteral("id"), revision.id},
            {QStringLiteral("down"), QJsonArray::fromStringList(revision.downRevisions)},
            {QStringLiteral("depends_on"), QJsonArray::fromStringList(revision.dependsOn)},
            {QStringLiteral("labels"), QJsonArray::fromStringList(revision.branchLabels)}};
    }
    for (const Problem &problem : history.problems) {
        if (problem.severity == Severity::Error)
            unread << QString(problem.place.file + QStringLiteral(": ") + problem.message);
    }
    const QJsonObject answer{{QStringLiteral("revisions"), revisions}, {QStringLiteral("unread"), unread}};
    std::fputs(QJsonDocument(answer).toJson(QJsonDocument::Compact).constData(), stdout);
    return 0;
}
