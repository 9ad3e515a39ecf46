// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projectpython/pythonfailure.h"
#include "core/revisions/revisiongraph.h"
#include "core/workspace/session.h"

#include <QCommandLineParser>
#include <QJsonObject>

namespace stemma::cli {

class Console;

/// What the verbs that print SQL of revisions have in common: --script-location and --dialect.
void addRenderingOptions(QCommandLineParser &parser);

/// The project's options with them; nothing, with a word on the console, for wrong usage.
struct RenderingRequest
{
    ProjectOptions options;
    std::optional<Dialect> dialect;
};
std::optional<RenderingRequest> renderingRequest(const QCommandLineParser &parser,
                                                 const ProjectOptions &options, const Console &console);

/// What the revisions are called for; all, oldest first, without names.
Result<QList<RevisionGraph::Node>> nodesNamed(const RevisionGraph &graph, const QStringList &names);

QStringList textsOf(const QList<Statement> &statements);
QJsonObject toJson(const NeedsPython &why);
QJsonObject toJson(const PythonFailure &failure);

} // namespace stemma::cli
