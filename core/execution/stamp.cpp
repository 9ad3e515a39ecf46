// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/stamp.h"

#include "core/database/connection.h"
#include "core/database/versiontable.h"
#include "core/execution/rowtexts.h"

namespace stemma {

namespace {

Result<> expectRows(VersionTable &table, const QStringList &expected, const QString &when)
{
    const Result<QStringList> rows = table.rows();
    if (!rows)
        return Failure(rows.error());
    if (sortedRows(*rows) == sortedRows(expected))
        return {};
    return failure(
        ErrorKind::VersionRowMismatch,
        QStringLiteral("The version table has %1; %2 it had %3. Nothing was changed.")
            .arg(listedRows(*rows), when, listedRows(expected)),
        QStringLiteral("Someone else is writing to it. Look at where it stands, and stamp again."));
}

Result<> write(const StampPlan &plan, bool purge, VersionTable &table)
{
    if (purge) {
        if (const Result<> cleared = table.clear(); !cleared)
            return cleared;
    } else if (const Result<> same =
                   expectRows(table, plan.rowsBefore, QStringLiteral("when this was planned"));
               !same) {
        return same;
    }
    for (const StampStep &step : plan.steps) {
        for (const RowChange &change : step.rowChanges) {
            if (const Result<> written = table.apply(change); !written)
                return written;
        }
    }
    return expectRows(table, plan.rowsAtEnd(), QStringLiteral("by the plan, after stamping,"));
}

} // namespace

Result<QStringList> applyStamp(const StampPlan &plan, bool purge, Connection &connection,
                               const VersionTableName &versionTable)
{
    VersionTable table(connection, versionTable);
    if (const Result<> made = table.ensure(); !made)
        return Failure(made.error());
    if (const auto begun = connection.execute(QStringLiteral("START TRANSACTION")); !begun)
        return Failure(begun.error());
    Result<> done = write(plan, purge, table);
    if (done) {
        if (const auto committed = connection.execute(QStringLiteral("COMMIT")); !committed)
            done = Failure(committed.error());
    }
    if (!done) {
        (void)connection.execute(QStringLiteral("ROLLBACK"));
        return Failure(done.error());
    }
    return table.rows();
}

} // namespace stemma
