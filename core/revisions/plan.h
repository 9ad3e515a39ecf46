// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace stemma {

enum class Direction { Up, Down };

/// One write to the version table. Update and Delete must match exactly one row.
struct RowChange
{
    enum class Kind { Insert, Update, Delete };

    Kind kind = Kind::Insert;
    QString from; ///< the row before (Update, Delete)
    QString to; ///< the row after (Insert, Update)

    bool operator==(const RowChange &) const = default;
};

/// One revision applied or taken back, with the writes that move the rows.
struct PlanStep
{
    QString revision;
    Direction direction = Direction::Up;
    QList<RowChange> rowChanges;
    QStringList rowsAfter;

    bool operator==(const PlanStep &) const = default;
};

/// What would run, in order. A plan has been checked whole: every row change fits the rows before it.
struct Plan
{
    QStringList rowsBefore;
    QList<PlanStep> steps;

    QStringList rowsAfter() const { return steps.isEmpty() ? rowsBefore : steps.last().rowsAfter; }
    bool operator==(const Plan &) const = default;
};

} // namespace stemma
