// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/columnorder.h"

#include <QHash>

#include <algorithm>

namespace stemma::schema {

// The names of `to`, as places in `from`, are a row of different numbers; their longest rising selection is
// what may stay. Read from left to right: `ends[k]` is the smallest last number of a rising selection of
// length k + 1 met so far, so that the length a number can end is found by bisection.
QSet<QString> unmovedNames(const QStringList &from, const QStringList &to)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < from.size(); ++i)
        places[from[i]] = i;

    QList<qsizetype> ends;
    QHash<qsizetype, qsizetype> previous; // place -> the place before it in its selection
    for (const QString &name : to) {
        const auto found = places.constFind(name);
        if (found == places.cend())
            continue;
        const auto end = std::lower_bound(ends.begin(), ends.end(), *found);
        previous[*found] = end == ends.begin() ? -1 : *(end - 1);
        if (end == ends.end())
            ends << *found;
        else
            *end = *found;
    }

    QSet<QString> unmoved;
    for (qsizetype place = ends.isEmpty() ? -1 : ends.last(); place >= 0; place = previous[place])
        unmoved << from[place];
    return unmoved;
}

} // namespace stemma::schema
