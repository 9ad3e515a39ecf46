// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/revisionsql.h"
#include "core/revisions/plan.h"

#include <QWidget>

class QLabel;

namespace stemma {

class CodeView;

/// A revision's file, and below it which statements the line under the cursor asks for, with a way to them.
class FilePane : public QWidget
{
    Q_OBJECT

public:
    explicit FilePane(QWidget *parent = nullptr);

    /// `file` is the path that the statements' places name; `sql` is nothing where it can't be shown.
    void display(const QString &code, const QString &file, const RevisionSql &sql);

    CodeView *view() const { return m_view; }

signals:
    void statementRequested(stemma::Direction direction, int index);

private:
    void showStatements();

    CodeView *m_view;
    QLabel *m_asks;
    QString m_file;
    RevisionSql m_sql;
};

/// The numbers, from 0, of the statements whose place holds that line.
QList<int> statementsOfLine(const QList<Statement> &statements, const QString &file, int line);

} // namespace stemma
