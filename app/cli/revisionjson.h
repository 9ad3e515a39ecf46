// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/revisiongraph.h"

#include <QJsonArray>
#include <QJsonObject>

namespace stemma::cli {

/// {"revision":…,"down_revisions":[…],"depends_on":[…],"branch_labels":[…],"message":…,"head":…,"file":…}
QJsonObject revisionJson(const RevisionGraph &graph, RevisionGraph::Node node);

/// The ids of nodes.
QJsonArray idsJson(const RevisionGraph &graph, const QList<RevisionGraph::Node> &nodes);

} // namespace stemma::cli
