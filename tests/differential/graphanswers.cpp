// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/differential/graphanswers.h"

#include "core/database/versionscript.h"
#include "core/revisions/nodesets.h"
#include "core/revisions/parentchoice.h"
#include "core/revisions/steptext.h"

#include <algorithm>

namespace stemma::test {

namespace {

using Node = RevisionGraph::Node;

QStringList strings(const QJsonValue &value)
{
    QStringList result;
    if (value.isString())
        result << value.toString();
    for (const QJsonValue &item : value.toArray())
        result << item.toString();
    return result;
}

QJsonArray sorted(QStringList list)
{
    list.sort();
    return QJsonArray::fromStringList(list);
}

RevisionGraph graphOf(const QJsonArray &array)
{
    QList<Revision> revisions;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        Revision revision;
        revision.id = object[u"id"].toString();
        revision.downRevisions = strings(object[u"down"]);
        revision.dependsOn = strings(object[u"depends_on"]);
        revision.branchLabels = strings(object[u"labels"]);
        revision.message = object[u"doc"].toString(revision.id);
        revision.place = Place{QStringLiteral("versions/%1.py").arg(revision.id), 1, 1};
        revision.downRevisionLine = 2;
        revision.branchLabelsLine = 3;
        revision.dependsOnLine = 4;
        revisions << revision;
    }
    return RevisionGraph(revisions);
}

/// The class that Alembic raises for a kind of error, below its CommandError.
QString alembicClass(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::CantLocate:
    case ErrorKind::Ambiguous:
    case ErrorKind::NoSuchBranch:
    case ErrorKind::NotOnBranch:
        return QStringLiteral("ResolutionError");
    case ErrorKind::MultipleHeads:
        return QStringLiteral("MultipleHeads");
    case ErrorKind::RangeNotAncestor:
        return QStringLiteral("RangeNotAncestorError");
    case ErrorKind::InvalidTarget:
    case ErrorKind::Overlaps:
    case ErrorKind::AmbiguousWalk:
    case ErrorKind::RelativeOutOfRange:
        return QStringLiteral("RevisionError");
    default:
        return {};
    }
}

QJsonObject errorObject(const Error &error)
{
    QJsonObject object{{QStringLiteral("class"), QStringLiteral("CommandError")},
                       {QStringLiteral("kind"), errorKindName(error.kind)},
                       {QStringLiteral("message"), error.message}};
    if (const QString cause = alembicClass(error.kind); !cause.isEmpty())
        object[QStringLiteral("cause")] = QJsonObject{{QStringLiteral("class"), cause}};
    return object;
}

} // namespace

GraphAnswers::GraphAnswers(const QJsonArray &revisions)
    : m_graph(graphOf(revisions))
    , m_planner(m_graph)
{ }

int GraphAnswers::revisionCount() const
{
    int count = 0;
    for (Node node = 0; node < m_graph.size(); ++node)
        count += !m_graph.isGhost(node) && m_graph.find(m_graph.revision(node).id) == node ? 1 : 0;
    return count;
}

QJsonObject GraphAnswers::answer(const QJsonObject &query) const
{
    const Result<QJsonObject> result = ask(query);
    return result ? QJsonObject{{QStringLiteral("ok"), *result}}
                  : QJsonObject{{QStringLiteral("error"), errorObject(result.error())}};
}

QJsonArray GraphAnswers::idsOf(const QList<Node> &nodes) const
{
    QJsonArray ids;
    for (const Node node : nodes) {
        ids << (node >= 0                       ? QJsonValue(m_graph.revision(node).id)
                    : node == Identifiers::base ? QJsonValue(QStringLiteral("base"))
                                                : QJsonValue());
    }
    return ids;
}

