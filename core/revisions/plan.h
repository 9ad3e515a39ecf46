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

/// The rows, in table order, once these writes are made.
QStringList rowsAfter(QStringList rows, const QList<RowChange> &changes);

/// One revision applied or taken back, with the writes that move the rows.
struct PlanStep
{
    QString revision;
    Direction direction = Direction::Up;
    QList<RowChange> rowChanges;

    bool operator==(const PlanStep &) const = default;
};

/// What would run, in order. A plan has been checked whole: every row change fits the rows before it.
struct Plan
{
    QStringList rowsBefore;
    QList<PlanStep> steps;

    /// The rows once everything has run. Rows in between are worked out with stemma::rowsAfter(), step by
    /// step: a list for each step would grow with the square of the history.
    QStringList rowsAtEnd() const;
    bool operator==(const Plan &) const = default;
};

/// One move of rows that `stamp` makes without running anything.
struct StampStep
{
    QStringList from;
    QStringList to;
    Direction direction = Direction::Up;
    bool wholeBranch = false; ///< a row appears or goes, with nothing to move from or to
    QList<RowChange> rowChanges;

    bool operator==(const StampStep &) const = default;
};

struct StampPlan
{
    QStringList rowsBefore;
    QList<StampStep> steps;

    QStringList rowsAtEnd() const;
    bool operator==(const StampPlan &) const = default;
};

} // namespace stemma
