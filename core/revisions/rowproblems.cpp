// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/rowproblems.h"

#include "core/revisions/identifiers.h"

namespace stemma {

using Node = RevisionGraph::Node;

namespace {

Problem problem(const char *id, const QString &message, const QString &advice, const QStringList &revisions,
                const QStringList &fixes)
{
    return Problem{QLatin1String(id), Severity::Error, message, advice, Place{}, revisions, fixes};
}

Problem unknown(const RevisionGraph &graph, const QString &row)
{
    const QString whole = Identifiers(graph).idThatBegins(row);
    if (!whole.isEmpty()) {
        return problem(
            "partial-row",
            QStringLiteral("The version table's row %1 stands for %2, but is not its id.").arg(row, whole),
            QStringLiteral("Write the whole id to the row. Alembic plans as if it were %1, but can't "
                           "move it.")
                .arg(whole),
            {row, whole}, {QStringLiteral("complete-row")});
    }
    return problem(
        "unknown-row",
        QStringLiteral("Can't locate revision identified by '%1', a row of the version table.").arg(row),
        QStringLiteral(
            "Bring its file back. If it is gone for good, delete the row, or stamp with --purge the "
            "revisions that the schema really has."),
        {row}, {QStringLiteral("restore-file"), QStringLiteral("delete-row"), QStringLiteral("stamp-purge")});
}

// The other rows that rest on this one.
QStringList restingOn(const RevisionGraph &graph, Node node, const QStringList &rows)
{
    const QList<bool> above = graph.descendants({node});
    QStringList result;
    for (const QString &row : rows) {
        const Node other = graph.find(row);
        if (other >= 0 && other != node && above[other] && !result.contains(row))
            result << row;
    }
    return result;
}

} // namespace

QList<Problem> rowProblems(const RevisionGraph &graph, const QStringList &rows)
{
    QList<Problem> problems;
    QStringList seen;
    QList<Node> below;
    for (const QString &row : rows) {
        if (const Node node = graph.find(row); node >= 0)
            below += graph.effectiveParents(node);
    }
    const QList<bool> covered = graph.ancestors(below);
    for (const QString &row : rows) {
        if (seen.contains(row))
            continue;
        seen << row;
        const Node node = graph.find(row);
        if (node < 0 || graph.isGhost(node)) {
            problems << unknown(graph, row);
            continue;
        }
        if (const qsizetype times = rows.count(row); times > 1) {
            problems << problem(
                "duplicate-row",
                QStringLiteral("The version table holds the row %1 %2 times.").arg(row).arg(times),
                QStringLiteral("Delete all but one, and give the table its primary key."), {row},
                {QStringLiteral("delete-copies")});
        }
        if (covered[node]) {
            const QStringList others = restingOn(graph, node, rows);
            problems << problem(
                "redundant-row",
                QStringLiteral("The version table's row %1 overlaps with %2, which rests on it.")
                    .arg(row, others.join(u", ")),
                QStringLiteral("Delete the row %1: the others imply it, and upgrades are refused "
                               "as long as it is there.")
                    .arg(row),
                QStringList{row} + others, {QStringLiteral("delete-row")});
        }
    }
    return problems;
}

} // namespace stemma
