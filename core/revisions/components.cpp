// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/components.h"

#include <algorithm>

namespace stemma {

Components stronglyConnectedComponents(int count, const std::function<QList<int>(int)> &targets)
{
    struct Frame
    {
        int node;
        QList<int> targets;
        int next = 0;
    };

    Components result;
    result.ofNode.fill(-1, count);
    QList<int> index(count, -1), low(count, 0), pending;
    QList<Frame> path;
    int counter = 0;

    for (int root = 0; root < count; ++root) {
        if (index[root] >= 0)
            continue;
        path << Frame{root, targets(root)};
        index[root] = low[root] = counter++;
        pending << root;
        while (!path.isEmpty()) {
            Frame &frame = path.last();
            if (frame.next < frame.targets.size()) {
                const int target = frame.targets[frame.next++];
                if (index[target] < 0) {
                    index[target] = low[target] = counter++;
                    pending << target;
                    path << Frame{target, targets(target)};
                } else if (result.ofNode[target] < 0) {
                    low[frame.node] = std::min(low[frame.node], index[target]);
                }
                continue;
            }
            const int node = frame.node;
            path.removeLast();
            if (!path.isEmpty())
                low[path.last().node] = std::min(low[path.last().node], low[node]);
            if (low[node] != index[node])
                continue;
            int size = 0;
            for (int member = -1; member != node; ++size) {
                member = pending.takeLast();
                result.ofNode[member] = int(result.sizes.size());
            }
            result.sizes << size;
        }
    }
    return result;
}

} // namespace stemma
