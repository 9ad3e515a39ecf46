// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/pythonerrors.h"
#include "core/database/versiontable.h"
#include "core/execution/run.h"

namespace stemma {

/// The way of one run through its plan, from the check of the rows to the last event.
///
/// What a run holds for its whole length is taken in begin() and given back in finish(), which every run
/// passes through; what must be known of a statement before and after it is sent belongs around send(); what
/// must become true together with the version rows belongs into moveRows()' transaction.
class RunStepper
{
public:
    RunStepper(const RunPlan &plan, const Run::Sink &sink, Connection &connection, std::stop_token stop);

    RunFinished run();

private:
    Result<> begin();
    Result<> step(int index);
    Result<> send(int step, int index);
    Result<> moveRows(const PlanStep &step);
    RunFinished finish(const Result<> &ended);

    Result<> rowsAre(const QStringList &expected, const QString &when);
    Error stoppedBefore(int step, int statement) const;
    void tell(const RunEvent &event) const;

    const RunPlan &m_plan;
    const Run::Sink &m_sink;
    Connection &m_connection;
    std::stop_token m_stop;
    VersionTable m_table;
    QStringList m_rows; ///< as last read
    TryBlocks m_tryBlocks; ///< of this step
    int m_statementsDone = 0;
};

} // namespace stemma
