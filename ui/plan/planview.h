// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/execution/runplan.h"

#include <QStackedWidget>

class QLabel;
class QPushButton;

namespace stemma {

class EmptyState;
class SqlView;

/// What would run, before it runs: the rows before and after, every statement in one document, and the one
/// coloured button. Ctrl+Return applies only while that button has the focus.
class PlanView : public QStackedWidget
{
    Q_OBJECT

public:
    explicit PlanView(QWidget *parent = nullptr);

    /// `database` names where it would run: "root@localhost/storyboard".
    void display(const QString &title, const RunPlan &plan, const QString &database);

    /// Why there is no plan.
    void displayError(const QString &title, const Error &error);

    const RunPlan &plan() const { return m_plan; }
    void focusPlan(); ///< the document, never the button

signals:
    void applyRequested(const stemma::RunPlan &plan);
    void closeRequested();
    void placeRequested(const stemma::Place &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makePage();
    void dress();
    void apply();

    RunPlan m_plan;
    Place m_fault;
    QLabel *m_title;
    QLabel *m_summary;
    QLabel *m_rows;
    SqlView *m_editor;
    QPushButton *m_apply;
    QPushButton *m_close;
    EmptyState *m_error;
};

} // namespace stemma
