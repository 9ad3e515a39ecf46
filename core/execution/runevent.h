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
/// The revision file has it in a try block that passes over such errors, as `alembic` does when it runs it.
struct StatementPassedOver
{
    int step = 0;
    int statement = 0;
    std::optional<Error>
        error; ///< nothing when it was left out, a statement before it in the block having failed
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
                              StatementPassedOver, StepDone, RunFinished>;

/// One line about a statement that was passed over.
QString passedOverText(const StatementPassedOver &event);

/// For std::visit with one lambda per alternative.
template <class... Ts>
struct overloaded : Ts...
{
    using Ts::operator()...;
};

} // namespace stemma
