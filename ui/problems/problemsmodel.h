// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"

#include <QAbstractTableModel>
#include <QPalette>

namespace stemma {

/// Problems in the order they are given, gravest first. Severity is a word and a shape, never a colour alone.
class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { SeverityColumn, MessageColumn, PlaceColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void display(QList<Problem> problems, const QString &folder);
    void setPalette(const QPalette &palette);
    const Problem &problemAt(int row) const { return m_problems.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString placeText(const Place &place) const;

    QList<Problem> m_problems;
    QString m_folder;
    QPalette m_palette;
};

} // namespace stemma