Result<QJsonObject> GraphAnswers::ask(const QJsonObject &query) const
{
    const QString op = query[u"op"].toString();
    const QString to = query[u"to"].toString();
    const QStringList rows = strings(query[u"from"]);
    const auto list = [this](const char *key, const QList<Node> &nodes) {
        return QJsonObject{{QLatin1String(key), idsOf(nodes)}};
    };
    if (op == u"heads") {
        QJsonObject object = list("heads", m_graph.heads());
        object[QStringLiteral("effective")] = idsOf(m_graph.effectiveHeads());
        return object;
    }
    if (op == u"bases") {
        QList<Node> effective;
        for (const Node base : m_graph.bases()) {
            if (m_graph.dependencies(base).isEmpty())
                effective << base;
        }
        QJsonObject object = list("bases", m_graph.bases());
        object[QStringLiteral("effective")] = idsOf(effective);
        return object;
    }
    if (op == u"graph")
        return revisions();
    if (op == u"branches")
        return branches();
    if (op == u"resolve")
        return m_planner.identifiers().all(to).transform(
            [&](const QList<Node> &nodes) { return list("ids", nodes); });
    if (op == u"resolve_one") {
        return m_planner.identifiers().one(to).transform([&](Node node) {
            const QJsonValue id = node >= 0 ? QJsonValue(m_graph.revision(node).id) : QJsonValue();
            return QJsonObject{{QStringLiteral("id"), id}};
        });
    }
    if (op == u"current") {
        return m_planner.current(rows).transform([&](const QList<Node> &nodes) {
            return QJsonObject{{QStringLiteral("ids"), sorted(strings(idsOf(nodes)))}};
        });
    }
    if (op == u"history") {
        TargetRange range;
        if (query.contains(u"range")) {
            const QString text = query[u"range"].toString();
            const std::optional<TargetRange> parsed = TargetRange::parse(text);
            if (!parsed || !parsed->lower) {
                return failure(ErrorKind::NotPlannable,
                               QStringLiteral("History range requires [start]:[end], [start]:, or :[end]"));
            }
            range = *parsed;
        }
        return m_planner.history(rows, range).transform([&](const QList<Node> &nodes) {
            return list("ids", nodes);
        });
    }
    if (op == u"upgrade" || op == u"downgrade")
        return plan(query);
    if (op == u"stamp")
        return stamp(query);
    if (op.endsWith(u"_sql"))
        return script(query);
    if (op == u"revision")
        return newRevision(query);
    return failure(ErrorKind::Internal, QStringLiteral("unknown op %1").arg(op));
}

QJsonObject GraphAnswers::revisions() const
{
    QJsonArray array;
    for (Node node = 0; node < m_graph.size(); ++node) {
        const auto ids = [this](const QList<Node> &nodes) { return sorted(strings(idsOf(nodes))); };
        QList<Node> allNext = m_graph.children(node) + m_graph.dependents(node);
        QStringList flags;
        if (m_graph.isEffectiveHead(node))
            flags << QStringLiteral("head");
        else if (m_graph.isHead(node))
            flags << QStringLiteral("effective head");
        if (m_graph.parents(node).isEmpty())
            flags << QStringLiteral("base");
        if (m_graph.children(node).size() > 1)
            flags << QStringLiteral("branchpoint");
        if (m_graph.isMerge(node))
            flags << QStringLiteral("mergepoint");
        QStringList labels = m_graph.labels(node);
        array << QJsonObject{{QStringLiteral("id"), m_graph.revision(node).id},
                             {QStringLiteral("down"), idsOf(m_graph.parents(node))},
                             {QStringLiteral("depends_on"), ids(m_graph.dependencies(node))},
                             {QStringLiteral("effective_down"), ids(m_graph.effectiveParents(node))},
                             {QStringLiteral("next"), ids(m_graph.children(node))},
                             {QStringLiteral("effective_next"), ids(uniqueNodes(allNext))},
                             {QStringLiteral("labels"), sorted(labels)},
                             {QStringLiteral("flags"), QJsonArray::fromStringList(flags)}};
    }
    return {{QStringLiteral("revisions"), array}};
}

QJsonObject GraphAnswers::branches() const
{
    QJsonArray array;
    for (const Node node : m_graph.newestFirst()) {
        if (m_graph.children(node).size() > 1) {
            array << QJsonObject{{QStringLiteral("id"), m_graph.revision(node).id},
                                 {QStringLiteral("into"), sorted(strings(idsOf(m_graph.children(node))))}};
        }
    }
    return {{QStringLiteral("branches"), array}};
}

