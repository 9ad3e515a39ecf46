// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/lanelayout.h"

#include <algorithm>

namespace stemma {

namespace {

using Node = RevisionGraph::Node;

constexpr int colourCount = 8;

// More lanes than this nobody can follow, and a history where each revision of a long branch depends on one
// far below would have thousands: the lines of its further dependencies are left out.
constexpr int mostLanesForDependencies = 24;

// Lanes are slots. A slot holds the node that its line leads down to. A row takes the leftmost slot that
// leads to its node (or the first free one), frees the others, and hands its own slot to its first parent;
// further parents and dependencies get slots of their own, unless a slot leads there already: then the line
// joins that one.
struct Slot
{
    Node wants = -1; ///< -1: free
    int colour = 0;
    bool dependency = false;
};

class Lanes
{
public:
    LaneRow place(const RevisionGraph &graph, Node node)
    {
        LaneRow row;
        row.node = node;
        row.lane = slotFor(node);
        row.colour = m_slots[row.lane].colour;
        for (int i = 0; i < m_slots.size(); ++i) {
            if (m_slots[i].wants == node)
                m_slots[i].wants = -1;
        }
        for (int i = 0; i < m_slots.size(); ++i) {
            if (m_slots[i].wants >= 0)
                row.below << LaneSegment{i, i, m_slots[i].colour, m_slots[i].dependency};
        }
        bool ownLaneFree = true;
        for (const Node parent : graph.parents(node)) {
            if (parent != node)
                connect(row, parent, false, ownLaneFree);
        }
        for (const Node dependency : graph.dependencies(node)) {
            if (dependency != node)
                connect(row, dependency, true, ownLaneFree);
        }
        while (!m_slots.isEmpty() && m_slots.last().wants < 0)
            m_slots.removeLast();
        row.width = row.lane + 1;
        for (const LaneSegment &segment : std::as_const(row.below))
            row.width = std::max({row.width, segment.from + 1, segment.to + 1});
        return row;
    }

    void forget(Node node)
    {
        m_done.resize(std::max<qsizetype>(m_done.size(), node + 1)), m_done[node] = true;
    }

private:
    bool isDone(Node node) const { return node < m_done.size() && m_done[node]; }

    int slotFor(Node node)
    {
        for (int i = 0; i < m_slots.size(); ++i) {
            if (m_slots[i].wants == node)
                return i;
        }
        return open(node, false);
    }

    int open(Node node, bool dependency)
    {
        int i = 0;
        while (i < m_slots.size() && m_slots[i].wants >= 0)
            ++i;
        if (i == m_slots.size())
            m_slots << Slot{};
        m_slots[i] = Slot{node, m_nextColour++ % colourCount, dependency};
        return i;
    }

    void connect(LaneRow &row, Node target, bool dependency, bool &ownLaneFree)
    {
        if (isDone(target)) // only in a cycle: a line can't lead upwards
            return;
        for (int i = 0; i < m_slots.size(); ++i) {
            if (m_slots[i].wants != target)
                continue;
            row.below << LaneSegment{row.lane, i, dependency ? m_slots[i].colour : row.colour, dependency};
            m_slots[i].dependency = m_slots[i].dependency && dependency;
            return;
        }
        int lane = row.lane;
        if (dependency && m_slots.size() >= mostLanesForDependencies)
            return;
        if (ownLaneFree && !dependency)
            m_slots[lane] = Slot{target, row.colour, false};
        else
            lane = open(target, dependency);
        ownLaneFree = ownLaneFree && dependency;
        row.below << LaneSegment{row.lane, lane, m_slots[lane].colour, dependency};
    }

    QList<Slot> m_slots;
    QList<bool> m_done;
    int m_nextColour = 0;
};

} // namespace

QList<LaneRow> layoutLanes(const RevisionGraph &graph)
{
    QList<LaneRow> rows;
    rows.reserve(graph.size());
    Lanes lanes;
    for (const Node node : graph.newestFirst()) {
        lanes.forget(node);
        rows << lanes.place(graph, node);
    }
    return rows;
}

} // namespace stemma
