// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/verification.h"

#include "core/workspace/rendering.h"

#include <deque>

namespace stemma {

namespace {

constexpr std::size_t askedAhead = 16; ///< so that Python never waits for the comparing

QStringList textsOf(const QList<Statement> &statements)
{
    QStringList texts;
    for (const Statement &statement : statements)
        texts << statement.text;
    return texts;
}

VerifiedFunction verified(RevisionGraph::Node node, Direction direction, const FunctionSql &native,
                          const PythonSql &alembic)
{
    using Outcome = VerifiedFunction::Outcome;
    VerifiedFunction one{node, direction, Outcome::NotComparable, {}, native.needsPython, std::nullopt};
    if (!alembic)
        one.alembic = alembic.error();
    if (native.needsPython || !alembic)
        return one;
    one.compared = compareSql(textsOf(native.statements), textsOf(*alembic));
    one.outcome = areEqual(one.compared) ? Outcome::Equal : Outcome::Different;
    return one;
}

} // namespace

void verifyAgainstAlembic(const Snapshot &snapshot, const QList<RevisionGraph::Node> &nodes,
                          ProjectPython &python, const std::function<void(const VerifiedFunction &)> &tell,
                          const std::stop_token &stop)
{
    struct Asked
    {
        RevisionGraph::Node node;
        Direction direction;
        FunctionSql native;
        QFuture<PythonSql> alembic;
    };
    std::deque<Asked> asked;
    const auto tellFirst = [&] {
        const Asked first = std::move(asked.front());
        asked.pop_front();
        const VerifiedFunction one =
            verified(first.node, first.direction, first.native, first.alembic.result());
        if (!stop.stop_requested())
            tell(one);
    };
    const std::stop_callback cancel(stop, [&python] { python.cancel(); });
    for (const RenderedRevision &rendered : renderRevisions(snapshot, nodes)) {
        if (!snapshot.graph.revision(rendered.node).place.file.endsWith(QLatin1String(".py")))
            continue;
        for (const Direction direction : {Direction::Up, Direction::Down}) {
            if (stop.stop_requested())
                break;
            const bool up = direction == Direction::Up;
            asked.push_back({rendered.node, direction, up ? rendered.sql.upgrade : rendered.sql.downgrade,
                             python.sql(pythonQuestion(snapshot, rendered.node, direction))});
            if (asked.size() > askedAhead)
                tellFirst();
        }
    }
    while (!asked.empty())
        tellFirst();
}

} // namespace stemma
