// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/revisionschema.h"

#include "core/schema/print.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace stemma {

namespace {

/// Beyond that many pairs of lines the texts are shown one after the other.
constexpr qsizetype mostPairs = 4'000'000;

QStringView compared(const QString &line)
{
    return line.endsWith(u',') ? QStringView(line).chopped(1) : QStringView(line);
}

QString createSql(const schema::Schema &schema, const schema::ObjectName &object, Dialect dialect)
{
    QString sql = schema::createObject(schema, object, dialect).trimmed();
    while (sql.endsWith(u';'))
        sql.chop(1);
    return sql;
}

QList<ObjectDifference> objectDifferences(const schema::Schema &before, const schema::Schema &after,
                                          Dialect dialect)
{
    QList<ObjectDifference> differences;
    for (const schema::Change &change : schema::difference(before, after)) {
        if (differences.isEmpty() || differences.last().object != change.object) {
            ObjectDifference difference{change.object, {}, {}};
            if (!change.object.name.isEmpty()) {
                difference.lines = differenceOfLines(createSql(before, change.object, dialect),
                                                     createSql(after, change.object, dialect));
            }
            differences << difference;
        }
        differences.last().changes << change;
    }
    return differences;
}

QStringList tablesOf(const ReplayedHistory &history)
{
    QStringList names;
    const schema::Schema *former = &history.start;
    for (const ReplayedRevision &revision : history.revisions) {
        const schema::Schema &now = revision.schema;
        std::set_difference(now.tables.keyBegin(), now.tables.keyEnd(), former->tables.keyBegin(),
                            former->tables.keyEnd(), std::back_inserter(names));
        former = &now;
    }
    names.sort();
    names.removeDuplicates();
    return names;
}

QString firstChangedTable(const QList<ObjectDifference> &differences)
{
    for (const ObjectDifference &difference : differences) {
        if (difference.object.kind == schema::ObjectKind::Table && !difference.object.name.isEmpty())
            return difference.object.name;
    }
    return {};
}

/// Only the table: the others of a large schema need not be compared for it.
schema::Schema alone(const schema::Schema &schema, const QString &table)
{
    schema::Schema one;
    if (const auto found = schema.tables.constFind(table); found != schema.tables.constEnd())
        one.tables.insert(table, *found);
    return one;
}

QList<RevisionSchema::Moment> momentsOf(const RevisionGraph &graph, const ReplayedHistory &history,
                                        const QString &table)
{
    QList<RevisionSchema::Moment> moments;
    schema::Schema former = alone(history.start, table);
    for (const ReplayedRevision &revision : history.revisions) {
        schema::Schema now = alone(revision.schema, table);
        if (former != now)
            moments.append({graph.find(revision.id), schema::difference(former, now)});
        former = std::move(now);
    }
    return moments;
}

} // namespace

// The longest common subsequence of what is left between equal beginnings and ends, by the usual table.
QList<SchemaLine> differenceOfLines(const QString &before, const QString &after)
{
    using Kind = SchemaLine::Kind;
    const QStringList from = before.isEmpty() ? QStringList() : before.split(u'\n');
    const QStringList to = after.isEmpty() ? QStringList() : after.split(u'\n');
    const auto same = [&](qsizetype i, qsizetype j) { return compared(from.at(i)) == compared(to.at(j)); };
    qsizetype head = 0;
    while (head < std::min(from.size(), to.size()) && same(head, head))
        ++head;
    qsizetype tail = 0;
    while (tail < std::min(from.size(), to.size()) - head
           && same(from.size() - 1 - tail, to.size() - 1 - tail))
        ++tail;

    const qsizetype rows = from.size() - head - tail;
    const qsizetype columns = to.size() - head - tail;
    const bool compare = rows * columns <= mostPairs;
    std::vector<int> common(compare ? (rows + 1) * (columns + 1) : 0);
    const auto at = [&](qsizetype i, qsizetype j) -> int & { return common[i * (columns + 1) + j]; };
    for (qsizetype i = rows - 1; compare && i >= 0; --i) {
        for (qsizetype j = columns - 1; j >= 0; --j)
            at(i, j) = same(head + i, head + j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }

    QList<SchemaLine> lines;
    for (qsizetype i = 0; i < head; ++i)
        lines << SchemaLine{Kind::Same, to.at(i)};
    qsizetype i = 0, j = 0;
    while (i < rows || j < columns) {
        if (compare && i < rows && j < columns && same(head + i, head + j)) {
            lines << SchemaLine{Kind::Same, to.at(head + j)};
            ++i, ++j;
        } else if (i < rows && (j == columns || !compare || at(i + 1, j) >= at(i, j + 1))) {
            lines << SchemaLine{Kind::Removed, from.at(head + i++)};
        } else {
            lines << SchemaLine{Kind::Added, to.at(head + j++)};
        }
    }
    for (qsizetype k = to.size() - tail; k < to.size(); ++k)
        lines << SchemaLine{Kind::Same, to.at(k)};
    return lines;
}

RevisionSchema describeSchema(const Snapshot &snapshot, RevisionGraph::Node node, const QString &table,
                              const ReplayedHistory &history)
{
    RevisionSchema result;
    result.snapshot = snapshot.number;
    result.node = node;
    const QString &id = snapshot.graph.revision(node).id;
    const schema::Schema *before = history.before(id);
    const schema::Schema *after = history.after(id);
    if (!before || !after)
        return result;
    result.differences = objectDifferences(*before, *after, snapshot.dialect);
    for (const schema::ObjectName &object : after->objects())
        result.objects.append({object, createSql(*after, object, snapshot.dialect)});
    result.tables = tablesOf(history);
    result.table = table.isEmpty() ? firstChangedTable(result.differences) : table;
    if (!result.tables.contains(result.table))
        result.table = result.tables.value(0);
    if (!result.table.isEmpty())
        result.moments = momentsOf(snapshot.graph, history, result.table);
    result.stopped = history.stopped;
    result.stoppedAt = history.stoppedAt;
    return result;
}

} // namespace stemma
