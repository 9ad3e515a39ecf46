// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/plan.h"

namespace stemma {

QStringList rowsAfter(QStringList rows, const QList<RowChange> &changes)
{
    for (const RowChange &change : changes) {
        switch (change.kind) {
        case RowChange::Kind::Insert:
            rows << change.to;
            break;
        case RowChange::Kind::Delete:
            rows.removeOne(change.from);
            break;
        case RowChange::Kind::Update:
            if (const qsizetype at = rows.indexOf(change.from); at >= 0)
                rows[at] = change.to;
            break;
        }
    }
    return rows;
}

QStringList Plan::rowsAtEnd() const
{
    QStringList rows = rowsBefore;
    for (const PlanStep &step : steps)
        rows = stemma::rowsAfter(std::move(rows), step.rowChanges);
    return rows;
}

QStringList StampPlan::rowsAtEnd() const
{
    QStringList rows = rowsBefore;
    for (const StampStep &step : steps)
        rows = stemma::rowsAfter(std::move(rows), step.rowChanges);
    return rows;
}

} // namespace stemma
