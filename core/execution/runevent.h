// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/revisions/plan.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace stemma {

enum class RunOutcome { Done, Failed, Cancelled };

// Steps and statements count from 0; a statement's number is within its step.
struct RunStarted
{
    QStringList rows;
    int steps = 0;
    int statements = 0; ///< of all steps
};
struct StepStarted
{
    int step = 0;
    QString revision;
    Direction direction = Direction::Up;
    int statements = 0;
};
struct StatementStarted
{
    int step = 0;
    int statement = 0;
    QString text;
};
struct StatementDone
{
    int step = 0;
    int statement = 0;
    qint64 milliseconds = 0;
    qint64 rowsMatched = 0;
    QStringList warnings; ///< as the server words them
};
struct StatementFailed
{
    int step = 0;
    int statement = 0;
    Error error; ///< with the statement, its file and line, and the server's words
};
struct StepDone
{
    int step = 0;
    QString revision;
    QStringList rows; ///< of the version table, after this step
};
struct RunFinished
{
    RunOutcome outcome = RunOutcome::Done;
    int statementsDone = 0;
    QStringList rows; ///< as read back from the database where it still answers
    std::optional<Error> error;
};

/// All that can happen in a run. The window, the log and the command line read the same events.
using RunEvent = std::variant<RunStarted, StepStarted, StatementStarted, StatementDone, StatementFailed,
                              StepDone, RunFinished>;

/// For std::visit with one lambda per alternative.
template <class... Ts>
struct overloaded : Ts...
{
    using Ts::operator()...;
};

} // namespace stemma
