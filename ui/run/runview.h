// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/runevent.h"
#include "core/execution/runplan.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeView;

namespace stemma {

class RunModel;
class RunOutcomeView;

/// One run as it goes: every statement with its mark and time, one progress bar, a way to stop, and how it
/// ended.
class RunView : public QWidget
{
    Q_OBJECT

public:
    explicit RunView(QWidget *parent = nullptr);

    /// A run is about to start: its title and texts, none of them done yet.
    void expect(const QString &title, const RunPlan &plan, const QString &folder);
    void handle(const RunEvent &event);

signals:
    void stopRequested();
    void placeRequested(const stemma::Place &place);

protected:
    void changeEvent(QEvent *event) override;

private:
    void finish(const RunFinished &finished);
    QString stateText(const RunFinished &finished) const;

    RunModel *m_model = nullptr;
    QTreeView *m_list;
    QLabel *m_sentence;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    RunOutcomeView *m_outcome;
    QString m_title;
    QString m_folder;
    QString m_table;
    QStringList m_rowsBefore;
    int m_statements = 0;
    int m_done = 0;
    int m_step = 0;
    QString m_revision; ///< of the step under way
    QElapsedTimer m_clock;
};

} // namespace stemma
