// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/bottompanel.h"

#include "ui/problems/problemsview.h"
#include "ui/run/runview.h"

#include <QTabBar>
#include <QToolButton>

namespace stemma {

BottomPanel::BottomPanel(QWidget *parent)
    : QTabWidget(parent)
    , m_problems(new ProblemsView)
    , m_run(new RunView)
{
    setObjectName(QStringLiteral("bottomPanel"));
    setDocumentMode(true);
    tabBar()->setAccessibleName(tr("Panels"));
    tabBar()->setExpanding(false);
    m_run->setObjectName(QStringLiteral("runView"));
    addTab(m_problems, tr("Problems"));
    addTab(m_run, tr("Run"));
    setTabVisible(0, false);
    setTabVisible(1, false);
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("closePanelButton"));
    close->setText(tr("Close"));
    close->setToolTip(tr("Closes the panel; the View menu opens it again"));
    close->setAutoRaise(true);
    setCornerWidget(close);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void BottomPanel::displayProblems(const QList<Problem> &problems, const QString &folder)
{
    const int before = m_count;
    m_count = int(problems.size());
    m_problems->display(problems, folder);
    setTabText(0, tr("Problems (%1)").arg(m_count));
    setTabVisible(0, m_count > 0);
    if (m_count > before && !isTabVisible(1))
        setCurrentIndex(0);
    if (m_count > before)
        show();
    settle();
}

void BottomPanel::openRun()
{
    setTabVisible(1, true);
    setCurrentIndex(1);
    show();
}

void BottomPanel::closeRun()
{
    setTabVisible(1, false);
    settle();
}

bool BottomPanel::hasContent() const
{
    return isTabVisible(0) || isTabVisible(1);
}

void BottomPanel::settle()
{
    if (!hasContent())
        hide();
}

} // namespace stemma