Result<QJsonObject> GraphAnswers::plan(const QJsonObject &query) const
{
    const QString to = query[u"to"].toString();
    const QStringList rows = strings(query[u"from"]);
    if (to.contains(u':'))
        return failure(ErrorKind::NotPlannable, QStringLiteral("Range revision not allowed"));
    const Target target = Target::parse(to);
    const Result<Plan> plan = query[u"op"] == QLatin1String("upgrade") ? m_planner.upgrade(rows, target)
                                                                       : m_planner.downgrade(rows, target);
    if (!plan)
        return std::unexpected(plan.error());
    QJsonArray steps, after;
    QStringList now = rows;
    for (const PlanStep &step : plan->steps) {
        steps << step.revision;
        now = rowsAfter(now, step.rowChanges);
        after << sorted(now);
    }
    return QJsonObject{{QStringLiteral("steps"), steps},
                       {QStringLiteral("rows_after"), after},
                       {QStringLiteral("rows"), sorted(plan->rowsAtEnd())}};
}

Result<QJsonObject> GraphAnswers::stamp(const QJsonObject &query) const
{
    const Result<StampPlan> plan =
        m_planner.stamp(strings(query[u"from"]), strings(query[u"to"]), query[u"purge"].toBool());
    if (!plan)
        return std::unexpected(plan.error());
    QJsonArray steps, after;
    QStringList now = plan->rowsBefore;
    for (const StampStep &step : plan->steps) {
        steps << QJsonObject{{QStringLiteral("from"), sorted(step.from)},
                             {QStringLiteral("to"), sorted(step.to)},
                             {QStringLiteral("up"), step.direction == Direction::Up},
                             {QStringLiteral("branch_move"), step.wholeBranch}};
        now = rowsAfter(now, step.rowChanges);
        after << sorted(now);
    }
    return QJsonObject{{QStringLiteral("steps"), steps},
                       {QStringLiteral("rows_after"), after},
                       {QStringLiteral("rows"), sorted(plan->rowsAtEnd())}};
}

Result<QJsonObject> GraphAnswers::script(const QJsonObject &query) const
{
    const QString op = query[u"op"].toString();
    const std::optional<TargetRange> range = TargetRange::parse(query[u"to"].toString());
    if (!range || (!range->lower && op == u"downgrade_sql"))
        return failure(ErrorKind::NotPlannable, QStringLiteral("downgrade with --sql requires FROM:TO"));
    const Result<Node> start = m_planner.identifiers().one(range->lower.value_or(QStringLiteral("base")));
    if (!start)
        return std::unexpected(start.error());
    const QStringList rows = *start < 0 ? QStringList() : QStringList{m_graph.revision(*start).id};

    VersionScript script(rows, {});
    if (op == u"stamp_sql") {
        const Result<StampPlan> plan = m_planner.stamp(rows, {range->upper});
        if (!plan)
            return std::unexpected(plan.error());
        for (const StampStep &step : plan->steps)
            script.add(stepText(step), {}, step.rowChanges);
    } else {
        const Target target = Target::parse(range->upper);
        const Result<Plan> plan =
            op == u"upgrade_sql" ? m_planner.upgrade(rows, target) : m_planner.downgrade(rows, target);
        if (!plan)
            return std::unexpected(plan.error());
        for (const PlanStep &step : plan->steps)
            script.add(stepText(m_graph, step), {}, step.rowChanges);
    }
    return QJsonObject{{QStringLiteral("sql"), script.text()}};
}

Result<QJsonObject> GraphAnswers::newRevision(const QJsonObject &query) const
{
    ParentRequest request;
    request.heads = strings(query[u"head"]);
    request.splice = query[u"splice"].toBool();
    request.dependsOn = strings(query[u"depends_on"]);
    request.branchLabels = strings(query[u"labels"]);
    return chooseParents(m_graph, request).transform([](const ParentChoice &choice) {
        return QJsonObject{{QStringLiteral("down"), QJsonArray::fromStringList(choice.downRevisions)},
                           {QStringLiteral("depends_on"), QJsonArray::fromStringList(choice.dependsOn)}};
    });
}

} // namespace stemma::test
