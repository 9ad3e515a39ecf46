// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"

#include <QTabWidget>

namespace stemma {

class ProblemsView;
class RunView;

/// The panel at the bottom: problems and the run. Closed while there is nothing to show; a tab is there only
/// when it has something.
class BottomPanel : public QTabWidget
{
    Q_OBJECT

public:
    explicit BottomPanel(QWidget *parent = nullptr);

    void displayProblems(const QList<Problem> &problems, const QString &folder);
    void openRun();
    void closeRun(); ///< when another project is opened

    ProblemsView *problems() const { return m_problems; }
    RunView *run() const { return m_run; }

    bool hasContent() const;

private:
    void settle();

    ProblemsView *m_problems;
    RunView *m_run;
    int m_count = 0;
};

} // namespace stemma
