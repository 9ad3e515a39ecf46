// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/revisions/identifiers.h"

#include <QString>
#include <QStringList>

// What can be wrong with an identifier: Alembic's wording first, what to do next behind it.
namespace stemma {

Failure cantLocate(const QString &id);
Failure unknownRow(const QString &row, const QString &wholeId = {});
Failure rowTwice(const QString &row, qsizetype times);
Failure ambiguousPrefix(const QString &prefix, const QStringList &names);
Failure multipleHeads(const QString &argument, const QStringList &ids);
Failure noSuchBranch(const QString &name);
Failure notOnBranch(const QString &id, const QString &branch);
Failure notBelowCurrent(const QString &id, const QString &branch);
Failure ambiguousWalk(const QString &from, const Identifiers &identifiers,
                      const QList<RevisionGraph::Node> &choices);
Failure ambiguousStart(const QStringList &rows);
Failure relativeOutOfRange(int steps);
Failure walkedTooFar(const QString &text);
Failure overlaps(const QString &id, const QStringList &others);
Failure inCycle(const Revision &revision);
Failure rangeNotAncestor(const QString &lower, const QString &upper);

} // namespace stemma
