// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/runevent.h"
#include "core/execution/runplan.h"

#include <QAbstractTableModel>
#include <QPalette>

namespace stemma {

/// The steps and statements of a run and how far each has come. The plan only gives the texts beforehand;
/// what happened is told by the events alone.
class RunModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TextColumn, StateColumn, TimeColumn, ColumnCount };
    enum class State { Waiting, Running, Done, Failed, PassedOver, NotRun };
    enum Roles { StateRole = Qt::UserRole, StepHeadingRole };

    using QAbstractTableModel::QAbstractTableModel;

    void expect(const RunPlan &plan);
    void handle(const RunEvent &event);
    void setPalette(const QPalette &palette);

    int rowOf(int step, int statement) const; ///< -1 when unknown; statement -1: the step's heading
    int doneInStep(int step) const; ///< statements done in a step
    QString textAt(int row) const { return m_rows.at(row).text; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        int step = 0;
        int statement = -1; ///< -1: the heading of the step
        QString text;
        State state = State::Waiting;
        qint64 milliseconds = -1;
        QStringList notes; ///< the server's warnings or its error
    };

    Row &row(int step, int statement, const QString &text);
    void set(int step, int statement, const QString &text, State state, qint64 milliseconds = -1,
             const QStringList &notes = {});
    void closeRest();
    QVariant text(const Row &row, int column) const;

    QList<Row> m_rows;
    QPalette m_palette;
};

} // namespace stemma
