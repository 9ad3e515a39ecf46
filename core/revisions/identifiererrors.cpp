// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/identifiererrors.h"

#include <cstdlib>

namespace stemma {

Failure cantLocate(const QString &id)
{
    return failure(
        ErrorKind::CantLocate, QStringLiteral("Can't locate revision identified by '%1'").arg(id),
        QStringLiteral("No file of this project states that id, and no id or label begins with it."));
}

Failure unknownRow(const QString &row, const QString &wholeId)
{
    const QString advice = wholeId.isEmpty()
        ? QStringLiteral(
              "The version table names it, but no file of this project does: its file was deleted, is "
              "on another branch, or the row belongs to another project. Bring the file back, or "
              "stamp with --purge the revisions that the schema really has.")
        : QStringLiteral(
              "The version table's row stands for %1, but is not its id: write the whole id to it.")
              .arg(wholeId);
    return failure(ErrorKind::CantLocate, QStringLiteral("Can't locate revision identified by '%1'").arg(row),
                   advice);
}

Failure rowTwice(const QString &row, qsizetype times)
{
    return failure(ErrorKind::DuplicateRow,
                   QStringLiteral("The version table holds the row %1 %2 times").arg(row).arg(times),
                   QStringLiteral("Delete all but one, and give the table its primary key."));
}

Failure ambiguousPrefix(const QString &prefix, const QStringList &names)
{
    return failure(ErrorKind::Ambiguous,
                   QStringLiteral("Multiple revisions start with '%1': %2").arg(prefix, names.join(u", ")),
                   QStringLiteral("Give more characters."));
}

Failure multipleHeads(const QString &argument, const QStringList &ids)
{
    return failure(ErrorKind::MultipleHeads,
                   QStringLiteral("Multiple head revisions are present for given argument '%1': %2")
                       .arg(argument, ids.join(u", ")),
                   QStringLiteral("Choose one of them, 'heads' for all, or merge them."));
}

Failure noSuchBranch(const QString &name)
{
    return failure(ErrorKind::NoSuchBranch, QStringLiteral("No such branch: '%1'").arg(name),
                   QStringLiteral("Before the @ stands a branch label or the id of a revision."));
}

Failure notOnBranch(const QString &id, const QString &branch)
{
    return failure(ErrorKind::NotOnBranch,
                   QStringLiteral("Revision %1 is not a member of branch '%2'").arg(id, branch),
                   QStringLiteral("Choose a revision above or below the branch's own."));
}

Failure notBelowCurrent(const QString &id, const QString &branch)
{
    return failure(
        ErrorKind::InvalidTarget,
        QStringLiteral(
            "Not a valid downgrade target from current heads: none of the revisions after %1 leads to '%2'")
            .arg(id, branch),
        QStringLiteral("Before the @ name a revision or label that stands above the one to go back to."));
}

Failure ambiguousWalk(const QString &from, const Identifiers &identifiers,
                      const QList<RevisionGraph::Node> &choices)
{
    QStringList ids;
    for (const RevisionGraph::Node choice : choices)
        ids << identifiers.id(choice);
    return failure(ErrorKind::AmbiguousWalk,
                   QStringLiteral("Ambiguous walk: from %1 it could go to %2").arg(from, ids.join(u", ")),
                   QStringLiteral("Name the revision, or the branch before an @."));
}

Failure ambiguousStart(const QStringList &rows)
{
    return failure(
        ErrorKind::AmbiguousWalk,
        QStringLiteral("Ambiguous upgrade from multiple current revisions: %1").arg(rows.join(u", ")),
        QStringLiteral("Name the revision to go to, or the branch before an @."));
}

Failure relativeOutOfRange(int steps)
{
    return failure(ErrorKind::RelativeOutOfRange,
                   QStringLiteral("Relative revision %1%2 didn't produce %3 migrations")
                       .arg(QLatin1String(steps < 0 ? "" : "+"))
                       .arg(steps)
                       .arg(std::abs(steps)),
                   QStringLiteral("There are fewer revisions that way."));
}

Failure walkedTooFar(const QString &text)
{
    return failure(ErrorKind::RelativeOutOfRange,
                   QStringLiteral("Walked too far: '%1' leaves the history").arg(text),
                   QStringLiteral("There are fewer revisions that way."));
}

Failure overlaps(const QString &id, const QStringList &others)
{
    return failure(
        ErrorKind::Overlaps,
        QStringLiteral("Requested revision %1 overlaps with other requested revisions %2")
            .arg(id, others.join(u", ")),
        QStringLiteral(
            "The one rests on the other. Leave out %1; when it is a row of the version table, delete "
            "that row.")
            .arg(others.value(0)));
}

Failure inCycle(const Revision &revision)
{
    return failure(ErrorKind::Cycle, QStringLiteral("Revision %1 is part of a cycle").arg(revision.id),
                   QStringLiteral("Change the down_revision or depends_on that closes it."), revision.place);
}

Failure rangeNotAncestor(const QString &lower, const QString &upper)
{
    return failure(ErrorKind::RangeNotAncestor,
                   QStringLiteral("Revision %1 is not an ancestor of revision %2").arg(lower, upper),
                   QStringLiteral("A range must lie on one line of descent."));
}

} // namespace stemma
